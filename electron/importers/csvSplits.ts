import { plainHeader } from './csvHeaderWords.ts';
import type { StatementRow } from './statement.ts';

/** `Split (1/2) memo`, and `(Split 1/2) memo` in older versions. */
const splitMemo = /^\(?split \(?(\d{1,3})\/(\d{1,3})\)*\s*(.*)$/is;

/** Whether a table is a register of YNAB, which writes each part of a divided transaction as a row of its own. */
export function isYnabRegister(header: readonly string[]): boolean {
  const names = header.map(plainHeader);
  return ['payee', 'memo', 'outflow', 'inflow'].every((name) => names.includes(name));
}

function placeOf(row: StatementRow): { part: number; of: number; note: string | null } | null {
  const match = splitMemo.exec(row.text);
  return match && { part: Number(match[1]), of: Number(match[2]), note: match[3] || null };
}

/** The rows of a register with the parts of a divided transaction as one; parts that are not all there stay rows. */
export function joinSplits(rows: readonly StatementRow[]): StatementRow[] {
  const joined: StatementRow[] = [];
  for (let at = 0; at < rows.length; ) {
    const first = rows[at];
    if (first === undefined) break;
    const count = placeOf(first)?.of ?? 1;
    const group = rows.slice(at, at + count);
    const places = group.map(placeOf);
    const numbers = new Set(places.map((place) => (place?.of === count ? place.part : 0)));
    const isSame = (row: StatementRow) =>
      row.date === first.date &&
      row.payee === first.payee &&
      row.account === first.account &&
      row.currency === first.currency;
    const isWhole = count > 1 && numbers.size === count && group.length === count && group.every(isSame);
    if (!isWhole || Math.min(...numbers) !== 1 || Math.max(...numbers) !== count) {
      joined.push(first);
      at += 1;
      continue;
    }
    const parts = group.map(({ amount, category }, index) => ({ amount, category, note: places[index]?.note ?? null }));
    const amount = parts.reduce((sum, part) => sum + part.amount, 0);
    joined.push({ ...first, amount, text: first.payee ?? '', category: null, parts });
    at += count;
  }
  return joined;
}
