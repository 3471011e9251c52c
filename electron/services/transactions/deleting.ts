import { AppError } from '../../../shared/errors.ts';
import { readEntity } from '../../database/stores/entityStore.ts';
import { findDeletedRow } from '../../database/stores/rowIdentityStore.ts';
import type { ChangeRecorder } from '../ledger/ChangeRecorder.ts';

/**
 * Takes a transaction out of the books and remembers it by what makes rows of files the same, so that no import brings it
 * back. `mergedIntoId` names the transaction that it turned out to be.
 */
export function deleteOnPurpose(recorder: ChangeRecorder, transactionId: number, mergedIntoId: number | null): void {
  const row = readEntity(recorder.connection, 'transactions', transactionId);
  if (!row) throw new AppError('NOT_FOUND', 'One of these transactions does not exist any more.');
  // What it was merged into once may be gone, and the row have come in again since.
  const earlier = findDeletedRow(recorder.connection, {
    accountId: Number(row.accountId),
    fingerprint: String(row.fingerprint),
    occurrence: Number(row.occurrence),
  });
  if (earlier !== undefined) recorder.delete('deleted_rows', earlier);
  recorder.insert('deleted_rows', {
    accountId: Number(row.accountId),
    fingerprint: String(row.fingerprint),
    occurrence: Number(row.occurrence),
    date: String(row.date),
    amount: Number(row.amount),
    currency: String(row.currency),
    bankText: String(row.bankText),
    mergedIntoId,
    createdAt: recorder.at,
  });
  recorder.delete('transactions', transactionId);
}
