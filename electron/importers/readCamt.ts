import { readCurrency } from './bankAmounts.ts';
import { uniqueReferences } from './bankReferences.ts';
import { readCamtPeriod } from './camtBalance.ts';
import { type EntryRow, readEntry } from './camtEntry.ts';
import { type Element, elementsAt, readStatementElements, textAt } from './camtTree.ts';
import { lineCounter } from './lineCounter.ts';
import { mergeStatements } from './mergeStatements.ts';
import {
  type AccountKind,
  type HeldRow,
  heldRow,
  type ReadFileResult,
  type Statement,
  type StatementRow,
  type Unread,
} from './statement.ts';
import { scanTags } from './tagScanner.ts';

/** Whether a text is a CAMT.052, .053 or .054 document (ISO 20022), of any version and namespace prefix. */
export function isCamt(text: string): boolean {
  const start = text.slice(0, 16_384);
  return (
    /<(?:[\w.-]+:)?Document\s[^<>]*camt\.05[234]/.test(start) ||
    /<(?:[\w.-]+:)?BkToCstmr(?:Stmt|AcctRpt|DbtCdtNtfctn)\b/.test(start)
  );
}

const accountKinds: ReadonlyMap<string, AccountKind> = new Map([
  ['CACC', 'checking'],
  ['TRAN', 'checking'],
  ['SALA', 'checking'],
  ['SVGS', 'savings'],
  ['MOMA', 'savings'],
  ['CARD', 'card'],
  ['LOAN', 'other'],
]);

/** A statement whose rows have their references and no bank id yet. */
type ReadStatement = Omit<Statement, 'rows'> & { rows: (EntryRow & { line: number })[] };

function accountOf(statement: Element): Omit<Statement, 'rows'> {
  const [account] = elementsAt(statement, ['ACCT']);
  const number = account && (textAt(account, 'ID', 'IBAN') || textAt(account, 'ID', 'OTHR', 'ID'));
  const kind = account && textAt(account, 'TP', 'CD');
  const currency = readCurrency((account && textAt(account, 'CCY')) ?? '');
  return {
    account: {
      externalId: number?.replaceAll(' ', '') || null,
      name: (account && textAt(account, 'NM')) || null,
      kind: accountKinds.get(kind ?? '') ?? null,
    },
    currency,
    ...readCamtPeriod(statement, currency),
  };
}

const brokenOffReason = 'The file ends in the middle of this entry.';
const unclosedReason =
  'This entry is not closed by </Ntry>, so it is impossible to tell where it ends and which details belong to it.';

function withBankIds(read: readonly ReadStatement[]): Statement[] {
  const ids = uniqueReferences(read.map(({ account, rows }) => ({ account: account.externalId, rows })));
  return read.map((statement) => ({
    ...statement,
    rows: statement.rows.map((row): StatementRow => {
      const { line, date, amount, currency, text, payee } = row;
      return { line, date, amount, currency, text, payee, bankId: ids.get(row) ?? null, category: null, account: null };
    }),
  }));
}

class CamtReader {
  readonly heldRows: HeldRow[] = [];
  /** Held rows that tell of damage, and not of what the bank says of an entry. */
  damages = 0;

  private readonly text: string;
  private readonly lineOf: (offset: number) => number;

  constructor(text: string) {
    this.text = text;
    this.lineOf = lineCounter(text);
  }

  readStatement(element: Element): ReadStatement {
    const statement = accountOf(element);
    if (element.isBroken) {
      this.damages += 1;
      this.hold(
        element,
        'The tags of this statement do not match, so some of its entries may be missing or have the wrong account.',
        'remark',
      );
    }
    const rows: (EntryRow & { line: number })[] = [];
    for (const entry of elementsAt(element, ['NTRY'])) {
      const read: EntryRow[] | Unread = entry.isClosed
        ? readEntry(entry, statement.currency)
        : { problem: this.unclosedReason(entry) };
      if ('problem' in read) {
        if (!entry.isClosed || entry.isBroken) this.damages += 1;
        this.hold(entry, read.problem, read.kind);
        continue;
      }
      const line = this.lineOf(entry.start);
      for (const row of read) rows.push({ ...row, line });
    }
    return { ...statement, rows };
  }

  private unclosedReason(entry: Element): string {
    return entry.end >= this.text.length ? brokenOffReason : unclosedReason;
  }

  private hold(element: Element, reason: string, kind?: HeldRow['kind']): void {
    this.heldRows.push(heldRow(this.lineOf(element.start), reason, this.text.slice(element.start, element.end), kind));
  }

  /** Says that the file breaks off, where no entry says it already. */
  holdEnd(): void {
    this.damages += 1;
    if (this.heldRows.at(-1)?.reason === brokenOffReason) return;
    this.heldRows.push(
      heldRow(
        this.lineOf(this.text.trimEnd().length),
        'The file ends before its statement is closed, so later entries may be missing.',
        this.text.slice(-200),
        'remark',
      ),
    );
  }
}

/**
 * Reads a CAMT document (ISO 20022: 052 account report, 053 statement, 054 notification) from its decoded text with `\n`
 * line ends. No entity that a document declares for itself is ever expanded: a document with a DTD is refused.
 */
export function readCamt(text: string): ReadFileResult {
  if (/<!(?:DOCTYPE|ENTITY)\b/i.test(text)) {
    return {
      ok: false,
      code: 'NOT_A_BANK_FILE',
      message:
        'This CAMT file declares entities of its own (a document type), which no bank does and which can do harm, so it is not read. Download it again from the bank.',
    };
  }
  const { statements: elements, isUnfinished } = readStatementElements(scanTags(text));
  const reader = new CamtReader(text);
  const read = elements.map((element) => reader.readStatement(element));
  if (isUnfinished) reader.holdEnd();
  const { statements, repeatedRows } = mergeStatements(withBankIds(read));
  const { heldRows, damages } = reader;
  if (statements.length > 0 || heldRows.length > damages) {
    return { ok: true, file: { format: 'camt', statements, heldRows, repeatedRows, csv: null, dates: null } };
  }
  const firstHeld = heldRows[0];
  if (firstHeld !== undefined) {
    return {
      ok: false,
      code: 'DAMAGED_FILE',
      message: `This CAMT file is damaged at line ${firstHeld.line}: ${firstHeld.reason} Download it again from the bank.`,
    };
  }
  return {
    ok: false,
    code: 'NO_TRANSACTIONS',
    message:
      elements.length > 0
        ? 'This statement holds no transactions. Export it again for a longer period.'
        : 'This CAMT file holds no statement of an account, so there are no transactions to import.',
  };
}
