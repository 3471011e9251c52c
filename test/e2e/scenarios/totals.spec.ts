import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/app.ts';
import { ImportPage } from '../pages/importPage.ts';
import { TransactionsPage } from '../pages/transactionsPage.ts';

const statement = `Date,Description,Amount,Currency
2026-05-14,BLUE DOOR MARKET,-30.00,EUR
2026-05-13,NORTHERN RAIL,-20.00,GBP
2026-05-12,TEA ROOM,-5.00,EUR
`;

test('a filter is kept under a name, and several currencies add up by a rate set by hand', async ({ app }) => {
  const { page } = app;
  const imports = new ImportPage(page);
  await imports.open();
  await imports.choose({ name: 'may.csv', content: statement });
  await imports.importButton.click();
  await expect(imports.headline).toHaveText(/3 rows are in your books|row/);

  await page.getByRole('link', { name: 'Settings' }).click();
  const home = page.getByRole('button', { name: /^Home currency/ });
  await home.click();
  await page.getByPlaceholder('Type to find').fill('EUR');
  await page.keyboard.press('Enter');
  const rates = page.getByRole('region', { name: 'Exchange rates' });
  await rates.getByRole('button', { name: /^One unit of/ }).click();
  await page.getByPlaceholder('Type to find').fill('GBP');
  await page.keyboard.press('Enter');
  await rates.getByRole('textbox', { name: 'In EUR' }).fill('1,5');
  await rates.getByLabel('From').fill('2026-01-01');
  await rates.getByRole('button', { name: 'Set the rate' }).click();
  await expect(rates.getByRole('listitem')).toContainText('1 GBP = 1.5 EUR');
  await expectAccessible(page);

  const transactions = new TransactionsPage(page);
  await transactions.open();
  await expect(transactions.summary).toContainText('together −65.00 EUR converted');
  await transactions.search.fill('blue');
  await expect(transactions.rows).toHaveCount(1);
  await page.getByRole('button', { name: 'Saved', exact: true }).click();
  const saved = page.getByRole('dialog', { name: 'Saved filters' });
  await saved.getByRole('textbox', { name: 'Keep this filter as' }).fill('The market');
  await page.keyboard.press('Enter');
  await expect(saved.getByRole('listitem')).toHaveText('The market');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await expect(transactions.rows).toHaveCount(3);
  await page.getByRole('button', { name: 'Saved', exact: true }).click();
  await saved.getByRole('button', { name: 'The market', exact: true }).click();
  await expect(transactions.rows).toHaveCount(1);
  await expect(transactions.search).toHaveValue('blue');

  await page.getByRole('button', { name: 'Saved', exact: true }).click();
  await saved.getByRole('button', { name: 'Rename The market' }).click();
  await saved.getByRole('textbox', { name: 'New name' }).fill('Blue door');
  await page.keyboard.press('Enter');
  await saved.getByRole('button', { name: 'Forget Blue door' }).click();
  await expect(saved.getByRole('listitem')).toHaveCount(0);
});
