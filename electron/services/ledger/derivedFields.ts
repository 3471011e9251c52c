import type { Connection } from '../../database/connection.ts';
import { type EntityName, readEntity, type StoredRow } from '../../database/stores/entityStore.ts';
import { searchTextOf } from '../../database/stores/transactionStore.ts';

/** Fields that follow from others: an undo takes the others back, and these follow them again. */
const derivedFields: Readonly<Partial<Record<EntityName, string>>> = { transactions: 'searchText', categories: 'path' };

export const isDerived = (entity: EntityName, field: string) => derivedFields[entity] === field;

/** What a transaction is found by, from the payee and note that it has in `row`. */
export function searchTextOfRow(connection: Connection, row: StoredRow): string {
  const payee = typeof row.payeeId === 'number' ? readEntity(connection, 'payees', row.payeeId) : null;
  const note = typeof row.note === 'string' ? row.note : null;
  return searchTextOf(String(payee?.name ?? ''), String(row.bankText), note);
}
