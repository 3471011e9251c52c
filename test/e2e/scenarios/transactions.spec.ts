import { readFile } from 'node:fs/promises';
import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, type RunningApp, test } from '../fixtures/app.ts';
import { ImportPage } from '../pages/importPage.ts';
import { TransactionsPage } from '../pages/transactionsPage.ts';

const statement = `Date,Description,Amount,Currency
2026-11-14,BLUE DOOR BAKERY 0412 LEEDS,-4.80,EUR
2026-11-09,BLUE DOOR BAKERY 0412 LEEDS,-5.20,EUR
2026-11-02,BLUE DOOR BAKERY 0398 YORK,-23.40,EUR
2026-11-12,NORTHERN RAIL LEEDS,-20.40,EUR
2026-10-20,NORTHERN RAIL LEEDS,-20.40,EUR
2026-11-11,=PLONKO QUIXEL,-19.00,EUR
2026-10-31,ACME PAYROLL SALARY,2500.00,EUR
`;

/** Imports the statement and goes to Transactions. */
async function listOfStatement({ page }: RunningApp): Promise<TransactionsPage> {
  const imports = new ImportPage(page);
  await imports.open();
  await imports.choose({ name: 'november.csv', content: statement });
  await imports.importButton.click();
  await expect(imports.headline).toHaveText('7 rows are in your books');
  const transactions = new TransactionsPage(page);
  await transactions.open();
  await expect(transactions.rows).toHaveCount(7);
  return transactions;
}

test('the list is searched, narrowed and sorted, and the address keeps it', async ({ app }) => {
  const { page } = app;
  const transactions = await listOfStatement(app);
  await expect(transactions.summary).toHaveText(/^7 transactions · 2,406\.80 EUR$/);

  await page.keyboard.press('/');
  await page.keyboard.type('northern');
  await expect(transactions.rows).toHaveCount(2);
  await expect(transactions.summary).toHaveText(/^2 transactions · −40\.80 EUR$/);
  await expect(page).toHaveURL(/text=northern/);
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await expect(transactions.rows).toHaveCount(7);

  const filters = await transactions.openFilters();
  await filters.getByRole('radio', { name: 'Money out' }).click();
  await filters.getByRole('textbox', { name: 'At least' }).fill('19');
  await filters.getByRole('textbox', { name: 'At most' }).fill('21');
  await page.keyboard.press('Escape');
  await expect(transactions.rows).toHaveCount(3);
  await expect(transactions.chip(/Money out, 19\.00 to 21\.00/)).toBeVisible();

  await page.reload();
  await expect(transactions.rows).toHaveCount(3);
  await transactions.sortBy('Amount');
  await expect(transactions.rows.first()).toContainText('−19.00');
  await transactions.sortBy('Amount');
  await expect(transactions.rows.first()).toContainText('−20.40');
  await transactions.chip(/Money out/).click();
  await expect(transactions.rows).toHaveCount(7);
});

test('what matches nothing says so, and gives the way back', async ({ app }) => {
  const transactions = await listOfStatement(app);
  await transactions.search.fill('no such payee');
  await expect(app.page.getByRole('heading', { name: 'Nothing matches' })).toBeVisible();
  await app.page.getByRole('button', { name: 'Clear all filters' }).click();
  await expect(transactions.rows).toHaveCount(7);
});

test('several rows get a category at once, and get it taken back at once', async ({ app }) => {
  const { keyboard } = app.page;
  const transactions = await listOfStatement(app);
  await transactions.search.fill('bakery');
  await expect(transactions.rows).toHaveCount(3);
  await transactions.rows.first().focus();
  await keyboard.press('Space');
  await keyboard.press('Shift+ArrowDown');
  await keyboard.press('Shift+ArrowDown');
  await expect(transactions.selection).toContainText('3 rows selected');
  await keyboard.press('c');
  await transactions.pickCategory('restaurants');
  await expect(transactions.message('3 rows set to Restaurants.')).toBeVisible();
  await expect(transactions.row('Restaurants')).toHaveCount(3);
  await expect(transactions.row('You')).toHaveCount(3);

  await transactions.messageAction('3 rows set to Restaurants.', 'Undo').click();
  await expect(transactions.row('Coffee and snacks')).toHaveCount(3);
  await expect(transactions.row('Suggestion')).toHaveCount(3);
});

test('rows are deleted by one key, stay away when their file comes again, and come back by undo', async ({ app }) => {
  const { keyboard } = app.page;
  const transactions = await listOfStatement(app);
  await transactions.search.fill('bakery');
  await expect(transactions.rows).toHaveCount(3);
  await transactions.rows.first().focus();
  await keyboard.press('Space');
  await keyboard.press('Shift+ArrowDown');
  await expect(transactions.selection).toContainText('2 rows selected');
  await keyboard.press('Delete');
  await expect(
    transactions.message('2 rows deleted. Importing the file again will not bring them back.'),
  ).toBeVisible();
  await expect(transactions.rows).toHaveCount(1);
  await expect(transactions.selection).toBeHidden();

  await transactions.messageAction('2 rows deleted', 'Undo').click();
  await expect(transactions.rows).toHaveCount(3);
});

test('an opened row says what it is and why, takes a category, and shows what happened to it', async ({ app }) => {
  const { page } = app;
  const transactions = await listOfStatement(app);
  await transactions.row('0398 YORK').focus();
  await page.keyboard.press('Enter');
  await expect(transactions.panel).toContainText('BLUE DOOR BAKERY 0398 YORK');
  await expect(transactions.why.getByRole('heading', { name: 'Why Coffee and snacks?' })).toBeVisible();
  await expect(page).toHaveURL(/open=\d+/);

  await page.keyboard.press('w');
  await expect(transactions.why.getByRole('heading', { name: 'Why Coffee and snacks?' })).toBeFocused();
  await page.keyboard.press('c');
  await transactions.pickCategory('groceries');
  await expect(transactions.panel.getByText('confirmed by you')).toBeVisible();

  const history = transactions.panel.getByRole('list').last().getByRole('listitem');
  await expect(history.first()).toContainText('You');
  await history.first().getByRole('button', { name: /^Undo/ }).click();
  await expect(transactions.panel.getByText('suggested, not confirmed yet')).toBeVisible();

  await transactions.panel.getByRole('button', { name: 'Confirm Coffee and snacks' }).click();
  await expect(transactions.panel.getByText('confirmed by you')).toBeVisible();
  await transactions.row('0398 YORK').focus();
  await page.keyboard.press('Escape');
  await expect(transactions.panel).toBeHidden();
});

test('a category is set in its cell by a few letters, and the keyboard goes on from there', async ({ app }) => {
  const { keyboard } = app.page;
  const transactions = await listOfStatement(app);
  const row = transactions.row('0398 YORK');
  await row.focus();
  await keyboard.press('c');
  await expectAccessible(app.page);
  await transactions.pickCategory('groceries');
  await expect(row).toContainText('Groceries');
  await expect(row).toContainText('You');
  await expect(row).toBeFocused();
  await keyboard.press('c');
  await expect(app.page.getByPlaceholder('Type to find')).toBeFocused();
  await keyboard.press('Escape');
  await expect(row).toBeFocused();

  await row.getByRole('button', { name: 'change the category' }).click();
  await transactions.pickCategory('no category');
  await expect(transactions.message('The category was taken off 1 row.')).toBeVisible();
  await expect(transactions.panel).toBeHidden();
});

test('a row that its filter finds no more hands the focus to the next one', async ({ app }) => {
  const { page } = app;
  const transactions = await listOfStatement(app);
  const filters = await transactions.openFilters();
  await filters.getByRole('combobox', { name: 'State' }).click();
  await page.getByRole('option', { name: 'Suggested' }).click();
  await page.keyboard.press('Escape');
  await expect(transactions.row('You')).toHaveCount(0);
  const before = await transactions.rows.count();
  await transactions.rows.first().focus();
  await page.keyboard.press('c');
  await transactions.pickCategory('restaurants');
  await expect(transactions.rows).toHaveCount(before - 1);
  await expect(transactions.rows.first()).toBeFocused();
});

test('selected rows are added up, and copied as a table by the usual keys', async ({ app }) => {
  const { keyboard } = app.page;
  const transactions = await listOfStatement(app);
  await transactions.sortBy('Date');
  await expect(transactions.rows.first()).toContainText('−20.40');
  await transactions.row('ACME').focus();
  await keyboard.press('Space');
  await keyboard.press('Shift+ArrowUp');
  await expect(transactions.selection).toContainText('2 rows selected');
  await expect(transactions.selection).toContainText('2,479.60 EUR (2,500.00 in, −20.40 out)');

  await keyboard.press('Control+c');
  await expect(transactions.message('2 rows copied.')).toBeVisible();
  await keyboard.press('/');
  await keyboard.press('Control+v');
  await expect(transactions.search).toHaveValue(/^Date\tAccount\tPayee.*\t-20\.40\tEUR/);
});

test('columns that are left out stay so, also after a restart of the page', async ({ app }) => {
  const { page } = app;
  const transactions = await listOfStatement(app);
  const headers = transactions.table.getByRole('columnheader');
  await expect(headers.filter({ hasText: 'From' })).toBeVisible();
  await page.getByRole('button', { name: 'Columns' }).click();
  const columns = page.getByRole('dialog', { name: 'Columns' });
  await columns.getByRole('checkbox', { name: 'From' }).press('Space');
  await columns.getByRole('checkbox', { name: 'Bank text' }).press('Space');
  await expect(columns.getByRole('checkbox', { name: 'Bank text' })).not.toBeChecked();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(headers.filter({ hasText: 'From' })).toHaveCount(0);
  await expect(transactions.row('0398 YORK')).toHaveCount(0);

  await page.reload();
  await expect(transactions.rows).toHaveCount(7);
  await expect(headers.filter({ hasText: 'From' })).toHaveCount(0);
  await expect(headers.filter({ hasText: 'Account' })).toBeVisible();
  await expect(transactions.row('0398 YORK')).toHaveCount(0);
});

test('undoing what touched other rows too asks first', async ({ app }) => {
  const transactions = await listOfStatement(app);
  await transactions.row('PLONKO').click();
  const history = transactions.panel.getByRole('list').last().getByRole('listitem');
  await history.last().getByRole('button', { name: /^Undo/ }).click();
  const question = app.page.getByRole('alertdialog').or(app.page.getByRole('dialog', { name: 'Undo this change?' }));
  await expect(question).toContainText('7 transactions');
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(transactions.rows).toHaveCount(7);
});

test('the list leaves the app as CSV, with nothing in it that a spreadsheet would run', async ({ app }) => {
  const transactions = await listOfStatement(app);
  await transactions.search.fill('plonko');
  await expect(transactions.rows).toHaveCount(1);
  const download = await transactions.downloadCsv();
  expect(download.suggestedFilename()).toMatch(/^transactions-\d{4}-\d{2}-\d{2}\.csv$/);
  const text = await readFile(await download.path(), 'utf8');
  expect(text.trimEnd().split('\r\n')).toHaveLength(2);
  expect(text).toContain(",'=PLONKO QUIXEL,-19.00,EUR,");
});

test('transactions are accessible with a row open, with rows selected, and on a narrow window', async ({ app }) => {
  const { page } = app;
  const transactions = await listOfStatement(app);
  await transactions.rows.first().focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await expect(transactions.why).toBeVisible();
  await expect(transactions.selection).toBeVisible();
  await expectAccessible(page);
  await transactions.openFilters();
  await expectAccessible(page);
  await page.keyboard.press('Escape');

  await page.setViewportSize({ width: 360, height: 740 });
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(transactions.rows.first()).toBeVisible();
  await expectAccessible(page);
  const isWider = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(isWider).toBe(false);
});

test('with nothing imported, the list says where to begin', async ({ app }) => {
  const transactions = new TransactionsPage(app.page);
  await transactions.open();
  await expect(app.page.getByRole('heading', { name: 'No transactions yet' })).toBeVisible();
  await expectAccessible(app.page);
});
