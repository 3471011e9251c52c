import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ruleDraftSchema } from '../../../../shared/contract/automation.ts';
import { failureOf } from '../../../support/failure.ts';
import { openTestBooks, type TestBooks } from '../../../support/testBooks.ts';

let books: TestBooks;
beforeEach(async () => {
  books = await openTestBooks();
  await books.importRows([
    { date: '2026-03-01', text: 'REWE MARKT 12', amount: -1200 },
    { date: '2026-03-02', text: 'NETFLIX.COM', amount: -1299 },
    { date: '2026-03-03', text: 'REWE CITY', amount: -700 },
  ]);
});
afterEach(() => books.close());

function createAsking(approvalDays = 90) {
  return books.automation.createAutomationRule(
    ruleDraftSchema.parse({
      name: 'Asking',
      matcher: { test: 'bankText', how: 'word', text: 'rewe' },
      conditions: { confidenceThreshold: 0, minimumDataPoints: 0, agreementRequired: false, riskTolerance: 1 },
      actions: {
        autoApply: false,
        requiresApproval: true,
        notifyUser: true,
        logDecision: true,
        effect: { kind: 'category', categoryId: 1 },
      },
      monitoring: { trackPerformance: true, alertOnFailure: true, reviewPeriodDays: 30, approvalDays },
      isActive: true,
    }),
  );
}

const waiting = (of: TestBooks = books) => of.approvals.listApprovals(undefined);
const categoriesOf = () =>
  books.database.reader
    .all<{ text: string; source: string | null }>(
      'SELECT bank_text AS text, category_source AS source FROM transactions ORDER BY id',
    )
    .map(({ text, source }) => `${text}: ${source}`);

describe('what a rule asks about', () => {
  test('waits with its reason, before and after, and counts for its rule', async () => {
    const rule = await createAsking();
    const run = await books.ruleRuns.runAutomation({});
    expect(run).toMatchObject({ applied: 0, asked: 2, changeSetIds: [] });
    const { approvals, count, nextCursor } = waiting();
    expect({ count, nextCursor }).toEqual({ count: 2, nextCursor: null });
    expect(
      approvals.map(({ transaction, from, ruleName, reason }) => [transaction.bankText, from, ruleName, reason]),
    ).toEqual([
      ['REWE MARKT 12', null, 'Asking', 'It asks before it does anything.'],
      ['REWE CITY', null, 'Asking', 'It asks before it does anything.'],
    ]);
    expect(books.automation.listAutomationRules(undefined)[0]).toMatchObject({
      waiting: 2,
      lastTriggered: expect.any(String),
    });
    expect(books.automation.listExecutions({ limit: 5 })).toEqual([
      expect.objectContaining({ ruleId: rule.id, ruleVersion: 1, applied: 0, asked: 2, changeSetId: null }),
    ]);
    expect(await books.ruleRuns.runAutomation({})).toMatchObject({ asked: 0 });
    const first = books.approvals.listApprovals({ limit: 1, cursor: null });
    expect(first.nextCursor).toBe(approvals[0]?.id);
    expect(books.approvals.listApprovals({ limit: 1, cursor: first.nextCursor }).approvals).toEqual([approvals[1]]);
  });

  test('is done once it is approved, as a decision of the person that can be undone', async () => {
    await createAsking();
    await books.ruleRuns.runAutomation({});
    const ids = waiting().approvals.map(({ id }) => id);
    const decided = await books.approvals.decideApprovals({ ids, decision: 'approve' });
    expect(decided).toMatchObject({ decided: 2, withdrawn: 0 });
    expect(categoriesOf()).toEqual(['REWE MARKT 12: user', 'NETFLIX.COM: null', 'REWE CITY: user']);
    expect(waiting().count).toBe(0);
    expect(await failureOf(books.approvals.decideApprovals({ ids, decision: 'reject' }))).toMatchObject({
      code: 'NOT_FOUND',
      message: 'This was decided already, or taken back by its rule.',
    });
    await books.changes.undoChangeSet({ changeSetId: decided.changeSetId ?? '' });
    expect(waiting().approvals.map(({ id }) => id)).toEqual(ids);
  });

  test('does not come back from the same version once it is rejected', async () => {
    const rule = await createAsking();
    await books.ruleRuns.runAutomation({});
    const [first] = waiting().approvals;
    await books.approvals.decideApprovals({ ids: [first?.id ?? 0], decision: 'reject' });
    expect(waiting().count).toBe(1);
    expect(await books.ruleRuns.runAutomation({})).toMatchObject({ asked: 0 });
    expect(waiting().count).toBe(1);
    expect(books.automation.getRulePerformance({ id: rule.id }).versions).toEqual([
      expect.objectContaining({ version: 1, asked: 2, rejected: 1, approved: 0 }),
    ]);
    await books.automation.updateAutomationRule({ id: rule.id, updates: { name: 'Asking again' } });
    expect(waiting().count).toBe(0);
    expect(await books.ruleRuns.runAutomation({})).toMatchObject({ asked: 2 });
    expect(waiting().approvals.every(({ ruleVersion }) => ruleVersion === 2)).toBe(true);
  });

  test('is taken back where a person decided otherwise meanwhile, and when its rule goes', async () => {
    const rule = await createAsking();
    await books.ruleRuns.runAutomation({});
    const { approvals } = waiting();
    const ids = approvals.map(({ id }) => id);
    await books.transactions.setCategory({ transactionIds: [approvals[0]?.transaction.id ?? 0], categoryId: 2 });
    expect(waiting().approvals).toHaveLength(1);
    expect(await books.approvals.decideApprovals({ ids, decision: 'approve' })).toMatchObject({
      decided: 1,
      withdrawn: 1,
    });
    await books.automation.deleteAutomationRule({ id: rule.id });
    expect(waiting()).toMatchObject({ approvals: [], count: 0 });
  });

  test('is given up after its time, and asked again at the next run over everything', async () => {
    await createAsking(1);
    await books.ruleRuns.runAutomation({});
    await books.database.write(({ connection }) => {
      connection.run("UPDATE approvals SET expires_at = '2026-01-01T00:00:00.000Z'");
    });
    const ids = books.database.reader.all<{ id: number }>('SELECT id FROM approvals').map(({ id }) => id);
    expect(waiting().approvals).toEqual([]);
    expect(await books.approvals.decideApprovals({ ids: ids.slice(0, 1), decision: 'approve' })).toMatchObject({
      changeSetId: null,
      decided: 0,
      withdrawn: 1,
    });
    expect(await books.ruleRuns.runAutomation({})).toMatchObject({ asked: 2 });
    expect(waiting().approvals).toHaveLength(2);
  });
});
