import type { Match, MatchKind } from '../../../../shared/contract/matches.ts';

/** What names a match as long as it is proposed. */
export function matchKey({ kind, first, second }: Pick<Match, 'kind' | 'first' | 'second'>): string {
  return `${kind}-${first.id}-${second.id}`;
}

export const questionOf: Readonly<Record<MatchKind, string>> = {
  duplicate: 'The same transaction twice?',
  transfer: 'A transfer between your accounts?',
};
export const acceptLabel: Readonly<Record<MatchKind, string>> = {
  duplicate: 'Merge them',
  transfer: 'Pair them',
};
export const rejectLabel: Readonly<Record<MatchKind, string>> = {
  duplicate: 'They are two',
  transfer: 'Not a transfer',
};
export const acceptedMessage: Readonly<Record<MatchKind, string>> = {
  duplicate: 'Merged into one transaction.',
  transfer: 'Paired as a transfer.',
};
export const rejectedMessage: Readonly<Record<MatchKind, string>> = {
  duplicate: 'Kept as two transactions.',
  transfer: 'Kept apart.',
};
/** What each of the two is, in this order. */
export const sideLabels: Readonly<Record<MatchKind, readonly [string, string]>> = {
  duplicate: ['Stays', 'Leaves the books'],
  transfer: ['From', 'To'],
};
