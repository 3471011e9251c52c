import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/app.ts';
import { HeldRowsPage } from '../pages/heldRowsPage.ts';
import { ImportPage } from '../pages/importPage.ts';

const statement = [
  'Date,Description,Amount',
  '2026-03-01,Corner Bakery,-3.20',
  '2026-03-02,City Grocer,-11.50',
  '2026-03-03,Card check,0.00',
  '2199-12-24,Standing order,-99.00',
  '2026-02-30,Florist,-14.00',
].join('\n');

test('rows held back are accepted, corrected and discarded by keyboard, and each decision is undone', async ({
  app,
}) => {
  const imports = new ImportPage(app.page);
  await imports.open();
  await imports.choose({ name: 'march.csv', content: `${statement}\n` });
  await expect(imports.headline).toHaveText('2 new rows to import');
  await expect(imports.heldRows).toContainText('2199-12-24,Standing order,-99.00');
  await app.page.keyboard.press('Control+Enter');
  await expect(imports.headline).toHaveText('2 rows are in your books');
  await app.page.getByRole('main').getByRole('link', { name: 'Decide on them' }).click();

  const held = new HeldRowsPage(app.page);
  await expect(held.headline).toHaveText('3 rows are held back');
  await expect(held.rows).toHaveCount(3);
  await expect(held.current).toContainText('2026-03-03,Card check,0.00');
  await expectAccessible(app.page);

  await app.page.keyboard.press('j');
  await expect(held.current).toContainText('2199-12-24,Standing order,-99.00');
  await app.page.keyboard.press('d');
  await expect(held.rows).toHaveCount(2);
  await app.page.keyboard.press('u');
  await expect(held.rows).toHaveCount(3);

  await app.page.keyboard.press('a');
  await expect(held.headline).toHaveText('2 rows are held back');
  await expect(held.current).toContainText('Florist');
  await app.page.keyboard.press('c');
  await expectAccessible(app.page);
  await held.correct({ day: '2026-02-28', amount: '-14', text: 'Florist' });
  await expect(held.headline).toHaveText('1 row is held back');

  await app.page.keyboard.press('Shift+A');
  await expect(held.headline).toHaveText('No row is held back');
  await expect(held.exemptions).toContainText('zero');
  await expectAccessible(app.page);
  await app.page.keyboard.press('u');
  await expect(held.headline).toHaveText('1 row is held back');
  await expect(held.exemptions).toHaveCount(0);
});

test('a statement whose rows miss its closing balance says so before it is imported', async ({ app }) => {
  const imports = new ImportPage(app.page);
  await imports.open();
  const text = [':20:X', ':25:12345678', ':28C:1', ':60F:C260301EUR100,00', ':61:2603020302D4,50NTRF', ':86:BAKERY'];
  await imports.choose({ name: 'bank.sta', content: [...text, ':62F:C260302EUR90,00', '-', ''].join('\n') });
  const balances = app.page.getByRole('region', { name: '1 statement does not add up' });
  await expect(balances).toContainText('differs by −5.50 EUR');
  await expectAccessible(app.page);
});
