import type { TableRecord } from './csvTable.ts';
import type { CsvLayout, DecimalSign } from './statement.ts';

/** Records whose number of cells the last one is compared with. */
const widthsCompared = 2000;

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
  others: Iterable<TableRecord>,
  headerWidth: number,
  { columns, decimalSign }: Pick<CsvLayout, 'columns' | 'decimalSign'>,
): boolean {
  if (!last.isUnterminated) return false;
  const column = last.cells.length - 1;
  const cell = last.cells[column] ?? '';
  const isDate = column === columns.date;
  const isMoney = column === columns.amount || column === columns.debit || column === columns.credit;
  const shape = (other: string) => (isDate ? other.replace(/\d/g, 'd') : amountShape(other, decimalSign));
  const widths: number[] = [];
  const seen = new Set<string>();
  let isAlwaysFilled = true;
  let count = 0;
  for (const { cells } of others) {
    widths[count % widthsCompared] = cells.length;
    count += 1;
    const other = cells[column] ?? '';
    if (other === '') isAlwaysFilled = false;
    else if (isDate || isMoney) seen.add(shape(other));
  }
  if (last.cells.length < (widths.length > 0 ? Math.min(...widths) : headerWidth)) return true;
  if (cell === '') return widths.length > 0 && isAlwaysFilled;
  if (!isDate && !isMoney) return false;
  const own = shape(cell);
  // Alone, a number is believed only with its two decimals.
  if (seen.size === 0) return isMoney && !/[.,]\d\d$/.test(cell);
  const longer = [...seen].filter((other) => other !== own && other.startsWith(own));
  // Among equals it is whole, unless a mark after others of them (`-`, `CR`) may have been cut off it.
  return seen.has(own) ? longer.some((other) => /[^d.,]/.test(other.slice(own.length))) : longer.length > 0;
}
