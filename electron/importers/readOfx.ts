import { readCurrency } from './bankAmounts.ts';
import { lineCounter } from './lineCounter.ts';
import { mergeStatements } from './mergeStatements.ts';
import { readOfxAmount, readOfxDay, readTransaction } from './ofxTransaction.ts';
import {
  type AccountKind,
  type HeldRow,
  heldRow,
  type ParsedFile,
  quoted,
  type ReadFileResult,
  type Statement,
  type TextEncoding,
  unstatedPeriod,
} from './statement.ts';
import { scanTags, type Tag } from './tagScanner.ts';

/** Whether a text is an OFX document or what is left of one: its header, or its root before any other content. */
export function isOfx(text: string): boolean {
  const start = text.slice(0, 8192);
  return (
    /^\s*OFXHEADER\s*:/i.test(start) ||
    /<\?OFX\b/i.test(start) ||
    /<(?:OFX|OFC)>/i.test(start) ||
    /<(?:SIGNONMSGSRSV1|BANKMSGSRSV1|CREDITCARDMSGSRSV1|STMTTRNRS|CCSTMTTRNRS|STMTTRN)>/.test(start)
  );
}

/** The encoding that an OFX header names, null where it names none of the 8-bit ones that are known. */
export function declaredOfxEncoding(bytes: Uint8Array): TextEncoding | null {
  const start = String.fromCharCode(...bytes.subarray(0, 1024));
  const charset =
    /\bCHARSET\s*:\s*(\S+)/i.exec(start)?.[1] ?? /<\?xml[^>]*\bencoding=["']([^"']+)/i.exec(start)?.[1] ?? '';
  if (/1251/.test(charset)) return 'windows-1251';
  if (/1250|8859-2$/.test(charset)) return 'windows-1250';
  return /1252|8859-1$/.test(charset) ? 'windows-1252' : null;
}

const accountKinds: Readonly<Record<string, AccountKind>> = {
  CHECKING: 'checking',
  SAVINGS: 'savings',
  MONEYMRKT: 'savings',
  CD: 'savings',
  CREDITLINE: 'other',
};

/** Aggregates that open a statement, each with the kind of account where that alone tells it. */
const statementKinds: Readonly<Record<string, AccountKind | null>> = {
  STMTRS: null,
  CCSTMTRS: 'card',
  INVSTMTRS: 'other',
};

/** Parts of a transaction that have a NAME, ACCTID or currency of their own. */
const innerAggregates: ReadonlySet<string> = new Set([
  'PAYEE',
  'BANKACCTTO',
  'CCACCTTO',
  'CURRENCY',
  'ORIGCURRENCY',
  'IMAGEDATA',
]);

/** What closes around a transaction: such a tag inside one shows that the transaction was never closed. */
const outerAggregates: ReadonlySet<string> = new Set([
  'STMTTRN',
  'BANKTRANLIST',
  'STMTRS',
  'CCSTMTRS',
  'INVSTMTRS',
  'STMTTRNRS',
  'CCSTMTTRNRS',
  'LEDGERBAL',
  'AVAILBAL',
  'OFX',
  'BANKMSGSRSV1',
  'CREDITCARDMSGSRSV1',
  'INVBANKTRAN',
  'INVTRANLIST',
]);

const investmentTransactions =
  /^(?:BUY|SELL)(?:DEBT|MF|OPT|OTHER|STOCK)$|^(?:INCOME|REINVEST|RETOFCAP|INVEXPENSE|JRNLSEC|JRNLFUND|MARGININTEREST|CLOSUREOPT|SPLIT|TRANSFER)$/;

interface OpenTransaction {
  start: number;
  fields: Map<string, string>;
}

const unclosedReason =
  'This transaction is not closed by </STMTTRN>, so it is impossible to tell where it ends and which details belong to it.';
const brokenOffReason = 'The file ends in the middle of this transaction.';

class OfxReader {
  readonly statements: Statement[] = [];
  readonly heldRows: HeldRow[] = [];
  bankError: string | null = null;
  investments = 0;
  hasStatement = false;
  /** A list of transactions that nothing has closed yet. */
  openList: Tag | null = null;

  private readonly text: string;
  private readonly lineOf: (offset: number) => number;
  private statement: Statement | null = null;
  private transaction: OpenTransaction | null = null;
  private inner: string | null = null;
  private accountFrom = false;
  private isInLedgerBalance = false;
  private status: { code: string; severity: string; message: string } | null = null;

  constructor(text: string) {
    this.text = text;
    this.lineOf = lineCounter(text);
  }

  read(tags: readonly Tag[]): void {
    for (const tag of tags) {
      if (tag.isClosing) this.close(tag);
      else this.open(tag);
      if (tag.isEmpty) this.close(tag);
    }
    if (this.transaction) this.hold(this.text.length, brokenOffReason);
    this.closeStatus();
  }

  private hold(end: number, reason: string, kind?: HeldRow['kind']): void {
    if (!this.transaction) return;
    this.heldRows.push(
      heldRow(this.lineOf(this.transaction.start), reason, this.text.slice(this.transaction.start, end), kind),
    );
    this.transaction = null;
    this.inner = null;
  }

  private open(tag: Tag): void {
    if (this.transaction && outerAggregates.has(tag.name)) this.hold(tag.start, unclosedReason);
    if (tag.name === 'LEDGERBAL' || tag.name === 'AVAILBAL') this.openList = null;
    if (outerAggregates.has(tag.name)) this.isInLedgerBalance = tag.name === 'LEDGERBAL';
    if (tag.name in statementKinds) {
      this.hasStatement = true;
      this.statement = {
        account: { externalId: null, name: null, kind: statementKinds[tag.name] ?? null },
        currency: null,
        ...unstatedPeriod,
        rows: [],
      };
      this.statements.push(this.statement);
    } else if (tag.name === 'STMTTRN') {
      this.transaction = { start: tag.start, fields: new Map() };
      this.inner = null;
    } else if (tag.name === 'BANKTRANLIST') {
      this.openList = tag;
    } else if (tag.name === 'STATUS') {
      this.closeStatus();
      this.status = { code: '', severity: '', message: '' };
    } else if (/^(?:BANK|CC|INV)ACCTFROM$/.test(tag.name)) {
      this.accountFrom = true;
    } else if (investmentTransactions.test(tag.name) && tag.value === '') {
      this.investments += 1;
    }
    if (this.transaction) this.readField(this.transaction, tag);
    else this.readStatementField(tag);
  }

  private readField(transaction: OpenTransaction, tag: Tag): void {
    if (innerAggregates.has(tag.name) && tag.value === '') {
      this.inner = tag.name;
      return;
    }
    const name = this.inner === null ? tag.name : `${this.inner}.${tag.name}`;
    if (!transaction.fields.has(name)) transaction.fields.set(name, tag.value);
    else if (transaction.fields.get(name) !== tag.value && (name === 'TRNAMT' || name === 'DTPOSTED'))
      this.hold(tag.end, unclosedReason);
  }

  private readStatementField(tag: Tag): void {
    if (this.status) {
      if (tag.name === 'CODE') this.status.code = tag.value;
      if (tag.name === 'SEVERITY') this.status.severity = tag.value;
      if (tag.name === 'MESSAGE') this.status.message = tag.value;
    }
    if (!this.statement || tag.value === '') return;
    if (tag.name === 'CURDEF') this.statement.currency = readCurrency(tag.value);
    if (tag.name === 'DTSTART') this.statement.startDate = readOfxDay(tag.value);
    if (tag.name === 'DTEND') this.statement.endDate = readOfxDay(tag.value);
    // OFX states no opening balance.
    if (this.isInLedgerBalance && tag.name === 'BALAMT')
      this.statement.closingBalance = readOfxAmount(tag.value, this.statement.currency ?? 'XXX');
    if (this.isInLedgerBalance && tag.name === 'DTASOF') this.statement.endDate ??= readOfxDay(tag.value);
    if (!this.accountFrom) return;
    if (tag.name === 'ACCTID') this.statement.account.externalId = tag.value;
    if (tag.name === 'ACCTTYPE') this.statement.account.kind = accountKinds[tag.value.toUpperCase()] ?? 'other';
  }

  private close(tag: Tag): void {
    if (tag.name === this.inner) this.inner = null;
    if (tag.name === 'STMTTRN') this.closeTransaction(tag);
    else if (this.transaction && outerAggregates.has(tag.name)) this.hold(tag.start, unclosedReason);
    if (outerAggregates.has(tag.name) && tag.name !== 'STMTTRN') this.openList = null;
    if (outerAggregates.has(tag.name)) this.isInLedgerBalance = false;
    if (tag.name === 'STATUS') this.closeStatus();
    if (/^(?:BANK|CC|INV)ACCTFROM$/.test(tag.name)) this.accountFrom = false;
    if (tag.name in statementKinds) this.statement = null;
  }

  private closeStatus(): void {
    const { status } = this;
    this.status = null;
    if (status === null || this.bankError !== null || !/^ERROR$/i.test(status.severity)) return;
    this.bankError = status.message === '' ? `error ${status.code}` : status.message;
  }

  private closeTransaction(tag: Tag): void {
    if (!this.transaction) return;
    const { fields, start } = this.transaction;
    const line = this.lineOf(start);
    if (!this.statement) {
      this.statement = {
        account: { externalId: null, name: null, kind: null },
        currency: null,
        ...unstatedPeriod,
        rows: [],
      };
      this.statements.push(this.statement);
    }
    const read = readTransaction(fields, line, this.statement.currency);
    if ('problem' in read) this.hold(tag.end, read.problem, read.kind);
    else this.statement.rows.push(read.row);
    this.transaction = null;
    this.inner = null;
  }
}

/** Reads an OFX document, of the 1.x SGML or the 2.x XML dialect, from its decoded text with `\n` line ends. */
export function readOfx(text: string): ReadFileResult {
  const reader = new OfxReader(text);
  reader.read(scanTags(text));
  const { statements, repeatedRows } = mergeStatements(reader.statements);
  const { heldRows } = reader;
  if (statements.length > 0 && reader.openList !== null) {
    const lastLine = text.trimEnd().split('\n').length;
    const isInsideTransaction = heldRows.at(-1)?.reason === brokenOffReason;
    if (!isInsideTransaction)
      heldRows.push(
        heldRow(
          lastLine,
          'The file ends before its list of transactions is closed, so later transactions may be missing.',
          text.slice(-200),
          'remark',
        ),
      );
  }
  const file: ParsedFile = { format: 'ofx', statements, heldRows, repeatedRows, csv: null, dates: null };
  if (statements.length > 0) return { ok: true, file };
  const firstHeld = heldRows[0];
  if (firstHeld !== undefined) {
    const isDamage = heldRows.every((row) => row.reason === brokenOffReason || row.reason === unclosedReason);
    if (!isDamage) return { ok: true, file };
    return {
      ok: false,
      code: 'DAMAGED_FILE',
      message: `This OFX file is damaged at line ${firstHeld.line}: ${firstHeld.reason}`,
    };
  }
  if (reader.bankError !== null) {
    return {
      ok: false,
      code: 'BANK_REFUSED',
      message: `The bank answered with an error instead of a statement: ${quoted(reader.bankError)}.`,
    };
  }
  if (reader.investments > 0 || /<INVSTMT/i.test(text)) {
    return {
      ok: false,
      code: 'INVESTMENT_STATEMENT',
      message:
        'This file is a statement of investments and holds no bank transactions. Export the cash or bank account instead.',
    };
  }
  if (!/<\/OFX>/i.test(text)) {
    return {
      ok: false,
      code: 'DAMAGED_FILE',
      message: 'This OFX file breaks off before its first transaction.',
    };
  }
  return {
    ok: false,
    code: 'NO_TRANSACTIONS',
    message: reader.hasStatement
      ? 'This statement holds no transactions. Export it again for a longer period.'
      : 'This OFX file holds no statement of an account, so there are no transactions to import.',
  };
}
