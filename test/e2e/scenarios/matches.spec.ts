import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, type RunningApp, test } from '../fixtures/app.ts';
import { ImportPage } from '../pages/importPage.ts';
import { MatchesPage } from '../pages/matchesPage.ts';

const accounts = `Date,Description,Amount,Currency,Account
2026-11-02,TRANSFER TO SAVINGS,-500.00,EUR,Current
2026-11-03,TRANSFER FROM CURRENT,500.00,EUR,Savings
2026-11-05,BLUE DOOR BAKERY LEEDS,-4.80,EUR,Current
`;
const written = `Date,Description,Amount,Currency,Account
2026-11-06,CARD PAYMENT TO BLUE DOOR BAKERY LEEDS,-4.80,EUR,Current
`;

async function matchesOfStatements({ page }: RunningApp): Promise<MatchesPage> {
  const imports = new ImportPage(page);
  await imports.open();
  await imports.choose({ name: 'accounts.csv', content: accounts }, { name: 'written.csv', content: written });
  await expect(imports.headline).toHaveText('2 files are imported');
  const matches = new MatchesPage(page);
  await matches.open();
  return matches;
}

const transfer = 'A transfer between your accounts?';
const twice = 'The same transaction twice?';

test('pairs are decided on by one key each, and every decision can be taken back', async ({ app }) => {
  const { keyboard } = app.page;
  const matches = await matchesOfStatements(app);
  await expect(matches.matches).toHaveCount(2);
  await expect(matches.match(transfer)).toContainText(
    'The same amount leaves Current and comes to Savings, a day apart.',
  );
  await expect(matches.match(twice)).toContainText('The same payee.');

  await matches.match(transfer).focus();
  await keyboard.press('Enter');
  await expect(matches.message('Paired as a transfer.')).toBeVisible();
  await expect(matches.matches).toHaveCount(1);
  await matches.message('Paired as a transfer.').getByRole('button', { name: 'Undo' }).click();
  await expect(matches.match(transfer)).toBeVisible();

  await matches.match(twice).focus();
  await keyboard.press('x');
  await expect(matches.message('Kept as two transactions.')).toBeVisible();
  await expect(matches.match(twice)).toBeHidden();
  await matches.message('Kept as two transactions.').getByRole('button', { name: 'Undo' }).click();
  await expect(matches.match(twice)).toBeVisible();

  await matches.match(twice).getByRole('button', { name: 'Merge them' }).click();
  await expect(matches.message('Merged into one transaction.')).toBeVisible();
  await matches.match(transfer).getByRole('button', { name: 'Not a transfer' }).click();
  await expect(app.page.getByRole('heading', { name: 'Nothing to match' })).toBeVisible();
  await expectAccessible(app.page);
});

test('matches are accessible on a wide window and a narrow one, and are walked through by arrows', async ({ app }) => {
  const { page } = app;
  const matches = await matchesOfStatements(app);
  await expect(matches.matches).toHaveCount(2);
  await expectAccessible(page);
  await matches.matches.first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(matches.matches.nth(1)).toBeFocused();
  await page.keyboard.press('k');
  await expect(matches.matches.first()).toBeFocused();
  await page.setViewportSize({ width: 360, height: 740 });
  await expectAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
});

test('with nothing to match, the screen says when something would be', async ({ app }) => {
  const matches = new MatchesPage(app.page);
  await matches.open();
  await expect(app.page.getByRole('heading', { name: 'Nothing to match' })).toBeVisible();
  await expectAccessible(app.page);
});
