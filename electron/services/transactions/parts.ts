import { z } from 'zod';
import { type TransactionPart, transactionPartSchema } from '../../../shared/contract/transactions.ts';
import type { StatementPart } from '../../importers/statement.ts';

const partsSchema = z.array(transactionPartSchema);

/** The parts as `transactions.parts_json` keeps them. */
export function parseParts(json: string): TransactionPart[] {
  return partsSchema.parse(JSON.parse(json));
}

export function serialiseParts(parts: readonly TransactionPart[]): string {
  return JSON.stringify(parts.map(({ amount, categoryId, note }) => ({ amount, categoryId, note })));
}

/** Place of the part that decides the category of the whole: the largest amount, whichever way; of equal ones the first. */
export function largestPartOf(parts: readonly Pick<TransactionPart, 'amount'>[]): number {
  let largest = 0;
  for (const [place, { amount }] of parts.entries()) {
    if (Math.abs(amount) > Math.abs(parts[largest]?.amount ?? 0)) largest = place;
  }
  return largest;
}

/** What remains to be given to parts: 0 where they add up. */
export function remainderOf(amount: number, parts: readonly Pick<TransactionPart, 'amount'>[]): number {
  return amount - parts.reduce((sum, part) => sum + part.amount, 0);
}

/** The parts when the category of the whole is decided: it becomes that of the largest. */
export function withDecidedCategory(partsJson: string, categoryId: number | null): string {
  const parts = parseParts(partsJson);
  const largest = largestPartOf(parts);
  return serialiseParts(parts.map((part, place) => (place === largest ? { ...part, categoryId } : part)));
}

/** The parts with one category in the place of another one; the same text where none has it. */
export function withCategoryReplaced(partsJson: string, from: number, to: number): string {
  return serialiseParts(
    parseParts(partsJson).map((part) => (part.categoryId === from ? { ...part, categoryId: to } : part)),
  );
}

export const longestNote = 500;

/**
 * The parts that a file names for a transaction of `amount`, as it is booked (minor units; a whole multiple of the row's
 * where the account's currency has more decimals). Parts of zero are left out. Null where there is none, or where they do
 * not add up to the row: then nothing may be divided by them.
 */
export function partsOfFile(
  row: { readonly amount: number; readonly parts: readonly StatementPart[] },
  amount: number,
): StatementPart[] | null {
  if (remainderOf(row.amount, row.parts) !== 0) return null;
  const scale = row.amount === 0 ? 1 : amount / row.amount;
  const parts = row.parts
    .filter((part) => part.amount !== 0)
    .map(({ category, note, ...part }) => ({
      amount: part.amount * scale,
      category,
      note: note?.trim().slice(0, longestNote) || null,
    }));
  const isWhole = remainderOf(amount, parts) === 0 && parts.every((part) => Number.isSafeInteger(part.amount));
  return isWhole && parts.length > 0 ? parts : null;
}
