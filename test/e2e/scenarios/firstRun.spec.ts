import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/app.ts';
import { HomePage } from '../pages/homePage.ts';
import { ImportPage } from '../pages/importPage.ts';

test('an empty profile offers three ways in, and says where the data stays', async ({ app }) => {
  const home = new HomePage(app.page);
  await expect(home.headline).toHaveText('Your books begin here');
  await expect(home.chooseFileButton).toBeVisible();
  await expect(home.sampleDataButton).toBeVisible();
  await expect(app.page.getByText(app.profile)).toBeVisible();
  await expectAccessible(app.page);

  await home.howItWorksLink.click();
  await expect(app.page).toHaveURL(/\/how-it-works$/);
});

test('a file dropped on the first screen is shown for import', async ({ app }) => {
  await new ImportPage(app.page).drop({
    name: 'statement.csv',
    content: 'Date,Description,Amount\n2024-01-31,Bakery,-4.80\n2024-02-13,Employer,2100.00\n',
  });
  await expect(app.page).toHaveURL(/\/import$/);
  await expect(app.page.getByRole('heading', { level: 1 })).toHaveText('2 new rows to import');
});

test('the sample household comes with a tour, can be removed in one click, and brought back', async ({ app }) => {
  const home = new HomePage(app.page);
  await home.addSampleData();
  await expect(home.tour).toContainText('invented from beginning to end');
  await expect(home.tour.getByRole('heading', { level: 2 })).toBeFocused();
  await expect(home.questions).toHaveCount(5);
  await expect(home.happenings.first()).toContainText('sample data');
  await expectAccessible(app.page);

  await home.removeSampleData();
  await expect(home.headline).toHaveText('Your books begin here');
  await home.toastAction('Undo').click();
  await expect(home.questions).toHaveCount(5);
  await expect(home.sampleNotice).toBeVisible();
});

test('a change is undone from home', async ({ app }) => {
  const home = new HomePage(app.page);
  await home.addSampleData();
  await home.happenings.first().getByRole('button', { name: /^Undo/ }).click();
  await expect(home.headline).toHaveText('Your books begin here');
});
