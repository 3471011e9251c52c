import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { changeTags, parseTags } from '../../../electron/services/transactions/tags.ts';
import { setNote, setTags } from '../../../shared/contract/transactions.ts';
import type { CsvRow } from '../../support/bankFile.ts';
import { openTestBooks, type TestBooks } from '../../support/testBooks.ts';

const groceries: CsvRow = { date: '2026-05-02', text: 'TESCO STORES 2041', amount: -1250 };
const fuel: CsvRow = { date: '2026-05-03', text: 'SHELL LONDON', amount: -4000 };

describe('tags and notes', () => {
  let books: TestBooks;
  let ids: number[];
  beforeEach(async () => {
    books = await openTestBooks();
    await books.importRows([groceries, fuel]);
    ids = list({}).map(({ id }) => id);
  });
  afterEach(() => books.close());

  const list = (filter: { text?: string; tag?: string }) =>
    books.transactions.listTransactions({
      filter,
      sort: { by: 'date', direction: 'ascending' },
      cursor: null,
      limit: 9,
    }).transactions;
  const [first, both] = [() => ids.slice(0, 1), () => ids];
  const tag = (transactionIds: number[], add: string[], remove: string[] = []) =>
    books.transactions.setTags({ transactionIds, add, remove });
  const note = (text: string | null) => books.transactions.setNote({ transactionId: ids[0] ?? 0, note: text });

  test('tags are put on and taken off many at once, and counted', async () => {
    expect((await tag(both(), ['Rome', 'holiday'])).changed).toBe(2);
    expect(list({})[0]?.tags).toEqual(['holiday', 'Rome']);
    expect((await tag(both(), ['ROME'])).changed).toBe(0);
    await tag(first(), ['food'], ['HOLIDAY']);
    expect(books.transactions.listTags(undefined)).toEqual([
      { tag: 'food', transactionCount: 1 },
      { tag: 'holiday', transactionCount: 1 },
      { tag: 'Rome', transactionCount: 2 },
    ]);
    expect(list({ tag: 'holiday' }).map(({ id }) => id)).toEqual(ids.slice(1));
    expect((await books.transactions.countTransactions({ filter: { tag: 'Rome' } })).count).toBe(2);
  });

  test('a tag that one transaction has is spelt so on the next', async () => {
    await tag(first(), ['Rome']);
    await tag(ids.slice(1), ['rome']);
    expect(books.transactions.listTags(undefined)).toEqual([{ tag: 'Rome', transactionCount: 2 }]);
  });

  test('undoing takes tags back, and history tells them in words', async () => {
    await tag(both(), ['Rome']);
    const { changeSetId } = await tag(first(), ['food'], ['Rome']);
    expect(books.transactions.getTransactionHistory({ transactionId: ids[0] ?? 0 })[0]).toMatchObject({
      reason: 'Tag a transaction with food and take Rome off a transaction',
      changes: [{ field: 'Tags', from: 'Rome', to: 'food' }],
    });
    await books.changes.undoChangeSet({ changeSetId });
    expect(list({}).map(({ tags }) => tags)).toEqual([['Rome'], ['Rome']]);
  });

  test('a note is found by its words, told in the history, and taken back', async () => {
    await note('Birthday cake');
    const { changeSetId } = await note('Birthday CAKE for Ann');
    expect(list({ text: 'cake ann' })).toMatchObject([{ note: 'Birthday CAKE for Ann' }]);
    expect(books.transactions.getTransactionHistory({ transactionId: ids[0] ?? 0 })[0]).toMatchObject({
      reason: 'Write a note beside a transaction',
      changes: [{ field: 'Note', from: 'Birthday cake', to: 'Birthday CAKE for Ann' }],
    });
    await books.changes.undoChangeSet({ changeSetId });
    expect(list({ text: 'ann' })).toEqual([]);
    expect(list({ text: 'cake' })).toMatchObject([{ note: 'Birthday cake' }]);
    await note(null);
    expect(list({ text: 'cake' })).toEqual([]);
  });

  test('blank notes are none, and too long ones, long tags and commas are refused in plain words', () => {
    expect(setNote.input.parse({ transactionId: 1, note: '  ' }).note).toBeNull();
    const wordsOf = (result: { error?: { issues: { message: string }[] } | undefined }) =>
      result.error?.issues[0]?.message;
    expect(wordsOf(setNote.input.safeParse({ transactionId: 1, note: 'x'.repeat(501) }))).toBe(
      'A note has at most 500 characters.',
    );
    const tags = (...add: string[]) => wordsOf(setTags.input.safeParse({ transactionIds: [1], add }));
    expect(tags('x'.repeat(41))).toBe('A tag has at most 40 characters.');
    expect(tags('one, two')).toBe('A tag has no comma in it.');
    expect(tags(' ')).toBe('A tag has at least one character.');
  });

  test('nothing to do, and what is gone, is said', async () => {
    await expect(tag(both(), [])).rejects.toMatchObject({ message: 'Name a tag to add or to take off.' });
    await expect(tag([999], ['x'])).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: 'One of these transactions does not exist any more.',
    });
  });
});

test('tags stay a set in any case, in order, and what is taken off is gone', () => {
  const word = fc.constantFrom('a', 'A', 'b', 'B', 'Ärger', 'ärger', 'zoo');
  fc.assert(
    fc.property(fc.array(word), fc.array(word), fc.array(word), (first, add, remove) => {
      const before = changeTags(null, { add: first, remove: [] }, new Map());
      const after = parseTags(changeTags(before, { add, remove }, new Map()));
      const keys = after.map((tag) => tag.toLowerCase());
      expect(keys).toEqual([...new Set(keys)].sort());
      const gone = new Set(remove.map((tag) => tag.toLowerCase()));
      const wanted = new Set([...first, ...add].map((tag) => tag.toLowerCase()).filter((tag) => !gone.has(tag)));
      expect(new Set(keys)).toEqual(wanted);
    }),
  );
});
