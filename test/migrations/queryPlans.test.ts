import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Connection, SqlValue } from '../../electron/database/connection.ts';
import { projectFeedback, searchAuditRows } from '../../electron/database/stores/auditStore.ts';
import { listChanges, listChangesOf } from '../../electron/database/stores/changeStore.ts';
import { readMatchableRows } from '../../electron/database/stores/matchStore.ts';
import { readPayeePast, waitingIds, waitingIdsOfPayee } from '../../electron/database/stores/predictionStore.ts';
import { readWaitingPayees } from '../../electron/database/stores/reviewStore.ts';
import { whichAreThere } from '../../electron/database/stores/rowIdentityStore.ts';
import { listStatementRows } from '../../electron/database/stores/statementStore.ts';
import { idsWithOwnPayee, onlyPeersOf, readSubjectPages } from '../../electron/database/stores/subjectStore.ts';
import {
  countSettled,
  findPlace,
  type ListPlace,
  listTransactionRows,
  readWaitingOf,
} from '../../electron/database/stores/transactionStore.ts';
import type { TransactionFilter, TransactionSort } from '../../shared/contract/transactions.ts';
import { openTestBooks, type TestBooks } from '../support/testBooks.ts';

/** The plan of every statement that `work` runs, in SQLite's words. */
function plansOf(connection: Connection, work: (connection: Connection) => void): string {
  const statements: { sql: string; parameters: readonly SqlValue[] }[] = [];
  const { sqlite } = connection;
  const prepare = sqlite.prepare.bind(sqlite);
  const details: string[] = [];
  const watched: Connection = Object.create(connection, {
    all: {
      value: (sql: string, ...parameters: SqlValue[]) => {
        statements.push({ sql, parameters });
        return [];
      },
    },
    get: { value: (sql: string, ...parameters: SqlValue[]) => void statements.push({ sql, parameters }) },
    run: { value: (sql: string, ...parameters: SqlValue[]) => void statements.push({ sql, parameters }) },
    column: {
      value: (sql: string, ...parameters: SqlValue[]) => {
        statements.push({ sql, parameters });
        return [];
      },
    },
    drizzle: { value: connection.drizzle },
  });
  work(watched);
  for (const { sql, parameters } of statements) {
    for (const row of prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters)) details.push(String(Object(row).detail));
  }
  return details.join('\n');
}

describe('a query that a screen or a model waits for', () => {
  let books: TestBooks;
  beforeAll(async () => {
    books = await openTestBooks();
  });
  afterAll(() => books.close());

  const list =
    (filter: TransactionFilter, sort: TransactionSort, after: ListPlace | null = null) =>
    (connection: Connection) =>
      listTransactionRows(connection, { filter, sort, after, limit: 100 });
  const newest = { by: 'date', direction: 'descending' } as const;
  const place = { value: '2026-05-01', id: 7 };

  test.each<[string, (connection: Connection) => void, RegExp]>([
    ['the newest transactions', list({}, newest), /t USING (?:COVERING )?INDEX idx_transactions_date/],
    ['the page after it', list({}, newest, place), /SEARCH t USING (?:COVERING )?INDEX idx_transactions_date/],
    [
      'a span of dates',
      list({ startDate: '2026-01-01', endDate: '2026-02-01' }, newest),
      /SEARCH t USING (?:COVERING )?INDEX idx_transactions_date/,
    ],
    ['one account', list({ accountId: 1 }, newest), /SEARCH t USING (?:COVERING )?INDEX idx_transactions_account/],
    ['one payee', list({ payeeId: 1 }, newest), /SEARCH t USING (?:COVERING )?INDEX idx_transactions_payee/],
    ['one category', list({ categoryId: 1 }, newest), /SEARCH t USING (?:COVERING )?INDEX idx_transactions_category/],
    [
      'one import',
      list({ importId: 1 }, newest),
      /SEARCH t USING (?:COVERING )?INDEX idx_transactions_import|t USING (?:COVERING )?INDEX idx_transactions_date/,
    ],
    [
      'the sides of transfers',
      list({ transfers: 'only' }, newest),
      /t USING (?:COVERING )?INDEX idx_transactions_(?:transfer|date)/,
    ],
    ['what has a tag', list({ tag: 'holiday' }, newest), /t USING (?:COVERING )?INDEX idx_transactions_tagged/],
    [
      'a slice of what may belong together',
      (connection) => readMatchableRows(connection, { date: '2026-01-01', id: 7 }, 100),
      /SEARCH t USING (?:COVERING )?INDEX idx_transactions_date/,
    ],
    [
      'the statements of an account',
      (connection) => listStatementRows(connection, 1),
      /SEARCH t USING INDEX idx_statements_account/,
    ],
    [
      'whether rows of a file are there',
      (connection) => whichAreThere(connection, [{ accountId: 1, fingerprint: 'row', occurrence: 0 }]),
      /SEARCH t USING COVERING INDEX idx_transactions_identity/,
    ],
    [
      'the dearest',
      list({}, { by: 'amount', direction: 'ascending' }),
      /t USING (?:COVERING )?INDEX idx_transactions_amount/,
    ],
    [
      'the least sure',
      list({}, { by: 'confidence', direction: 'ascending' }),
      /t USING (?:COVERING )?INDEX idx_transactions_confidence/,
    ],
    [
      'by payee',
      list({}, { by: 'payee', direction: 'ascending' }),
      /t USING (?:COVERING )?INDEX idx_transactions_search/,
    ],
    [
      'the page after it by payee',
      list({}, { by: 'payee', direction: 'ascending' }, { value: 'a shop', id: 7 }),
      /SEARCH t USING (?:COVERING )?INDEX idx_transactions_search/,
    ],
    [
      'the place that such a page begins at',
      (connection) => findPlace(connection, Buffer.from('["payee",7]').toString('base64url'), 'payee'),
      /SEARCH transactions USING INTEGER PRIMARY KEY/,
    ],
    [
      'what waits for review',
      (connection) => readWaitingPayees(connection, false),
      /USING COVERING INDEX idx_transactions_\w*waiting/,
    ],
    ['what waits of one payee', (connection) => readWaitingOf(connection, 1, 50, false), /SEARCH t USING INDEX/],
    ['how much waits', (connection) => countSettled(connection), /USING COVERING INDEX idx_transactions_\w*waiting/],
    [
      'what is to be predicted',
      (connection) => waitingIds(connection),
      /SEARCH transactions USING COVERING INDEX idx_transactions_(?:category|\w*waiting)/,
    ],
    [
      'what a rule looks at',
      (connection) => [...readSubjectPages(connection, null, true)],
      /SEARCH t USING (?:INTEGER PRIMARY KEY|INDEX)/,
    ],
    [
      'the other sides of transfers',
      (connection) => onlyPeersOf(connection, [1, 2], 5),
      /SEARCH b USING INDEX idx_transactions_(?:amount|currency)/,
    ],
    [
      'payees that a person chose',
      (connection) => idsWithOwnPayee(connection, [1, 2]),
      /SEARCH c USING INDEX idx_changes_entity/,
    ],
    [
      'the past of a payee',
      (connection) => readPayeePast(connection, 1, 'EUR', 200, 0),
      /SEARCH transactions USING INDEX idx_transactions_payee/,
    ],
    [
      'the waiting rows of a payee',
      (connection) => waitingIdsOfPayee(connection, 1, 50),
      /SEARCH transactions USING (?:COVERING )?INDEX/,
    ],
    [
      'the history of a transaction',
      (connection) => listChangesOf(connection, 'transactions', 1),
      /SEARCH c USING INDEX idx_changes_entity/,
    ],
    [
      'the newest of the audit log',
      (connection) => searchAuditRows(connection, {}, { before: null, limit: 100 }),
      /a USING INDEX ml_audit_logs_sequence_unique/,
    ],
    [
      'the page of it after that',
      (connection) => searchAuditRows(connection, {}, { before: 500, limit: 100 }),
      /SEARCH a USING INDEX ml_audit_logs_sequence_unique/,
    ],
    [
      'the record of a payee',
      (connection) => searchAuditRows(connection, { payeeId: 1 }, { before: null, limit: 100 }),
      /SEARCH a USING INDEX idx_ml_audit_payee/,
    ],
    [
      'the record of a transaction',
      (connection) => searchAuditRows(connection, { transactionId: 1 }, { before: null, limit: 100 }),
      /SEARCH a USING INDEX idx_ml_audit_transaction/,
    ],
    [
      'the entry of a prediction',
      (connection) => projectFeedback(connection, 1, { accepted: true, corrected: false, text: null }),
      /SEARCH ml_audit_logs USING INDEX idx_ml_audit_prediction/,
    ],
  ])('%s comes from its index', (_what, work, expected) => {
    expect(plansOf(books.database.reader, work)).toMatch(expected);
  });

  test.each<[string, (connection: Connection) => void]>([
    ['the newest transactions', list({}, newest)],
    ['one account', list({ accountId: 1 }, newest)],
    ['the page after it', list({}, newest, place)],
  ])('%s are found without sorting the book', (_what, work) => {
    const chosen = plansOf(books.database.reader, work).split('\n');
    const sorts = chosen.filter((line) => line.includes('TEMP B-TREE FOR ORDER BY'));
    // The page itself may be sorted once more; the book may not.
    expect(sorts.length).toBeLessThanOrEqual(1);
    expect(chosen.filter((line) => /^SCAN t$/.test(line))).toEqual([]);
  });

  test('the changes of one set come from their index', () => {
    const { reader } = books.database;
    expect(listChanges(reader, 'none', { order: 'newest' })).toEqual([]);
    const plan = reader.all<{ detail: string }>(
      'EXPLAIN QUERY PLAN SELECT * FROM changes WHERE change_set_id = ? ORDER BY id DESC',
      'none',
    );
    expect(plan.map(({ detail }) => detail)).toEqual([
      expect.stringContaining('SEARCH changes USING INDEX idx_changes_set'),
    ]);
  });
});
