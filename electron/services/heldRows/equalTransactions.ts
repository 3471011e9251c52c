import { whichAreThere } from '../../database/stores/rowIdentityStore.ts';
import type { RowToBook } from '../imports/RowBooking.ts';
import type { ChangeRecorder } from '../ledger/ChangeRecorder.ts';

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
