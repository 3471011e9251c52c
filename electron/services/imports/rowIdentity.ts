import type { ParsedFile, StatementRow } from '../../importers/statement.ts';
import type { BookedMoney } from './accountFinder.ts';
import type { PreparedRow } from './preparedFile.ts';

/** Formats in which a transaction's id is the bank's own for good; in a table it may be any number of the export. */
const formatsWithLastingIds: ReadonlySet<ParsedFile['format']> = new Set(['ofx', 'camt']);

/** The bank's text as far as it decides whether two rows are the same: without regard to case and blanks. */
export function identityTextOf(bankText: string): string {
  return bankText.toLowerCase().replaceAll(/\s+/gu, ' ').trim();
}

/**
 * A key that two rows of a file without ids of the bank share whenever their fingerprints in one account may be equal. Of a
 * file of which some rows name a currency and some do not, rows with different keys may still be the same.
 */
export function repeatKeyOf({ date, amount }: StatementRow, identityText: string): string {
  return `${date}|${amount}|${identityText}`;
}

/**
 * What makes two rows of an account the same transaction: the bank's id with the amount where there is an id (and the
 * date, where the id may be one of the export only), else date, amount, currency and text. Rows with different ids are
 * never the same.
 */
export function fingerprintOf(
  row: Pick<PreparedRow, 'bankId' | 'date' | 'bankText' | 'identityText'>,
  money: BookedMoney,
  format: ParsedFile['format'] | 'sample',
): string {
  const { amount, currency } = money;
  if (row.bankId !== null) {
    const date = format !== 'sample' && formatsWithLastingIds.has(format) ? '' : row.date;
    return `id|${row.bankId}|${date}|${amount}`;
  }
  return `row|${row.date}|${amount}|${currency}|${row.identityText ?? identityTextOf(row.bankText)}`;
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
