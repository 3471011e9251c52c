import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/app.ts';
import { ImportPage } from '../pages/importPage.ts';

test('everything is exported by keyboard into a folder, with a manifest', async ({ app }) => {
  const { page } = app;
  const imports = new ImportPage(page);
  await imports.open();
  await page.getByRole('link', { name: 'Settings' }).click();
  const card = page.getByRole('region', { name: 'Export and import of everything' });
  await expect(card.getByRole('textbox', { name: 'Folder of an export' })).toBeVisible();
  await expectAccessible(page);

  await imports.open();
  await imports.choose({ name: 'may.csv', content: 'Date,Description,Amount\n2026-05-31,Bakery,-4.80\n' });
  await imports.importButton.click();
  await expect(imports.headline).toHaveText('1 row is in your books');
  await page.getByRole('link', { name: 'Settings' }).click();
  await expect(card.getByRole('textbox', { name: 'Folder of an export' })).toHaveCount(0);
  await card.getByRole('radio', { name: 'JSON' }).click();
  const folder = join(app.profile, 'everything');
  await card.getByRole('textbox', { name: 'New folder for the export' }).fill(folder);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: /^Messages/ })).toContainText(
    '1 transaction and all that belongs to them',
  );
  expect(existsSync(join(folder, 'manifest.json'))).toBe(true);
});
