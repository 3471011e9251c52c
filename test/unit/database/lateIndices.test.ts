import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Connection } from '../../../electron/database/connection.ts';
import { withLateIndices } from '../../../electron/database/stores/lateIndices.ts';
import { openTestBooks, type TestBooks } from '../../support/testBooks.ts';

const indicesOf = (connection: Connection) =>
  connection.all<{ name: string; sql: string }>(
    "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'transactions' ORDER BY name",
  );

describe('indices that are made after a large import', () => {
  let books: TestBooks;
  beforeEach(async () => {
    books = await openTestBooks();
  });
  afterEach(() => books.close());

  const during = (rows: number, end: () => void = () => {}) =>
    books.database.write((transaction) =>
      withLateIndices(transaction, rows, async () => {
        const names = indicesOf(transaction.connection).map(({ name }) => name);
        end();
        return names;
      }),
    );

  test('are away meanwhile, but for those that find equal rows, accounts and payees; and come back as they were', async () => {
    const before = indicesOf(books.database.reader);
    const meanwhile = await during(1_000_000);
    expect(meanwhile).toEqual(
      expect.arrayContaining(['idx_transactions_identity', 'idx_transactions_account', 'idx_transactions_payee']),
    );
    expect(before.length - meanwhile.length).toBe(7);
    expect(indicesOf(books.database.reader)).toEqual(before);
  });

  test('stay where few rows come, or where the books are larger than what comes', async () => {
    const before = indicesOf(books.database.reader).map(({ name }) => name);
    expect(await during(500)).toEqual(before);
    await books.database.write(({ connection }) => {
      connection.run(
        `INSERT INTO accounts (name, kind, currency, created_at) VALUES ('Giro', 'checking', 'EUR', '2026-01-01')`,
      );
      connection.run(
        `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 15000)
         INSERT INTO transactions (account_id, date, amount, currency, bank_text, fingerprint, occurrence, search_text, created_at)
         SELECT 1, '2026-01-01', -i, 'EUR', 'Tea', 'row ' || i, 0, 'tea', '2026-01-01' FROM n`,
      );
    });
    expect(await during(25_000)).toEqual(before);
    expect((await during(40_000)).length).toBe(before.length - 7);
  });

  test('are there as before where the import fails', async () => {
    const before = indicesOf(books.database.reader);
    const failed = during(1_000_000, () => {
      throw new Error('the disk is full');
    });
    await expect(failed).rejects.toThrow('the disk is full');
    expect(indicesOf(books.database.reader)).toEqual(before);
  });
});
