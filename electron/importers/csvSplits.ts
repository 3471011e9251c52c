import { plainHeader } from './csvHeaderWords.ts';
import type { ReadRecord, StatementRow } from './statement.ts';

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

/** The first `count` rows as one divided transaction; null where they are not its parts, each once. */
function joined(group: readonly StatementRow[], count: number): StatementRow | null {
  const [first] = group;
  if (first === undefined || count < 2 || group.length !== count) return null;
  const places = group.map(placeOf);
  const numbers = new Set(places.map((place) => (place?.of === count ? place.part : 0)));
  const isSame = (row: StatementRow) =>
    row.date === first.date &&
    row.payee === first.payee &&
    row.account === first.account &&
    row.currency === first.currency;
  if (numbers.size !== count || Math.min(...numbers) !== 1 || Math.max(...numbers) !== count) return null;
  if (!group.every(isSame)) return null;
  const parts = group.map(({ amount, category }, index) => ({ amount, category, note: places[index]?.note ?? null }));
  const amount = parts.reduce((sum, part) => sum + part.amount, 0);
  return { ...first, amount, text: first.payee ?? '', category: null, parts };
}

/** The records of a register with the parts of a divided transaction as one row; parts that are not all there stay rows. */
export function* joinSplits(records: Iterable<ReadRecord>): Generator<ReadRecord> {
  let waiting: StatementRow[] = [];
  const settled = function* (isEnd: boolean): Generator<ReadRecord> {
    for (;;) {
      const [first] = waiting;
      if (first === undefined) return;
      const count = placeOf(first)?.of ?? 1;
      if (!isEnd && waiting.length < count) return;
      const whole = joined(waiting.slice(0, count), count);
      yield { row: whole ?? first };
      waiting = waiting.slice(whole === null ? 1 : count);
    }
  };
  for (const record of records) {
    if (record.row) waiting.push(record.row);
    yield* settled(record.held !== undefined);
    if (record.held) yield record;
  }
  yield* settled(true);
}
