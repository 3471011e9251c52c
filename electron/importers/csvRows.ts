import { decimalToMinorUnits, minorUnitDigits } from '../../shared/money.ts';
import { type AmountCell, plainDecimal, readAmountCell, readCurrency } from './bankAmounts.ts';
import { dateOfCell, readDateCell } from './bankDates.ts';
import { isUnsettled, readDirection } from './csvColumnProfile.ts';
import { currencyOfHeader, type TableReading } from './csvLayout.ts';
import type { SignCustoms } from './csvSurvey.ts';
import { cellOf, type TableRecord } from './csvTable.ts';
import {
  type CsvLayout,
  type CsvLayoutChoice,
  quoted,
  type StatementRow,
  type ThousandsMark,
  type Unread,
} from './statement.ts';

export type Reading<Value> = { value: Value } | Unread;

export interface RowContext {
  layout: CsvLayout;
  signs: SignCustoms;
  /** Column of who pays: the other party where money comes in. */
  payer: number | null;
  fee: number | null;
  headerCurrency: string | null;
  accountCurrency: string | null;
  /** The mark that the person chose; a table that was not corrected may use any. */
  thousandsMark: ThousandsMark | 'any';
  /** Dates by cell: a table repeats few dates many times. */
  dates: Map<string, string | null>;
}

export function rowContext(table: TableReading, choice: CsvLayoutChoice): RowContext {
  const { layout } = table.reading;
  return {
    layout,
    signs: table.survey.signs(),
    payer: table.payer,
    fee: table.fee,
    headerCurrency: currencyOfHeader(table.header, layout.columns),
    accountCurrency: choice.currency ?? null,
    thousandsMark: choice.thousandsMark ?? 'any',
    dates: new Map(),
  };
}

/** `YYYY-MM-DD` of a cell in the table's date order, or null. */
export function dateOf(context: RowContext, cell: string): string | null {
  const cached = context.dates.get(cell);
  if (cached !== undefined) return cached;
  const read = readDateCell(cell);
  const date = read === null ? null : dateOfCell(read, context.layout.dateOrder);
  context.dates.set(cell, date);
  return date;
}

/** Unsigned minor units of an amount cell. */
function minorUnits(
  context: RowContext,
  amount: AmountCell,
  written: string,
  currency: string | null,
): Reading<number> {
  const decimal = plainDecimal(amount.digits, context.layout.decimalSign, context.thousandsMark);
  if (decimal === null)
    return { problem: `The amount ${quoted(written)} is not written like the others of its column.` };
  const value = decimalToMinorUnits(decimal, currency ?? 'XXX');
  if (value !== null) return { value };
  if ((decimal.split('.')[0] ?? '').length > 12)
    return { problem: `The amount ${quoted(written)} is too large to be counted exactly.` };
  const places = minorUnitDigits(currency ?? 'XXX');
  return {
    problem: `The amount ${quoted(written)} has more decimal places than the ${places} of ${currency ?? 'most currencies'}.`,
  };
}

/** The balance that a record states behind its transaction, in signed minor units; null where it states none. */
export function balanceOf(context: RowContext, record: TableRecord, row: StatementRow): number | null {
  return readBalance(context, cellOf(record, context.layout.columns.balance), row.currency);
}

/** A balance as a cell states it, in signed minor units; null where it is none. */
export function readBalance(context: RowContext, cell: string, rowCurrency: string | null): number | null {
  const amount = cell === '' ? null : readAmountCell(cell);
  const currency = rowCurrency ?? context.accountCurrency;
  const read = amount && minorUnits(context, amount, cell, amount.currency ?? currency);
  if (!read || 'problem' in read) return null;
  return read.value === 0 ? 0 : signedBy(amount, read.value);
}

function signedBy(amount: AmountCell, value: number): number {
  return amount.isNegative || amount.mark === 'out' ? -value : value;
}

function contradictsItself(amount: AmountCell): boolean {
  return amount.mark === 'in' && amount.isNegative;
}

function amountOfSides(
  context: RowContext,
  debitCell: string,
  creditCell: string,
  currency: string | null,
): Reading<number> {
  const sides: { name: string; cell: string; value: number }[] = [];
  for (const [name, cell] of [
    ['debit', debitCell],
    ['credit', creditCell],
  ] as const) {
    if (cell === '' || cell === '-') continue;
    const amount = readAmountCell(cell);
    if (amount === null) return { problem: `The amount ${quoted(cell)} is not a number.` };
    const read = minorUnits(context, amount, cell, currency);
    if ('problem' in read) return read;
    const written = amount.isNegative ? -read.value : read.value;
    const { debitIsNegative, creditSideIsNegative } = context.signs;
    const isAsSigned = name === 'credit' ? !(creditSideIsNegative && amount.isNegative) : debitIsNegative;
    sides.push({ name, cell, value: isAsSigned ? written : -written });
  }
  const moved = sides.filter((side) => side.value !== 0);
  if (moved.length > 1)
    return { problem: `The row has money out (${quoted(debitCell)}) and money in (${quoted(creditCell)}) at once.` };
  const side = moved[0] ?? sides[0];
  return side === undefined ? { problem: 'The row has no amount.' } : { value: side.value === 0 ? 0 : side.value };
}

function amountOfColumn(
  context: RowContext,
  cell: string,
  direction: string,
  currency: string | null,
): Reading<number> {
  if (cell === '') return { problem: 'The row has no amount.' };
  const amount = readAmountCell(cell);
  if (amount === null) return { problem: `The amount ${quoted(cell)} is not a number.` };
  if (contradictsItself(amount))
    return { problem: `The amount ${quoted(cell)} has a minus and is marked as money in.` };
  const read = minorUnits(context, amount, cell, currency);
  if ('problem' in read || read.value === 0) return read;
  const { amountForm } = context.layout;
  if (amountForm === 'direction') {
    const way = amount.mark ?? (direction === '' ? context.signs.bareWay : readDirection(direction));
    if (way === null)
      return {
        problem:
          direction === ''
            ? `Nothing says whether the amount ${quoted(cell)} came in or went out.`
            : `${quoted(direction)} does not say whether the amount ${quoted(cell)} came in or went out.`,
      };
    // Where money in is written with a minus, the sign only repeats the direction; elsewhere a minus takes a booking back.
    const value = amount.isNegative && !context.signs.creditIsNegative ? -read.value : read.value;
    return { value: way === 'out' ? -value : value };
  }
  if (amountForm === 'reversed') {
    const isIn = amount.isNegative || amount.mark === 'in' || (amount.hasSign && context.signs.plusMeansIn);
    return { value: isIn ? read.value : -read.value };
  }
  return { value: signedBy(amount, read.value) };
}

function currencyOfRow(
  context: RowContext,
  record: TableRecord,
  moneyCells: readonly string[],
): Reading<string | null> {
  const stated = cellOf(record, context.layout.columns.currency);
  if (stated !== '') {
    const currency = readCurrency(stated);
    return currency === null ? { problem: `The currency ${quoted(stated)} is not known.` } : { value: currency };
  }
  for (const cell of moneyCells) {
    const currency = cell === '' ? null : (readAmountCell(cell)?.currency ?? null);
    if (currency !== null) return { value: currency };
  }
  return { value: context.headerCurrency };
}

/** The cells of some columns in one line, without those that repeat what stands before. */
function joinedText(record: TableRecord, columns: readonly (number | null)[]): string {
  let text = '';
  for (const column of columns) {
    const cell = cellOf(record, column);
    if (cell !== '' && !text.includes(cell)) text = text === '' ? cell : `${text} ${cell}`;
  }
  return text;
}

/** The fee to be taken off an amount, in minor units. */
function feeOf(context: RowContext, record: TableRecord, currency: string | null): Reading<number> {
  const cell = context.fee === null ? '' : cellOf(record, context.fee);
  if (cell === '') return { value: 0 };
  const fee = readAmountCell(cell);
  if (fee === null) return { problem: `The fee ${quoted(cell)} is not a number.` };
  return minorUnits(context, fee, cell, currency);
}

/** An account without the quotation mark that a damaged cell leaves on it. */
function accountOf(cell: string): string | null {
  return (cell.includes('"') ? cell.replaceAll('"', '').trim() : cell) || null;
}

/** A record as a transaction, or the sentence that says why it cannot be one. */
export function readRow(context: RowContext, record: TableRecord): Reading<StatementRow> {
  const { columns, amountForm } = context.layout;
  const dateCell = cellOf(record, columns.date);
  const date = dateOf(context, dateCell);
  if (date === null) {
    if (dateCell === '') return { problem: 'The row has no date.', kind: 'unreadable_date' };
    return {
      problem: /\d/.test(dateCell)
        ? `The date ${quoted(dateCell)} does not exist or is not written like the others.`
        : `${quoted(dateCell)} stands where the date should be.`,
      kind: 'unreadable_date',
    };
  }
  const [amountCell, debitCell, creditCell] = [
    cellOf(record, columns.amount),
    cellOf(record, columns.debit),
    cellOf(record, columns.credit),
  ];
  const status = cellOf(record, columns.status);
  if (isUnsettled(status))
    return { problem: `The bank marks this row as ${quoted(status)}, so its money has not moved.` };
  const currency = currencyOfRow(context, record, [amountCell, debitCell, creditCell]);
  if ('problem' in currency) return currency;
  const counted = currency.value ?? context.accountCurrency;
  const amount =
    amountForm === 'debit-and-credit' && columns.amount === null
      ? amountOfSides(context, debitCell, creditCell, counted)
      : amountOfColumn(context, amountCell, cellOf(record, columns.direction), counted);
  if ('problem' in amount) return amount;
  const fee = feeOf(context, record, counted);
  if ('problem' in fee) return fee;
  const payee = (amount.value > 0 && cellOf(record, context.payer)) || cellOf(record, columns.payee);
  return {
    value: {
      line: record.line,
      date,
      amount: amount.value - fee.value,
      currency: currency.value,
      text: joinedText(record, columns.text) || payee,
      payee: payee || null,
      bankId: cellOf(record, columns.bankId) || null,
      category: cellOf(record, columns.category) || null,
      account: accountOf(cellOf(record, columns.account)),
    },
  };
}
