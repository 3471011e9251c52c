import { readAmountCell } from './bankAmounts.ts';
import { readDateCell } from './bankDates.ts';
import { namedBalances, RunningBalance } from './csvBalance.ts';
import { endsEarly, usualWidth } from './csvCutEnd.ts';
import { plainHeader } from './csvHeaderWords.ts';
import { readLayout, type TableReading } from './csvLayout.ts';
import { balanceOf, cellOf, type RowContext, readBalance, readRow, rowContext } from './csvRows.ts';
import { isYnabRegister, joinSplits } from './csvSplits.ts';
import type { TableRecord } from './csvTable.ts';
import type { DecodedText } from './decodeText.ts';
import {
  type CsvLayoutChoice,
  type HeldRow,
  heldRow,
  quoted,
  type ReadFileResult,
  type Statement,
  type StatementPeriod,
  type StatementRow,
  unstatedPeriod,
} from './statement.ts';

/** The row of a total: named in the date's place, or by a cell that says nothing else in a row without a date. */
const totalWords =
  '(?:grand |sub ?)?(?:total|totals|totale|totaal|totalt|sum|summe|summa|suma|soma|gesamt\\w*|saldo|solde|balance|kontostand|итого|всего|остаток|razem|celkem|osszesen|toplam)';
const startsAsTotal = new RegExp(`^${totalWords}(?: |$)`);
const isTotal = new RegExp(`^${totalWords}(?: (?:amount|balance|credits?|debits?|transactions?|in|out|eur|usd|gbp))*$`);

/** The row of a balance, which some banks put between the transactions with the amount's cell left empty. */
const balanceWords =
  /^(?:opening|closing|starting|ending|beginning|previous) balance\b|^balance (?:brought|carried) forward\b|^saldo (?:anterior|inicial|final)\b/;
const balanceTexts =
  /^(?:(?:opening|closing|starting|ending|beginning|previous|final|initial) balance|balance (?:brought|carried) forward|saldo (?:anterior|inicial|final|iniziale|finale)|anfangssaldo|endsaldo|schlusssaldo|ancien solde|nouveau solde|solde (?:initial|final|precedent)|beginsaldo|eindsaldo|algsaldo|loppsaldo|s a l d o|исходящии остаток|входящии остаток)$/;

/** The cell of a row that names a balance, null for a transaction. */
function balanceNameOf(record: TableRecord, text: string): string | null {
  // Nearly all rows are settled by the first test: taking accents off every cell would double the time of a large file.
  if (!/balan|sald|solde|остат|s a l d o/iu.test(text.slice(record.start, record.end))) return null;
  return record.cells.find((cell) => cell.length < 40 && balanceTexts.test(plainHeader(cell))) ?? null;
}

const noTableMessage =
  'No table of transactions was found in this file: a table needs a column of dates and a column of amounts.';
const noRowsMessage = 'This file has column names and no transactions below them.';

/** Why a record that does not read as a transaction is no transaction at all, as opposed to one that went wrong. */
function isRemark(context: RowContext, record: TableRecord, headerLine: string, isWithinTable: boolean): boolean {
  if (record.cells.every((cell) => cell === '')) return true;
  if (headerLine !== '' && headerLine.startsWith(record.cells[0] ?? '') && record.cells.join('\n') === headerLine)
    return true;
  const { columns } = context.layout;
  const money = [columns.amount, columns.debit, columns.credit].map((column) => cellOf(record, column));
  const hasAmount = money.some((cell) => cell !== '' && readAmountCell(cell) !== null);
  const dateCell = cellOf(record, columns.date);
  const hasDate = dateCell !== '' && readDateCell(dateCell) !== null;
  if (hasDate && hasAmount) return false;
  if (!isWithinTable) return true;
  if (/\d{1,4}\P{L}{1,3}\d{1,4}|\d{6}/u.test(dateCell) && !hasDate) return false;
  const names = record.cells.map(plainHeader);
  if (!hasDate && startsAsTotal.test(plainHeader(dateCell))) return true;
  if (dateCell === '' && names.some((name) => isTotal.test(name))) return true;
  if (!hasAmount && names.some((name) => balanceWords.test(name))) return true;
  return !hasDate && !hasAmount;
}

/** Some banks write a transaction's longer text on a line of its own below it, in the text's column. */
function isContinuation(context: RowContext, record: TableRecord, width: number): boolean {
  const { columns } = context.layout;
  if (record.cells.length > width || columns.text.length === 0) return false;
  const filled = record.cells.flatMap((cell, column) => (cell === '' ? [] : [column]));
  return filled.length === 1 && columns.text.includes(filled[0] ?? -1) && cellOf(record, columns.date) === '';
}

/** A sentence below the table, as opposed to the beginning of a row that was cut in its first cell. */
function isClosingRemark(record: TableRecord, data: readonly TableRecord[], width: number): boolean {
  const [cell = '', ...more] = record.cells;
  if (more.length > 0 || width < 3 || !/\p{L}+:? [\p{L}\d]/u.test(cell)) return false;
  return data.every((other) => other === record || !other.cells[0]?.startsWith(cell));
}

/** A decimal comma that also separates cells leaves amounts as `-4` and `50`: cents would be lost without a word. */
function splitsAmounts(table: TableReading): boolean {
  const { columns, delimiter } = table.reading.layout;
  if (delimiter !== ',' || columns.amount === null || table.header.length === 0) return false;
  const amountColumn = columns.amount;
  const wide = table.data.filter((record) => record.cells.length > table.header.length);
  return (
    wide.length > 0 &&
    wide.every(
      (record) =>
        /^[-+]?\d+$/.test(record.cells[amountColumn] ?? '') && /^\d{1,2}$/.test(record.cells[amountColumn + 1] ?? ''),
    )
  );
}

interface ReadRows {
  rows: StatementRow[];
  heldRows: HeldRow[];
  period: StatementPeriod;
}

function readRows(table: TableReading, context: RowContext, text: string): ReadRows {
  const { data, header } = table;
  const rows: StatementRow[] = [];
  const heldRows: HeldRow[] = [];
  const balance = new RunningBalance();
  const headerLine = header.join('\n');
  const usual = usualWidth(data);
  const width = Math.max(header.length, usual.width);
  const isRagged = header.length === 0 && usual.share < 0.8;
  const losesCents = splitsAmounts(table);
  const textColumns = context.layout.columns.text;
  let previous: { record: TableRecord; row: StatementRow } | null = null;
  const hold = (record: TableRecord, reason: string) => {
    heldRows.push(heldRow(record.line, reason, text.slice(record.start, record.end)));
    balance.skip();
  };
  data.forEach((record, index) => {
    const before = previous;
    previous = null;
    if (record.hasOpenQuote) {
      hold(record, 'A quotation mark opens on this line and is never closed, so its cells cannot be told apart.');
      return;
    }
    const isLast = index === data.length - 1;
    if (
      isLast &&
      !isClosingRemark(record, data, width) &&
      endsEarly(record, data.slice(0, -1), header.length, context.layout)
    ) {
      hold(
        record,
        `The file breaks off after ${quoted(record.cells.findLast((cell) => cell !== '') ?? '')}, so this row may be incomplete.`,
      );
      return;
    }
    if (isRemark(context, record, headerLine, rows.length + heldRows.length > 0 || header.length > 0)) {
      if (
        before !== null &&
        before.record.line + before.record.lines === record.line &&
        isContinuation(context, record, width)
      ) {
        before.row.text =
          `${before.row.text} ${textColumns.map((column) => cellOf(record, column)).find((cell) => cell !== '') ?? ''}`.trim();
      }
      return;
    }
    if (losesCents) {
      hold(
        record,
        'The comma that separates the cells also stands in the amounts, so their cents cannot be told apart.',
      );
      return;
    }
    if (!isRagged && record.cells.slice(width).some((cell) => cell !== '')) {
      const others = width === header.length ? 'the column names are' : 'the other rows have';
      hold(
        record,
        `The row has ${record.cells.length} cells where ${others} ${width}, so it is not certain which one is the amount.`,
      );
      return;
    }
    const read = readRow(context, record);
    if ('problem' in read) {
      const isShort = record.cells.length < header.length;
      hold(
        record,
        isShort
          ? `The row has ${record.cells.length} cells where the column names are ${header.length}, so it cannot be told which cell is which.`
          : read.problem,
      );
      return;
    }
    const balanceName = balanceNameOf(record, text);
    if (balanceName !== null) {
      hold(record, `${quoted(balanceName)} is a balance, not a transaction.`);
      return;
    }
    rows.push(read.value);
    balance.add(read.value, balanceOf(context, record, read.value));
    previous = { record, row: read.value };
  });
  return { rows, heldRows, period: balance.period() };
}

/** The value that all rows share, null where they differ or have none. */
function shared<Value>(values: readonly (Value | null)[]): Value | null {
  const first = values[0] ?? null;
  return values.every((value) => value === first) ? first : null;
}

/** The account that the lines above the table or all rows name. */
function accountOf(table: TableReading, rows: readonly StatementRow[]): Statement['account'] {
  const iban = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b/;
  const stated = table.preamble.flatMap((record) => record.cells).find((cell) => cell.length < 60 && iban.test(cell));
  const account = shared(rows.map((row) => row.account));
  const isIban = account !== null && /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(account.replaceAll(' ', ''));
  const isNumber = isIban || (account !== null && /\d{4}/.test(account) && !/\p{L}{3}/u.test(account));
  const externalId = stated === undefined ? null : (iban.exec(stated)?.[0].replaceAll(' ', '') ?? null);
  return {
    externalId: isNumber && account !== null ? account.replaceAll(' ', '') : externalId,
    name: isNumber ? null : account,
    kind: null,
  };
}

/** The balances that the lines around a table state; none where its rows are of several currencies or accounts. */
function statedPeriod(
  table: TableReading,
  context: RowContext,
  rows: readonly StatementRow[],
  currency: string | null,
): StatementPeriod {
  const [first] = rows;
  const isOne = rows.every((row) => row.currency === first?.currency && row.account === first?.account);
  if (!isOne) return unstatedPeriod;
  const around = [...table.preamble.slice(-60), ...table.data.slice(-10)];
  return { ...unstatedPeriod, ...namedBalances(around, (cell) => readBalance(context, cell, currency)) };
}

/** Whether ids count the rows of the file: 0 or 1 up to n, in either direction. */
function isLineNumbering(ids: readonly string[]): boolean {
  const numbers = ids.map(Number);
  const first = numbers[0] ?? 0;
  const last = numbers.at(-1) ?? 0;
  const least = Math.min(first, last);
  const step = first <= last ? 1 : -1;
  return (least === 0 || least === 1) && numbers.every((number, index) => number === first + step * index);
}

/** Reads a delimited text of bank transactions. */
export function readCsv(decoded: DecodedText, choice: CsvLayoutChoice): ReadFileResult {
  const table = readLayout(decoded, choice);
  if (table === null) return { ok: false, code: 'UNREADABLE_TABLE', message: noTableMessage };
  const context = rowContext(table, choice);
  const { rows: written, heldRows, period } = readRows(table, context, decoded.text);
  const rows = isYnabRegister(table.header) ? joinSplits(written) : written;
  if (rows.length === 0 && heldRows.length === 0) {
    return table.header.length > 0
      ? { ok: false, code: 'NO_TRANSACTIONS', message: noRowsMessage }
      : { ok: false, code: 'UNREADABLE_TABLE', message: noTableMessage };
  }
  const ids = rows.flatMap((row) => (row.bankId === null ? [] : [row.bankId]));
  if (new Set(ids).size < ids.length || isLineNumbering(ids)) {
    // A number that several rows share is a reference, and one that counts the rows is of this export only.
    for (const row of rows) row.bankId = null;
    table.reading.layout.columns.bankId = null;
  }
  const currency = shared(rows.map((row) => row.currency)) ?? context.headerCurrency;
  const statement: Statement = {
    account: accountOf(table, rows),
    currency,
    ...(period === unstatedPeriod ? statedPeriod(table, context, rows, currency) : period),
    rows,
  };
  return {
    ok: true,
    file: { format: 'csv', statements: [statement], heldRows, repeatedRows: 0, csv: table.reading, dates: null },
  };
}
