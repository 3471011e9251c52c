import type { Connection } from '../../database/connection.ts';
import { type EntityName, readEntity, type StoredRow } from '../../database/stores/entityStore.ts';
import { searchTextOf } from '../../database/stores/transactionStore.ts';

/** Fields that follow from others: an undo takes the others back, and these follow them again. */
const derivedFields: Readonly<Partial<Record<EntityName, string>>> = { transactions: 'searchText', categories: 'path' };

export const isDerived = (entity: EntityName, field: string) => derivedFields[entity] === field;

export function payeeNameOf(connection: Connection, row: StoredRow): string {
  const payee = typeof row.payeeId === 'number' ? readEntity(connection, 'payees', row.payeeId) : null;
  return String(payee?.name ?? '');
}

/** What a transaction is found by: its payee's name, the bank's text, and the note that it has in `row`. */
export function searchTextOfRow(row: StoredRow, payeeName: string): string {
  return searchTextOf(payeeName, String(row.bankText), typeof row.note === 'string' ? row.note : null);
}
