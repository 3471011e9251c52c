import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/app.ts';
import { ImportPage } from '../pages/importPage.ts';

test('files that come into a watched folder are imported, or ask for an answer', async ({ app }) => {
  const { page } = app;
  const folder = join(app.profile, 'statements');
  mkdirSync(folder);
  writeFileSync(join(folder, 'named.csv'), 'Date,Account,Description,Amount\n2024-01-31,Giro,Bakery,-4.80\n');
  const imports = new ImportPage(page);
  await imports.open();
  await page.getByRole('link', { name: 'Settings' }).click();
  const card = page.getByRole('region', { name: 'Watched folder' });
  const path = card.getByRole('textbox', { name: 'Folder' });
  await path.fill(folder);
  await page.keyboard.press('Enter');
  await expect(card).toContainText('Files that do not name their account ask for it.');
  await expectAccessible(page);

  await imports.open();
  const list = page.getByRole('region', { name: 'From the watched folder' });
  await expect(list).toContainText('1 row imported');
  writeFileSync(join(folder, 'undecided.csv'), 'Date,Account,Description,Amount\n03/04/2024,Giro,Bakery,-4.80\n');
  await list.getByRole('button', { name: 'Answer for undecided.csv' }).click();
  await imports.answer(/03\/04\/2024/, '3 Apr 2024');
  await imports.importButton.click();
  await expect(imports.headline).toHaveText('1 row is in your books');
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  await expect(list).not.toContainText('undecided.csv');
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Settings' }).click();
  await card.getByRole('button', { name: 'Stop watching' }).click();
  await expect(path).toHaveValue('');
});
