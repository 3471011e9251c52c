import type { Connection } from '../../database/connection.ts';
import { readPayeeNamesOf, readWaitingPayees } from '../../database/stores/reviewStore.ts';
import { SimilarPayees } from '../../ml/similarPayees.ts';

/** Payees with waiting transactions that are written like one of the given ones, these left out. */
export function waitingPayeesLike(connection: Connection, payeeIds: ReadonlySet<number>): number[] {
  if (payeeIds.size === 0) return [];
  const waiting = readWaitingPayees(connection, true).flatMap(({ payeeId }) => payeeId ?? []);
  const names = readPayeeNamesOf(connection, [...waiting, ...payeeIds]);
  const index = new SimilarPayees();
  const idOf = new Map<string, number>();
  for (const id of waiting) {
    const name = names.get(id);
    if (name === undefined || payeeIds.has(id)) continue;
    index.add(name);
    idOf.set(name, id);
  }
  const found = new Set<number>();
  for (const id of payeeIds) {
    for (const { name } of index.like(names.get(id) ?? '')) {
      const other = idOf.get(name);
      if (other !== undefined) found.add(other);
    }
  }
  return [...found];
}
