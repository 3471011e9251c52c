import { calendarDate } from '../../shared/dates.ts';
import { decimalToMinorUnits, minorUnitDigits } from '../../shared/money.ts';
import { toldText } from './bankReferences.ts';
import { quoted, type Unread } from './statement.ts';

/** Field 61, the statement line of an entry. */
export interface StatementLine {
  date: string;
  amount: number;
  references: string[];
  /** The customer's reference and the supplementary details, for entries without field 86. */
  supplement: string;
  /** A name that some banks write behind the account in the reference. */
  name: string | null;
}

/** Type of a transaction: N (by SWIFT's list), S (from a message), F (first advice), and what banks made of them. */
const kind = String.raw`[NSFM](?:\d{3}|[A-Z]{3}|[A-Z]{2}\d|[A-Z]\d{2}| {3})`;

/**
 * Value date, entry date, mark, funds code (third letter of the currency), amount, type, references. Only the type right
 * behind it shows that an amount is whole; an amount without its comma is believed before one of SWIFT's types alone.
 */
const statementLine = new RegExp(
  String.raw`^(\d{2})(\d{2})(\d{2})(\d{4}| {4})?(R?[CD]|E[CD])([A-Z])?(\d{1,15})(?:,(\d{0,5})(?=${kind})|\.(\d{2})(?=${kind})|(?=N[A-Z]{3}))....(.*)$`,
);

/** Two digits of a year as SWIFT reads them: 80 to 99 are of the last century. */
function fullYear(digits: string): number {
  const year = Number(digits);
  return year < 80 ? 2000 + year : 1900 + year;
}

/** The entry date, whose year is the one that puts it nearest to the value date; without it the value date. */
function entryDate(year: number, month: number, day: number, entry: string): string | null {
  if (entry.trim() === '') return calendarDate(year, month, day);
  const entryMonth = Number(entry.slice(0, 2));
  const distance = (candidate: number) => Math.abs((candidate - year) * 12 + entryMonth - month);
  const nearest = [year, year - 1, year + 1].reduce((best, other) => (distance(other) < distance(best) ? other : best));
  return calendarDate(nearest, entryMonth, Number(entry.slice(2)));
}

function signOf(mark: string): 1 | -1 {
  // RC takes a credit back, RD a debit.
  return mark === 'C' || mark === 'RD' ? 1 : -1;
}

/** The third letter of the currency; many banks write R, from `CR` and `DR`. Any other letter was a digit once. */
function isFundsCode(letter: string | undefined, currency: string): boolean {
  return letter === undefined || letter === 'R' || currency === 'XXX' || letter === currency.charAt(2);
}

/** Field 61 as it is read, or the sentence that says why it cannot be. `currency` decides the decimal places. */
export function readStatementLine(lines: readonly string[], currency: string): StatementLine | Unread {
  const first = lines[0] ?? '';
  // A few banks wrap even the first line.
  const isWrapped = !statementLine.test(first.trim());
  const line = (isWrapped ? `${first}${lines[1] ?? ''}` : first).trim();
  const match = statementLine.exec(line);
  if (match === null || !isFundsCode(match[6], currency)) {
    return {
      problem: `The statement line ${quoted(first)} has no date, mark and amount that can be read for certain.`,
    };
  }
  const [, year = '', month = '', day = '', entry = '', mark = '', , whole = '', comma, point, rest = ''] = match;
  if (mark.startsWith('E')) return { problem: 'The entry is expected (EC or ED): the bank has not booked it yet.' };
  const date = entryDate(fullYear(year), Number(month), Number(day), entry);
  if (date === null) {
    const problem = `The date ${quoted(`${year}${month}${day}${entry}`.trim())} does not exist.`;
    return { problem, kind: 'unreadable_date' };
  }
  const decimal = `${whole}.${comma ?? point ?? ''}`;
  const amount = decimalToMinorUnits(decimal, currency);
  if (amount === null) {
    return {
      problem: `The amount ${quoted(decimal.replace('.', ','))} is too large, or has more decimal places than the ${minorUnitDigits(currency)} of ${currency === 'XXX' ? 'most currencies' : currency}.`,
    };
  }
  const [reference = '', bankReference = ''] = rest.split('//');
  const known = toldText(bankReference);
  const supplement = [reference, ...lines.slice(isWrapped ? 2 : 1)].map(toldText).filter((part) => part !== '');
  return {
    date,
    amount: amount === 0 ? 0 : signOf(mark) * amount,
    references: known.length >= 6 ? [known] : [],
    supplement: supplement.join(' ').replace(/\s+/g, ' ').trim(),
    name: /^P?\d{7,10}\s{2,}(\S.*)$/.exec(reference)?.[1]?.trim() ?? null,
  };
}

/** Fields 60 and 62, a balance in signed minor units and its day; null where they are none. */
export function readBalance(field: string, currency: string): { amount: number | null; date: string | null } {
  const match = /^([CD])(\d{2})(\d{2})(\d{2})(?:[A-Z]{3})?(\d{1,15}),(\d*)\s*$/.exec(field);
  if (match === null) return { amount: null, date: null };
  const [, mark, year = '', month, day, whole = '', fraction = ''] = match;
  const amount = decimalToMinorUnits(`${whole}.${fraction}`, currency);
  return {
    amount: mark === 'D' && amount ? -amount : amount,
    date: calendarDate(fullYear(year), Number(month), Number(day)),
  };
}
