import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CsvRow } from '../../support/bankFile.ts';
import { booksOf } from '../../support/books.ts';
import { failureOf } from '../../support/failure.ts';
import { openTestBooks, type TestBooks } from '../../support/testBooks.ts';

const row = (date: string, text: string, amount: number): CsvRow => ({ date, text, amount });

let books: TestBooks;
beforeEach(async () => {
  books = await openTestBooks();
});
afterEach(() => books.close());

const idOf = (text: string, at = 0) =>
  books.database.reader.all<{ id: number }>('SELECT id FROM transactions WHERE bank_text = ? ORDER BY id', text)[at]
    ?.id ?? 0;
const found = async (kind: 'duplicate' | 'transfer') => (await books.matches.listMatches({ kind, limit: 100 })).matches;
const textsOf = async (kind: 'duplicate' | 'transfer') =>
  (await found(kind)).map(({ first, second }) => [first.bankText, second.bankText]);

describe('the same transaction twice', () => {
  test('is proposed where two files write it differently, and never within one file', async () => {
    await books.importRows([
      row('2026-03-02', 'KESTREL ROASTERY LEEDS', -450),
      row('2026-03-02', 'KESTREL ROASTERY  LEEDS 0412', -450),
      row('2026-03-02', 'NORTHERN RAIL', -450),
    ]);
    expect(await found('duplicate')).toEqual([]);
    await books.importRows([row('2026-03-04', 'CARD PAYMENT TO KESTREL ROASTERY LEEDS', -450)]);
    expect(await textsOf('duplicate')).toEqual([['KESTREL ROASTERY LEEDS', 'CARD PAYMENT TO KESTREL ROASTERY LEEDS']]);
    expect((await found('duplicate'))[0]).toMatchObject({
      daysApart: 2,
      reasons: [
        'The same amount in the same account, 2 days apart.',
        'The same payee.',
        'They came with different files.',
      ],
    });
  });

  test('is not proposed for other amounts, other accounts or days too far apart', async () => {
    await books.importRows([row('2026-03-02', 'KESTREL ROASTERY LEEDS', -450)]);
    await books.importRows([row('2026-03-09', 'KESTREL ROASTERY LEEDS', -450)]);
    await books.importRows([row('2026-03-02', 'KESTREL ROASTERY LEEDS.', -460)]);
    await books.importRows([row('2026-03-02', 'KESTREL ROASTERY LEEDS!', -450)], { account: 'Other' });
    expect(await found('duplicate')).toEqual([]);
  });

  test('becomes one by a decision, keeps what a person said, and two again by undo', async () => {
    await books.importRows([row('2026-03-02', 'KESTREL ROASTERY LEEDS', -450)]);
    const again = [row('2026-03-03', 'KESTREL ROASTERY LEEDS 0412', -450)];
    await books.importRows(again);
    const later = idOf('KESTREL ROASTERY LEEDS 0412');
    const categoryId = books.database.reader.get<{ id: number }>('SELECT id FROM categories LIMIT 1')?.id ?? 0;
    await books.transactions.setCategory({ transactionIds: [later], categoryId });
    const [match] = await found('duplicate');
    expect(match?.first.id).toBe(later);
    const before = booksOf(books.database.reader);
    const { changeSetId } = await books.matches.acceptMatch({
      kind: 'duplicate',
      firstId: match?.first.id ?? 0,
      secondId: match?.second.id ?? 0,
    });
    const left = books.database.reader.all('SELECT id, category_id AS categoryId FROM transactions');
    expect(left).toEqual([{ id: later, categoryId }]);
    expect((await books.importRows([row('2026-03-02', 'KESTREL ROASTERY LEEDS', -450)])).imported).toBe(0);
    await books.changes.undoChangeSet({ changeSetId });
    expect(booksOf(books.database.reader)).toEqual(before);
  });

  test('comes in again where the one that it was merged into is gone, and can be deleted then', async () => {
    const first = [row('2026-03-02', 'KESTREL ROASTERY LEEDS', -450)];
    await books.importRows(first);
    const { changeSetId } = await books.importRows([row('2026-03-03', 'KESTREL ROASTERY LEEDS 0412', -450)]);
    const [leaves, stays] = [idOf('KESTREL ROASTERY LEEDS'), idOf('KESTREL ROASTERY LEEDS 0412')];
    await books.matches.acceptMatch({ kind: 'duplicate', firstId: stays, secondId: leaves });
    expect((await books.importRows(first)).imported).toBe(0);
    await books.changes.undoChangeSet({ changeSetId });
    expect((await books.importRows(first)).imported).toBe(1);
    const before = booksOf(books.database.reader);
    const deletion = await books.transactions.deleteTransactions({ transactionIds: [idOf('KESTREL ROASTERY LEEDS')] });
    expect((await books.importRows(first)).imported).toBe(0);
    await books.changes.undoChangeSet({ changeSetId: deletion.changeSetId });
    expect(booksOf(books.database.reader).transactions).toEqual(before.transactions);
  });

  test('leaves an account whose rows were deleted in the books, and says why', async () => {
    const { changeSetId } = await books.importRows([row('2026-03-02', 'TEA', -450), row('2026-03-03', 'CAKE', -300)]);
    await books.transactions.deleteTransactions({ transactionIds: [idOf('TEA')] });
    const { conflicts } = await books.changes.undoChangeSet({ changeSetId });
    expect(conflicts.map(({ reason }) => reason)).toContain(
      'You deleted or merged rows of it, which are not to come in again, so it stays.',
    );
  });

  test('stays two where a person says so, until it is reconsidered', async () => {
    await books.importRows([row('2026-03-02', 'KESTREL ROASTERY LEEDS', -450)]);
    await books.importRows([row('2026-03-03', 'KESTREL ROASTERY LEEDS 0412', -450)]);
    const pair = {
      kind: 'duplicate',
      firstId: idOf('KESTREL ROASTERY LEEDS 0412'),
      secondId: idOf('KESTREL ROASTERY LEEDS'),
    } as const;
    await books.matches.rejectMatch(pair);
    expect(await found('duplicate')).toEqual([]);
    await books.matches.reconsiderMatch(pair);
    expect(await found('duplicate')).toHaveLength(1);
  });
});

describe('a transfer', () => {
  beforeEach(async () => {
    await books.importRows([row('2026-03-02', 'TRANSFER TO SAVINGS', -50_000), row('2026-03-05', 'RED CROSS', -2000)], {
      account: 'Current',
    });
    await books.importRows([row('2026-03-03', 'TRANSFER FROM CURRENT', 50_000), row('2026-03-06', 'INTEREST', 2000)], {
      account: 'Savings',
    });
  });
  const pair = () =>
    ({ kind: 'transfer', firstId: idOf('TRANSFER TO SAVINGS'), secondId: idOf('TRANSFER FROM CURRENT') }) as const;
  const stateOf = (id: number) =>
    books.database.reader.get(
      `SELECT t.transfer_peer_id AS peer, c.kind FROM transactions t LEFT JOIN categories c ON c.id = t.category_id
       WHERE t.id = ?`,
      id,
    );

  test('is proposed with its reasons where more than the amount speaks for it', async () => {
    const [match, ...others] = await found('transfer');
    expect(others).toEqual([]);
    expect(match).toMatchObject({ first: { amount: -50_000 }, second: { amount: 50_000 }, daysApart: 1 });
    expect(match?.reasons[0]).toBe('The same amount leaves Current and comes to Savings, a day apart.');
    expect(match?.reasons).toContain('One of them names the other account.');
  });

  test('is paired by a decision, each side naming the other, and taken apart by another or by undo', async () => {
    const { firstId, secondId } = pair();
    const before = booksOf(books.database.reader);
    const { changeSetId } = await books.matches.acceptMatch(pair());
    expect(stateOf(firstId)).toEqual({ peer: secondId, kind: 'transfer' });
    expect(stateOf(secondId)).toEqual({ peer: firstId, kind: 'transfer' });
    expect(await found('transfer')).toEqual([]);
    await books.matches.unmatchTransfer({ transactionId: secondId });
    expect(stateOf(firstId)).toMatchObject({ peer: null });
    expect(await found('transfer')).toHaveLength(1);
    await books.matches.acceptMatch(pair());
    const sets = await books.changes.undoChangeSet({
      changeSetId:
        books.database.reader.get<{ id: string }>('SELECT id FROM change_sets ORDER BY sequence DESC LIMIT 1')?.id ??
        '',
    });
    expect(sets.conflicts).toEqual([]);
    expect(stateOf(secondId)).toMatchObject({ peer: null });
    expect(changeSetId).not.toBe('');
    expect(before.transactions).toHaveLength(4);
  });

  test('ends for the other side where one is deleted', async () => {
    const { firstId, secondId } = pair();
    await books.matches.acceptMatch(pair());
    await books.transactions.deleteTransactions({ transactionIds: [firstId] });
    expect(stateOf(secondId)).toMatchObject({ peer: null });
  });
});

describe('what cannot belong together is refused in a sentence', () => {
  test.each([
    ['transfer', 'KESTREL', 'KESTREL AGAIN', 'The sides of a transfer are in two accounts.'],
    ['transfer', 'KESTREL', 'OUT', 'Of a transfer, money leaves one account and comes to the other.'],
    ['transfer', 'KESTREL', 'IN', 'The sides of a transfer in one currency have the same amount.'],
    ['duplicate', 'KESTREL', 'OUT', 'Only transactions of one account with the same amount can be the same one.'],
    ['duplicate', 'KESTREL', 'KESTREL', 'A transaction is no match of itself.'],
    ['duplicate', 'KESTREL', 'NOTHING', 'One of these transactions does not exist any more.'],
  ] as const)('%s of %s and %s', async (kind, first, second, message) => {
    await books.importRows([row('2026-03-02', 'KESTREL', -450), row('2026-03-02', 'KESTREL AGAIN', -460)]);
    await books.importRows([row('2026-03-02', 'OUT', -450), row('2026-03-02', 'IN', 999)], { account: 'Other' });
    const failure = await failureOf(
      books.matches.acceptMatch({ kind, firstId: idOf(first), secondId: idOf(second) || 4711 }),
    );
    expect(failure.message).toBe(message);
  });
});
