import { findPayeeByKey } from '../../database/stores/bookStore.ts';
import type { KeptRow } from '../../database/stores/heldRowStore.ts';
import { whichAreThere } from '../../database/stores/rowIdentityStore.ts';
import { searchTextOf } from '../../database/stores/transactionStore.ts';
import { CategoryFinder } from '../categories/CategoryFinder.ts';
import type { ChangeRecorder } from '../ledger/ChangeRecorder.ts';

export interface RowToBook extends KeptRow {
  readonly importId: number;
  readonly accountId: number;
}

/** The transaction that the books have in the place of a row, or null. */
export function equalTransaction(
  { connection }: Pick<ChangeRecorder, 'connection'>,
  row: Pick<RowToBook, 'accountId' | 'fingerprint' | 'occurrence'>,
): number | null {
  if (whichAreThere(connection, [row]).size === 0) return null;
  const sql = 'SELECT id FROM transactions WHERE account_id = ? AND fingerprint = ? AND occurrence = ?';
  return connection.get<{ id: number }>(sql, row.accountId, row.fingerprint, row.occurrence)?.id ?? null;
}

/** The number that the next equal row of an account gets. */
export function nextOccurrence(
  { connection }: Pick<ChangeRecorder, 'connection'>,
  { accountId, fingerprint }: Pick<RowToBook, 'accountId' | 'fingerprint'>,
): number {
  const sql =
    'SELECT COALESCE(MAX(occurrence), -1) + 1 AS next FROM transactions WHERE account_id = ? AND fingerprint = ?';
  return connection.get<{ next: number }>(sql, accountId, fingerprint)?.next ?? 0;
}

function payeeOf(recorder: ChangeRecorder, { payeeName: name, payeeKey: key }: RowToBook) {
  if (name === '') return null;
  const known = findPayeeByKey(recorder.connection, key);
  return known ?? { id: recorder.insert('payees', { name, key, createdAt: recorder.at }), name };
}

/** Makes a held row a transaction, as its import would have made it. Returns its id. */
export function bookHeldRow(recorder: ChangeRecorder, row: RowToBook): number {
  const { category } = row;
  const categoryId = category === null ? null : new CategoryFinder(recorder).idOf(category.path, category.kind);
  const payee = payeeOf(recorder, row);
  return recorder.insert('transactions', {
    accountId: row.accountId,
    date: row.date,
    amount: row.amount,
    currency: row.currency,
    bankText: row.bankText,
    bankId: row.bankId,
    payeeId: payee?.id ?? null,
    categoryId,
    categorySource: categoryId === null ? null : 'import',
    importId: row.importId,
    fingerprint: row.fingerprint,
    occurrence: row.occurrence,
    searchText: searchTextOf(payee?.name ?? '', row.bankText),
    createdAt: recorder.at,
  });
}
