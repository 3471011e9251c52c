import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/app.ts';
import { HomePage } from '../pages/homePage.ts';
import { TrainingPage } from '../pages/trainingPage.ts';

test('with too few labels, training says how many are missing and where to give them', async ({ app }) => {
  const training = new TrainingPage(app.page);
  await training.open();
  await expect(training.headline).toHaveText('No model has been trained yet');
  await expect(app.page.getByText('Too few to train on: confirm 20 more transactions first.')).toBeVisible();
  await expect(training.trainButton).toHaveAttribute('aria-disabled', 'true');
  await expectAccessible(app.page);
  await app.page.getByRole('link', { name: 'Go to Review' }).click();
  await expect(app.page).toHaveURL(/\/review$/);
});

test('a training is followed part by part, becomes a version, and is put in use', async ({ app }) => {
  const { page } = app;
  await new HomePage(page).addSampleData();
  const training = new TrainingPage(page);
  await training.open();
  await expect(training.versions).toHaveCount(1);

  await training.trainButton.click();
  await expect(training.jobCard('training')).toBeVisible();
  await expect(page.getByText(/^Part \d+ of \d+ of the history$/).first()).toBeVisible();
  await expect(training.jobCard('done')).toBeVisible();
  await expect(training.chart('How wrong it is')).toBeVisible();
  await training.chart('How wrong it is').getByRole('button', { name: 'Show as table' }).click();
  await expect(training.chart('How wrong it is').getByRole('row').nth(10)).toBeVisible();

  await expect(training.versions).toHaveCount(2);
  await expect(training.versions.first()).toContainText('Repeating the last category of the payee');
  await training.detailsButton('v2').click();
  await expect(training.chart('Does it know how sure it is?')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Copy fingerprint' })).toBeVisible();
  await expectAccessible(page);

  await training.useButton('v2').click();
  await expect(page.getByText(/^Model v2 is in use; .*suggestions? changed/)).toBeVisible();
  await expect(training.useButton('v2')).toBeHidden();
  await expect(training.useButton('v1')).toBeVisible();
});

test('a training is cancelled, leaves no version, and can be started again', async ({ app }) => {
  const { page } = app;
  await new HomePage(page).addSampleData();
  const training = new TrainingPage(page);
  await training.open();
  await expect(training.versions).toHaveCount(1);

  await training.choose('Neural network (brain.js)');
  await training.setEpochs(500);
  await training.trainButton.click();
  await expect(page.getByText(/^\D+ 1?\d of at most 500$/).first()).toBeVisible();
  await training.cancelButton.click();
  await expect(training.jobCard('cancelled')).toBeVisible();
  await expect(training.cancelButton).toBeHidden();
  await expect(training.versions).toHaveCount(1);

  await expect(training.jobs.first()).toContainText('cancelled');
  await training.jobs.first().getByRole('button', { name: 'Start again' }).click();
  await expect(training.jobCard('training')).toBeVisible();
  await training.cancelButton.click();
  await expect(training.jobs).toHaveCount(3);
  await expect(training.jobCard('cancelled')).toBeVisible();
});
