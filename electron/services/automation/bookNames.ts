import type { Connection } from '../../database/connection.ts';
import { findPayeeByKey, listCategoryRows } from '../../database/stores/bookStore.ts';
import { equalityKey } from '../payees/equalityKey.ts';
import type { RuleNames } from './compileMatcher.ts';

/** What the names and categories of rules mean in the books as they are now. */
export function bookNames(connection: Connection): RuleNames {
  const children = Map.groupBy(listCategoryRows(connection), ({ parentId }) => parentId);
  const ids = new Set([...children.values()].flat().map(({ id }) => id));
  const known = new Map<number, readonly number[]>();
  const within = (id: number): readonly number[] => {
    const found = known.get(id) ?? [id, ...(children.get(id) ?? []).flatMap((child) => within(child.id))];
    known.set(id, found);
    return found;
  };
  return {
    payeeIdOf: (name) => findPayeeByKey(connection, equalityKey(name))?.id ?? null,
    categoriesWithin: (id) => (ids.has(id) ? within(id) : []),
  };
}
