import { decimalToMinorUnits, minorUnitDigits, minorUnitsToDecimal } from '../../shared/money.ts';
import { type AmountCell, plainDecimal, readAmountCell } from './bankAmounts.ts';
import { plainQifDate, qifDate } from './qifDates.ts';
import type { QifRecord } from './qifRecords.ts';
import {
  type DateOrder,
  type DecimalSign,
  quoted,
  type StatementPart,
  type StatementRow,
  type Unread,
} from './statement.ts';

/** What all records of a file together decide. */
export interface QifCustoms {
  dateOrder: DateOrder;
  decimalSign: DecimalSign;
  /** False where the file's amounts do not decide what a lone mark before three digits means. */
  isSignCertain: boolean;
  /** ISO 4217 code that the person named; QIF names none. */
  currency: string | null;
}

export function fieldOf(record: QifRecord, letter: string): string {
  return record.fields.find((field) => field.letter === letter && field.value !== '')?.value ?? '';
}

/** Amounts that one record states: T, and U where it is written too. */
export function amountFieldsOf(record: QifRecord): string[] {
  const written = record.fields.filter(({ letter, value }) => (letter === 'T' || letter === 'U') && value !== '');
  return written.map(({ value }) => value);
}

/** A category as Quicken writes it: `Bills:Phone/Class|Class` without classes; null for `[Account]`, a transfer. */
function plainCategory(field: string): string | null {
  const name = (field.split(/[/|]/)[0] ?? '').trim();
  return name === '' || name.startsWith('[') || /^-+ ?split ?-+$/i.test(name) ? null : name;
}

/** A transaction that is split has no one category. */
function categoryOf(record: QifRecord): string | null {
  const splits = record.fields.filter(({ letter }) => letter === 'S');
  if (splits.length > 1) return null;
  return plainCategory(fieldOf(record, 'L')) ?? plainCategory(splits[0]?.value ?? '');
}

function signedAmount(cell: AmountCell, written: string, customs: QifCustoms): { value: number } | { problem: string } {
  const decimal = plainDecimal(cell.digits, customs.decimalSign, 'any');
  const other = plainDecimal(cell.digits, customs.decimalSign === '.' ? ',' : '.', 'any');
  if (!customs.isSignCertain && decimal !== null && other !== null && Number(decimal) !== Number(other)) {
    return {
      problem: `The amount ${quoted(written)} may be ${decimal} or ${other}, and no other amount of the file decides it.`,
    };
  }
  if (decimal === null) return { problem: `The amount ${quoted(written)} is not written like the others of the file.` };
  const currency = cell.currency ?? customs.currency ?? 'XXX';
  const value = decimalToMinorUnits(decimal, currency);
  if (value === null) {
    return {
      problem: `The amount ${quoted(written)} is too large, or has more decimal places than the ${minorUnitDigits(currency)} of ${currency === 'XXX' ? 'most currencies' : currency}.`,
    };
  }
  return { value: value !== 0 && cell.isNegative ? -value : value };
}

/** An amount field in signed minor units, or the sentence that says why it is none. */
function readField(
  written: string,
  customs: QifCustoms,
): { value: number; currency: string | null } | { problem: string } {
  const cell = isPlain(written) ? readAmountCell(written) : null;
  // QIF has signs; a letter behind them is a damaged digit.
  if (cell === null || cell.mark !== null) return { problem: `The amount ${quoted(written)} is not a number.` };
  const read = signedAmount(cell, written, customs);
  return 'problem' in read ? read : { value: read.value, currency: cell.currency };
}

/** Programs write QIF amounts in ASCII, but for the marks between thousands: any other character is a damaged one. */
function isPlain(amount: string): boolean {
  return /^[\x20-\x7e]+$/.test(amount.replace(/(?<=\d)[\u00A0\u202F’](?=\d{3})/g, ' '));
}

function readAmount(
  record: QifRecord,
  customs: QifCustoms,
): { value: number; currency: string | null } | { problem: string } {
  const written = amountFieldsOf(record);
  const first = written[0];
  if (first === undefined) return { problem: 'The transaction has no amount.' };
  const different = written.find((field) => field !== first);
  if (different !== undefined) {
    return { problem: `The transaction states two amounts, ${quoted(first)} and ${quoted(different)}.` };
  }
  return readField(first, customs);
}

interface SplitFields {
  category: string | null;
  note: string | null;
  amount: string;
}

/** The parts that a record lists: `S` begins one with its category, `E` is its memo and `$` its amount. */
function splitFields({ fields }: QifRecord): SplitFields[] {
  const splits: SplitFields[] = [];
  for (const { letter, value } of fields) {
    if (letter === 'S') splits.push({ category: plainCategory(value), note: null, amount: '' });
    const split = splits.at(-1);
    if (split === undefined || value === '') continue;
    if (letter === 'E') split.note = value;
    if (letter === '$') split.amount = value;
  }
  return splits;
}

/** The parts of a divided transaction where they sum to its amount, else the sentence that says why it stays whole. */
function readParts(
  record: QifRecord,
  customs: QifCustoms,
  total: { value: number; currency: string | null },
): { parts: StatementPart[] | null } | { problem: string } {
  const splits = splitFields(record);
  if (splits.length === 0 || (splits.length === 1 && splits[0]?.amount === '')) return { parts: null };
  const whole = 'The transaction comes in whole, without its parts';
  const parts: StatementPart[] = [];
  for (const { category, note, amount } of splits) {
    if (amount === '') return { problem: `${whole}: one of them has no amount.` };
    const read = readField(amount, { ...customs, currency: total.currency ?? customs.currency });
    if ('problem' in read) return { problem: `${whole}. ${read.problem}` };
    parts.push({ amount: read.value, category, note });
  }
  const sum = parts.reduce((reached, { amount }) => reached + amount, 0);
  if (sum !== total.value) {
    const currency = total.currency ?? customs.currency ?? 'XXX';
    const [reached, stated] = [sum, total.value].map((amount) => minorUnitsToDecimal(amount, currency));
    return { problem: `${whole}: they sum to ${reached}, but its amount is ${stated}.` };
  }
  return { parts: parts.length > 1 ? parts : null };
}

/** Payee and memo as one text, nothing twice; for a bare cheque its number. */
function textOf(record: QifRecord): string {
  const payee = fieldOf(record, 'P');
  const memo = fieldOf(record, 'M');
  if (payee === '' && memo === '') return fieldOf(record, 'N');
  if (memo === '' || payee.includes(memo)) return payee;
  return memo.startsWith(payee) ? memo : `${payee} ${memo}`;
}

/** Splits may have dates of their own, but a transaction has one total, one payee and, before its splits, one date. */
function isTwoInOne({ fields }: QifRecord): boolean {
  const firstSplit = fields.findIndex(({ letter }) => letter === 'S');
  const ofTransaction = firstSplit < 0 ? fields : fields.slice(0, firstSplit);
  const count = (letter: string, among = fields) => among.filter((field) => field.letter === letter).length;
  return count('T') > 1 || count('U') > 1 || count('P') > 1 || count('D', ofTransaction) > 1;
}

/** A record of a list of transactions as a row and what is to be said of it, or the sentence that says why it is none. */
export function readQifTransaction(
  record: QifRecord,
  customs: QifCustoms,
): { row: StatementRow; remark: string | null } | Unread {
  if (!record.isClosed)
    return { problem: 'No “^” ends this transaction, so it is impossible to tell whether it is whole.' };
  if (isTwoInOne(record)) {
    return { problem: 'These are two transactions in one: the “^” between them seems to be missing.' };
  }
  const written = fieldOf(record, 'D');
  if (written === '') return { problem: 'The transaction has no date.', kind: 'unreadable_date' };
  const date = qifDate(plainQifDate(written), customs.dateOrder);
  if (date === null)
    return { problem: `The date ${quoted(written)} is none that can be read for certain.`, kind: 'unreadable_date' };
  const amount = readAmount(record, customs);
  if ('problem' in amount) return amount;
  const divided = readParts(record, customs, amount);
  return {
    remark: 'problem' in divided ? divided.problem : null,
    row: {
      line: record.line,
      date,
      amount: amount.value,
      currency: amount.currency,
      text: textOf(record),
      payee: fieldOf(record, 'P') || null,
      bankId: null,
      category: categoryOf(record),
      account: null,
      ...('parts' in divided && divided.parts !== null ? { parts: divided.parts } : {}),
    },
  };
}
