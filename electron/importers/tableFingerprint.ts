import { readCurrency } from './bankAmounts.ts';
import { profileColumn, share } from './csvColumnProfile.ts';
import { plainHeader } from './csvHeaderWords.ts';
import type { CsvReading } from './statement.ts';

/** What of a reading tells one bank's layout from another's. */
export type TableShape = Pick<CsvReading, 'columns' | 'sample'> & {
  layout: Pick<CsvReading['layout'], 'delimiter' | 'headerLine'>;
};

/** A column's kind by its cells. An empty column is of no kind, since the next file may fill it. */
function kindOf(sample: CsvReading['sample'], column: number): string {
  const profile = profileColumn(sample, column);
  if (profile.filled === 0) return 'any';
  if (share(profile.dates, profile) > 0.5) return 'date';
  if (share(profile.amounts, profile) > 0.5) return 'amount';
  return 'text';
}

/** A column name without what changes from file to file: dates, numbers of accounts, the currency of the account. */
function lastingName(name: string): string {
  return plainHeader(name)
    .split(' ')
    .filter((word) => !/\d{3,}/.test(word) && (word.length !== 3 || readCurrency(word) === null))
    .join(' ');
}

/**
 * A text that is the same for all files of one layout, whatever their rows and the lines above their header, and differs
 * between layouts: delimiter and column names, or where a table has none, the number and kinds of its columns. Import
 * profiles are stored under it.
 */
export function tableFingerprint({ layout, columns, sample }: TableShape): string {
  const shape =
    layout.headerLine === null
      ? ['without names', ...columns.map((_, column) => kindOf(sample, column))]
      : columns.map((name, column) => (name === `Column ${column + 1}` ? '' : lastingName(name)));
  return JSON.stringify([layout.delimiter, ...shape]);
}
