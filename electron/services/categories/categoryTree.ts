import type { Connection } from '../../database/connection.ts';
import { readEntity } from '../../database/stores/entityStore.ts';
import type { ChangeRecorder } from '../ledger/ChangeRecorder.ts';

/** `Food > Groceries`: where a category with this name below that parent stands. */
export function categoryPath(connection: Connection, parentId: number | null, name: string): string {
  const parent = parentId === null ? null : readEntity(connection, 'categories', parentId);
  return parent ? `${parent.path} > ${name}` : name;
}

export function childrenOf(connection: Connection, categoryId: number): { id: number; name: string }[] {
  return connection.all('SELECT id, name FROM categories WHERE parent_id = ? ORDER BY path', categoryId);
}

/** Whether a category is `ancestorId` itself or stands somewhere below it. */
export function isWithin(connection: Connection, categoryId: number | null, ancestorId: number): boolean {
  let id = categoryId;
  while (id !== null) {
    if (id === ancestorId) return true;
    const parentId = readEntity(connection, 'categories', id)?.parentId;
    id = typeof parentId === 'number' ? parentId : null;
  }
  return false;
}

/** Gives everything below a category the path that follows from its own. */
export function followPath(recorder: ChangeRecorder, categoryId: number): void {
  for (const { id, name } of childrenOf(recorder.connection, categoryId)) {
    const path = categoryPath(recorder.connection, categoryId, name);
    if (recorder.update('categories', id, { path }) === 'changed') followPath(recorder, id);
  }
}
