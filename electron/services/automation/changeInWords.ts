import type { Connection } from '../../database/connection.ts';
import { listCategoryRows } from '../../database/stores/bookStore.ts';
import type { Change } from './outcomes.ts';
import type { Subject } from './subject.ts';
import type { ReadSubject } from './subjects.ts';

/** What a rule would make of a transaction, before and after. */
export interface Effect {
  readonly transactionId: number;
  readonly from: string | null;
  readonly to: string;
}

/** Says changes in words, with the names that the books have now. */
export function effectsOf(
  connection: Connection,
  changes: readonly { readonly read: ReadSubject; readonly change: Change }[],
): Effect[] {
  const paths = new Map(listCategoryRows(connection).map(({ id, path }) => [id, path]));
  const pathOf = (id: number | null) => (id === null ? null : (paths.get(id) ?? null));
  return changes.map(({ read: { subject }, change }) => ({
    transactionId: subject.id,
    ...sides(subject, change, pathOf),
  }));
}

function sides(
  subject: Subject,
  change: Change,
  pathOf: (id: number | null) => string | null,
): Omit<Effect, 'transactionId'> {
  const to = changeInWords(change, pathOf);
  switch (change.kind) {
    case 'category':
    case 'split':
      return { from: pathOf(subject.categoryId), to };
    case 'payee':
      return { from: subject.payeeName || null, to };
    case 'tag':
      return { from: subject.tags.join(', ') || null, to: [...subject.tags, ...change.tags].join(', ') };
    case 'transfer':
      return { from: null, to };
  }
}

/** What a rule would make of a transaction, in words. */
export function changeInWords(change: Change, pathOf: (id: number | null) => string | null): string {
  switch (change.kind) {
    case 'category':
      return pathOf(change.categoryId) ?? 'No category';
    case 'split':
      return change.parts.map(({ categoryId }) => pathOf(categoryId) ?? 'No category').join(' and ');
    case 'payee':
      return change.name;
    case 'tag':
      return change.tags.join(', ');
    case 'transfer':
      return 'Transfer between own accounts';
  }
}
