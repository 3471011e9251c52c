import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/app.ts';
import { ImportPage } from '../pages/importPage.ts';
import { TransactionsPage } from '../pages/transactionsPage.ts';

const statement = `Date,Account,Description,Amount,Currency
2026-05-14,Giro,TO SAVINGS,-30.00,EUR
2026-05-14,Savings,CREDIT,30.00,EUR
2026-05-12,Giro,TEA ROOM,-5.00,EUR
`;

test('two rows are paired as a transfer by hand, left out of the list, and taken apart', async ({ app }) => {
  const { page } = app;
  const imports = new ImportPage(page);
  await imports.open();
  await imports.choose({ name: 'may.csv', content: statement });
  await imports.importButton.click();
  await expect(imports.headline).toHaveText('3 rows are in your books');
  const transactions = new TransactionsPage(page);
  await transactions.open();
  await transactions.row('30.00').first().focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowDown');
  await transactions.selection.getByRole('button', { name: 'Pair as a transfer' }).click();
  await expect(transactions.message('Paired as a transfer.')).toBeVisible();

  await transactions.openFilters();
  await page.getByRole('combobox', { name: 'Transfers' }).click();
  await page.getByRole('option', { name: 'Without transfers' }).click();
  await page.keyboard.press('Escape');
  await expect(transactions.rows).toHaveCount(1);
  await transactions.chip(/Without transfers/).click();
  await expect(transactions.rows).toHaveCount(3);

  await transactions.row('TO SAVINGS').or(transactions.row('To Savings')).first().click();
  await expect(transactions.panel).toContainText('One side of a transfer.');
  await expectAccessible(page);
  await transactions.panel.getByRole('button', { name: 'Show the other side' }).click();
  await expect(transactions.panel).toContainText('Savings');
  await transactions.panel.getByRole('button', { name: 'Separate' }).click();
  await expect(transactions.panel).not.toContainText('One side of a transfer.');
});
