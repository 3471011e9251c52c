import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ruleDraftSchema } from '../../../../shared/contract/automation.ts';
import { failureOf } from '../../../support/failure.ts';
import { openTestBooks, type TestBooks } from '../../../support/testBooks.ts';

let books: TestBooks;
beforeEach(async () => {
  books = await openTestBooks();
});
afterEach(() => books.close());

const noDemands = { confidenceThreshold: 0, minimumDataPoints: 0, agreementRequired: false, riskTolerance: 1 };
const acting = { autoApply: true, requiresApproval: false, notifyUser: true, logDecision: true };

interface Wanted {
  readonly name?: string;
  readonly matcher?: object;
  readonly effect: { readonly kind: string; readonly [field: string]: unknown };
  readonly overwrite?: string;
  readonly stop?: boolean;
  readonly autoApply?: boolean;
}

function create({ name = 'Rule', matcher = { all: [] }, effect, autoApply = true, ...actions }: Wanted) {
  return books.automation.createAutomationRule(
    ruleDraftSchema.parse({
      name,
      type: effect.kind,
      matcher,
      conditions: noDemands,
      actions: { ...acting, autoApply, requiresApproval: !autoApply, effect, ...actions },
      isActive: true,
    }),
  );
}

const contains = (text: string) => ({ test: 'bankText', how: 'contains', text });
const rows = [
  { date: '2026-03-01', text: 'REWE MARKT 12', amount: -1200 },
  { date: '2026-03-02', text: 'NETFLIX.COM', amount: -1299 },
  { date: '2026-03-03', text: 'TO SAVINGS', amount: -50_000 },
];

function stored() {
  return books.database.reader.all<{
    text: string;
    payee: string | null;
    category: string | null;
    source: string | null;
    tags: string | null;
    parts: string | null;
    peer: number | null;
    search: string;
  }>(
    `SELECT t.bank_text AS text, p.name AS payee, c.path AS category, t.category_source AS source, t.tags_json AS tags,
            t.parts_json AS parts, t.transfer_peer_id AS peer, t.search_text AS search
     FROM transactions t LEFT JOIN payees p ON p.id = t.payee_id LEFT JOIN categories c ON c.id = t.category_id ORDER BY t.id`,
  );
}
const of = (text: string) => stored().find((row) => row.text === text);
const idOf = (text: string) =>
  books.database.reader.get<{ id: number }>('SELECT id FROM transactions WHERE bank_text = ?', text)?.id ?? 0;
const categoryId = (path: string) =>
  books.database.reader.get<{ id: number }>('SELECT id FROM categories WHERE path = ?', path)?.id ?? 0;

describe('a rule', () => {
  test('sets a category of its own, also where nothing is suggested', async () => {
    await books.importRows(rows);
    const rule = await create({
      matcher: contains('netflix'),
      effect: { kind: 'category', categoryId: categoryId('Leisure') || 1 },
    });
    const run = await books.ruleRuns.runAutomation({});
    expect(run).toMatchObject({ considered: 3, applied: 1, left: 2 });
    expect(of('NETFLIX.COM')).toMatchObject({ source: 'rule' });
    expect(books.automation.listExecutions(undefined)).toEqual([
      expect.objectContaining({ ruleId: rule.id, ruleVersion: 1, applied: 1, asked: 0 }),
    ]);
    expect(await books.ruleRuns.runAutomation({})).toMatchObject({ applied: 0, changeSetIds: [] });
  });

  test('renames a payee, puts tags on, and divides, each in a change set that can be undone', async () => {
    await books.importRows(rows);
    const before = stored();
    await create({
      name: 'Rename',
      matcher: contains('rewe'),
      effect: { kind: 'payee', name: 'Supermarket' },
      overwrite: 'machine',
    });
    await create({ name: 'Tag', matcher: contains('rewe'), effect: { kind: 'tag', tags: ['food'] } });
    const parts = [
      { of: { kind: 'share', share: 0.25 }, categoryId: 1 },
      { of: { kind: 'rest' }, categoryId: 2 },
    ];
    await create({ name: 'Divide', matcher: contains('rewe'), effect: { kind: 'split', parts } });
    const { changeSetIds } = await books.ruleRuns.runAutomation({});
    expect(changeSetIds).toHaveLength(3);
    const changed = of('REWE MARKT 12');
    expect(changed).toMatchObject({ payee: 'Supermarket', tags: '["food"]', source: 'rule' });
    expect(changed?.search).toBe('supermarket rewe markt 12');
    expect(JSON.parse(changed?.parts ?? '[]')).toMatchObject([{ amount: -300 }, { amount: -900 }]);
    for (const id of changeSetIds.toReversed()) await books.changes.undoChangeSet({ changeSetId: id });
    expect(stored()).toEqual(before);
    expect(books.payees.searchPayees({ text: 'supermarket', limit: 5 })).toEqual([]);
  });

  test('leaves the payee that a person chose', async () => {
    await books.importRows(rows);
    const payee = books.database.reader.get<{ id: number }>(
      "SELECT payee_id AS id FROM transactions WHERE bank_text LIKE 'REWE%'",
    );
    await books.payees.renamePayee({ payeeId: payee?.id ?? 0, name: 'My shop' });
    await books.bulkEdit.bulkEdit({
      transactionIds: [idOf('NETFLIX.COM')],
      change: { payeeId: payee?.id ?? 0 },
      overwriteOwn: false,
    });
    await create({ effect: { kind: 'payee', name: 'Other' }, overwrite: 'all_but_user' });
    await books.ruleRuns.runAutomation({});
    expect(of('NETFLIX.COM')?.payee).toBe('My shop');
    expect(of('TO SAVINGS')?.payee).toBe('Other');
  });

  test('pairs a transfer with the one transaction that can be its other side', async () => {
    await books.importRows(rows, { account: 'Main' });
    await books.importRows([{ date: '2026-03-04', text: 'FROM MAIN', amount: 50_000 }], { account: 'Savings' });
    await create({ effect: { kind: 'transfer' } });
    const run = await books.ruleRuns.runAutomation({});
    expect(of('TO SAVINGS')?.peer).toBe(idOf('FROM MAIN'));
    expect(of('FROM MAIN')?.peer).toBe(idOf('TO SAVINGS'));
    await books.changes.undoChangeSet({ changeSetId: run.changeSetIds[0] ?? '', transactionIds: [idOf('FROM MAIN')] });
    expect(stored().map(({ peer }) => peer)).toEqual([null, null, null, null]);
  });

  test('overwrites what it was told to, and never what a person set', async () => {
    await books.importRows(
      rows.map((row, index) => (index === 0 ? { ...row, category: 'Given' } : row)),
      {
        categories: 'confirm',
      },
    );
    await books.transactions.setCategory({ transactionIds: [idOf('NETFLIX.COM')], categoryId: categoryId('Given') });
    const other = await books.categories.createCategory({ name: 'Other', parentId: null, kind: 'expense' });
    const last = await books.categories.createCategory({ name: 'Last', parentId: null, kind: 'expense' });
    const sources = () => stored().map(({ category, source }) => `${category} ${source}`);
    const one = await create({ name: 'Empty', effect: { kind: 'category', categoryId: other.categoryId } });
    await books.ruleRuns.runAutomation({});
    expect(sources()).toEqual(['Given import', 'Given user', 'Other rule']);
    await books.automation.toggleAutomationRule({ id: one.id, isActive: false });
    const two = await create({
      name: 'Machine',
      effect: { kind: 'category', categoryId: last.categoryId },
      overwrite: 'machine',
    });
    await books.ruleRuns.runAutomation({});
    expect(sources()).toEqual(['Given import', 'Given user', 'Last rule']);
    await books.automation.toggleAutomationRule({ id: two.id, isActive: false });
    await create({
      name: 'All',
      effect: { kind: 'category', categoryId: other.categoryId },
      overwrite: 'all_but_user',
    });
    await books.ruleRuns.runAutomation({});
    expect(sources()).toEqual(['Other rule', 'Given user', 'Other rule']);
    expect(books.ruleRuns.traceRules({ transactionId: idOf('NETFLIX.COM') })).toEqual([
      expect.objectContaining({ ruleName: 'All', outcome: 'lost', reason: 'You set it by hand.' }),
    ]);
  });

  test('that stands first wins, and another order is another outcome', async () => {
    await books.importRows(rows);
    const one = await create({ name: 'One', effect: { kind: 'category', categoryId: 1 } });
    const two = await create({ name: 'Two', effect: { kind: 'category', categoryId: 2 } });
    const first = await books.ruleRuns.runAutomation({});
    expect(new Set(stored().map(({ category }) => category)).size).toBe(1);
    const before = stored()[0]?.category;
    await books.changes.undoChangeSet({ changeSetId: first.changeSetIds[0] ?? '' });
    const rules = await books.automation.reorderAutomationRules({ ids: [two.id, one.id] });
    expect(rules.map(({ name, position }) => `${position} ${name}`)).toEqual(['1 Two', '2 One']);
    await books.ruleRuns.runAutomation({});
    expect(stored()[0]?.category).not.toBe(before);
    expect(await failureOf(books.automation.reorderAutomationRules({ ids: [one.id] }))).toMatchObject({
      code: 'BAD_INPUT',
      message: 'Name every rule once to put them into an order.',
    });
  });

  test('is undone for some transactions, with what changed again since as a conflict', async () => {
    await books.importRows(rows);
    await create({ effect: { kind: 'category', categoryId: 1 } });
    const { changeSetIds } = await books.ruleRuns.runAutomation({});
    const changeSetId = changeSetIds[0] ?? '';
    await books.transactions.setCategory({ transactionIds: [idOf('TO SAVINGS')], categoryId: 2 });
    const chosen = [idOf('REWE MARKT 12'), idOf('TO SAVINGS')];
    const undone = await books.changes.undoChangeSet({ changeSetId, transactionIds: chosen });
    expect(undone).toMatchObject({ undone: 1, conflictCount: 1 });
    expect(stored().map(({ source }) => source)).toEqual([null, 'rule', 'user']);
    expect(books.changes.getChangeSet({ changeSetId }).status).toBe('partly_undone');
    await books.changes.undoChangeSet({ changeSetId });
    expect(stored().map(({ source }) => source)).toEqual([null, null, 'user']);
    const nothing = books.changes.undoChangeSet({ changeSetId: undone.changeSetId, transactionIds: [999] });
    expect(await failureOf(nothing)).toMatchObject({
      code: 'NOTHING_TO_UNDO',
      message: 'This did not change any of these transactions.',
    });
  });
});

describe('running rules and undoing it', () => {
  test('is the identity, whatever the rules', async () => {
    const step = fc.record({
      matcher: fc.constantFrom(
        { all: [] },
        contains('re'),
        { none: [contains('netflix')] },
        { test: 'category', categoryIds: [] },
      ),
      effect: fc.constantFrom<Wanted['effect'][]>(
        { kind: 'category', categoryId: 1 },
        { kind: 'category', categoryId: 3 },
        { kind: 'payee', name: 'Rewe' },
        { kind: 'payee', name: 'Nobody yet' },
        { kind: 'tag', tags: ['a', 'B'] },
        { kind: 'transfer' },
        {
          kind: 'split',
          parts: [
            { of: { kind: 'amount', amount: 100 }, categoryId: null },
            { of: { kind: 'rest' }, categoryId: 2 },
          ],
        },
      ),
      overwrite: fc.constantFrom('empty', 'machine', 'all_but_user'),
      stop: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), async (steps) => {
        await books.close();
        books = await openTestBooks();
        await books.importRows([...rows, { date: '2026-03-05', text: 'LABELLED', amount: -1, category: 'Given' }], {
          account: 'Main',
          categories: 'confirm',
        });
        await books.importRows([{ date: '2026-03-04', text: 'FROM MAIN', amount: 50_000 }], { account: 'Savings' });
        const tables = ['transactions', 'payees', 'payee_aliases', 'categories', 'accounts'];
        const all = () =>
          tables.map((table) =>
            books.database.reader.all(
              `SELECT * FROM ${table} ORDER BY id`.replace('*', table === 'transactions' ? transactionColumns : '*'),
            ),
          );
        const before = all();
        for (const [index, wanted] of steps.entries())
          await create({ name: `Rule ${index}`, ...withKnownCategories(wanted) });
        const { changeSetIds } = await books.ruleRuns.runAutomation({});
        for (const id of changeSetIds.toReversed()) {
          expect(await books.changes.undoChangeSet({ changeSetId: id })).toMatchObject({ conflictCount: 0 });
        }
        expect(all()).toEqual(before);
      }),
      { numRuns: 25 },
    );
  });
});

/** The same, with categories that these books have. */
function withKnownCategories<Step>(step: Step): Step {
  const ids = books.database.reader.all<{ id: number }>('SELECT id FROM categories ORDER BY id').map(({ id }) => id);
  return JSON.parse(JSON.stringify(step), (key, value) =>
    key === 'categoryId' && value !== null ? ids[value % ids.length] : value,
  );
}

/** Without the newest prediction, which is made anew when a transaction waits again. */
const transactionColumns = `id, account_id, date, amount, currency, bank_text, payee_id, category_id, category_source,
  rule_id, is_skipped, parts_json, transfer_peer_id, note, tags_json, search_text`;
