import type { ReviewGroup } from '../../../../shared/contract/review.ts';
import type { Transaction } from '../../../../shared/contract/transactions.ts';

/** A decision on its way to the host, or made but not yet seen in the groups that the host lists. */
export interface PendingDecision {
  readonly id: number;
  readonly transactionIds: ReadonlySet<number>;
  /** The group where all of it was decided on, also rows that were not loaded. */
  readonly wholeGroupKey: string | null;
  /** When the host answered, in milliseconds; null before. */
  readonly answeredAt: number | null;
}

/** The groups without what has been decided already, so that the next one stands there at once. */
export function openGroups(groups: readonly ReviewGroup[], pending: readonly PendingDecision[]): ReviewGroup[] {
  const decided = new Set(pending.flatMap(({ transactionIds }) => [...transactionIds]));
  const decidedGroups = new Set(pending.map(({ wholeGroupKey }) => wholeGroupKey));
  return groups.flatMap((group) => {
    if (decidedGroups.has(group.key)) return [];
    const transactions = group.transactions.filter(({ id }) => !decided.has(id));
    const gone = group.transactions.length - transactions.length;
    if (gone === 0) return [group];
    return transactions.length === 0 ? [] : [{ ...group, transactions, count: group.count - gone }];
  });
}

/** Where the person stands: a row of a group. The indexes say where to go on when that row or group is gone. */
export interface Cursor {
  readonly groupKey: string;
  readonly groupIndex: number;
  readonly transactionId: number;
  readonly rowIndex: number;
}

export interface Place {
  readonly group: ReviewGroup;
  readonly row: Transaction;
  readonly cursor: Cursor;
}

function placeAt(groups: readonly ReviewGroup[], groupIndex: number, rowIndex: number): Place | null {
  const index = Math.max(0, Math.min(groupIndex, groups.length - 1));
  const group = groups[index];
  const at = Math.max(0, Math.min(rowIndex, (group?.transactions.length ?? 0) - 1));
  const row = group?.transactions[at];
  if (!group || !row) return null;
  return { group, row, cursor: { groupKey: group.key, groupIndex: index, transactionId: row.id, rowIndex: at } };
}

/** The cursor's row, or the one that came into its place; null when there is no group at all. */
export function resolveCursor(groups: readonly ReviewGroup[], cursor: Cursor | null): Place | null {
  if (cursor === null) return placeAt(groups, 0, 0);
  const groupIndex = groups.findIndex(({ key }) => key === cursor.groupKey);
  if (groupIndex < 0) return placeAt(groups, cursor.groupIndex, 0);
  const rowIndex = groups[groupIndex]?.transactions.findIndex(({ id }) => id === cursor.transactionId) ?? -1;
  return placeAt(groups, groupIndex, rowIndex < 0 ? cursor.rowIndex : rowIndex);
}

/** One row on or back; over the end of a group into the next one. */
export function moveRow(groups: readonly ReviewGroup[], { cursor, group }: Place, step: 1 | -1): Place | null {
  const rowIndex = cursor.rowIndex + step;
  if (rowIndex >= 0 && rowIndex < group.transactions.length) return placeAt(groups, cursor.groupIndex, rowIndex);
  const neighbour = groups[cursor.groupIndex + step];
  return neighbour ? placeAt(groups, cursor.groupIndex + step, step > 0 ? 0 : neighbour.transactions.length - 1) : null;
}

/** The first row of the next or previous group. */
export function moveGroup(groups: readonly ReviewGroup[], { cursor }: Place, step: 1 | -1): Place | null {
  const groupIndex = cursor.groupIndex + step;
  return groupIndex >= 0 && groupIndex < groups.length ? placeAt(groups, groupIndex, 0) : null;
}

export interface GroupSummary {
  /** The suggestion of most rows, or null when none has one. */
  readonly suggestion: { readonly path: string; readonly confidence: number } | null;
  readonly hasOtherSuggestions: boolean;
  /** Sum of the rows, or null where it would mix currencies or leave rows out that are not loaded. */
  readonly total: { readonly amount: number; readonly currency: string } | null;
}

export function summarize(group: ReviewGroup): GroupSummary {
  const bySuggestion = new Map<string, number[]>();
  for (const { suggestedCategoryPath, confidence } of group.transactions) {
    if (suggestedCategoryPath === null) continue;
    bySuggestion.set(suggestedCategoryPath, [...(bySuggestion.get(suggestedCategoryPath) ?? []), confidence ?? 0]);
  }
  const [most] = [...bySuggestion].sort(([, one], [, other]) => other.length - one.length);
  const currencies = new Set(group.transactions.map(({ currency }) => currency));
  const [currency] = currencies;
  const isWhole = group.transactions.length === group.count && currencies.size === 1;
  return {
    suggestion: most
      ? { path: most[0], confidence: most[1].reduce((sum, confidence) => sum + confidence, 0) / most[1].length }
      : null,
    hasOtherSuggestions: bySuggestion.size > 1,
    total:
      isWhole && currency !== undefined
        ? { currency, amount: group.transactions.reduce((sum, { amount }) => sum + amount, 0) }
        : null,
  };
}

/** Short names for choices: the last name of the path, and the whole path where two would read the same. */
export function choiceNames(paths: readonly string[]): string[] {
  const names = paths.map((path) => path.split(' > ').at(-1) ?? path);
  return names.map((name, index) =>
    names.filter((other) => other === name).length > 1 ? (paths[index] ?? name).replaceAll(' > ', ' › ') : name,
  );
}
