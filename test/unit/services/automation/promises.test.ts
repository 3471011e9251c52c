import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Eligible, evidenceOf } from '../../../../electron/services/automation/promiseEvidence.ts';
import { ruleDraftSchema } from '../../../../shared/contract/automation.ts';
import { failureOf } from '../../../support/failure.ts';
import { steadyRows } from '../../../support/steadyShops.ts';
import { openTestBooks, type TestBooks } from '../../../support/testBooks.ts';

describe('what can be promised', () => {
  const eligible = (count: number, fields: Partial<Eligible> = {}): Eligible[] =>
    Array.from({ length: count }, (_, index) => ({
      date: '2026-01-05',
      payeeId: index,
      bankText: '',
      confidence: 0.9,
      isRight: true,
      ...fields,
    }));

  test('counts one transaction per payee and month', () => {
    const often = eligible(200, { payeeId: 1 });
    expect(evidenceOf(often, 200, 0.05)).toMatchObject({ threshold: null, rows: 1, missing: 44 });
    expect(evidenceOf(often, 200, 0.05).sentence).toBe(
      'Confirm 44 more that it would apply, to unlock it; until then it asks. Based on 1 confirmed transaction up to 5 Jan 2026.',
    );
  });

  test('tells the share that is applied, of all transactions, also of those that nobody decided on', () => {
    const rows = [
      ...eligible(50),
      ...eligible(30, { isRight: null }),
      ...eligible(20, { confidence: 0.4, isRight: false }),
    ];
    const evidence = evidenceOf(rows, 200, 0.05);
    expect(evidence).toMatchObject({ threshold: 0.9, appliedShare: 0.4, rows: 50 });
    expect(evidence.sentence).toBe(
      'Applies 40 % of new transactions; with 90 % confidence under 5 % are wrong, per payee and month; based on 50 confirmed transactions up to 5 Jan 2026.',
    );
    expect(evidenceOf([], 0, 1).sentence).toBe('Applies everything that its conditions allow, and promises nothing.');
    expect(evidenceOf([], 0, 0.05).sentence).toContain('Based on nothing that is confirmed.');
  });
});

describe('a rule with a promise', () => {
  let books: TestBooks;
  beforeEach(async () => {
    books = await openTestBooks();
  });
  afterEach(() => books.close());

  const create = (fields: object = {}) =>
    books.automation.createAutomationRule(
      ruleDraftSchema.parse({
        name: 'Promising',
        conditions: {
          confidenceThreshold: 0.3,
          minimumDataPoints: 0,
          agreementRequired: false,
          riskTolerance: 0.1,
          ...fields,
        },
        isActive: true,
      }),
    );

  test('asks until enough is confirmed, and then applies what is proven', async () => {
    await books.importRows(steadyRows(6), { categories: 'confirm' });
    const rule = await create();
    expect(books.rulePromises.getRulePromise({ id: rule.id })).toMatchObject({ state: 'unproven', evidence: null });
    const first = await books.importRows(steadyRows(1, { from: '2025-09-01', isLabelled: false }));
    const locked = books.rulePromises.getRulePromise({ id: rule.id });
    expect(locked.state).toBe('locked');
    expect(locked.evidence?.missing).toBeGreaterThan(0);
    const { approvals } = books.approvals.listApprovals(undefined);
    expect(approvals.length).toBeGreaterThan(0);
    expect(approvals[0]?.reason).toBe('Too little is confirmed yet for its promise, so it asks.');
    expect(books.ruleRuns.traceRules({ transactionId: first.uncategorisedIds[0] ?? 0 })[0]?.outcome).toBe('ask');

    await books.importRows(steadyRows(30, { from: '2025-09-08' }), { categories: 'confirm' });
    const later = await books.importRows(steadyRows(1, { from: '2026-05-01', isLabelled: false }));
    const proven = books.rulePromises.getRulePromise({ id: rule.id });
    expect(proven).toMatchObject({ state: 'proven', expiresAt: '2026-09-28T12:00:00.000Z' });
    expect(proven.evidence?.curve.length).toBeGreaterThan(0);
    const applied = books.database.reader.all(
      "SELECT id FROM transactions WHERE category_source = 'rule' AND id IN (SELECT value FROM json_each(?))",
      JSON.stringify(later.uncategorisedIds),
    );
    expect(applied.length).toBeGreaterThan(0);
  });

  test('is proven anew for another version, and can be tried before it is saved', async () => {
    await books.importRows(steadyRows(36), { categories: 'confirm' });
    const rule = await create();
    const promise = await books.rulePromises.proveRulePromise({ id: rule.id });
    expect(promise.state).toBe('proven');
    const { conditions, matcher } = rule;
    expect(await books.rulePromises.tryPromise({ matcher, conditions })).toEqual(promise.evidence);
    const stricter = await books.rulePromises.tryPromise({
      matcher,
      conditions: { ...conditions, riskTolerance: 0.001 },
    });
    expect(stricter).toMatchObject({ threshold: null });
    await books.automation.updateAutomationRule({ id: rule.id, updates: { description: 'Other' } });
    expect(books.rulePromises.getRulePromise({ id: rule.id }).state).toBe('unproven');
  });

  test('is suspended when the promise breaks, says so, and acts again when it is told to', async () => {
    await books.importRows(steadyRows(36), { categories: 'confirm' });
    const rule = await create({ riskTolerance: 0.05 });
    const { uncategorisedIds } = await books.importRows(steadyRows(2, { from: '2026-04-01', isLabelled: false }));
    const set = books.database.reader.all<{ id: number }>("SELECT id FROM transactions WHERE category_source = 'rule'");
    expect(set.length).toBeGreaterThan(4);
    const toVerify = books.ruleGuard.listToVerify(undefined);
    expect(toVerify.months).toEqual([expect.objectContaining({ month: '2026-04', count: set.length })]);
    const other = await books.categories.createCategory({ name: 'Something else', parentId: null, kind: 'expense' });
    for (const { id } of set) {
      await books.review.decideReview({ decision: 'correct', transactionIds: [id], categoryId: other.categoryId });
    }
    const [suspended] = books.automation.listAutomationRules(undefined);
    expect(suspended?.suspension).toMatchObject({ wrong: suspended?.suspension?.verified });
    expect(books.rulePromises.getRulePromise({ id: rule.id }).state).toBe('suspended');
    const [entry] = books.audit.searchAuditLogs({ limit: 1, before: null, action: 'rule' }).entries;
    expect(entry?.summary).toMatch(/^The rule “Promising” was suspended: \d of \d that you looked at were wrong$/);
    await books.transactions.setCategory({ transactionIds: uncategorisedIds.slice(0, 1), categoryId: null });
    const asked = await books.importRows(steadyRows(1, { from: '2026-05-10', isLabelled: false }));
    const trace = books.ruleRuns.traceRules({ transactionId: asked.uncategorisedIds[0] ?? 0 });
    expect(trace[0]).toMatchObject({ outcome: 'ask', reason: 'It is suspended, because its promise was broken.' });
    const lifted = await books.ruleGuard.liftSuspension({ id: rule.id });
    expect(lifted.suspension).toBeNull();
    expect(await failureOf(books.ruleGuard.liftSuspension({ id: rule.id }))).toMatchObject({
      code: 'BAD_INPUT',
      message: 'This rule is not suspended.',
    });
  });

  test('only where it applies suggestions', async () => {
    const plain = await create({ promise: false });
    expect(books.rulePromises.getRulePromise({ id: plain.id }).state).toBe('none');
    expect(await failureOf(books.rulePromises.proveRulePromise({ id: plain.id }))).toMatchObject({
      code: 'BAD_INPUT',
      message: 'This rule makes no promise: only one that applies suggestions can.',
    });
  });
});
