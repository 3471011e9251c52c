import { detectDecimalSign, detectThousandsMark, readAmountCell } from './bankAmounts.ts';
import { readDateCell } from './bankDates.ts';
import {
  approximateColumn,
  balanceAgreement,
  type ColumnProfile,
  profileColumn,
  readDirection,
} from './csvColumnProfile.ts';
import { detectColumns } from './csvColumns.ts';
import { currencyOfName, headerRanks } from './csvHeaderWords.ts';
import type { CsvSource } from './csvSource.ts';
import { isCardPayment } from './csvSpecialColumns.ts';
import { TableSurvey } from './csvSurvey.ts';
import { readRecords, recordsOf, type TableRecord } from './csvTable.ts';
import type { AmountForm, CsvColumns, CsvLayoutChoice, CsvReading, DecimalSign, Delimiter } from './statement.ts';

const delimiters: readonly Delimiter[] = [',', ';', '\t', '|'];
const sampledCharacters = 64_000;
const sampledRecords = 400;

/** Whether a record holds a date and, in another cell, an amount: what a transaction cannot lack. */
function isLikeTransaction(cells: readonly string[]): boolean {
  const date = cells.findIndex((cell) => readDateCell(cell) !== null);
  return (
    date >= 0 &&
    cells.some((cell, column) => column !== date && readDateCell(cell) === null && readAmountCell(cell) !== null)
  );
}

/** Whether the cells are names of columns, among them a date and money. */
function isHeader(cells: readonly string[]): boolean {
  if (cells.some((cell) => readDateCell(cell) !== null)) return false;
  const ranks = cells.map(headerRanks);
  const date = ranks.findIndex((rank) => rank.date !== undefined);
  return (
    date >= 0 &&
    ranks.some(
      (rank, column) =>
        column !== date && (rank.amount !== undefined || rank.debit !== undefined || rank.credit !== undefined),
    )
  );
}

/** The delimiter under which most records hold a date and an amount; null where none makes a table. */
export function detectDelimiter(text: string): { delimiter: Delimiter; certain: boolean } | null {
  const sample = text.slice(0, sampledCharacters);
  const declared = /^\s*"?sep=(.)/i.exec(sample)?.[1];
  const scored = delimiters
    .map((delimiter) => {
      const records = readRecords(sample, delimiter, sampledRecords);
      const transactions = records.filter((record) => record.cells.length > 1 && isLikeTransaction(record.cells));
      const header = records.some((record) => record.cells.length > 1 && isHeader(record.cells));
      const cells = transactions.reduce((sum, record) => sum + record.cells.length, 0);
      const bonus = (header ? 1 : 0) + (declared === delimiter ? 1000 : 0);
      return { delimiter, score: transactions.length + bonus, cells };
    })
    .sort((left, right) => right.score - left.score || right.cells - left.cells);
  const [best, next] = scored;
  if (!best || best.score === 0) return null;
  return { delimiter: best.delimiter, certain: !next || next.score < best.score * 0.5 };
}

export interface HeaderPosition {
  /** Index of the header's record, -1 where there is none. */
  index: number;
  certain: boolean;
}

export function detectHeader(records: readonly TableRecord[]): HeaderPosition {
  const named = records.slice(0, 60).findIndex((record) => isHeader(record.cells));
  if (named >= 0) return { index: named, certain: true };
  const first = records.findIndex((record) => isLikeTransaction(record.cells));
  const above = records[first - 1];
  const width = records[first]?.cells.length ?? 0;
  const looksLikeNames =
    above !== undefined &&
    Math.abs(above.cells.length - width) <= 1 &&
    above.cells.filter((cell) => /\p{L}/u.test(cell)).length >= Math.max(2, width / 2) &&
    above.cells.every((cell) => readAmountCell(cell) === null && readDateCell(cell) === null);
  return looksLikeNames ? { index: first - 1, certain: false } : { index: -1, certain: true };
}

/** Rows spread over the whole table, so that what only a late row shows is seen. */
export function spread<Item>(items: readonly Item[], count: number): Item[] {
  if (items.length <= count) return [...items];
  return Array.from({ length: count }, (_, index) => items[Math.floor((index * items.length) / count)]).filter(
    (item) => item !== undefined,
  );
}

/** The beginning of a row that a cut left at the end: its cells may stand in the wrong columns. */
function isShortEnd(record: TableRecord, before: TableRecord | undefined): boolean {
  return record.isUnterminated && before !== undefined && record.cells.length < before.cells.length;
}

/** Whether the amounts of one column carry their sign, carry the opposite one, or leave it to a direction column. */
function detectAmountForm(
  records: readonly (readonly string[])[],
  columns: CsvColumns,
  sign: DecimalSign,
): { form: AmountForm; certain: boolean } {
  if (columns.amount === null) return { form: 'debit-and-credit', certain: true };
  const profile = profileColumn(records, columns.amount);
  const amounts = profile.amountCells.filter((cell) => cell !== null);
  if (columns.direction !== null) {
    const directionColumn = columns.direction;
    const ways = records.map((record) => readDirection(record[directionColumn] ?? ''));
    const outs = profile.amountCells.filter((cell, row) => cell !== null && ways[row] === 'out');
    const negativeOuts = outs.filter((cell) => cell?.isNegative).length;
    const onlyIns = outs.length === 0 && profile.negatives > 0;
    const marksBothWays = outs.length > 0 && ways.includes('in');
    return negativeOuts * 2 > outs.length || onlyIns
      ? { form: 'signed', certain: true }
      : { form: 'direction', certain: marksBothWays };
  }
  if (columns.balance !== null) {
    const { steps, same, opposite } = balanceAgreement(
      approximateColumn(profile, sign),
      approximateColumn(profileColumn(records, columns.balance), sign),
    );
    if (steps >= 2 && Math.max(same, opposite) > 0.8)
      return { form: same >= opposite ? 'signed' : 'reversed', certain: true };
  }
  if (profile.negatives > 0) return formOfSigns(records, columns, profile);
  const ins = amounts.filter((cell) => cell.mark === 'in' || cell.hasSign).length;
  const outs = amounts.filter((cell) => cell.mark === 'out').length;
  // Card statements mark what comes in (CR, +) and leave what goes out unmarked.
  if (ins > 0 && outs === 0 && ins < amounts.length) return { form: 'reversed', certain: true };
  return { form: 'signed', certain: outs > 0 };
}

/**
 * Amounts of both signs: those of an account, or those of a card whose issuer states purchases without a sign and the
 * payment of the bill with a minus. Who spends has more money out than in; where it is the other way round, the person
 * is asked.
 */
function formOfSigns(
  records: readonly (readonly string[])[],
  columns: CsvColumns,
  { amountCells, negatives, nonZero }: ColumnProfile,
): { form: AmountForm; certain: boolean } {
  const words = (row: number) => [...columns.text, columns.payee].map((column) => records[row]?.[column ?? -1] ?? '');
  const payments = amountCells.flatMap((cell, row) =>
    cell !== null && /[1-9]/.test(cell.digits) && isCardPayment(words(row).join(' ')) ? [cell] : [],
  );
  const isCard = payments.length * 2 >= negatives && payments.every((cell) => cell.isNegative);
  if (isCard && negatives * 2 < nonZero) return { form: 'reversed', certain: false };
  return { form: 'signed', certain: negatives * 3 >= nonZero };
}

export interface TableReading {
  /** The column of who pays, where the table has one beside that of who is paid. */
  payer: number | null;
  /** The column of a fee to be taken off the amount, null where the amount has all that the account moves by. */
  fee: number | null;
  reading: CsvReading;
  header: string[];
  preamble: TableRecord[];
  survey: TableSurvey;
  /** Records that may be transactions, from the first on: those below the header, or from one that looks like one. */
  data(): Iterable<TableRecord>;
}

/** The records at the beginning of a text. The last one of a text that goes on may be cut. */
function headRecords({ head, headIsAll }: CsvSource, delimiter: Delimiter): TableRecord[] {
  const records = readRecords(head, delimiter);
  return headIsAll ? records : records.slice(0, -1);
}

/** The records of the whole text from a line on. */
function* recordsFrom(source: CsvSource, delimiter: Delimiter, line: number): Generator<TableRecord> {
  for (const record of recordsOf(source.pieces(), delimiter)) if (record.line >= line) yield record;
}

/**
 * What is where in a delimited text, `choice` put over what the text shows. Columns are told from the beginning of a large
 * text, the writing of dates and amounts from all of it. Null where no column of dates and no column of amounts can be
 * found.
 */
export function readLayout(source: CsvSource, choice: CsvLayoutChoice): TableReading | null {
  const found =
    choice.delimiter === undefined ? detectDelimiter(source.head) : { delimiter: choice.delimiter, certain: true };
  if (found === null) return null;
  const records = headRecords(source, found.delimiter);
  const position =
    choice.headerLine === undefined
      ? detectHeader(records)
      : {
          index: choice.headerLine === null ? -1 : records.findIndex((record) => record.line === choice.headerLine),
          certain: true,
        };
  const headerRecord = records[position.index];
  const header = headerRecord?.cells ?? [];
  const firstRow = headerRecord
    ? position.index + 1
    : Math.max(
        0,
        records.findIndex((record) => isLikeTransaction(record.cells)),
      );
  const headData = records.slice(firstRow);
  const sampled = spread(
    headData.filter(
      (record, index) => record.cells.length > 1 && !record.hasOpenQuote && !isShortEnd(record, headData[index - 1]),
    ),
    sampledRecords,
  ).map((record) => record.cells);
  const likely = sampled.filter(isLikeTransaction);
  const rows = likely.length > 0 ? likely : sampled;
  const roughSign = detectDecimalSign(rows.flat().filter((cell) => /[.,]\d{1,2}\D{0,4}$/.test(cell))).sign;
  const detected = detectColumns(header, rows, choice.decimalSign ?? roughSign);
  const columns: CsvColumns = { ...detected.columns, ...choice.columns };
  if (choice.columns?.debit != null || choice.columns?.credit != null) columns.amount = choice.columns.amount ?? null;
  if (choice.columns?.amount != null) {
    columns.debit = choice.columns.debit ?? null;
    columns.credit = choice.columns.credit ?? null;
  }
  const money = [columns.amount, columns.debit, columns.credit];
  if (columns.date === null || money.every((column) => column === null)) return null;
  const firstLine = headData[0]?.line ?? (headerRecord?.line ?? 0) + 1;
  const data = () => (source.headIsAll ? headData : recordsFrom(source, found.delimiter, firstLine));
  const survey = new TableSurvey(columns, { headerWidth: header.length, delimiter: found.delimiter });
  for (const record of data()) survey.add(record);
  const amountCells = [...survey.amountCells];
  const decimal =
    choice.decimalSign === undefined ? detectDecimalSign(amountCells) : { sign: choice.decimalSign, certain: true };
  const usesDollars =
    rows.some((row) => row.some((cell) => cell === 'USD')) || header.some((name) => /\bUSD\b/.test(name));
  const order =
    choice.dateOrder === undefined
      ? survey.dates.order({ monthFirst: usesDollars || choice.currency === 'USD' })
      : { order: choice.dateOrder, certain: true };
  const form =
    choice.amountForm === undefined
      ? detectAmountForm(rows, columns, decimal.sign)
      : { form: choice.amountForm, certain: true };
  if (form.form === 'signed') columns.direction = null;
  const width = Math.max(header.length, ...rows.map((row) => row.length));
  const reading: CsvReading = {
    layout: {
      encoding: source.encoding,
      delimiter: found.delimiter,
      headerLine: headerRecord?.line ?? null,
      dateOrder: order.order,
      decimalSign: decimal.sign,
      thousandsMark:
        choice.thousandsMark === undefined ? detectThousandsMark(amountCells, decimal.sign) : choice.thousandsMark,
      amountForm: form.form,
      columns,
    },
    certain: {
      encoding: source.certain,
      delimiter: found.certain,
      headerLine: position.certain,
      dateOrder: order.certain,
      decimalSign: decimal.certain,
      thousandsMark: true,
      amountForm: form.certain && (detected.certain || choice.amountForm !== undefined),
      columns: detected.certain || choice.columns !== undefined,
    },
    columns: Array.from({ length: width }, (_, column) => (header[column] ?? '') || `Column ${column + 1}`),
    sample: headData.slice(0, 8).map((record) => record.cells),
  };
  const payer = choice.columns?.payee === undefined ? detected.payer : null;
  const fee = choice.columns?.amount === undefined && form.form === 'signed' ? detected.fee : null;
  const preamble = records.slice(0, headerRecord ? position.index : firstRow);
  return { payer, fee, reading, header, survey, data, preamble };
}

/** The currency that a money column's name states. */
export function currencyOfHeader(header: readonly string[], columns: CsvColumns): string | null {
  for (const column of [columns.amount, columns.debit, columns.credit]) {
    if (column === null) continue;
    const currency = currencyOfName(header[column] ?? '');
    if (currency !== null) return currency;
  }
  return null;
}
