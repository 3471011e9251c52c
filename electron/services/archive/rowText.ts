import { z } from 'zod';
import type { SqlValue } from '../../database/connection.ts';
import type { ArchivedTable } from '../../database/stores/archiveStore.ts';

type ColumnType = ArchivedTable['columns'][number]['type'];

/** What a spreadsheet may take for a formula, and the mark that keeps it from that. */
const looksLikeFormula = /^[=+\-@\t\r']/;

/**
 * A value as a cell of a CSV file (RFC 4180). Nothing is an empty cell and an empty text is `""`. A text that a
 * spreadsheet might calculate begins with an apostrophe, which `cellValue` takes off.
 */
export function csvCell(value: SqlValue, type: ColumnType): string {
  if (value === null) return '';
  if (type !== 'TEXT') return String(value);
  const text = String(value);
  const safe = looksLikeFormula.test(text) ? `'${text}` : text;
  return safe === '' || /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A cell as the value that it was written for; null where it is none of this type. */
export function cellValue(cell: string | null, type: ColumnType): { readonly value: SqlValue } | null {
  if (cell === null) return { value: null };
  if (type === 'TEXT') return { value: cell.startsWith("'") ? cell.slice(1) : cell };
  const number = Number(cell);
  return cell.trim() === '' || !Number.isFinite(number) ? null : { value: number };
}

const valuesSchema = z.array(z.union([z.string(), z.number(), z.null()]));

/** A line of `books.json`: the values of one row; null where it is none. */
export function jsonRow(line: string): SqlValue[] | null {
  try {
    return valuesSchema.safeParse(JSON.parse(line.endsWith(',') ? line.slice(0, -1) : line)).data ?? null;
  } catch {
    return null;
  }
}
