import { decimalToMinorUnits } from '../../shared/money.ts';
import { plainDecimal, readAmountCell, readCurrency } from './bankAmounts.ts';
import { readDateCell } from './bankDates.ts';
import { readRecords, type TableRecord } from './csvTable.ts';
import { isLedgerCsv, ledgerColumns, ledgerTransactionLength } from './ledgerPostings.ts';
import { type HeldRow, heldRow, quoted, type ReadFileResult, type StatementRow, unstatedPeriod } from './statement.ts';

/** A record of an application's table by the names of its columns. */
interface NamedRecord {
  record: TableRecord;
  cell: (name: string) => string;
}

interface Found {
  rows: StatementRow[];
  problem: string | null;
}

interface Application {
  /** Column names that no bank writes together. */
  columns: readonly string[];
  /** How many of the records from `at` on are one transaction. */
  length: (records: readonly NamedRecord[], at: number) => number;
  read: (group: readonly NamedRecord[]) => Found;
}

const failed = (problem: string): Found => ({ rows: [], problem });

function dateOf({ cell }: NamedRecord): string | null {
  const read = readDateCell(cell('date'));
  return read?.kind === 'known' ? read.date : null;
}

function amountOf(written: string, currency: string | null): number | null {
  const amount = readAmountCell(written);
  const decimal = amount === null ? null : plainDecimal(amount.digits, '.', 'any');
  const value = decimal === null ? null : decimalToMinorUnits(decimal, currency ?? 'XXX');
  return value === null ? null : amount?.isNegative && value !== 0 ? -value : value;
}

const noDate = ({ cell }: NamedRecord) => failed(`The date ${quoted(cell('date'))} cannot be read.`);
const noAmount = (written: string) => failed(`The amount ${quoted(written)} is not a number of money.`);

function rowOf({ record }: NamedRecord, row: Omit<StatementRow, 'line' | 'bankId'>): StatementRow {
  return { ...row, line: record.line, bankId: null };
}

/** Actual: a divided transaction keeps its sum in `Split_Amount`, and its parts follow as records of their own. */
const actual: Application = {
  columns: ['account', 'date', 'payee', 'notes', 'category', 'amount', 'split_amount', 'cleared'],
  length: (records, at) => {
    const parts = Number(/^\(SPLIT INTO (\d+)\)/.exec(records[at]?.cell('notes') ?? '')?.[1] ?? 0);
    return 1 + Math.min(parts, records.length - at - 1);
  },
  read: ([parent, ...children]) => {
    if (parent === undefined) return failed('The row is empty.');
    const date = dateOf(parent);
    if (date === null) return noDate(parent);
    const isPart = (record: NamedRecord) => /^\(SPLIT \d+ OF \d+\)/.test(record.cell('notes'));
    if (isPart(parent)) return failed('This part of a divided transaction stands apart from its whole.');
    const noteOf = ({ cell }: NamedRecord) => cell('notes').replace(/^\(SPLIT [^)]*\)\s*/, '') || null;
    const written = parent.cell(children.length > 0 ? 'split_amount' : 'amount');
    const amount = amountOf(written, null);
    if (amount === null) return noAmount(written);
    const parts = children.flatMap((child) => {
      const part = amountOf(child.cell('amount'), null);
      return part === null || !isPart(child)
        ? []
        : [{ amount: part, category: child.cell('category') || null, note: noteOf(child) }];
    });
    const sum = parts.reduce((total, part) => total + part.amount, 0);
    if (parts.length < children.length || (children.length > 0 && sum !== amount))
      return failed('The parts of this divided transaction do not sum to its amount.');
    const payee = parent.cell('payee');
    const row = rowOf(parent, {
      date,
      amount,
      currency: null,
      text: payee || parent.cell('notes'),
      payee: payee || null,
      category: parent.cell('category') || null,
      account: parent.cell('account') || null,
      note: noteOf(parent),
      parts: parts.length > 0 ? parts : null,
    });
    return { rows: [row], problem: null };
  },
};

/** Firefly III: the account is the source of what goes out and the destination of what comes in. */
const firefly: Application = {
  columns: ['type', 'amount', 'currency_code', 'description', 'date', 'source_name', 'destination_name', 'category'],
  length: () => 1,
  read: ([record]) => {
    if (record === undefined) return failed('The row is empty.');
    const { cell } = record;
    const date = dateOf(record);
    if (date === null) return noDate(record);
    const currency = readCurrency(cell('currency_code'));
    const written = amountOf(cell('amount'), currency);
    if (written === null) return noAmount(cell('amount'));
    const size = Math.abs(written);
    const type = cell('type').toLowerCase();
    const isForeign = !['', '0'].includes(cell('foreign_amount'));
    if (type === 'transfer' && isForeign && cell('foreign_currency_code') !== cell('currency_code'))
      return failed('This transfer changes the currency, so its two sides have to be entered by hand.');
    const sided = (amount: number, own: string, other: string) =>
      rowOf(record, {
        date,
        amount,
        currency,
        text: cell('description'),
        payee: cell(other) || null,
        category: cell('category') || null,
        account: cell(own) || null,
        note: cell('notes') || null,
        tags: cell('tags')
          .split(',')
          .map((tag) => tag.trim())
          .filter((tag) => tag !== ''),
      });
    const out = () => sided(size === 0 ? 0 : -size, 'source_name', 'destination_name');
    const into = () => sided(size, 'destination_name', 'source_name');
    if (type === 'withdrawal') return { rows: [out()], problem: null };
    if (type === 'deposit') return { rows: [into()], problem: null };
    if (type === 'transfer') return { rows: [out(), into()], problem: null };
    return failed(`${quoted(cell('type'))} is neither a withdrawal nor a deposit nor a transfer.`);
  },
};

const ownAccount = /^(?:assets?|liabilit(?:y|ies))(?::|$)/i;

/** hledger's `print -O csv`: each posting is a record, those of one transaction share `txnidx`. */
const hledger: Application = {
  columns: ['txnidx', 'date', 'description', 'account', 'amount', 'commodity', 'posting-status'],
  length: (records, at) => {
    const index = records[at]?.cell('txnidx');
    let end = at + 1;
    while (end < records.length && records[end]?.cell('txnidx') === index) end += 1;
    return end - at;
  },
  read: (group) => {
    const [first] = group;
    if (first === undefined) return failed('The row is empty.');
    const date = dateOf(first);
    if (date === null) return noDate(first);
    const commodity = first.cell('commodity');
    if (group.some(({ cell }) => cell('commodity') !== commodity))
      return failed('The postings of this transaction are in several currencies.');
    const currency = readCurrency(commodity);
    if (currency === null && commodity !== '' && commodity !== '$')
      return failed(`${quoted(commodity)} is no currency.`);
    const postings = group.map((record) => ({ record, amount: amountOf(record.cell('amount'), currency) }));
    const unread = postings.find(({ amount }) => amount === null);
    if (unread) return noAmount(unread.record.cell('amount'));
    if (postings.reduce((sum, { amount }) => sum + (amount ?? 0), 0) !== 0)
      return failed('The postings of this transaction do not sum to zero.');
    const own = postings.filter(({ record }) => ownAccount.test(record.cell('account')));
    const others = postings.filter((posting) => !own.includes(posting));
    if (own.length === 0 || (own.length > 1 && others.length > 0))
      return failed('It cannot be told which account this transaction belongs to.');
    const parts = others.map(({ record, amount }) => ({
      amount: -(amount ?? 0),
      category: record.cell('account'),
      note: record.cell('posting-comment') || null,
    }));
    const rows = own.map(({ record, amount }) =>
      rowOf(record, {
        date,
        amount: amount ?? 0,
        currency,
        text: record.cell('description'),
        payee: null,
        category: parts.length === 1 ? (parts[0]?.category ?? null) : null,
        account: record.cell('account'),
        note: record.cell('comment') || null,
        parts: parts.length > 1 ? parts : null,
      }),
    );
    return { rows, problem: null };
  },
};

/** Ledger's `csv` command: postings too, but nothing numbers their transactions. */
const ledger: Application = {
  ...hledger,
  columns: ledgerColumns,
  length: (records, at) =>
    ledgerTransactionLength(records, at, (written, commodity) => amountOf(written, readCurrency(commodity))),
};

const applications: readonly Application[] = [actual, firefly, hledger];

function applicationOf(header: TableRecord | undefined): Application | undefined {
  const names = header?.cells.map((name) => name.toLowerCase()) ?? [];
  return applications.find(({ columns }) => columns.every((name) => names.includes(name)));
}

/** Whether a text begins with the column names of an application whose export `readApplicationExport` reads. */
export function isApplicationExport(text: string): boolean {
  return applicationOf(readRecords(text.slice(0, 65_536), ',', 1)[0]) !== undefined;
}

/**
 * Reads the tables that Actual, Firefly III and hledger export, recognised by their column names, and Ledger's, which
 * has none; null for any other text. They need more than a table's reading by columns: divided transactions, accounts on two sides, postings.
 */
export function readApplicationExport(text: string): ReadFileResult | null {
  if (isLedgerCsv(text)) return readRecordsOf(ledger, text, ledgerColumns, readRecords(text, ','));
  const start = text.slice(0, 4096).toLowerCase();
  if (!start.includes('split_amount') && !start.includes('destination_name') && !start.includes('txnidx')) return null;
  const [header, ...records] = readRecords(text, ',');
  const names = header?.cells.map((name) => name.toLowerCase()) ?? [];
  const application = applicationOf(header);
  return application === undefined ? null : readRecordsOf(application, text, names, records);
}

function readRecordsOf(
  application: Application,
  text: string,
  names: readonly string[],
  records: readonly TableRecord[],
): ReadFileResult {
  const columnOf = new Map(names.map((name, column) => [name, column]));
  const named = records.map((record) => ({
    record,
    cell: (name: string) => record.cells[columnOf.get(name) ?? -1] ?? '',
  }));
  const rows: StatementRow[] = [];
  const heldRows: HeldRow[] = [];
  for (let at = 0; at < named.length; ) {
    const length = application.length(named, at);
    const group = named.slice(at, at + length);
    at += length;
    const isCut = group.some(({ record }) => record.hasOpenQuote || record.cells.length < names.length);
    const isLastCut = group.some(({ record }) => record.isUnterminated);
    const found = isCut || isLastCut ? failed('The file breaks off here, or lacks cells.') : application.read(group);
    rows.push(...found.rows);
    const [first] = group;
    const last = group.at(-1);
    if (found.problem !== null && first && last)
      heldRows.push(heldRow(first.record.line, found.problem, text.slice(first.record.start, last.record.end)));
  }
  if (rows.length === 0 && heldRows.length === 0)
    return {
      ok: false,
      code: 'NO_TRANSACTIONS',
      message: 'This file has column names and no transactions below them.',
    };
  const account = { externalId: null, name: null, kind: null };
  const statements = [{ account, currency: null, ...unstatedPeriod, rows }];
  return { ok: true, file: { format: 'csv', statements, heldRows, repeatedRows: 0, csv: null, dates: null } };
}
