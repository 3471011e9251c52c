import { decimalToMinorUnits, minorUnitDigits } from '../../shared/money.ts';
import { type AmountCell, plainDecimal, readAmountCell } from './bankAmounts.ts';
import { plainQifDate, qifDate } from './qifDates.ts';
import type { QifRecord } from './qifRecords.ts';
import { type DateOrder, type DecimalSign, quoted, type StatementRow, type Unread } from './statement.ts';

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
  const cell = isPlain(first) ? readAmountCell(first) : null;
  // QIF has signs; a letter behind them is a damaged digit.
  if (cell === null || cell.mark !== null) return { problem: `The amount ${quoted(first)} is not a number.` };
  const read = signedAmount(cell, first, customs);
  return 'problem' in read ? read : { value: read.value, currency: cell.currency };
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

/** A record of a list of transactions as a row, or the sentence that says why it is none. */
export function readQifTransaction(record: QifRecord, customs: QifCustoms): { row: StatementRow } | Unread {
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
  return {
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
    },
  };
}
