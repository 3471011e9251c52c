import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { EventService } from '../../../../electron/services/events/EventService.ts';
import { SettingsService } from '../../../../electron/services/settings/SettingsService.ts';
import { ruleDraftSchema } from '../../../../shared/contract/automation.ts';
import { steadyRows } from '../../../support/steadyShops.ts';
import { openTestBooks, type TestBooks } from '../../../support/testBooks.ts';

let books: TestBooks;
beforeEach(async () => {
  books = await openTestBooks();
});
afterEach(() => books.close());

const suggest = () => books.ruleAdvice.suggestRules(undefined);
const categoryId = (path: string) =>
  books.database.reader.get<{ id: number }>('SELECT id FROM categories WHERE path = ?', path)?.id ?? 0;

describe('a rule is offered', () => {
  test('where all that was confirmed of a payee is one category, with what it would have done', async () => {
    await books.importRows(steadyRows(6, { from: '2026-01-01' }), { categories: 'confirm' });
    await books.importRows([{ date: '2026-02-20', text: 'NETFLIX COM', amount: -1299 }]);
    const { suggestions, count } = suggest();
    expect(count).toBe(8);
    const netflix = suggestions.find(({ payeeName }) => /netflix/i.test(payeeName));
    expect(netflix).toMatchObject({
      kind: 'one_sided',
      categoryPath: 'Streaming',
      reason: `All 6 transactions of ${netflix?.payeeName} that you confirmed are this.`,
      backtest: { right: 6, wrong: 0, waiting: 1 },
    });
    if (!netflix) throw new Error('There is no suggestion.');
    await books.automation.createAutomationRule(netflix.draft);
    expect(suggest().count).toBe(7);
    expect(await books.ruleRuns.runAutomation({})).toMatchObject({ applied: 1 });
  });

  test('and not where it is not, nor for a payee that comes no more, nor once it was dismissed', async () => {
    await books.importRows(steadyRows(6, { from: '2025-01-01' }), { categories: 'confirm' });
    await books.importRows(steadyRows(5, { from: '2026-01-01' }).slice(0, 1 + 4 * 8), { categories: 'confirm' });
    await books.importRows([{ date: '2026-06-20', text: 'REWE MARKT', amount: -1, category: 'Fuel' }], {
      categories: 'confirm',
    });
    expect(suggest().suggestions.map(({ payeeName }) => payeeName)).toEqual([]);
    await books.importRows(steadyRows(1, { from: '2026-06-21' }), { categories: 'confirm' });
    const before = suggest();
    expect(before.count).toBe(7);
    await books.ruleAdvice.dismissSuggestion({ key: before.suggestions[0]?.key ?? '' });
    expect(suggest().count).toBe(6);
    const settings = new SettingsService({ database: books.database, events: new EventService() });
    await settings.updateSettings({ theme: 'dark' });
    expect(settings.getSettings()).toMatchObject({ theme: 'dark' });
  });

  test('after the same correction twice', async () => {
    await books.importRows(steadyRows(6, { from: '2026-01-01' }), { categories: 'confirm' });
    const { uncategorisedIds } = await books.importRows(
      ['2026-02-15', '2026-02-22', '2026-03-01'].map((date) => ({ date, text: 'REWE MARKT', amount: -1000 })),
    );
    const correct = (ids: number[], path: string) =>
      books.review.decideReview({ decision: 'correct', transactionIds: ids, categoryId: categoryId(path) });
    const ofRewe = () => suggest().suggestions.filter(({ payeeName }) => /rewe/i.test(payeeName));
    // Both at once: after one alone the app has learnt, and suggests it by itself.
    await correct(uncategorisedIds.slice(0, 2), 'Energy');
    expect(ofRewe()).toEqual([
      expect.objectContaining({
        kind: 'corrected',
        categoryPath: 'Energy',
        backtest: { right: 2, wrong: 6, waiting: 1 },
      }),
    ]);
    await correct(uncategorisedIds.slice(2), 'Fuel');
    expect(ofRewe()).toEqual([]);
  });

  test('not in empty books', () => {
    expect(suggest()).toEqual({ suggestions: [], count: 0 });
  });
});

describe('rules that there are', () => {
  const create = (name: string, text: string, path: string, stop = false) =>
    books.automation.createAutomationRule(
      ruleDraftSchema.parse({
        name,
        matcher: { test: 'bankText', how: 'contains', text },
        conditions: { confidenceThreshold: 0, minimumDataPoints: 0, agreementRequired: false, riskTolerance: 1 },
        actions: {
          autoApply: true,
          requiresApproval: false,
          notifyUser: true,
          logDecision: true,
          effect: { kind: 'category', categoryId: categoryId(path) },
          stop,
        },
        isActive: true,
      }),
    );

  test('are told that never find anything, are shadowed, or contradict each other', async () => {
    await books.importRows(steadyRows(20, { from: '2026-01-01' }), { categories: 'confirm' });
    await create('Broad', 'e', 'Groceries');
    await create('Shadowed', 'rewe', 'Fuel');
    await create('Dead', 'nowhere', 'Fuel');
    await create('Same', 'edeka', 'Groceries');
    await create('Alone', 'spotify', 'Streaming');
    const { considered, findings } = await books.ruleAdvice.checkRules(undefined);
    expect(considered).toBe(160);
    expect(findings.map(({ kind, ruleName, otherRuleName, count }) => [kind, ruleName, otherRuleName, count])).toEqual([
      ['shadowed', 'Shadowed', 'Broad', 20],
      ['contradicts', 'Shadowed', 'Broad', 20],
      ['never_matches', 'Dead', null, 0],
      ['shadowed', 'Same', 'Broad', 20],
    ]);
    expect(findings[1]?.message).toBe(
      '“Shadowed” and “Broad” want different categories for 20 transactions; “Broad” stands first and wins.',
    );
    expect(findings[0]?.transactionIds).toHaveLength(20);
  });

  test('nothing is odd about none', async () => {
    expect(await books.ruleAdvice.checkRules(undefined)).toEqual({ considered: 0, findings: [] });
  });
});
