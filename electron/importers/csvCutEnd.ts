import type { TableRecord } from './csvTable.ts';
import type { CsvLayout, DecimalSign } from './statement.ts';

/** The number of cells that most records have, and their share of all. */
export function usualWidth(records: readonly TableRecord[]): { width: number; share: number } {
  const counts = new Map<number, number>();
  for (const record of records) counts.set(record.cells.length, (counts.get(record.cells.length) ?? 0) + 1);
  let usual = 0;
  let most = 0;
  for (const [width, count] of counts) {
    if (count > most) [usual, most] = [width, count];
  }
  return { width: usual, share: records.length === 0 ? 0 : most / records.length };
}

/** How an amount is written from its decimal sign on: `-1,234.50` as `d.dd`, `120 CR` as `d CR`, `(5.00)` as `(d.dd)`. */
function amountShape(cell: string, sign: DecimalSign): string {
  const at = cell.lastIndexOf(sign);
  const end = at >= 0 ? cell.slice(at) : (/\D*$/.exec(cell)?.[0] ?? '');
  return `${cell.includes('(') ? '(' : ''}d${end.replace(/\d/g, 'd')}`;
}

/**
 * Whether the last record of a text may be the beginning of a longer one: no line end follows it, and it has fewer cells
 * than the others, or its last cell is a number or date that breaks off where the others of its column go on. A broken
 * number would be a wrong amount, so such a record is never believed. `others` are the records before it.
 */
export function endsEarly(
  last: TableRecord,
  others: readonly TableRecord[],
  headerWidth: number,
  { columns, decimalSign }: Pick<CsvLayout, 'columns' | 'decimalSign'>,
): boolean {
  if (!last.isUnterminated) return false;
  const least = others.length > 0 ? Math.min(...others.slice(-2000).map((record) => record.cells.length)) : headerWidth;
  if (last.cells.length < least) return true;
  const column = last.cells.length - 1;
  const cell = last.cells[column] ?? '';
  const isDate = column === columns.date;
  const isMoney = column === columns.amount || column === columns.debit || column === columns.credit;
  const above = others.map((record) => record.cells[column] ?? '');
  if (cell === '') return above.length > 0 && above.every((other) => other !== '');
  if (!isDate && !isMoney) return false;
  const shape = (other: string) => (isDate ? other.replace(/\d/g, 'd') : amountShape(other, decimalSign));
  const own = shape(cell);
  const seen = new Set(above.filter((other) => other !== '').map((other) => shape(other)));
  // Alone, a number is believed only with its two decimals.
  if (seen.size === 0) return isMoney && !/[.,]\d\d$/.test(cell);
  const longer = [...seen].filter((other) => other !== own && other.startsWith(own));
  // Among equals it is whole, unless a mark after others of them (`-`, `CR`) may have been cut off it.
  return seen.has(own) ? longer.some((other) => /[^d.,]/.test(other.slice(own.length))) : longer.length > 0;
}
