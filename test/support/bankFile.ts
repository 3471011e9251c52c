import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface CsvRow {
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly text: string;
  /** Minor units of a currency with two decimal places. */
  readonly amount: number;
  readonly category?: string;
}

const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** A bank's export with a header, and a category column where any row has a category. */
export function csvText(rows: readonly CsvRow[]): string {
  const withCategories = rows.some(({ category }) => category !== undefined);
  const header = ['Date', 'Description', 'Amount', ...(withCategories ? ['Category'] : [])];
  const lines = rows.map(({ date, text, amount, category = '' }) => [
    date,
    text,
    (amount / 100).toFixed(2),
    ...(withCategories ? [category] : []),
  ]);
  return `${[header, ...lines].map((cells) => cells.map(quoted).join(',')).join('\n')}\n`;
}

/** Writes a bank file beside the profile's own files and answers with its path. */
export async function bankFile(folder: string, name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}
