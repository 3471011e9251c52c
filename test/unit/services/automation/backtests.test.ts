import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ruleDraftSchema } from '../../../../shared/contract/automation.ts';
import {
  type BacktestOutcome,
  backtestAutomationRule,
  backtestOutcomeSchema,
} from '../../../../shared/contract/backtests.ts';
import { failureOf } from '../../../support/failure.ts';
import { shops, steadyRows } from '../../../support/steadyShops.ts';
import { openTestBooks, type TestBooks } from '../../../support/testBooks.ts';

let books: TestBooks;
beforeEach(async () => {
  books = await openTestBooks();
  await books.importRows(steadyRows(40), { categories: 'confirm' });
});
afterEach(() => books.close());

const acting = { autoApply: true, requiresApproval: false, notifyUser: true, logDecision: true };
const noDemands = { confidenceThreshold: 0, minimumDataPoints: 0, agreementRequired: false, riskTolerance: 1 };
const contains = (text: string) => ({ test: 'bankText', how: 'contains', text });
const categoryId = (path: string) =>
  books.database.reader.get<{ id: number }>('SELECT id FROM categories WHERE path = ?', path)?.id ?? 0;
const setting = (path: string, more: object = {}) => ({
  conditions: noDemands,
  actions: { ...acting, effect: { kind: 'category', categoryId: categoryId(path) }, ...more },
});

const run = (input: object, signal?: AbortSignal) =>
  books.backtests.backtestAutomationRule(backtestAutomationRule.input.parse({ months: 3, ...input }), signal);
const rowsOf = (backtestId: string, outcome: BacktestOutcome, month?: string) =>
  books.backtests.listBacktestRows({ backtestId, outcome, offset: 0, limit: 200, ...(month ? { month } : {}) });

/** Weeks of the last three months. */
const weeks = 13;

describe('a rule tried on the past', () => {
  test('is right where the person decided the same, and wrong where not', async () => {
    const right = await run({ matcher: contains('rewe'), ...setting('Groceries') });
    expect(right).toMatchObject({ from: '2026-01-01', to: '2026-03-31' });
    expect(right.total).toEqual({
      considered: weeks * shops.length,
      right: weeks,
      wrong: 0,
      unjudged: 0,
      asked: 0,
      conflict: 0,
    });
    expect(right.months.map(({ month }) => month)).toEqual(['2026-01', '2026-02', '2026-03']);
    const wrong = await run({ matcher: contains('rewe'), ...setting('Fuel') });
    expect(wrong.total).toMatchObject({ right: 0, wrong: weeks });
    const [row] = rowsOf(wrong.backtestId, 'wrong').rows;
    expect(row).toMatchObject({ would: 'Fuel', actualCategoryPath: 'Groceries', transaction: { date: '2026-03-31' } });
    const asked = await run({ matcher: contains('rewe'), ...setting('Groceries', { autoApply: false }) });
    expect(asked.total).toMatchObject({ right: 0, asked: weeks });
  });

  test('names the rows behind every number', async () => {
    const { backtestId, total, months } = await run({
      conditions: { ...noDemands, confidenceThreshold: 0.6 },
      actions: acting,
    });
    expect(total.right).toBeGreaterThan(50);
    for (const outcome of backtestOutcomeSchema.options) {
      expect(rowsOf(backtestId, outcome).count).toBe(total[outcome]);
      for (const month of months) expect(rowsOf(backtestId, outcome, month.month).count).toBe(month[outcome]);
    }
    const page = books.backtests.listBacktestRows({ backtestId, outcome: 'right', offset: 1, limit: 1 });
    expect(page.rows).toEqual([rowsOf(backtestId, 'right').rows[1]]);
  });

  test('predicts each row from what was known before it', async () => {
    await books.importRows(
      Array.from({ length: 6 }, (_, index) => ({
        date: `2026-03-${String(1 + 5 * index).padStart(2, '0')}`,
        text: 'ZOOLANDIA',
        amount: -500,
        category: 'Streaming',
      })),
      { categories: 'confirm' },
    );
    const demanding = { ...noDemands, minimumDataPoints: 1 };
    const { backtestId, total } = await run({ matcher: contains('zoolandia'), conditions: demanding, actions: acting });
    // Nobody knew it when it came first.
    expect(total.right + total.wrong).toBe(5);
    const all = [...rowsOf(backtestId, 'right').rows, ...rowsOf(backtestId, 'wrong').rows];
    expect(all.map(({ transaction }) => transaction.date)).not.toContain('2026-03-01');
  });

  test('loses to the active rules before it, at its own place', async () => {
    const create = (name: string, fields: object) =>
      books.automation.createAutomationRule(ruleDraftSchema.parse({ name, isActive: true, ...fields }));
    await create('First', { matcher: contains('rewe'), ...setting('Fuel') });
    const own = await create('Own', { matcher: contains('r'), ...setting('Groceries') });
    await create('After', { matcher: contains('edeka'), ...setting('Fuel') });
    const tried = await run({ ruleId: own.id, matcher: contains('re'), ...setting('Groceries') });
    expect(tried.total).toMatchObject({ conflict: weeks });
    expect(rowsOf(tried.backtestId, 'conflict').rows[0]).toMatchObject({ would: null });
    const last = await run({ matcher: contains('edeka'), ...setting('Groceries') });
    expect(last.total).toMatchObject({ right: 0, conflict: weeks });
  });

  test('proves its promise month by month, and asks before there is enough', async () => {
    const conditions = { ...noDemands, riskTolerance: 0.1, promise: true };
    const { months, total } = await run({ conditions, actions: acting, months: 9 });
    expect(months[0]).toMatchObject({ month: '2025-07', threshold: null, right: 0 });
    expect(months[0]?.asked).toBeGreaterThan(0);
    expect(months.at(-1)?.threshold).toBeGreaterThan(0);
    expect(months.at(-1)?.right).toBeGreaterThan(0);
    expect(total.wrong).toBeLessThanOrEqual(0.1 * (total.right + total.wrong));
  });

  test('can be cancelled, and refuses what could never work', async () => {
    const controller = new AbortController();
    controller.abort();
    expect(await failureOf(run(setting('Groceries'), controller.signal))).toMatchObject({ code: 'CANCELLED' });
    const broken = { matcher: { test: 'bankText', how: 'matches', text: '(' }, ...setting('Groceries') };
    expect(await failureOf(run(broken))).toMatchObject({ code: 'BAD_INPUT' });
    expect(await failureOf(run({ ruleId: 'gone', ...setting('Groceries') }))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await failureOf((async () => rowsOf('gone', 'right'))())).toMatchObject({
      code: 'NOT_FOUND',
      message: 'The rows of this trial are not kept any more: try the rule again.',
    });
  });

  test('of empty books is empty', async () => {
    await books.close();
    books = await openTestBooks();
    expect(await run({ conditions: noDemands, actions: acting })).toMatchObject({ from: null, to: null, months: [] });
  });
});
