import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** How many transactions a folder's index says that a file holds. */
export interface Expectation {
  /** As written: `4 Ntry / 5 TxDtls`, `≈3`. */
  text: string;
  least: number;
  most: number;
}

/**
 * A number, a range, or the entries of a CAMT file beside their details: a batch comes as its payments where these add up
 * to the entry, and as one transaction otherwise. Null for words without a number.
 */
export function readExpectation(text: string): Expectation | null {
  const entries = /^(\d+) Ntry \/ (\d+) TxDtls/.exec(text);
  const range = /^≈?(\d+)(?:\s?[-–]\s?(\d+))?/.exec(text);
  const numbers = (entries ?? range)?.slice(1).flatMap((digits) => (digits === undefined ? [] : [Number(digits)]));
  if (numbers === undefined) return null;
  return { text, least: entries ? (numbers[0] ?? 0) : Math.min(...numbers), most: Math.max(...numbers) };
}

/**
 * The expectations of a folder's `INDEX.md` by path: a section `## folder` for each folder, in it a table whose first two
 * columns are file and expected number. Empty where there is none.
 */
export function readIndex(folder: string): ReadonlyMap<string, Expectation> {
  const path = join(folder, 'INDEX.md');
  const expectations = new Map<string, Expectation>();
  if (!existsSync(path)) return expectations;
  let section = '';
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const title = /^## (\S+)/.exec(line)?.[1];
    if (title !== undefined) section = title;
    const [, file = '', expected = ''] = line.split(/(?<!\\)\|/).map((cell) => cell.trim());
    const expectation = line.startsWith('|') ? readExpectation(expected) : null;
    if (expectation !== null) expectations.set(`${section}/${file}`, expectation);
  }
  return expectations;
}
