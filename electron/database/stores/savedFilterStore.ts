import { type SavedFilter, savedFilterSchema } from '../../../shared/contract/savedFilters.ts';
import type { TransactionFilter } from '../../../shared/contract/transactions.ts';
import type { Connection } from '../connection.ts';

interface StoredFilter {
  readonly id: number;
  readonly name: string;
  readonly filterJson: string;
}

const columns = 'id, name, filter_json AS filterJson';

function toSavedFilter({ id, name, filterJson }: StoredFilter): SavedFilter {
  return savedFilterSchema.parse({ id, name, filter: JSON.parse(filterJson) });
}

export function listSavedFilterRows(connection: Connection): SavedFilter[] {
  return connection
    .all<StoredFilter>(`SELECT ${columns} FROM saved_filters ORDER BY name COLLATE NOCASE, id`)
    .map(toSavedFilter);
}

export function readSavedFilter(connection: Connection, id: number): SavedFilter | null {
  const row = connection.get<StoredFilter>(`SELECT ${columns} FROM saved_filters WHERE id = ?`, id);
  return row ? toSavedFilter(row) : null;
}

/** The id of the filter with this name in any case. */
export function findSavedFilter(connection: Connection, name: string): number | null {
  return connection.get<{ id: number }>('SELECT id FROM saved_filters WHERE name = ? COLLATE NOCASE', name)?.id ?? null;
}

export function insertSavedFilter(
  connection: Connection,
  row: { name: string; filter: TransactionFilter; createdAt: string },
): number {
  const { lastInsertRowid } = connection.run(
    'INSERT INTO saved_filters (name, filter_json, created_at) VALUES (?, ?, ?)',
    row.name,
    JSON.stringify(row.filter),
    row.createdAt,
  );
  return Number(lastInsertRowid);
}

export function updateSavedFilterName(connection: Connection, id: number, name: string): void {
  connection.run('UPDATE saved_filters SET name = ? WHERE id = ?', name, id);
}

export function removeSavedFilter(connection: Connection, id: number): boolean {
  return connection.run('DELETE FROM saved_filters WHERE id = ?', id).changes > 0;
}
