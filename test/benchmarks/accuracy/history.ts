import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { cleanPayee } from '../../../electron/importers/payeeText.ts';
import { readBankFile } from '../../../electron/importers/readBankFile.ts';
import type { LabelledRow } from '../../../electron/ml/categoryModel.ts';
import type { NamedCategory } from '../../../electron/ml/categoryNames.ts';
import { inTimeOrder } from '../../../electron/ml/trainingSplit.ts';

/** Thrown where a file cannot be measured with: says why in one sentence. */
export class UnusableData extends Error {}

/** The file itself, or the CSV files of a folder; where it holds none, those of its folders. */
export function dataFiles(path: string): string[] {
  const files = csvFiles(path);
  if (files.length === 0) throw new UnusableData(`There is no CSV file in ${path}.`);
  return files;
}

function csvFiles(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  const entries = readdirSync(path, { withFileTypes: true }).sort((one, other) => (one.name < other.name ? -1 : 1));
  const own = entries.filter((entry) => entry.isFile() && /\.csv$/i.test(entry.name));
  if (own.length > 0) return own.map(({ name }) => join(path, name));
  return entries.filter((entry) => entry.isDirectory()).flatMap(({ name }) => csvFiles(join(path, name)));
}

export interface LabelledHistory {
  readonly name: string;
  /** In time order. */
  readonly rows: readonly LabelledRow[];
  readonly categories: readonly NamedCategory[];
  /** Category as the file writes it, by id. */
  readonly labels: ReadonlyMap<number, string>;
}

const leastRows = 50;
/** How a path of categories is written: the last part is the name. */
const pathMark = / [>/] |:/;

/** Reads a labelled CSV as the app would, newest rows only where it has more than `most`. */
export function readHistory(path: string, most: number): LabelledHistory {
  const read = readBankFile(readFileSync(path), {});
  if (!read.ok) throw new UnusableData(`${path}: ${read.message}`);
  const inFile = read.file.statements.flatMap(({ rows, currency, account }) =>
    rows.map((row) => ({ row, currency, account: row.account ?? account.name ?? account.externalId ?? '' })),
  );
  inFile.sort((one, other) => one.row.line - other.row.line);
  const ids = new Map<string, number>();
  const all = inFile.flatMap(({ row, currency, account }, index): LabelledRow[] => {
    if (row.category === null) return [];
    const category = ids.get(row.category) ?? ids.size + 1;
    ids.set(row.category, category);
    const payee = cleanPayee(row.payee ?? row.text);
    const text = row.payee === null || row.text.includes(row.payee) ? row.text : `${row.payee} ${row.text}`.trim();
    const money = { amount: row.amount, currency: row.currency ?? currency ?? 'USD' };
    return [{ id: index + 1, date: row.date, text, payee, ...money, account, category }];
  });
  const rows = inTimeOrder(all).slice(-most);
  if (rows.length < leastRows) {
    throw new UnusableData(
      `${path} has ${rows.length} rows with a category; it takes ${leastRows} to measure anything.`,
    );
  }
  return {
    name: basename(path, '.csv'),
    rows,
    categories: [...ids].map(([label, id]) => ({ id, name: label.split(pathMark).at(-1)?.trim() ?? label })),
    labels: new Map([...ids].map(([label, id]) => [id, label])),
  };
}
