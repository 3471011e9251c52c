import { readAmountCell } from './bankAmounts.ts';
import { readDateCell } from './bankDates.ts';
import { namedBalances, RunningBalance } from './csvBalance.ts';
import { endsEarly } from './csvCutEnd.ts';
import { plainHeader } from './csvHeaderWords.ts';
import { readLayout, type TableReading } from './csvLayout.ts';
import { balanceOf, type Reading, type RowContext, readBalance, readRow, rowContext } from './csvRows.ts';
import { type CsvSource, wholeSource } from './csvSource.ts';
import { isYnabRegister, joinSplits } from './csvSplits.ts';
import { StatementFacts } from './csvStatement.ts';
import { cellOf, type TableRecord } from './csvTable.ts';
import type { DecodedText } from './decodeText.ts';
import {
  type CsvLayoutChoice,
  type CsvReading,
  type HeldRow,
  heldRow,
  quoted,
  type ReadFileResult,
  type ReadRecord,
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
function balanceNameOf(record: TableRecord): string | null {
  // Nearly all rows are settled by the first test: taking accents off every cell would double the time of a large file.
  if (!/balan|sald|solde|остат|s a l d o/iu.test(record.text.slice(record.start, record.end))) return null;
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
function isClosingRemark(record: TableRecord, others: Iterable<TableRecord>, width: number): boolean {
  const [cell = '', ...more] = record.cells;
  if (more.length > 0 || width < 3 || !/\p{L}+:? [\p{L}\d]/u.test(cell)) return false;
  for (const { cells } of others) if (cells[0]?.startsWith(cell)) return false;
  return true;
}

/** The records of a table but its last, in another round through it. */
function* allButLast(records: Iterable<TableRecord>): Generator<TableRecord> {
  let before: TableRecord | null = null;
  for (const record of records) {
    if (before !== null) yield before;
    before = record;
  }
}

const sourceOf = (record: TableRecord) => record.text.slice(record.start, record.end);

/**
 * Rows and held rows in the order of the table. A row comes out when no later line can add to its text any more. `balance`
 * follows them.
 */
function* readRows(table: TableReading, context: RowContext, balance = new RunningBalance()): Generator<ReadRecord> {
  const { header, survey } = table;
  const headerLine = header.join('\n');
  const usual = survey.usualWidth();
  const width = Math.max(header.length, usual.width);
  const isRagged = header.length === 0 && usual.share < 0.8;
  const losesCents = survey.splitsAmounts;
  const textColumns = context.layout.columns.text;
  let previous: { record: TableRecord; row: StatementRow } | null = null;
  let hasBegun = header.length > 0;

  /** The transaction of a record, why it is held back, or null where it is none. */
  const readOne = (record: TableRecord, isLast: boolean): Reading<StatementRow> | null => {
    if (record.hasOpenQuote) {
      return {
        problem: 'A quotation mark opens on this line and is never closed, so its cells cannot be told apart.',
      };
    }
    if (
      isLast &&
      record.isUnterminated &&
      !isClosingRemark(record, allButLast(table.data()), width) &&
      endsEarly(record, allButLast(table.data()), header.length, context.layout)
    ) {
      return {
        problem: `The file breaks off after ${quoted(record.cells.findLast((cell) => cell !== '') ?? '')}, so this row may be incomplete.`,
      };
    }
    if (isRemark(context, record, headerLine, hasBegun)) return null;
    if (losesCents) {
      return {
        problem: 'The comma that separates the cells also stands in the amounts, so their cents cannot be told apart.',
      };
    }
    if (!isRagged && record.cells.slice(width).some((cell) => cell !== '')) {
      const others = width === header.length ? 'the column names are' : 'the other rows have';
      return {
        problem: `The row has ${record.cells.length} cells where ${others} ${width}, so it is not certain which one is the amount.`,
      };
    }
    const read = readRow(context, record);
    if ('problem' in read) {
      const isShort = record.cells.length < header.length;
      return isShort
        ? {
            problem: `The row has ${record.cells.length} cells where the column names are ${header.length}, so it cannot be told which cell is which.`,
          }
        : read;
    }
    const balanceName = balanceNameOf(record);
    return balanceName === null ? read : { problem: `${quoted(balanceName)} is a balance, not a transaction.` };
  };

  for (const [record, isLast] of withLast(table.data())) {
    const read = readOne(record, isLast);
    if (read === null && previous !== null && isContinuation(context, record, width)) {
      const { record: before, row } = previous;
      if (before.line + before.lines === record.line) {
        row.text =
          `${row.text} ${textColumns.map((column) => cellOf(record, column)).find((cell) => cell !== '') ?? ''}`.trim();
      }
    }
    if (previous !== null) yield { row: previous.row, source: sourceOf(previous.record) };
    previous = null;
    if (read === null) continue;
    hasBegun = true;
    if ('problem' in read) {
      balance.skip();
      yield { held: heldRow(record.line, read.problem, sourceOf(record), read.kind) };
    } else {
      balance.add(read.value, balanceOf(context, record, read.value));
      previous = { record, row: read.value };
    }
  }
  if (previous !== null) yield { row: previous.row, source: sourceOf(previous.record) };
}

/** Items, each with whether it is the last. */
function* withLast<Item>(items: Iterable<Item>): Generator<[Item, boolean]> {
  let before: { item: Item } | null = null;
  for (const item of items) {
    if (before !== null) yield [before.item, false];
    before = { item };
  }
  if (before !== null) yield [before.item, true];
}

/** The account that the lines above the table or all rows name. */
function accountOf(table: TableReading, account: string | null): Statement['account'] {
  const iban = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b/;
  const stated = table.preamble.flatMap((record) => record.cells).find((cell) => cell.length < 60 && iban.test(cell));
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
  { preamble, survey }: TableReading,
  context: RowContext,
  { currency, account }: StatementFacts,
): StatementPeriod {
  if (!currency.isShared || !account.isShared) return unstatedPeriod;
  const around = [...preamble.slice(-60), ...survey.lastRecords];
  const inCurrency = currency.value ?? context.headerCurrency;
  return { ...unstatedPeriod, ...namedBalances(around, (cell) => readBalance(context, cell, inCurrency)) };
}

/** A table that was found readable: what it says as a whole, and its rows as often as they are asked for. */
export interface OpenCsv {
  readonly statement: Omit<Statement, 'rows'>;
  readonly reading: CsvReading;
  readonly rowCount: number;
  readonly heldCount: number;
  records(): Iterable<ReadRecord>;
}

/**
 * Reads a delimited text of bank transactions without holding its rows: one round for how dates and amounts are written,
 * one for what all rows share, and one for each time that the records are asked for. `onRecord` sees those of the second.
 */
export function openCsv(
  source: CsvSource,
  choice: CsvLayoutChoice,
  onRecord: (record: ReadRecord) => void = () => {},
): { ok: true; table: OpenCsv } | Extract<ReadFileResult, { ok: false }> {
  const table = readLayout(source, choice);
  if (table === null) return { ok: false, code: 'UNREADABLE_TABLE', message: noTableMessage };
  const context = rowContext(table, choice);
  const facts = new StatementFacts();
  const balance = new RunningBalance();
  const records = (followed?: RunningBalance) => {
    const read = readRows(table, context, followed);
    return isYnabRegister(table.header) ? joinSplits(read) : read;
  };
  let heldCount = 0;
  for (const record of records(balance)) {
    if (record.row) facts.add(record.row);
    else heldCount += 1;
    onRecord(record);
  }
  if (facts.rowCount === 0 && heldCount === 0) {
    return table.header.length > 0
      ? { ok: false, code: 'NO_TRANSACTIONS', message: noRowsMessage }
      : { ok: false, code: 'UNREADABLE_TABLE', message: noTableMessage };
  }
  const hasNoIds = facts.hasNoLastingIds;
  if (hasNoIds) table.reading.layout.columns.bankId = null;
  const period = balance.period();
  return {
    ok: true,
    table: {
      statement: {
        account: accountOf(table, facts.account.value),
        currency: facts.currency.value ?? context.headerCurrency,
        ...(period === unstatedPeriod ? statedPeriod(table, context, facts) : period),
      },
      reading: table.reading,
      rowCount: facts.rowCount,
      heldCount,
      records: () => records(),
    },
  };
}

/** Reads a delimited text of bank transactions. */
export function readCsv(decoded: DecodedText, choice: CsvLayoutChoice): ReadFileResult {
  const rows: StatementRow[] = [];
  const heldRows: HeldRow[] = [];
  const opened = openCsv(wholeSource(decoded), choice, ({ row, held }) => {
    if (row) rows.push(row);
    else heldRows.push(held);
  });
  if (!opened.ok) return opened;
  const { statement, reading } = opened.table;
  if (reading.layout.columns.bankId === null) for (const row of rows) row.bankId = null;
  return {
    ok: true,
    file: {
      format: 'csv',
      statements: [{ ...statement, rows }],
      heldRows,
      repeatedRows: 0,
      csv: reading,
      dates: null,
    },
  };
}
