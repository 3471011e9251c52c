import type { PreparedRow } from './preparedFile.ts';

/**
 * What makes two rows of an account the same transaction: the bank's id with the amount where there is an id, else date,
 * amount, currency and text. Rows with different ids are never the same.
 */
export function fingerprintOf(row: PreparedRow, currency: string): string {
  if (row.bankId !== null) return `id|${row.bankId}|${row.amount}`;
  return `row|${row.date}|${row.amount}|${currency}|${row.bankText.toLowerCase().replaceAll(/\s+/gu, ' ').trim()}`;
}

/**
 * Numbers equal rows of one file 0, 1, 2, … per account, so that a file with N equal rows always means N transactions:
 * those whose number the book has already are there, the others are new.
 */
export class OccurrenceCounter {
  readonly #seen = new Map<string, number>();

  next(accountKey: string | number, fingerprint: string): number {
    const key = `${accountKey}|${fingerprint}`;
    const occurrence = this.#seen.get(key) ?? 0;
    this.#seen.set(key, occurrence + 1);
    return occurrence;
  }
}
