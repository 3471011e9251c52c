import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/app.ts';
import { AuditPage } from '../pages/auditPage.ts';
import { HomePage } from '../pages/homePage.ts';
import { ReviewPage } from '../pages/reviewPage.ts';
import { RulesPage } from '../pages/rulesPage.ts';

const pictures = resolve(import.meta.dirname, '../../../resources/tour');

/** An export as a bank gives it, with a header further down and a row that cannot be read. */
const statement = [
  'Account statement;;;',
  'Printed on;23/11/2026;;',
  ';;;',
  'Date;Details;Amount;Balance',
  ...Array.from({ length: 18 }, (_, index) => {
    const day = String(index + 10).padStart(2, '0');
    const shops = ['CORNER BAKERY 0412', 'GREENLOAF LOCAL 5521', 'CITY PARKING 88', 'HARBOUR PHARMACY'];
    return `${day}/10/2026;${shops[index % shops.length]} CARD ${day} OCT;-${4 + index},${10 + index};${1200 - 9 * index},00`;
  }),
  '31/10/2026;MONTHLY FEE;two pounds;1000,00',
].join('\n');

/** Shows what the README shows, and checks each picture's screen in both themes. `npm run tour` keeps the pictures. */
test('a newcomer can walk through every screen', async ({ app: { page, url } }, testInfo) => {
  const keep = testInfo.config.updateSnapshots === 'all';
  if (keep) mkdirSync(pictures, { recursive: true });
  const picture = async (name: string) => {
    await settle(page);
    const path = keep ? join(pictures, `${name}.png`) : testInfo.outputPath(`${name}.png`);
    await page.screenshot({ path });
    await expectAccessible(page);
  };
  const visit = (path: string) => page.goto(new URL(path, url).href);
  await page.setViewportSize({ width: 1280, height: 820 });

  const home = new HomePage(page);
  await expect(home.headline).toHaveText('Your books begin here');
  await picture('begin');
  await home.addSampleData();

  await visit('/import');
  await page.locator('input[type=file]').setInputFiles({
    name: 'statement.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(statement),
  });
  await expect(page.getByText('CORNER BAKERY 0412').first()).toBeVisible();
  await picture('import');

  await visit('/review');
  const review = new ReviewPage(page);
  await expect(review.why).toBeVisible();
  await picture('review');
  await page.keyboard.press('1');

  await visit('/transactions');
  await expect(page.getByRole('grid')).toBeVisible();
  await picture('transactions');

  await visit('/rules');
  const rules = new RulesPage(page);
  await rules.beginButton.click();
  await rules.save();
  await rules.run('Sure ones');
  await expect(rules.runs).toHaveCount(1);
  await picture('rules');

  await visit('/training');
  await expect(page.getByText('in use').first()).toBeVisible();
  await picture('training');

  await visit('/audit');
  const audit = new AuditPage(page);
  await audit.verifyButton.click();
  await expect(page.getByText(/entries were checked|unbroken|unchanged/).first()).toBeVisible();
  await picture('audit');

  await visit('/');
  await expect(home.questions).toHaveCount(5);
  await picture('home');
});

/** Waits until fonts are there and nothing moves. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {})));
  });
}
