import { readFileSync } from 'node:fs';
import { listCategories } from '../../../shared/contract/categories.ts';
import { listTransactions, setCategory } from '../../../shared/contract/transactions.ts';
import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/app.ts';
import { callProcedure } from '../fixtures/callProcedure.ts';
import { HomePage } from '../pages/homePage.ts';
import { ImportPage } from '../pages/importPage.ts';
import { RulesPage } from '../pages/rulesPage.ts';
import { TransactionsPage } from '../pages/transactionsPage.ts';

test('a rule is written, says beforehand what it will do, does it, and is undone as one batch', async ({ app }) => {
  const { page } = app;
  await new HomePage(page).addSampleData();
  const rules = new RulesPage(page);
  await rules.open();
  await expect(rules.headline).toHaveText('No rules yet');
  await expectAccessible(page);

  await rules.beginButton.click();
  const offered = await rules.previewed();
  expect(offered.waiting).toBeGreaterThan(50);
  expect(offered.set).toBeGreaterThan(10);
  await expectAccessible(page);

  // Asking for more confirmed transactions of the payee leaves more to the person.
  await rules.minimumDataPoints().fill('20');
  await expect.poll(async () => (await rules.previewed()).set).toBeLessThan(offered.set);
  const stricter = await rules.previewed();
  await expect(rules.preview).toContainText('at least 20 transactions');
  await rules.save();

  await expect(rules.headline).toHaveText('1 rule works for you');
  await rules.run('Sure ones');
  const run = rules.runs.first();
  await expect(run).toContainText(
    `changed ${stricter.set} ${stricter.set === 1 ? 'transaction' : 'transactions'}, left ${stricter.waiting - stricter.set} to you`,
  );
  await expect(rules.rules.first()).toContainText(`It has set ${stricter.set}`);
  await expectAccessible(page);

  await rules.undoButton(run).click();
  await expect(run).toContainText('Undone');
  await expect(rules.undoButton(run)).toBeHidden();
  await rules.choose('Sure ones', 'Change');
  expect(await rules.previewed()).toEqual(stricter);
});

test('an active rule takes over what an import brings, and says which rows those were', async ({ app }) => {
  const { page } = app;
  await new HomePage(page).addSampleData();
  const rules = new RulesPage(page);
  await rules.open();
  await rules.beginButton.click();
  await rules.save();

  // The same shops again, as the next statement would have them.
  const known = await callProcedure(
    page,
    'transactions.listTransactions',
    { filter: { state: 'confirmed', text: 'greenloaf' }, limit: 3 },
    listTransactions.output,
  );
  const today = new Date().toISOString().slice(0, 10);
  const lines = known.transactions.map(
    ({ bankText, amount, currency }, index) =>
      // A day that is not held back for lying ahead, and amounts that the sample has not on it.
      `${today},"${bankText}",${(amount / 100 - index - 1).toFixed(2)},${currency}`,
  );
  expect(lines).toHaveLength(3);
  const imports = new ImportPage(page);
  await imports.open();
  await imports.choose({ name: 'next.csv', content: ['Date,Description,Amount,Currency', ...lines].join('\n') });
  await expect(imports.headline).toHaveText('3 new rows to import');
  await imports.importButton.click();
  await expect(imports.headline).toHaveText('3 rows are in your books');

  await rules.open();
  const run = rules.runs.first();
  await expect(run).toContainText('changed 3 transactions');
  await expect(run).toContainText('after an import');
  await run.getByRole('link', { name: 'Show transactions' }).click();
  await expect(page).toHaveURL(/changeSetId=/);
  await expect(new TransactionsPage(page).rows).toHaveCount(3);
});

test('what was set by hand since a rule ran stays when its batch is undone, and is listed', async ({ app }) => {
  const { page } = app;
  await new HomePage(page).addSampleData();
  const rules = new RulesPage(page);
  await rules.open();
  await rules.beginButton.click();
  await rules.save();
  await rules.run('Sure ones');
  const run = rules.runs.first();
  await expect(run).toContainText('changed');

  const { transactions } = await callProcedure(
    page,
    'transactions.listTransactions',
    { filter: { state: 'automatic' }, limit: 1 },
    listTransactions.output,
  );
  const categories = await callProcedure(page, 'categories.listCategories', {}, listCategories.output);
  const other = categories.find(({ id }) => id !== transactions[0]?.categoryId);
  const byHand = { transactionIds: transactions.map(({ id }) => id), categoryId: other?.id };
  await callProcedure(page, 'transactions.setCategory', byHand, setCategory.output);

  await rules.undoButton(run).click();
  const report = page.getByRole('dialog');
  await expect(report.getByRole('heading')).toContainText('1 stays');
  await expect(report.getByRole('listitem')).toHaveCount(1);
  await expectAccessible(page);
  await report.getByRole('button', { name: 'Done' }).click();
  await expect(rules.rules.first()).toContainText('0 kept, 1 corrected');
});

test('a rule can be changed, switched off and deleted, by keyboard alone', async ({ app }) => {
  const { page } = app;
  await new HomePage(page).addSampleData();
  const rules = new RulesPage(page);
  await rules.open();
  await expect(rules.headline).toHaveText('No rules yet');

  await page.keyboard.press('n');
  await expect(rules.name()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(rules.form).toContainText('Give the rule a name.');
  await page.keyboard.type('Very sure ones');
  await rules.threshold().focus();
  await page.keyboard.press('End');
  await expect(rules.preview).toContainText('at least 99.9 % sure');
  await rules.name().focus();
  await page.keyboard.press('Enter');
  await rules.form.waitFor({ state: 'hidden' });
  await expect(rules.rules).toHaveCount(1);

  await rules.choose('Very sure ones', 'Change');
  await rules.risk().focus();
  await page.keyboard.press('Home');
  await rules.save();
  await expect(rules.rules.first()).toContainText('version 2');

  await rules.switchOf('Very sure ones').press('Space');
  await expect(rules.headline).toHaveText('No rule is on');
  await expect(page.getByRole('button', { name: 'Run now: “Very sure ones”' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );

  await rules.choose('Very sure ones', 'Delete');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete rule' }).press('Enter');
  await expect(rules.headline).toHaveText('No rules yet');
});

test('a rule that asks: half is approved, the rest rejected, and all of it stands in the audit log', async ({
  app,
}) => {
  const { page } = app;
  await new HomePage(page).addSampleData();
  const rules = new RulesPage(page);
  await rules.open();
  await rules.beginButton.click();
  await rules.addTest('greenloaf');
  await expect(rules.preview).toContainText('the bank’s text has “greenloaf”');
  await rules.tryOnThePast();
  // One shop is seen once a month: too little to prove a promise, so that it would have asked.
  await expect(rules.preview).toContainText('to unlock it');
  await expect(rules.trialOf('would have been asked')).not.toHaveText(/[^\d]0$/);
  await rules.trialOf('would have been asked').click();
  await expect(rules.form.getByRole('link', { name: /greenloaf/i }).first()).toBeVisible();
  await rules.form.getByText('After my approval').click();
  await expectAccessible(page);
  await rules.save();

  await rules.run('Sure ones');
  await expect(rules.proposals.first()).toBeVisible();
  await expectAccessible(page);
  expect(await rules.proposalCount()).toBeGreaterThan(2);
  await rules.proposals.first().getByRole('checkbox').first().click();
  await page.getByRole('button', { name: 'Approve all that are ticked' }).click();
  await expect.poll(() => rules.proposalCount()).toBe(1);
  await rules.proposals.first().getByRole('checkbox').first().click();
  await page.getByRole('button', { name: 'Reject all that are ticked' }).click();
  await expect(rules.proposals).toHaveCount(0);
  await rules.run('Sure ones');
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await expect(page.getByRole('main')).toContainText('You approved what the rule “Sure ones” proposed');
});

test('rules leave as a file and come in again, switched off', async ({ app }) => {
  const { page } = app;
  await new HomePage(page).addSampleData();
  const rules = new RulesPage(page);
  await rules.open();
  await rules.beginButton.click();
  await rules.save();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Rules as a file' }).click();
  await page.getByRole('menuitem', { name: 'Save all rules as JSON' }).click();
  const path = await (await download).path();
  await page.getByLabel('Rules file').setInputFiles({
    name: 'rules.json',
    mimeType: 'application/json',
    buffer: readFileSync(path),
  });
  await expect(page.getByRole('region', { name: /^Messages/ })).toContainText('1 rule added, switched off.');
});
