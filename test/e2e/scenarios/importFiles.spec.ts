import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/app.ts';
import { ImportPage } from '../pages/importPage.ts';

const statement = [
  'Date,Description,Amount',
  '2024-01-31,Corner Bakery,-4.80',
  '2024-02-13,Employer Ltd,2100.00',
  '2024-02-14,City Grocer,-31.15',
].join('\n');

test('a statement is previewed, imported, found again, and undone', async ({ app }) => {
  const imports = new ImportPage(app.page);
  await imports.open();
  await expectAccessible(app.page);

  await imports.choose({ name: 'january.csv', content: statement });
  await expect(imports.headline).toHaveText('3 new rows to import');
  await expect(imports.transactions.getByRole('row')).toHaveCount(4);
  await expectAccessible(app.page);

  await app.page.keyboard.press('Control+Enter');
  await expect(imports.headline).toHaveText('3 rows are in your books');
  await expect(imports.summaryLine('imported')).toContainText('3');
  await expectAccessible(app.page);

  await imports.choose({ name: 'january.csv', content: statement });
  await expect(imports.headline).toHaveText('Every row of this file is in your books already');
  await expect(imports.importButton).toHaveAttribute('aria-disabled', 'true');
  await imports.leave();

  await expect(imports.recentImports).toHaveCount(1);
  await imports.undo('january.csv');
  await expect(imports.recentImports.first()).toContainText('undone');
});

test('dates that the file does not decide are asked, and nothing can be imported before', async ({ app }) => {
  const imports = new ImportPage(app.page);
  await imports.open();
  await imports.choose({
    name: 'undecided.csv',
    content: 'Date,Description,Amount\n03/04/2024,Bakery,-4.80\n05/06/2024,Employer,2100.00\n',
  });
  await expect(imports.questions).toContainText('Is “03/04/2024” 3 Apr 2024 or 4 Mar 2024?');
  await expect(imports.importButton).toHaveAttribute('aria-disabled', 'true');
  await expectAccessible(app.page);

  await imports.answer(/03\/04\/2024/, '3 Apr 2024');
  await expect(imports.importButton).not.toHaveAttribute('aria-disabled', 'true');
  await expect(imports.transactions.getByRole('row').nth(1)).toContainText('3 Apr 2024');
  await imports.importButton.click();
  await expect(imports.headline).toHaveText('2 rows are in your books');
});

test('columns and amounts can be corrected, and a correction that leaves no table can be taken back', async ({
  app,
}) => {
  app.allowRefusals();
  const imports = new ImportPage(app.page);
  await imports.open();
  await imports.choose({
    name: 'columns.csv',
    content: 'Date,Note,Description,Amount\n2024-01-31,first,Bakery,-4.80\n2024-02-13,second,Employer,2100.00\n',
  });
  await imports.giveRole('Note', 'Payee');
  await expect(imports.transactions.getByRole('row').nth(1)).toContainText(/first/i);

  await imports.giveRole('Amount', 'Not used');
  await expect(imports.error).toBeVisible();
  await app.page.getByRole('button', { name: 'Read it as at first' }).click();
  await expect(imports.error).toHaveCount(0);
  await expect(imports.importButton).not.toHaveAttribute('aria-disabled', 'true');
});

test('the categories of a file are taken as known only when the person says so', async ({ app }) => {
  const imports = new ImportPage(app.page);
  await imports.open();
  await imports.choose({
    name: 'history.csv',
    content:
      'Date,Description,Amount,Category\n2024-01-31,Bakery,-4.80,Food\n2024-02-13,Employer,2100.00,Salary\n2024-02-14,Grocer,-31.15,Food\n',
  });
  await expect(imports.importButton).toHaveAttribute('aria-disabled', 'true');
  await expectAccessible(app.page);
  await imports.takeCategories('Take them as known');
  await imports.importButton.click();
  await expect(imports.summaryLine('with their category')).toContainText('3');
});

test('rows that cannot be read for certain are held back with line and reason, the others imported', async ({
  app,
}) => {
  const rows = Array.from({ length: 40 }, (_, index) =>
    index % 15 === 14
      ? '2024-02-30,Nowhere,-1.00'
      : `2024-01-${String((index % 28) + 1).padStart(2, '0')},Shop,-${index}.50`,
  );
  const imports = new ImportPage(app.page);
  await imports.open();
  await imports.choose({ name: 'held.csv', content: ['Date,Description,Amount', ...rows].join('\n') });
  await expect(imports.headline).toHaveText('38 new rows to import');
  await expect(imports.heldRows.getByRole('listitem')).toHaveCount(2);
  await expect(imports.heldRows).toContainText('line 16');
  await expect(imports.heldRows).toContainText('2024-02-30');
  await imports.importButton.click();
  await expect(imports.summaryLine('held back')).toContainText('2');
  await expect(imports.heldRows.getByRole('listitem')).toHaveCount(2);
});

test('a file that is none is refused in a sentence, and another can be chosen', async ({ app }) => {
  app.allowRefusals();
  const imports = new ImportPage(app.page);
  await imports.open();
  await imports.choose({ name: 'empty.csv', content: '' });
  await expect(imports.headline).toHaveText('empty.csv cannot be imported');
  await expect(imports.error).toContainText('This file is empty.');
  await expectAccessible(app.page);
  await imports.choose({ name: 'good.csv', content: statement });
  await expect(imports.headline).toHaveText('3 new rows to import');
});

test('several files are imported one after another, and those that leave something open are asked for', async ({
  app,
}) => {
  app.allowRefusals();
  const imports = new ImportPage(app.page);
  await imports.open();
  await imports.choose(
    { name: 'january.csv', content: statement },
    { name: 'photo.csv', content: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex') },
    { name: 'undecided.csv', content: 'Date,Description,Amount\n03/04/2024,Bakery,-4.80\n05/06/2024,Tram,-2.10\n' },
    { name: 'again.csv', content: statement },
  );
  await expect(imports.headline).toHaveText('2 of 4 files imported');
  await expect(imports.fileOfSeveral('january.csv')).toContainText('3 rows imported');
  await expect(imports.fileOfSeveral('photo.csv')).toContainText('it seems to be a picture (PNG)');
  await expect(imports.fileOfSeveral('again.csv')).toContainText('nothing new, 3 rows already there');
  await expect(imports.fileOfSeveral('undecided.csv')).toContainText('Which comes first in its dates?');
  await expectAccessible(app.page);

  await app.page.getByRole('button', { name: 'Answer it' }).click();
  await imports.answer(/03\/04\/2024/, '3 Apr 2024');
  await imports.importButton.click();
  await expect(imports.headline).toHaveText('3 of 4 files imported');
  await expect(imports.fileOfSeveral('undecided.csv')).toContainText('2 rows imported');
  await app.page.getByRole('button', { name: 'Done' }).click();
  await expect(imports.recentImports).toHaveCount(3);
});

test('a table is read as one of its layout was corrected before, until that is forgotten', async ({ app }) => {
  const undecided = (day: number) =>
    `Date,Description,Amount\n0${day}/04/2024,Bakery,-4.80\n0${day}/05/2024,Tram,-2.10\n`;
  const imports = new ImportPage(app.page);
  await imports.open();
  await imports.choose({ name: 'giro 2024-04.csv', content: undecided(3) });
  await imports.answer(/03\/04\/2024/, '3 Apr 2024');
  await imports.importButton.click();
  await expect(imports.headline).toHaveText('2 rows are in your books');
  await imports.choose({ name: 'giro 2024-05.csv', content: undecided(2) });
  const notice = app.page.getByText('Read as you corrected it on');
  await expect(notice).toContainText('giro');
  await expect(imports.transactions.getByRole('row').nth(1)).toContainText('2 Apr 2024');
  await expectAccessible(app.page);

  await app.page.getByRole('link', { name: 'Settings' }).click();
  const card = app.page.getByRole('region', { name: 'Corrected bank files' });
  await card.getByRole('button', { name: 'Rename giro' }).click();
  await card.getByRole('textbox', { name: 'Name' }).fill('Everyday account');
  await card.getByRole('button', { name: 'Save' }).click();
  await expect(card.getByRole('listitem')).toContainText('Everyday account');
  await expectAccessible(app.page);

  await app.page.getByRole('link', { name: 'Import', exact: true }).click();
  await app.page.getByRole('button', { name: 'Forget it' }).click();
  await expect(notice).toHaveCount(0);
  await expect(imports.questions).toContainText('Is “02/04/2024”');
});

test('an import is cancelled while it runs: nothing is in the books, and it can be started again', async ({ app }) => {
  app.allowRefusals();
  const rows = Array.from({ length: 30_000 }, (_, index) => {
    const day = new Date(Date.UTC(2014, 0, 1 + (index % 3000))).toISOString().slice(0, 10);
    return `${day},Shop ${index},-${(index % 90) + 1}.50`;
  });
  const imports = new ImportPage(app.page);
  await imports.open();
  await imports.choose({ name: 'decade.csv', content: ['Date,Description,Amount', ...rows].join('\n') });
  await expect(imports.headline).toHaveText('30,000 new rows to import');
  await imports.importButton.click();
  await imports.cancelButton.click();
  await expect(imports.page.getByText(/^The import was cancelled\. Nothing was changed\.$/)).toBeVisible();
  await expect(imports.headline).toHaveText('30,000 new rows to import');
  await expect(imports.importButton).not.toHaveAttribute('aria-disabled', 'true');
});
