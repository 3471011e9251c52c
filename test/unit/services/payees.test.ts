import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { renamePayee } from '../../../shared/contract/payees.ts';
import type { CsvRow } from '../../support/bankFile.ts';
import { booksOf } from '../../support/books.ts';
import { openTestBooks, type TestBooks } from '../../support/testBooks.ts';

const row = (day: number, text: string): CsvRow => ({ date: `2026-05-${day}`, text, amount: -100 * day });
const rows = [row(11, 'TESCO STORES'), row(12, 'TESCO STORES'), row(13, 'TESKO EXPRESS'), row(14, 'SHELL LONDON')];

describe('payees', () => {
  let books: TestBooks;
  beforeEach(async () => {
    books = await openTestBooks();
    await books.importRows(rows);
  });
  afterEach(() => books.close());

  const list = (text = '', by: 'name' | 'transactionCount' | 'lastDate' = 'name') =>
    books.payees.listPayees({ text, sort: { by, direction: 'ascending' }, cursor: null, limit: 50 }).payees;
  const id = (name: string) => list().find((payee) => payee.name === name)?.id ?? 0;
  const stand = () => [
    booksOf(books.database.reader),
    books.database.reader.all('SELECT * FROM payee_aliases ORDER BY id'),
  ];
  const undo = (changeSetId: string) => books.changes.undoChangeSet({ changeSetId });
  const found = (text: string) =>
    books.transactions.listTransactions({
      filter: { text },
      sort: { by: 'date', direction: 'ascending' },
      cursor: null,
      limit: 9,
    }).transactions;
  const rename = (from: string, name: string) => books.payees.renamePayee({ payeeId: id(from), name });

  test('are listed with their transactions and newest date, searched, sorted and paged', async () => {
    expect(list()).toMatchObject([
      { name: 'Shell London', transactionCount: 1, lastDate: '2026-05-14', aliasCount: 0 },
      { name: 'Tesco Stores', transactionCount: 2, lastDate: '2026-05-12' },
      { name: 'Tesko Express', transactionCount: 1, lastDate: '2026-05-13' },
    ]);
    expect(list('STORES').map(({ name }) => name)).toEqual(['Tesco Stores']);
    for (const by of ['name', 'transactionCount', 'lastDate'] as const) {
      for (const direction of ['ascending', 'descending'] as const) {
        const names: string[] = [];
        let cursor: string | null = null;
        do {
          const page: ReturnType<typeof books.payees.listPayees> = books.payees.listPayees({
            text: '',
            sort: { by, direction },
            cursor,
            limit: 1,
          });
          names.push(...page.payees.map(({ name }) => name));
          cursor = page.nextCursor;
        } while (cursor !== null);
        const whole = books.payees.listPayees({ text: '', sort: { by, direction }, cursor: null, limit: 9 }).payees;
        expect(names).toEqual(whole.map(({ name }) => name));
        expect(names).toHaveLength(3);
      }
    }
  });

  test('that are renamed are found by the new name, and later imports of the old spelling come in under it', async () => {
    const before = stand();
    const { changeSetId } = await rename('Tesco Stores', 'The Supermarket');
    expect(found('supermarket')).toMatchObject([{ payeeName: 'The Supermarket' }, { payeeName: 'The Supermarket' }]);
    const after = await books.importRows([row(20, 'TESCO STORES')]);
    expect(found('supermarket')).toHaveLength(3);
    expect(list()).toHaveLength(3);
    expect(list('tesco stores')).toMatchObject([{ name: 'The Supermarket', aliasCount: 1 }]);
    expect(books.payees.listPayeeAliases({ payeeId: id('The Supermarket') })).toMatchObject([{ name: 'Tesco Stores' }]);
    await undo(after.changeSetId);
    const undone = await undo(changeSetId);
    expect(stand()).toEqual(before);
    await undo(undone.changeSetId);
    expect(found('supermarket')).toHaveLength(2);
    expect(books.payees.listPayeeAliases({ payeeId: id('The Supermarket') })).toMatchObject([{ name: 'Tesco Stores' }]);
  });

  test('a note written meanwhile is still found when a new name is taken back', async () => {
    const { changeSetId } = await rename('Shell London', 'Petrol');
    const transactionId = found('petrol')[0]?.id ?? 0;
    await books.transactions.setNote({ transactionId, note: 'Road trip' });
    await undo(changeSetId);
    expect(found('petrol')).toEqual([]);
    expect(found('shell trip').map((transaction) => transaction.id)).toEqual([transactionId]);
  });

  test('take a former name back, and change their spelling, without an alias of their own', async () => {
    await rename('Tesco Stores', 'Shop');
    await rename('Shop', 'Tesco Stores');
    expect(list('tesco')).toMatchObject([{ name: 'Tesco Stores', aliasCount: 1 }]);
    await rename('Tesco Stores', 'TESCO stores');
    expect(books.payees.listPayeeAliases({ payeeId: id('TESCO stores') })).toMatchObject([{ name: 'Shop' }]);
  });

  test('that are merged are one, with all their names, and come apart again', async () => {
    await rename('Tesko Express', 'Express');
    const before = stand();
    const { changeSetId, moved } = await books.payees.mergePayees({
      payeeIds: [id('Express')],
      intoId: id('Tesco Stores'),
    });
    expect(moved).toBe(1);
    expect(list('tesko')).toMatchObject([{ name: 'Tesco Stores', transactionCount: 3, aliasCount: 2 }]);
    await books.importRows([row(21, 'TESKO EXPRESS'), row(22, 'EXPRESS')]);
    expect(list()).toMatchObject([{ name: 'Shell London' }, { name: 'Tesco Stores', transactionCount: 5 }]);
    const transactionId = found('tesko')[0]?.id ?? 0;
    expect(books.transactions.getTransactionHistory({ transactionId })[0]).toMatchObject({
      reason: 'Merge Express into the payee Tesco Stores',
      changes: [{ field: 'Payee', from: 'Express', to: 'Tesco Stores' }],
    });
    const imported = books.changes.listChangeSets({ limit: 1, kind: 'import', cursor: null }).changeSets[0];
    await undo(imported?.id ?? '');
    await undo(changeSetId);
    expect(stand()).toEqual(before);
  });

  test('a name that is taken off is a payee of its own again', async () => {
    await rename('Tesco Stores', 'Shop');
    const before = stand();
    const alias = books.payees.listPayeeAliases({ payeeId: id('Shop') })[0];
    const { changeSetId } = await books.payees.removePayeeAlias({ aliasId: alias?.id ?? 0 });
    await undo(changeSetId);
    expect(stand()).toEqual(before);
    await books.payees.removePayeeAlias({ aliasId: alias?.id ?? 0 });
    await books.importRows([row(20, 'TESCO STORES')]);
    expect(list().map(({ name }) => name)).toContain('Tesco Stores');
  });

  test.each<[string, () => Promise<unknown>, string]>([
    [
      'the name of another payee',
      () => rename('Shell London', 'tesco  STORES'),
      'Tesco Stores is a payee with this name already: merge the two instead.',
    ],
    [
      'merging a payee with itself',
      () => books.payees.mergePayees({ payeeIds: [id('Shell London')], intoId: id('Shell London') }),
      'Choose another payee to merge into this one.',
    ],
    [
      'a payee that is gone',
      () => books.payees.mergePayees({ payeeIds: [999], intoId: id('Shell London') }),
      'This payee does not exist any more.',
    ],
    ['renaming one that is gone', () => rename('Nobody', 'x'), 'This payee does not exist any more.'],
    [
      'a name that is gone',
      () => books.payees.removePayeeAlias({ aliasId: 9 }),
      'This name was taken off the payee already.',
    ],
    [
      'a place that is none',
      async () =>
        books.payees.listPayees({ text: '', sort: { by: 'name', direction: 'ascending' }, cursor: 'x', limit: 1 }),
      'This is not a place in the list.',
    ],
  ])('refuse %s', async (_what, act, message) => {
    const before = stand();
    await expect(act()).rejects.toMatchObject({ message });
    expect(stand()).toEqual(before);
  });

  test('need a name of a fair length', () => {
    const problem = (name: string) => renamePayee.input.safeParse({ payeeId: 1, name }).error?.issues[0]?.message;
    expect(problem(' ')).toBe('Give the payee a name.');
    expect(problem('x'.repeat(121))).toBe('The name of a payee has at most 120 characters.');
  });
});
