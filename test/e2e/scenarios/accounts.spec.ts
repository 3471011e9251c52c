import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/app.ts';
import { BookPage } from '../pages/bookPage.ts';
import { HomePage } from '../pages/homePage.ts';

test('an account is opened, changed, put away and brought back, by keyboard', async ({ app }) => {
  const { page } = app;
  const accounts = new BookPage(page, 'Accounts');
  await accounts.open();
  await expect(page.getByRole('main')).toContainText('No accounts yet');
  await expectAccessible(page);

  await page.keyboard.press('n');
  await page.keyboard.press('Enter');
  await expect(accounts.dialog).toContainText('Give the account a name.');
  await accounts.dialog.getByLabel('Name').fill('Wallet');
  await accounts.dialog.getByLabel('Currency', { exact: true }).fill('eur');
  await accounts.dialog.getByLabel('Opening balance in EUR').fill('12,x');
  await page.keyboard.press('Enter');
  await expect(accounts.dialog).toContainText('Write the amount as a number, such as 1234.56.');
  await expectAccessible(page);
  await accounts.dialog.getByLabel('Opening balance in EUR').fill('12,50');
  await page.keyboard.press('Enter');
  await accounts.dialog.waitFor({ state: 'hidden' });
  await expect(accounts.headline).toHaveText('1 account');
  await expect(accounts.row('Wallet')).toContainText('12.50 EUR');

  await accounts.goTo('Wallet');
  await page.keyboard.press('e');
  await accounts.dialog.getByLabel('Name').fill('Purse');
  await page.keyboard.press('Enter');
  await expect(accounts.row('Purse')).toBeVisible();
  await accounts.undo();
  await expect(accounts.row('Wallet')).toBeVisible();

  await accounts.goTo('Wallet');
  await page.keyboard.press('a');
  await expect(page.getByRole('main')).toContainText('All accounts are archived');
  await page.getByRole('switch', { name: 'Show archived' }).press('Space');
  await expect(accounts.row('Wallet')).toContainText('Archived');
  await expectAccessible(page);
  await accounts.choose('Wallet', 'Bring back');
  await expect(accounts.headline).toHaveText('1 account');
});

test('accounts say what is in them, and lead to their transactions', async ({ app }) => {
  const { page } = app;
  await new HomePage(page).addSampleData();
  const accounts = new BookPage(page, 'Accounts');
  await accounts.open();
  await expect(accounts.headline).toHaveText('4 accounts');
  await expectAccessible(page);
  await accounts.choose('Everyday account', 'Show its transactions');
  await expect(page).toHaveURL(/accountId=/);
});
