import type { Connection } from '../../database/connection.ts';
import { findPayeeByKey } from '../../database/stores/bookStore.ts';
import { lastDeletionOf } from '../../database/stores/changeStore.ts';
import { type EntityName, parseStoredRow, readEntity, type StoredRow } from '../../database/stores/entityStore.ts';
import { parseParts, serialiseParts } from '../transactions/parts.ts';

// Which row a person means by a name, when the row that had it first is gone.

/** The parts of a divided transaction, each with the category that its category means now. */
export function partsWithStandIns(connection: Connection, partsJson: StoredRow[string] | undefined): string | null {
  if (typeof partsJson !== 'string') return null;
  const parts = parseParts(partsJson);
  return serialiseParts(
    parts.map((part) => ({ ...part, categoryId: standIn(connection, 'categories', part.categoryId) })),
  );
}

const nameFields = { accounts: 'name', payees: 'key', categories: 'path' } as const satisfies Partial<
  Record<EntityName, string>
>;
export type NamedEntity = keyof typeof nameFields;

export const isNamed = (entity: EntityName): entity is NamedEntity => entity in nameFields;

/** The row that a person knows by the same name as `row`; accounts with different bank numbers are never the same. */
export function namesake(connection: Connection, entity: NamedEntity, row: StoredRow): number | null {
  const field = nameFields[entity];
  if (entity === 'payees') return findPayeeByKey(connection, String(row.key))?.id ?? null;
  const found = connection.get<{ id: number }>(`SELECT id FROM ${entity} WHERE ${field} = ?`, String(row[field]));
  if (!found || entity !== 'accounts') return found?.id ?? null;
  const number = readEntity(connection, 'accounts', found.id)?.externalId ?? null;
  return number === null || row.externalId === null || number === row.externalId ? found.id : null;
}

/** Whether another row has what must be unique: its name or, of an account, the bank's number. */
export function isHeldByAnother(connection: Connection, entity: NamedEntity, id: number, row: StoredRow): boolean {
  const holds = (column: string, value: StoredRow[string] | undefined) =>
    typeof value === 'string' &&
    connection.get(`SELECT 1 FROM ${entity} WHERE ${column} = ? AND id <> ?`, value, id) !== undefined;
  return (
    holds(nameFields[entity], row[nameFields[entity]]) ||
    (entity === 'payees' &&
      typeof row.key === 'string' &&
      connection.get('SELECT 1 FROM payee_aliases WHERE key = ?', row.key) !== undefined) ||
    (entity === 'accounts' && holds('external_id', row.externalId))
  );
}

/**
 * The row that a reference means: itself while it exists, else the one that has had its name since, because an import
 * that is undone and made again makes its account, payees and categories anew. Null where there is none.
 */
export function standIn(connection: Connection, entity: NamedEntity, id: StoredRow[string] | undefined): number | null {
  if (typeof id !== 'number') return null;
  if (readEntity(connection, entity, id)) return id;
  const deleted = lastDeletionOf(connection, entity, id);
  return deleted ? namesake(connection, entity, parseStoredRow(deleted.beforeJson)) : null;
}
