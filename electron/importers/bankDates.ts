import { calendarDate } from '../../shared/dates.ts';
import type { DateOrder } from './statement.ts';

/** Month names by their first letters, accents removed: English, German, French, Spanish, Italian, Dutch, Portuguese, Scandinavian, Finnish, Polish, Czech, Turkish and Russian. */
const monthPrefixes: readonly (readonly string[])[] = [
  ['jan', 'ene', 'gen', 'tammi', 'sty', 'led', 'oca', 'янв'],
  ['feb', 'fev', 'helmi', 'lut', 'uno', 'sub', 'фев'],
  ['mar', 'mrz', 'maalis', 'mrt', 'bre', 'мар'],
  ['apr', 'avr', 'abr', 'huhti', 'kwi', 'dub', 'nis', 'апр'],
  ['may', 'mai', 'mei', 'mag', 'maj', 'touko', 'kve', 'маи', 'мая'],
  ['jun', 'juin', 'giu', 'kesa', 'cze', 'cvn', 'cerven', 'haz', 'июн'],
  ['jul', 'juil', 'lug', 'heina', 'lip', 'cvc', 'cervenec', 'tem', 'июл'],
  ['aug', 'aou', 'ago', 'elo', 'sie', 'srp', 'авг'],
  ['sep', 'set', 'syys', 'wrz', 'zar', 'eyl', 'сен'],
  ['oct', 'okt', 'out', 'ott', 'loka', 'paz', 'rij', 'eki', 'окт'],
  ['nov', 'marras', 'lis', 'kas', 'ноя'],
  ['dec', 'dez', 'dic', 'des', 'joulu', 'gru', 'pro', 'ara', 'дек'],
];

const monthByPrefix: readonly (readonly [string, number])[] = monthPrefixes
  .flatMap((prefixes, index) => prefixes.map((prefix) => [prefix, index + 1] as const))
  // The longest prefix decides: "marras" is November and "mar" is March.
  .sort((left, right) => right[0].length - left[0].length);

function monthOfName(name: string): number | null {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return monthByPrefix.find(([prefix]) => plain.startsWith(prefix))?.[1] ?? null;
}

function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length > 2) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

/**
 * A date cell with its parts told apart as far as the cell itself allows.
 * - `known`: the cell alone gives the date (year first with four digits, a month name).
 * - `numbers`: three numbers whose order the column has to decide.
 */
export type DateCell =
  | { kind: 'known'; date: string }
  | { kind: 'numbers'; first: string; second: string; third: string };

const time = String.raw`(?:[T ,]+(?:um |at )?\d{1,2}[:.h]\d{2}.*|[T ]\d{1,2}(?:\d{2}){0,2}.*|Z)?`;
const weekday = String.raw`(?:\p{L}{2,12}\.?,?\s+)?`;
const yearFirst = new RegExp(String.raw`^(\d{4})\s?([-./])\s?(\d{1,2})\s?\2\s?(\d{1,2})\.?${time}$`);
const compact = /^(\d{4})(\d{2})(\d{2})(?:\d{2}(?:\d{2}(?:\d{2})?)?(?:\.\d+)?)?(?:\s*\[[^\]]*\])?$/;
const compactDayFirst = /^(\d{2})(\d{2})((?:19|20)\d{2})$/;
const numeric = new RegExp(String.raw`^(\d{1,2})\s?([-./])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})\.?${time}$`);
const dayMonthName = new RegExp(
  String.raw`^${weekday}(\d{1,2})(?:\.|st|nd|rd|th|er|º|°)?[-/. ]*(?:de |of )?(\p{L}{3,12})\.?,?[-/. ]*(?:de |of )?'?(\d{4}|\d{1,2})(?: ?г\.?)?${time}$`,
  'iu',
);
const monthNameDay = new RegExp(
  String.raw`^${weekday}(\p{L}{3,12})\.?[-/ ]*(\d{1,2})(?:st|nd|rd|th)?,?[-/ ]+'?(\d{4}|\d{2})${time}$`,
  'iu',
);
const yearMonthName = new RegExp(String.raw`^(\d{4})[-/. ]+(\p{L}{3,12})\.?[-/. ]+(\d{1,2})${time}$`, 'iu');

function known(year: number, month: number | null, day: number): DateCell | null {
  const date = month === null ? null : calendarDate(year, month, day);
  return date === null ? null : { kind: 'known', date };
}

/** The cell as a date, or null where it is none. A time of day and its zone are ignored. */
export function readDateCell(cell: string): DateCell | null {
  if (cell.length < 6 || cell.length > 48) return null;
  const text = cell.trim();
  let match = numeric.exec(text);
  if (match) return { kind: 'numbers', first: match[1] ?? '', second: match[3] ?? '', third: match[4] ?? '' };
  match = yearFirst.exec(text);
  if (match) return known(Number(match[1]), Number(match[3]), Number(match[4]));
  match = compact.exec(text);
  if (match) {
    const date = known(Number(match[1]), Number(match[2]), Number(match[3]));
    if (date !== null) return date;
    match = compactDayFirst.exec(text);
    return match ? { kind: 'numbers', first: match[1] ?? '', second: match[2] ?? '', third: match[3] ?? '' } : null;
  }
  match = dayMonthName.exec(text);
  if (match) return known(fullYear(match[3] ?? ''), monthOfName(match[2] ?? ''), Number(match[1]));
  match = monthNameDay.exec(text);
  if (match) return known(fullYear(match[3] ?? ''), monthOfName(match[1] ?? ''), Number(match[2]));
  match = yearMonthName.exec(text);
  if (match) return known(Number(match[1]), monthOfName(match[2] ?? ''), Number(match[3]));
  return null;
}

/** `YYYY-MM-DD` of a date cell whose numbers stand in `order`, or null where no such day exists. */
export function dateOfCell(cell: DateCell, order: DateOrder): string | null {
  if (cell.kind === 'known') return cell.date;
  const { first, second, third } = cell;
  if (order === 'day-month-year') return calendarDate(fullYear(third), Number(second), Number(first));
  if (order === 'month-day-year') return calendarDate(fullYear(third), Number(first), Number(second));
  return third.length > 2 ? null : calendarDate(fullYear(first), Number(second), Number(third));
}

/** What the rest of the file suggests where no date of the column decides. */
export interface DateHints {
  /** A country that writes the month first is likely (US dollars). */
  monthFirst: boolean;
}

/** How often a series of dates goes up and down. */
class Inversions {
  #up = 0;
  #down = 0;
  #before: string | null = null;

  add(date: string | null): void {
    if (date === null) return;
    if (this.#before !== null && date > this.#before) this.#up += 1;
    if (this.#before !== null && date < this.#before) this.#down += 1;
    this.#before = date;
  }

  get count(): number {
    return Math.min(this.#up, this.#down);
  }
}

/**
 * Finds out in which order a column writes its dates, cell by cell. It is certain where the orders read different numbers
 * of cells and no cell speaks against the best, or where every cell reads the same in each order. Otherwise the order in
 * which the rows are sorted by date is the likelier one, then the writing (points and missing leading zeros), then the
 * currency. Keeps counts only, so that any row of a long file can decide.
 */
export class DateOrderDetector {
  #numbers = 0;
  readonly #valid = { dayFirst: 0, monthFirst: 0, yearFirst: 0 };
  /** Cells that only the one of the first two orders can read. */
  readonly #only = { dayFirst: 0, monthFirst: 0 };
  #readsTheSame = true;
  #hasSlashes = false;
  #hasPoints = false;
  readonly #dayInversions = new Inversions();
  readonly #monthInversions = new Inversions();

  add(cell: string): void {
    this.#hasSlashes ||= /\d[-/]\d/.test(cell);
    this.#hasPoints ||= /^\d{1,2}\.\s?\d{1,2}\./.test(cell);
    const read = readDateCell(cell);
    if (read === null || read.kind === 'known') return;
    this.#numbers += 1;
    const dayFirst = dateOfCell(read, 'day-month-year');
    const monthFirst = dateOfCell(read, 'month-day-year');
    if (dateOfCell(read, 'year-month-day') !== null) this.#valid.yearFirst += 1;
    if (dayFirst !== null) {
      this.#valid.dayFirst += 1;
      if (monthFirst === null) this.#only.dayFirst += 1;
    }
    if (monthFirst !== null) {
      this.#valid.monthFirst += 1;
      if (dayFirst === null) this.#only.monthFirst += 1;
    }
    if (dayFirst !== monthFirst) this.#readsTheSame = false;
    this.#dayInversions.add(dayFirst);
    this.#monthInversions.add(monthFirst);
  }

  order(hints: DateHints): { order: DateOrder; certain: boolean } {
    if (this.#numbers === 0) return { order: 'year-month-day', certain: true };
    const { dayFirst, monthFirst, yearFirst } = this.#valid;
    const best = Math.max(dayFirst, monthFirst);
    // Two-digit years in front are so rare that only a column that reads in no other way is believed.
    if (yearFirst > best && yearFirst > 0.9 * this.#numbers && best < 0.5 * this.#numbers) {
      return { order: 'year-month-day', certain: true };
    }
    if (dayFirst !== monthFirst) {
      const isDayFirst = dayFirst > monthFirst;
      // Cells that only the other order can read: a few are mistakes, many are a column that mixes both.
      const against = isDayFirst ? this.#only.monthFirst : this.#only.dayFirst;
      const decided = Math.abs(dayFirst - monthFirst) + against;
      return { order: isDayFirst ? 'day-month-year' : 'month-day-year', certain: against * 20 <= decided };
    }
    if (this.#readsTheSame) return { order: 'day-month-year', certain: dayFirst > 0 };
    // Nobody writes the month first with points.
    if (!this.#hasSlashes && this.#hasPoints) return { order: 'day-month-year', certain: true };
    const inversions = { day: this.#dayInversions.count, month: this.#monthInversions.count };
    if (inversions.day !== inversions.month) {
      return { order: inversions.day < inversions.month ? 'day-month-year' : 'month-day-year', certain: false };
    }
    return { order: hints.monthFirst ? 'month-day-year' : 'day-month-year', certain: false };
  }
}

/** The order in which a column writes its dates (`DateOrderDetector`). */
export function detectDateOrder(cells: readonly string[], hints: DateHints): { order: DateOrder; certain: boolean } {
  const detector = new DateOrderDetector();
  for (const cell of cells) detector.add(cell);
  return detector.order(hints);
}
