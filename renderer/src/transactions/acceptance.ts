import type { Transaction } from '../../../shared/contract/transactions.ts';
import { countOf } from '../ui/format.ts';

type Seen = Pick<Transaction, 'id' | 'categoryId' | 'suggestedCategoryId'>;

/** What a person accepts on these rows: the category that each of them showed. Rows that showed none are left out. */
export function acceptedOf(rows: readonly Seen[]): { transactionId: number; categoryId: number }[] {
  return rows.flatMap(({ id, categoryId, suggestedCategoryId }) => {
    const seen = categoryId ?? suggestedCategoryId;
    return seen === null ? [] : [{ transactionId: id, categoryId: seen }];
  });
}

/**
 * The rows of a group to accept: those that were on the screen as they were shown, and of the others those for which
 * one of the categories on the screen is suggested. Of another one the person has seen nothing.
 */
export function acceptableOf<Row extends Seen>(shown: readonly Row[], waiting: readonly Row[]): Row[] {
  const byId = new Map(shown.map((row) => [row.id, row]));
  const seenCategories = new Set(acceptedOf(shown).map(({ categoryId }) => categoryId));
  const wasSeen = ({ suggestedCategoryId }: Row) =>
    suggestedCategoryId !== null && seenCategories.has(suggestedCategoryId);
  return waiting.flatMap((row) => byId.get(row.id) ?? (wasSeen(row) ? [row] : []));
}

/** What to say of rows whose suggestion was another one when they were accepted; nothing when there were none. */
export function changedMeanwhile(count: number, locale: string): string {
  return count === 0 ? '' : `${countOf(count, 'suggestion', 'suggestions', locale)} had changed: look again.`;
}
