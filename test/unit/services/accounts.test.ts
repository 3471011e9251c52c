import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createAccount, renameAccount } from '../../../shared/contract/accounts.ts';
import type { CsvRow } from '../../support/bankFile.ts';
import { booksOf } from '../../support/books.ts';
import { openTestBooks, type TestBooks } from '../../support/testBooks.ts';

const rows: CsvRow[] = [
  { date: '2026-05-02', text: 'TESCO STORES 2041', amount: -1250 },
  { date: '2026-05-28', text: 'SALARY ACME LTD', amount: 250_000 },
];

describe('accounts', () => {
  let books: TestBooks;
  let accountId: number;
  beforeEach(async () => {
    books = await openTestBooks();
    await books.importRows(rows, { account: 'Current' });
    accountId = list()[0]?.id ?? 0;
  });
  afterEach(() => books.close());

  const list = () => books.accounts.listAccounts(undefined);
  const account = (name: string) => list().find((row) => row.name === name);
  const create = (name: string) =>
    books.accounts.createAccount({ name, kind: 'cash', currency: 'GBP', openingBalance: 500 });

  test('are counted from what was in them to what is in them', async () => {
    expect(account('Current')).toMatchObject({ openingBalance: 0, balance: 248_750, transactionCount: 2 });
    const { changeSetId } = await books.accounts.updateAccount({ accountId, openingBalance: -8750, kind: 'loan' });
    expect(account('Current')).toMatchObject({ kind: 'loan', openingBalance: -8750, balance: 240_000 });
    expect(books.changes.getChangeSet({ changeSetId })).toMatchObject({
      reason: 'Change the account Current',
      changes: [
        {
          fields: [
            { field: 'Kind', from: 'checking', to: 'loan' },
            { field: 'Opening balance', from: '0.00 EUR', to: '-87.50 EUR' },
          ],
        },
      ],
    });
    await books.changes.undoChangeSet({ changeSetId });
    expect(account('Current')).toMatchObject({ openingBalance: 0, balance: 248_750 });
  });

  test('keep what is in them in other currencies apart', async () => {
    const { accountId: wallet } = await create('Wallet');
    await books.importRows([{ date: '2026-05-04', text: 'KIOSK', amount: -300 }], { account: 'Wallet' });
    books.database.reader.all('SELECT 1');
    const moneyOfFile = account('Wallet');
    expect(moneyOfFile?.id).toBe(wallet);
    const sums = [moneyOfFile?.balance ?? 0, ...(moneyOfFile?.otherBalances.map(({ amount }) => amount) ?? [])];
    expect(sums.reduce((sum, amount) => sum + amount, 0)).toBe(200);
  });

  test('are made and taken back, and rows of a file of that name come into them', async () => {
    const before = booksOf(books.database.reader);
    const { changeSetId, accountId: made } = await create('Wallet');
    expect(account('Wallet')).toMatchObject({
      id: made,
      kind: 'cash',
      currency: 'GBP',
      balance: 500,
      transactionCount: 0,
      isArchived: false,
    });
    await books.changes.undoChangeSet({ changeSetId });
    expect(booksOf(books.database.reader)).toEqual(before);
  });

  test('change their currency only while they are empty', async () => {
    const { accountId: made } = await create('Wallet');
    await books.accounts.updateAccount({ accountId: made, currency: 'USD' });
    expect(account('Wallet')).toMatchObject({ currency: 'USD' });
    await expect(books.accounts.updateAccount({ accountId, currency: 'USD' })).rejects.toMatchObject({
      code: 'BAD_INPUT',
      message: 'Current has transactions already, so it goes on being counted in EUR.',
    });
  });

  test('are put away with their history, and brought back', async () => {
    const { changeSetId } = await books.accounts.archiveAccount({ accountId });
    expect(account('Current')).toMatchObject({ isArchived: true, transactionCount: 2 });
    await books.accounts.unarchiveAccount({ accountId });
    expect(account('Current')).toMatchObject({ isArchived: false });
    expect(books.changes.getChangeSet({ changeSetId })).toMatchObject({
      reason: 'Archive the account Current',
      changes: [{ fields: [{ field: 'Archived', from: 'no', to: 'yes' }] }],
    });
  });

  test('refuse a name that is taken, and say when they are gone', async () => {
    await expect(create('current')).rejects.toMatchObject({
      code: 'BAD_INPUT',
      message: 'Another account is called current already.',
    });
    await create('Wallet');
    await expect(books.accounts.updateAccount({ accountId, name: 'Wallet' })).rejects.toMatchObject({
      message: 'Another account is called Wallet already.',
    });
    for (const act of [books.accounts.archiveAccount, books.accounts.unarchiveAccount, books.accounts.updateAccount]) {
      await expect(act.call(books.accounts, { accountId: 99 })).rejects.toMatchObject({
        code: 'NOT_FOUND',
        message: 'This account does not exist any more.',
      });
    }
  });

  test('need a name and a currency', () => {
    const problem = (input: unknown) => createAccount.input.safeParse(input).error?.issues[0]?.message;
    expect(problem({ name: ' ', currency: 'EUR' })).toBe('Give the account a name.');
    expect(problem({ name: 'A', currency: 'euro' })).toBe('Write the currency as three capital letters, such as EUR.');
    expect(renameAccount.input.safeParse({ accountId: 1, name: 'x'.repeat(81) }).error?.issues[0]?.message).toBe(
      'The name of an account has at most 80 characters.',
    );
  });
});
