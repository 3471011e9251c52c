import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BulkChange } from '../../../shared/contract/bulkEdit.ts';
import { bulkEdit } from '../../../shared/contract/bulkEdit.ts';
import type { CsvRow } from '../../support/bankFile.ts';
import { failureOf } from '../../support/failure.ts';
import { openTestBooks, type TestBooks } from '../../support/testBooks.ts';

const rows: CsvRow[] = [
  { date: '2026-05-02', text: 'TESCO STORES 2041', amount: -1250, category: 'Food' },
  { date: '2026-05-03', text: 'SHELL LONDON', amount: -4000, category: 'Car' },
  { date: '2026-05-04', text: 'CORNER CAFE', amount: -350 },
  { date: '2026-05-28', text: 'SALARY ACME LTD', amount: 250_000, category: 'Pay' },
];

describe('changing many at once', () => {
  let books: TestBooks;
  beforeEach(async () => {
    books = await openTestBooks();
    await books.importRows(rows, { categories: 'confirm' });
  });
  afterEach(() => books.close());

  const stand = () =>
    books.database.reader.all(
      `SELECT id, category_id, category_source, rule_id, is_skipped, payee_id, parts_json, tags_json, note, search_text
       FROM transactions ORDER BY id`,
    );
  const idOf = (table: 'categories' | 'payees', name: string) =>
    books.database.reader.get<{ id: number }>(`SELECT id FROM ${table} WHERE name = ?`, name)?.id ?? 0;
  const all = (change: BulkChange, overwriteOwn = false) => ({ filter: {}, change, overwriteOwn });
  const row = (id: number) => books.database.reader.get(`SELECT * FROM transactions WHERE id = ?`, id);

  test('is shown before it is made, and made in one change that can be undone', async () => {
    const input = all({ categoryId: idOf('categories', 'Food'), addTags: ['trip', 'Away'], note: 'May' });
    const before = stand();
    const preview = await books.bulkEdit.previewBulkEdit(input);
    expect(preview).toMatchObject({ count: 4, changed: 4, alreadySo: 0, setByHand: 0, divided: 0 });
    expect(preview.samples[0]).toMatchObject({
      date: '2026-05-28',
      before: { categoryPath: 'Pay', tags: [], note: null },
      after: { categoryPath: 'Food', tags: ['Away', 'trip'], note: 'May' },
    });
    expect(stand()).toEqual(before);
    const { changeSetId, ...counts } = await books.bulkEdit.bulkEdit(input);
    expect(counts).toMatchObject({ count: 4, changed: 4 });
    expect(row(1)).toMatchObject({
      tags_json: '["Away","trip"]',
      note: 'May',
      search_text: expect.stringMatching(/ may$/),
    });
    expect(await books.bulkEdit.previewBulkEdit(input)).toMatchObject({ changed: 0, alreadySo: 4, samples: [] });
    expect(books.changes.getChangeSet({ changeSetId })).toMatchObject({
      reason: 'Change many at once: category Food · tags added: trip, Away · note',
      transactionCount: 4,
    });
    await books.changes.undoChangeSet({ changeSetId });
    expect(stand()).toEqual(before);
  });

  test('leaves what was set by hand, unless that is wished', async () => {
    const [food, car] = [idOf('categories', 'Food'), idOf('categories', 'Car')];
    await books.transactions.setCategory({ transactionIds: [1], categoryId: car });
    const change = { categoryId: food };
    expect(await books.bulkEdit.bulkEdit(all(change))).toMatchObject({ changed: 3, alreadySo: 0, setByHand: 1 });
    expect(row(1)).toMatchObject({ category_id: car });
    expect(await books.bulkEdit.bulkEdit(all(change, true))).toMatchObject({ changed: 1, alreadySo: 3, setByHand: 1 });
    expect(row(1)).toMatchObject({ category_id: food, category_source: 'user' });
  });

  test('leaves a note that is there, and still puts the tags on', async () => {
    await books.bulkEdit.bulkEdit({ transactionIds: [2], change: { note: 'mine' }, overwriteOwn: false });
    const change = { note: 'theirs', addTags: ['x'] };
    expect(await books.bulkEdit.bulkEdit(all(change))).toMatchObject({ changed: 4, setByHand: 1 });
    expect(row(2)).toMatchObject({ note: 'mine', tags_json: '["x"]' });
    await books.bulkEdit.bulkEdit(all(change, true));
    expect(row(2)).toMatchObject({ note: 'theirs' });
    await books.bulkEdit.bulkEdit(all({ note: null, removeTags: ['X'] }, true));
    expect(row(2)).toMatchObject({ note: null, tags_json: null, search_text: expect.not.stringContaining('theirs') });
  });

  test('never changes the category of a divided transaction', async () => {
    const [food, car] = [idOf('categories', 'Food'), idOf('categories', 'Car')];
    const partsJson = JSON.stringify([
      { amount: -1000, categoryId: food, note: null },
      { amount: -250, categoryId: null, note: null },
    ]);
    await books.ledger.apply({ actor: 'user', actorName: 'You', kind: 'edit', reason: 'Divide' }, (recorder) =>
      recorder.update('transactions', 1, { partsJson }),
    );
    const outcome = await books.bulkEdit.bulkEdit(all({ categoryId: car }, true));
    expect(outcome).toMatchObject({ count: 4, changed: 2, alreadySo: 1, divided: 1 });
    expect(row(1)).toMatchObject({ category_id: food, parts_json: partsJson });
  });

  test('takes a category away as by hand, and gives another payee', async () => {
    const shell = idOf('payees', 'Shell London');
    expect(shell).toBeGreaterThan(0);
    const change = { categoryId: null, payeeId: shell };
    expect(await books.bulkEdit.bulkEdit(all(change))).toMatchObject({ changed: 4 });
    expect(row(1)).toMatchObject({ category_id: null, category_source: null, is_skipped: 1, payee_id: shell });
    expect(row(1)).toMatchObject({ search_text: 'shell london tesco stores 2041' });
  });

  test('takes over a spelling of a tag that is there', async () => {
    await books.bulkEdit.bulkEdit({ transactionIds: [1], change: { addTags: ['Trip'] }, overwriteOwn: false });
    await books.bulkEdit.bulkEdit({ transactionIds: [2], change: { addTags: ['trip'] }, overwriteOwn: false });
    expect(row(2)).toMatchObject({ tags_json: '["Trip"]' });
  });

  test.each([
    [{ transactionIds: [1, 999], change: { note: 'x' } }, 'One of these transactions does not exist any more.'],
    [{ transactionIds: [1], change: { categoryId: 999 } }, 'This category does not exist any more.'],
    [{ transactionIds: [1], change: { payeeId: 999 } }, 'This payee does not exist any more.'],
  ])('of what is gone is refused, and nothing changes: %j', async (input, message) => {
    const before = stand();
    const refusal = { code: 'NOT_FOUND', message };
    const wished = { ...input, overwriteOwn: true };
    expect(await failureOf(books.bulkEdit.previewBulkEdit(wished))).toMatchObject(refusal);
    expect(await failureOf(books.bulkEdit.bulkEdit(wished))).toMatchObject(refusal);
    expect(stand()).toEqual(before);
  });

  test('that is cancelled changes nothing', async () => {
    const before = stand();
    const signal = AbortSignal.abort();
    expect(await failureOf(books.bulkEdit.bulkEdit(all({ note: 'x' }), signal))).toMatchObject({ code: 'CANCELLED' });
    expect(stand()).toEqual(before);
  });

  test.each([
    [{ change: { note: 'x' } }, 'Choose the transactions in one way'],
    [{ filter: {}, transactionIds: [1], change: { note: 'x' } }, 'Choose the transactions in one way'],
    [{ filter: {}, change: {} }, 'Say what to change'],
    [{ filter: {}, change: { addTags: [] } }, 'Say what to change'],
    [{ filter: {}, change: { addTags: ['a,b'] } }, 'A tag has no comma in it.'],
  ])('%j is refused', (input, message) => {
    expect(bulkEdit.input.safeParse({ ...input, overwriteOwn: false }).error?.message).toContain(message);
  });

  test('any: the preview tells what is done, doing it again does nothing, and an undo takes all of it back', async () => {
    const change = fc
      .record(
        {
          categoryId: fc.option(fc.constantFrom('Food', 'Car', 'Pay')),
          payeeId: fc.option(fc.constantFrom('Shell London', 'Corner Cafe')),
          addTags: fc.subarray(['a', 'B', 'c']),
          removeTags: fc.subarray(['A', 'b']),
          note: fc.option(fc.constantFrom('one', 'two')),
        },
        { requiredKeys: [] },
      )
      .filter(
        ({ addTags = [], removeTags = [], ...others }) =>
          addTags.length + removeTags.length > 0 || Object.keys(others).length > 0,
      );
    const steps = fc.array(
      fc.record({ change, ids: fc.subarray([1, 2, 3, 4], { minLength: 1 }), overwriteOwn: fc.boolean() }),
      { minLength: 1, maxLength: 4 },
    );
    await fc.assert(
      fc.asyncProperty(steps, async (given) => {
        const history: { before: unknown[]; changeSetId: string }[] = [];
        for (const {
          change: { categoryId, payeeId, ...fields },
          ids,
          overwriteOwn,
        } of given) {
          const named = {
            ...fields,
            ...(categoryId === undefined ? {} : { categoryId: categoryId && idOf('categories', categoryId) }),
            ...(payeeId === undefined ? {} : { payeeId: payeeId && idOf('payees', payeeId) }),
          };
          const input = { transactionIds: ids, change: named, overwriteOwn };
          const before = stand();
          const { samples, ...counts } = await books.bulkEdit.previewBulkEdit(input);
          expect(samples).toHaveLength(counts.changed);
          const { changeSetId, jobId, ...done } = await books.bulkEdit.bulkEdit(input);
          expect(jobId).not.toBe('');
          expect(done).toEqual(counts);
          expect((await books.bulkEdit.previewBulkEdit(input)).changed).toBe(0);
          if (done.changed > 0) history.push({ before, changeSetId });
        }
        for (const { before, changeSetId } of history.reverse()) {
          await books.changes.undoChangeSet({ changeSetId });
          expect(stand()).toEqual(before);
        }
      }),
      { numRuns: 25 },
    );
  });
});
