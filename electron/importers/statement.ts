/** One part of a divided transaction; the parts sum to the whole. */
export interface StatementPart {
  /** Minor units of the row's currency, money out negative. */
  amount: number;
  category: string | null;
  note: string | null;
}

/** One transaction as a bank file states it. */
export interface StatementRow {
  /** 1-based line of the source where the row begins. */
  line: number;
  /** `YYYY-MM-DD`, as the bank wrote it: a time of day and its time zone are dropped, never applied. */
  date: string;
  /** Minor units of the row's currency, money out negative. */
  amount: number;
  /** ISO 4217 code where the file states one for this row, for its column or for its account. */
  currency: string | null;
  /** The bank's own words, untouched but for trimming; several text columns are joined by a space. */
  text: string;
  /** A name that the file itself keeps apart from the bank's words (Mint's `Description`, a counterparty column). */
  payee: string | null;
  /** The bank's id of the transaction (OFX FITID, or a column whose values are all different). */
  bankId: string | null;
  category: string | null;
  /** The account column of the row. */
  account: string | null;
  /** What a person wrote beside the transaction in another application. */
  note?: string | null;
  tags?: readonly string[];
  /** How a person divided the transaction in another application; null or absent where it is whole. */
  parts?: readonly StatementPart[] | null;
}

/** A place of the file that looks like a transaction and could not be read for certain. */
export interface HeldRow {
  line: number;
  /** One plain sentence that quotes what could not be read. */
  reason: string;
  /** The source of the row, shortened to 500 characters. */
  raw: string;
  /**
   * - `remark`: no transaction, but something about the file as a whole, or about a row that was read all the same.
   * - `unreadable_date`: all that is known to be wrong is the date.
   */
  kind?: 'remark' | 'unreadable_date';
}

/** Why something was not read. */
export interface Unread extends Pick<HeldRow, 'kind'> {
  problem: string;
}

export type AccountKind = 'checking' | 'savings' | 'card' | 'cash' | 'other';

/** What a statement says of the time that it covers; null where the file does not say it. */
export interface StatementPeriod {
  /** Minor units of the statement's currency, an overdraft negative: before the first of its transactions. */
  openingBalance: number | null;
  /** After the last of its transactions. */
  closingBalance: number | null;
  /** The first day that is covered, or else the day of the opening balance, which may be the day before. */
  startDate: string | null;
  /** The last day that is covered, or else the day of the closing balance. */
  endDate: string | null;
}

export const unstatedPeriod: Readonly<StatementPeriod> = {
  openingBalance: null,
  closingBalance: null,
  startDate: null,
  endDate: null,
};

/**
 * A record of a file that holds a transaction, or looks like one: read, with the text that it was read from where no other
 * was read from the same, or held back.
 */
export type ReadRecord =
  | { row: StatementRow; source?: string; held?: never }
  | { held: HeldRow; row?: never; source?: never };

export interface Statement extends StatementPeriod {
  account: { externalId: string | null; name: string | null; kind: AccountKind | null };
  /** ISO 4217 code where the file states one for the whole statement. */
  currency: string | null;
  rows: StatementRow[];
}

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'windows-1251' | 'windows-1250';
export type Delimiter = ',' | ';' | '\t' | '|';
export type DateOrder = 'day-month-year' | 'month-day-year' | 'year-month-day';
export type DecimalSign = '.' | ',';
export type ThousandsMark = ',' | '.' | "'" | ' ';

/**
 * How a table writes money in and out.
 * - `signed`: one column, the sign is written.
 * - `reversed`: one column, money out is written without a sign and money in with a minus (many card statements).
 * - `debit-and-credit`: two columns.
 * - `direction`: one column without signs and another that says which way (debit/credit, Soll/Haben, Af/Bij).
 */
export type AmountForm = 'signed' | 'reversed' | 'debit-and-credit' | 'direction';

/** 0-based column of each thing; null where the table has none. */
export interface CsvColumns {
  date: number | null;
  text: number[];
  payee: number | null;
  amount: number | null;
  debit: number | null;
  credit: number | null;
  direction: number | null;
  currency: number | null;
  account: number | null;
  category: number | null;
  bankId: number | null;
  balance: number | null;
  /** Says which rows are pending, failed or taken back: those are held. */
  status: number | null;
}

export interface CsvLayout {
  encoding: TextEncoding;
  delimiter: Delimiter;
  /** 1-based line of the column names, null where the table has none. */
  headerLine: number | null;
  dateOrder: DateOrder;
  decimalSign: DecimalSign;
  /** The mark that groups thousands, null where the table uses none. */
  thousandsMark: ThousandsMark | null;
  amountForm: AmountForm;
  columns: CsvColumns;
}

/** What the reader found out about a table, for a screen that shows it and lets the person correct it. */
export interface CsvReading {
  layout: CsvLayout;
  /** False where the table itself does not decide and the likelier reading was taken. Overridden things are certain. */
  certain: { [Property in keyof CsvLayout]: boolean };
  /** Column names, `Column 1`, `Column 2`, … where the table has none. */
  columns: string[];
  /** The first rows below the column names, as cells. */
  sample: string[][];
}

/** What the person decided; applied over what was detected. `headerLine: null` says that there is no header. */
export interface CsvLayoutChoice {
  encoding?: TextEncoding;
  delimiter?: Delimiter;
  headerLine?: number | null;
  dateOrder?: DateOrder;
  decimalSign?: DecimalSign;
  thousandsMark?: ThousandsMark | null;
  amountForm?: AmountForm;
  columns?: Partial<CsvColumns>;
  /** ISO 4217 code of the account, for rows whose currency the file does not state: decides their decimal places. */
  currency?: string;
}

/** How the dates of a file are written that is no table and whose format leaves the order of day and month open. */
export interface DateReading {
  order: DateOrder;
  /** False where no date of the file decides the order and the likelier one was taken. */
  certain: boolean;
  /** A date of the file as numbers, where possible one that means different days in different orders: `3/4/2024`. */
  example: string;
}

export interface ParsedFile {
  format: 'csv' | 'xlsx' | 'ofx' | 'qif' | 'camt' | 'mt940';
  statements: Statement[];
  heldRows: HeldRow[];
  /** Transactions that the file states again, equal in account, bank id, date, amount and text: read once. */
  repeatedRows: number;
  /** Null for other formats. */
  csv: CsvReading | null;
  /** Null for tables, whose reading says it, and for formats that fix the order of dates. */
  dates: DateReading | null;
}

/**
 * - `EMPTY_FILE`: no bytes, or nothing but blanks.
 * - `NOT_A_BANK_FILE`: something else altogether (a photo, a PDF, a web page, a format that is not read).
 * - `UNREADABLE_TABLE`: text in which no column of dates and column of amounts can be found.
 * - `NO_TRANSACTIONS`: a bank file that holds none.
 * - `INVESTMENT_STATEMENT`: a file of securities only.
 * - `BANK_REFUSED`: an OFX file that carries the bank's error message instead of a statement.
 * - `DAMAGED_FILE`: a bank file that breaks off, or lacks tags, before its first whole transaction.
 */
export type FileProblemCode =
  | 'EMPTY_FILE'
  | 'NOT_A_BANK_FILE'
  | 'UNREADABLE_TABLE'
  | 'NO_TRANSACTIONS'
  | 'INVESTMENT_STATEMENT'
  | 'BANK_REFUSED'
  | 'DAMAGED_FILE';

export type ReadFileResult = { ok: true; file: ParsedFile } | { ok: false; code: FileProblemCode; message: string };

const longestRaw = 500;

/** The source of a row, trimmed and shortened. */
export function shortSource(raw: string): string {
  const trimmed = raw.trim();
  return trimmed.length > longestRaw ? `${trimmed.slice(0, longestRaw)}…` : trimmed;
}

/** A held row, its source trimmed and shortened. */
export function heldRow(line: number, reason: string, raw: string, kind?: HeldRow['kind']): HeldRow {
  return { line, reason, raw: shortSource(raw), ...(kind && { kind }) };
}

/** A cell as it is quoted in a sentence. */
export function quoted(cell: string): string {
  const text = cell.replace(/\s+/g, ' ').trim();
  return `“${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`;
}
