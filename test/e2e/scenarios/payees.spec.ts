import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/app.ts';
import { BookPage } from '../pages/bookPage.ts';
import { ImportPage } from '../pages/importPage.ts';

const statement = (...texts: string[]) =>
  ['Date,Description,Amount,Currency', ...texts.map((text, day) => `2026-05-1${day},${text},-${day + 3}.00,EUR`)].join(
    '\n',
  );

test('payees get good names, become one, and later imports follow', async ({ app }) => {
  const { page } = app;
  const payees = new BookPage(page, 'Payees');
  await payees.open();
  await expect(page.getByRole('main')).toContainText('No payees yet');
  await expectAccessible(page);

  const imports = new ImportPage(page);
  await imports.open();
  await imports.choose({
    name: 'may.csv',
    content: statement('KESTREL ROASTERY', 'KESTREL ROASTERY', 'KESTRL ROASTRY', 'NORTHERN RAIL'),
  });
  await imports.importButton.click();
  await expect(imports.headline).toHaveText('4 rows are in your books');

  await payees.open();
  await expect(payees.rows).toHaveCount(3);
  await payees.goTo('Kestrel Roastery');
  await page.keyboard.press('e');
  await payees.dialog.getByLabel('Name').fill('Coffee at the corner');
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(payees.row('Coffee at the corner')).toBeVisible();

  await payees.goTo('Coffee at the corner');
  await page.keyboard.press('Space');
  await payees.goTo('Kestrl Roastry');
  await page.keyboard.press('Space');
  await expect(page.getByRole('region', { name: 'Selected payees' })).toContainText('2 payees selected');
  await expectAccessible(page);
  await page.keyboard.press('m');
  await payees.confirm('Merge payees');
  await expect(payees.rows).toHaveCount(2);

  await payees.choose('Coffee at the corner', 'Other names');
  await expect(payees.dialog.getByRole('listitem')).toHaveText([/Kestrl Roastry/, /Kestrel Roastery/]);
  await expectAccessible(page);
  await payees.confirm('Done');

  await page.goto(new URL('/import', app.origin).href);
  await imports.choose({
    name: 'june.csv',
    content: statement('KESTRL ROASTRY', 'X', 'X', 'X').replaceAll('-05-', '-06-'),
  });
  await imports.importButton.click();
  await expect(imports.headline).toHaveText('4 rows are in your books');
  await payees.open();
  await page.keyboard.press('/');
  await page.keyboard.type('kestrl');
  await expect(payees.rows).toHaveCount(1);
  await expect(payees.row('Coffee at the corner')).toContainText('4');
  await page.keyboard.press('Escape');
  await payees.choose('Coffee at the corner', 'Show its transactions');
  await expect(page).toHaveURL(/payeeId=/);
});
