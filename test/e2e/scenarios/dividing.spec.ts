import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, type RunningApp, test } from '../fixtures/app.ts';
import { ImportPage } from '../pages/importPage.ts';
import { TransactionsPage } from '../pages/transactionsPage.ts';

const statement = `Date,Description,Amount,Currency
2026-11-14,BLUE DOOR MARKET,-30.50,EUR
2026-11-13,BLUE DOOR MARKET,-12.00,EUR
2026-11-12,NORTHERN RAIL,-20.40,EUR
`;

async function listOfStatement({ page }: RunningApp): Promise<TransactionsPage> {
  const imports = new ImportPage(page);
  await imports.open();
  await imports.choose({ name: 'november.csv', content: statement });
  await imports.importButton.click();
  await expect(imports.headline).toHaveText('3 rows are in your books');
  const transactions = new TransactionsPage(page);
  await transactions.open();
  await expect(transactions.rows).toHaveCount(3);
  return transactions;
}

test('a transaction is divided by keyboard, changed, and joined again', async ({ app }) => {
  const { page } = app;
  const transactions = await listOfStatement(app);
  await transactions.row('30.50').click();
  await transactions.panel.getByRole('heading', { name: 'History' }).waitFor();
  await page.keyboard.press('d');
  const dialog = page.getByRole('dialog', { name: 'Divide this transaction' });
  const divide = dialog.getByRole('button', { name: 'Divide', exact: true });
  const first = dialog.getByRole('textbox', { name: 'Amount of part 1' });
  await expect(first).toBeFocused();
  await first.fill('20');
  await expect(dialog).toContainText('Left to give: −10.50 EUR');
  await expect(divide).toHaveAttribute('aria-disabled', 'true');
  await dialog.getByRole('button', { name: 'Give the rest to part 2' }).click();
  await expect(dialog.getByRole('textbox', { name: 'Amount of part 2' })).toHaveValue('10.50');
  await expect(dialog).toContainText('The parts add up.');
  await dialog.getByRole('button', { name: 'Category of part 2: No category' }).click();
  await transactions.pickCategory('Groceries');
  await dialog.getByRole('textbox', { name: 'Note of part 2' }).fill('soap');
  await expectAccessible(page);
  await dialog.getByRole('textbox', { name: 'Note of part 2' }).press('Enter');
  const parts = transactions.panel.getByRole('list', { name: 'Parts' });
  await expect(parts.getByRole('listitem')).toHaveText([/no category.*−20\.00/, /Groceries · soap.*−10\.50/]);
  await expectAccessible(page);

  await transactions.panel.getByRole('button', { name: 'Change the parts' }).click();
  await dialog.getByRole('button', { name: 'Add a part' }).click();
  await dialog.getByRole('button', { name: 'Divide evenly' }).click();
  await expect(dialog.getByRole('textbox', { name: 'Amount of part 3' })).toHaveValue('10.16');
  await divide.click();
  await expect(parts.getByRole('listitem')).toHaveCount(3);
  await transactions.messageAction('Divided into 3 parts.', 'Undo').click();
  await expect(parts.getByRole('listitem')).toHaveCount(2);

  await transactions.panel.getByRole('button', { name: 'Change the parts' }).click();
  await dialog.getByRole('button', { name: 'Join into one again' }).click();
  await expect(parts).toHaveCount(0);
});

test('tags and a note are written, found, and taken back', async ({ app }) => {
  const { page } = app;
  const transactions = await listOfStatement(app);
  await transactions.row('NORTHERN RAIL').click();
  await transactions.panel.getByRole('button', { name: 'Tags: Add a tag' }).click();
  const box = page.getByPlaceholder('Type to find');
  await box.fill('holiday');
  await box.press('Enter');
  const tag = transactions.panel.getByRole('button', { name: 'Take off the tag holiday' });
  await expect(tag).toBeVisible();
  const note = transactions.panel.getByRole('textbox', { name: 'Note' });
  await note.fill('To see Ann');
  await page.keyboard.press('Control+Enter');
  await expect(transactions.message('The note is kept.')).toBeVisible();
  await expectAccessible(page);
  await transactions.search.fill('ann');
  await expect(transactions.rows).toHaveCount(1);
  await transactions.messageAction('The note is kept.', 'Undo').click();
  await expect(transactions.rows).toHaveCount(0);
});

test('many transactions are changed at once, shown beforehand and undone in one', async ({ app }) => {
  const { page } = app;
  const transactions = await listOfStatement(app);
  await transactions.search.fill('blue');
  await expect(transactions.rows).toHaveCount(2);
  await page.getByRole('button', { name: /^Change many/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Change many transactions' });
  const change = dialog.getByRole('button', { name: /^Change/ }).last();
  await expect(change).toHaveAttribute('aria-disabled', 'true');
  await dialog.getByRole('button', { name: /^Category:/ }).click();
  await transactions.pickCategory('Groceries');
  await dialog.getByRole('button', { name: /^Add tags:/ }).click();
  const box = page.getByPlaceholder('Type to find');
  await box.fill('shared');
  await box.press('Enter');
  await expect(dialog).toContainText('2 of 2 transactions would change.');
  await expect(dialog.getByRole('table')).toContainText('Tags: shared');
  await expectAccessible(page);
  await change.click();
  await expect(dialog).toHaveCount(0);
  await expect(transactions.rows.filter({ hasText: 'Groceries' })).toHaveCount(2);

  await page.getByRole('button', { name: /^Change many/ }).click();
  await dialog.getByRole('button', { name: /^Category:/ }).click();
  await transactions.pickCategory('Restaurants');
  await expect(dialog).toContainText('2 transactions set by hand');
  await dialog.getByRole('checkbox', { name: /^Also change what was set by hand/ }).click();
  await expect(dialog).toContainText('2 of 2 transactions would change.');
  await page.keyboard.press('Escape');
  await transactions.messageAction('2 transactions changed.', 'Undo').click();
  await expect(transactions.rows.filter({ hasText: 'Groceries' })).toHaveCount(0);
});
