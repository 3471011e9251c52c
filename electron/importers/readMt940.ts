import { minorUnitsToDecimal } from '../../shared/money.ts';
import { readCurrency } from './bankAmounts.ts';
import { type Referenced, uniqueReferences } from './bankReferences.ts';
import { mergeStatements } from './mergeStatements.ts';
import { type EntryDetails, readDetails, readNumberedDetails } from './mt940Details.ts';
import { readBalance, readStatementLine } from './mt940Entry.ts';
import { readSwiftFields, type SwiftField } from './mt940Fields.ts';
import {
  type CsvLayoutChoice,
  type HeldRow,
  heldRow,
  quoted,
  type ReadFileResult,
  type Statement,
  type StatementPeriod,
  type StatementRow,
} from './statement.ts';

interface Entry {
  statementLine: SwiftField;
  details: SwiftField[];
}

/** One message: a statement of one account, or a page of it. */
interface Message {
  account: string | null;
  /** As written, null where no field states one. */
  currency: string | null;
  entries: Entry[];
  /** The balance that opens it, so that one has to close it: MT940, not MT942. */
  opening: SwiftField | null;
  closing: SwiftField | null;
  isClosed: boolean;
}

type ReadMessage = Omit<Statement, 'rows'> & {
  rows: (Referenced & { line: number; currency: string | null; payee: string | null })[];
};

function emptyMessage(): Message {
  return { account: null, currency: null, entries: [], opening: null, closing: null, isClosed: false };
}

const closingBalance = /^[CD]\d{6}(?:[A-Z]{3})?\d+,\d*\s*$/;

/** Puts fields together to messages. Entries outside of any message are one of their own, without an account. */
class MessageBuilder {
  readonly messages: Message[] = [];
  private message = emptyMessage();
  private isInEntry = false;
  /** Behind the line that ends a message. */
  private isEnded = false;

  add(field: SwiftField): void {
    const value = field.lines[0] ?? '';
    const isDetail = field.tag === '86' || field.tag === 'NS';
    switch (field.tag) {
      case '20':
        this.start();
        break;
      case '25':
      case '25P':
        // Where the line that begins a message is damaged, its account shows that there is a new one.
        if (this.message.account !== null || this.message.entries.length > 0) this.start();
        this.message.account = value.trim() || null;
        break;
      case '60F':
      case '60M':
        if (this.message.entries.length > 0) this.start();
        this.message.opening = field;
        this.message.currency ??= /^[CD]\d{6}([A-Z]{3})/.exec(value)?.[1] ?? null;
        break;
      case '34F':
        this.message.currency ??= /^([A-Z]{3})[CD]?\d/.exec(value)?.[1] ?? null;
        break;
      case '61':
        if (this.isEnded) this.start();
        this.message.entries.push({ statementLine: field, details: [] });
        this.message.isClosed = false;
        break;
      case '86':
      case 'NS':
        if (this.isInEntry) this.message.entries.at(-1)?.details.push(field);
        break;
      case '62F':
      case '62M':
        this.message.closing = field;
        this.message.isClosed = closingBalance.test(value);
        break;
      case 'end':
        this.isEnded = true;
        this.message.isClosed = true;
        break;
      case '90C':
      case '90D':
        this.message.isClosed = true;
    }
    this.isInEntry = field.tag === '61' || (this.isInEntry && isDetail);
  }

  /** Ends the message at hand, where it holds anything, for a new one. */
  start(): void {
    const { account, entries, opening } = this.message;
    if (account !== null || entries.length > 0 || opening !== null) this.messages.push(this.message);
    this.message = emptyMessage();
    this.isEnded = false;
  }
}

function readMessages(fields: readonly SwiftField[]): Message[] {
  const builder = new MessageBuilder();
  for (const field of fields) builder.add(field);
  builder.start();
  return builder.messages;
}

/** The account without the currency that some banks put behind its number. */
function accountNumber(message: Message): string | null {
  const compact = message.account?.replace(/\s/g, '') ?? '';
  const { currency } = message;
  const isSuffixed = currency !== null && compact.length > 3 + currency.length && compact.endsWith(currency);
  return (isSuffixed ? compact.slice(0, -currency.length).replace(/\/$/, '') : compact) || null;
}

function detailsOf(entry: Entry): EntryDetails {
  const numbered = entry.details.filter(({ tag }) => tag === 'NS').flatMap(({ lines }) => lines);
  const free = entry.details.filter(({ tag }) => tag === '86').map(({ lines }) => lines);
  return free.length === 0 && numbered.length > 0 ? readNumberedDetails(numbered) : readDetails(free);
}

function sourceOf(entry: Entry): string {
  return [entry.statementLine, ...entry.details].map(({ tag, lines }) => `:${tag}:${lines.join('\n')}`).join('\n');
}

function periodOf({ opening, closing }: Message, currency: string): StatementPeriod {
  const before = readBalance(opening?.lines[0] ?? '', currency);
  const after = readBalance(closing?.lines[0] ?? '', currency);
  return {
    openingBalance: before.amount,
    closingBalance: after.amount,
    startDate: before.date,
    endDate: after.date,
  };
}

const brokenOffReason = 'The file ends in the middle of this entry.';

class Mt940Reader {
  readonly heldRows: HeldRow[] = [];
  private readonly accountCurrency: string | null;

  constructor(accountCurrency: string | null) {
    this.accountCurrency = accountCurrency;
  }

  readMessage(message: Message, isCut: boolean): ReadMessage {
    const currency = message.currency === null ? null : readCurrency(message.currency);
    const rows: ReadMessage['rows'] = [];
    const heldBefore = this.heldRows.length;
    message.entries.forEach((entry, index) => {
      if (isCut && index === message.entries.length - 1) {
        this.hold(entry, brokenOffReason);
      } else if (message.currency !== null && currency === null) {
        this.hold(entry, `The currency ${quoted(message.currency)} of the statement is not known.`);
      } else {
        const row = this.readEntry(entry, currency);
        if (row !== null) rows.push(row);
      }
    });
    const period = periodOf(message, currency ?? this.accountCurrency ?? 'XXX');
    // What is held back is told already.
    if (this.heldRows.length === heldBefore && currency !== null) this.checkBalance(message, currency, period, rows);
    return { account: { externalId: accountNumber(message), name: null, kind: null }, currency, ...period, rows };
  }

  /** An entry whose first line is damaged looks like text of the one before; then the balances show that it is missing. */
  private checkBalance(
    { closing }: Message,
    currency: string,
    { openingBalance: before, closingBalance: after }: StatementPeriod,
    rows: ReadMessage['rows'],
  ): void {
    if (closing === null || before === null || after === null) return;
    const reached = rows.reduce((balance, { amount }) => balance + amount, before);
    if (reached === after) return;
    const [found, stated] = [reached, after].map((balance) => `${minorUnitsToDecimal(balance, currency)} ${currency}`);
    const reason = `The entries of this statement lead to a balance of ${found}, but it closes with ${stated}: some may be missing or damaged.`;
    this.heldRows.push(heldRow(closing.line, reason, `:${closing.tag}:${closing.lines.join('\n')}`, 'remark'));
  }

  private readEntry(entry: Entry, currency: string | null): ReadMessage['rows'][number] | null {
    const { lines, line } = entry.statementLine;
    const read = readStatementLine(lines, currency ?? this.accountCurrency ?? 'XXX');
    if ('problem' in read) {
      this.hold(entry, read.problem, read.kind);
      return null;
    }
    const details = detailsOf(entry);
    return {
      line,
      date: read.date,
      amount: read.amount,
      currency,
      text: details.text === '' && details.payee === null ? read.supplement : details.text,
      payee: details.payee ?? read.name,
      references: read.references,
    };
  }

  private hold(entry: Entry, reason: string, kind?: HeldRow['kind']): void {
    this.heldRows.push(heldRow(entry.statementLine.line, reason, sourceOf(entry), kind));
  }
}

function withBankIds(read: readonly ReadMessage[]): Statement[] {
  const ids = uniqueReferences(read.map(({ account, rows }) => ({ account: account.externalId, rows })));
  return read.map((statement) => ({
    ...statement,
    rows: statement.rows.map((row): StatementRow => {
      const { line, date, amount, currency, text, payee } = row;
      return { line, date, amount, currency, text, payee, bankId: ids.get(row) ?? null, category: null, account: null };
    }),
  }));
}

/**
 * Whether the last entry of a file may have been cut. An MT940 statement ends with its closing balance; an MT942 report
 * need not end with anything, so there only a cut within a line shows.
 */
function isLastEntryCut(message: Message | undefined, text: string): boolean {
  return message !== undefined && !message.isClosed && (message.opening !== null || !text.endsWith('\n'));
}

/**
 * Reads MT940 statements and MT942 reports (SWIFT category 9) from their decoded text with `\n` line ends, in the dialects
 * of German, Dutch and other banks. `choice.currency` decides the decimal places where no balance states a currency.
 */
export function readMt940(text: string, choice: CsvLayoutChoice): ReadFileResult {
  const fields = readSwiftFields(text);
  const messages = readMessages(fields);
  const reader = new Mt940Reader(choice.currency ?? null);
  const last = messages.at(-1);
  const isCut = isLastEntryCut(last, text);
  const isInEntry = /^(?:61|86|NS)$/.test(fields.at(-1)?.tag ?? '');
  // Behind a line end the last entry may lack some of its text, but nothing of its amount.
  const isEntryCut = isCut && isInEntry && !text.endsWith('\n');
  const read = messages.map((message) => reader.readMessage(message, isEntryCut && message === last));
  const { heldRows } = reader;
  const lastField = fields.at(-1);
  if (isCut && !isEntryCut && lastField !== undefined && last && last.opening !== null) {
    const reason = 'The file ends before the closing balance of its statement, so later entries may be missing.';
    heldRows.push(heldRow(lastField.line, reason, lastField.lines.join('\n'), 'remark'));
  }
  const { statements, repeatedRows } = mergeStatements(withBankIds(read));
  if (statements.length > 0 || messages.some(({ entries }) => entries.length > 0)) {
    return { ok: true, file: { format: 'mt940', statements, heldRows, repeatedRows, csv: null, dates: null } };
  }
  const firstHeld = heldRows[0];
  if (firstHeld !== undefined) {
    return {
      ok: false,
      code: 'DAMAGED_FILE',
      message: `This MT940 file is damaged at line ${firstHeld.line}: ${firstHeld.reason} Download it again from the bank.`,
    };
  }
  return {
    ok: false,
    code: 'NO_TRANSACTIONS',
    message: 'This MT940 statement holds no transactions. Export it again for a longer period.',
  };
}
