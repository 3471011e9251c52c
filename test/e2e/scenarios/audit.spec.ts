import { readFile } from 'node:fs/promises';
import { expectAccessible } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/app.ts';
import { AuditPage } from '../pages/auditPage.ts';
import { HomePage } from '../pages/homePage.ts';

test('the audit log is searched, an entry is read whole, and the chain is verified', async ({ app }) => {
  const { page } = app;
  await new HomePage(page).addSampleData();
  const audit = new AuditPage(page);
  await audit.open();
  await expectAccessible(page);

  await audit.verifyButton.click();
  await expect(page.getByText(/The log is unbroken: \d+ entries were checked/)).toBeVisible();

  await audit.filter('What', 'Prediction');
  await expect(page).toHaveURL(/action=prediction/);
  await expect(audit.entries.first()).toHaveAttribute('aria-label', /^Prediction:/);
  const [payee] = (await audit.entries.first().locator('td').allInnerTexts()).slice(3);
  if (!payee) throw new Error('The first prediction names no payee.');
  await audit.filterPayee(payee);
  await expect(page).toHaveURL(/payeeId=\d+/);

  await audit.entries.first().click();
  await expect(audit.panel).toContainText('What went in');
  await expect(audit.panel).toContainText('What came out');
  await expect(audit.panel).toContainText('Its place in the chain');
  await expect(audit.panel.getByRole('link', { name: 'Show transaction' })).toBeVisible();
  await expectAccessible(page);
  await audit.panel.getByRole('radio', { name: 'Raw' }).click();
  await expect(audit.panel.locator('pre')).toContainText('"transactionId"');

  await page.reload();
  await expect(audit.panel).toContainText('What went in');
  await audit.panel.getByRole('button', { name: 'Close panel' }).click();
  await page.getByRole('button', { name: 'Clear all filters' }).click();
  await expect(page).not.toHaveURL(/payeeId/);
  await audit.filter('At least this sure', '99 %');
  await expect(page).toHaveURL(/minConfidence=0\.99/);
});

test('the filtered log is exported whole', async ({ app }) => {
  const { page } = app;
  await new HomePage(page).addSampleData();
  const audit = new AuditPage(page);
  await audit.open();
  await audit.filter('What', 'Prediction');
  await expect(audit.summary()).toContainText('match the filters');
  const shown = Number(/[\d,]+/.exec((await audit.summary().textContent()) ?? '')?.[0].replaceAll(',', ''));
  expect(shown).toBeGreaterThan(100);

  const csv = await readFile(await audit.exportAs('CSV'), 'utf8');
  const lines = csv.trimEnd().split('\r\n');
  expect(lines[0]).toMatch(/^\uFEFFsequence,timestamp,system,action/);
  expect(lines).toHaveLength(shown + 1);

  const json: unknown = JSON.parse(await readFile(await audit.exportAs('JSON'), 'utf8'));
  expect(json).toHaveLength(shown);
});
