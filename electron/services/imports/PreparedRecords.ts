import { cleanPayee, payeeKey } from '../../importers/payeeText.ts';
import type { OpenedFile } from '../../importers/readBankFile.ts';
import { type HeldRow, type ReadRecord, type StatementRow, shortSource } from '../../importers/statement.ts';
import { countCategory, type PreparedFile, type PreparedRow } from './preparedFile.ts';
import { identityTextOf, repeatKeyOf } from './rowIdentity.ts';

/** Cleaned payees that are kept; a year of one person has a few hundred. */
const mostPayeesKept = 20_000;
/** Accounts beyond which a file's are not told apart any more. */
const mostAccountsCounted = 100;

function bankTextOf({ payee, text }: StatementRow): string {
  if (payee === null || text.toLowerCase().includes(payee.toLowerCase())) return text;
  return `${payee} ${text}`.trim();
}

/** A number below 2^53 by which texts are told apart nearly always. */
function hashOf(text: string): number {
  let low = 0x811c9dc5;
  let high = 0x9e3779b9;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x85ebca6b) ^ (high >>> 13);
  }
  return (low >>> 0) + (high & 0x1fffff) * 0x1_0000_0000;
}

/**
 * What a file's rows say as a whole, gathered in a first round through them, and in a second the rows as the books take
 * them. Between the two it keeps a number for each row, which tells those that may repeat from those that do not.
 */
export class PreparedRecords {
  #hashes = new Float64Array(1024);
  #repeated: ReadonlySet<number> | null = null;
  #rowCount = 0;
  #heldRowCount = 0;
  #firstHeldRow: HeldRow | null = null;
  #firstRowDate: string | null = null;
  #firstDate: string | null = null;
  #lastDate: string | null = null;
  #withCurrency = 0;
  /** A table's column of ids is taken for one only where no id stands in it twice. */
  #hasUniqueIds = false;
  readonly #accounts = new Set<string>();
  readonly #categories = new Map<string, number>();
  readonly #rowCounts = new Map<number, number>();
  readonly #payees = new Map<string, { payeeName: string; payeeKey: string }>();

  get surveyed(): number {
    return this.#rowCount + this.#heldRowCount;
  }

  survey(statement: number, { row, held }: ReadRecord): void {
    if (!row) {
      this.#heldRowCount += 1;
      this.#firstHeldRow ??= held;
      return;
    }
    if (this.#rowCount === this.#hashes.length) {
      const grown = new Float64Array(this.#hashes.length * 2);
      grown.set(this.#hashes);
      this.#hashes = grown;
    }
    this.#hashes[this.#rowCount] = hashOf(repeatKeyOf(row, identityTextOf(bankTextOf(row))));
    this.#rowCount += 1;
    this.#rowCounts.set(statement, (this.#rowCounts.get(statement) ?? 0) + 1);
    if (row.currency !== null) this.#withCurrency += 1;
    this.#firstRowDate ??= row.date;
    if (this.#firstDate === null || row.date < this.#firstDate) this.#firstDate = row.date;
    if (this.#lastDate === null || row.date > this.#lastDate) this.#lastDate = row.date;
    if (this.#accounts.size < mostAccountsCounted) this.#accounts.add(row.account ?? `statement ${statement}`);
    countCategory(this.#categories, row);
  }

  file(
    opened: Extract<OpenedFile, { ok: true }>,
    more: Pick<PreparedFile, 'sha256' | 'profileId' | 'fingerprint'>,
  ): PreparedFile {
    const { table } = opened;
    this.#hasUniqueIds = table !== null;
    const plain = opened.table === null ? opened.file : null;
    const statements = table ? [table.statement] : (plain?.statements ?? []);
    return {
      ...more,
      format: plain?.format ?? 'csv',
      csv: table?.reading ?? plain?.csv ?? null,
      dates: plain?.dates ?? null,
      repeatedRows: plain?.repeatedRows ?? 0,
      statements: statements.map((statement, at) => ({
        ...withoutRows(statement),
        rowCount: this.#rowCounts.get(at) ?? 0,
      })),
      rowCount: this.#rowCount,
      heldRowCount: this.#heldRowCount,
      firstHeldRow: this.#firstHeldRow,
      firstRowDate: this.#firstRowDate,
      firstDate: this.#firstDate,
      lastDate: this.#lastDate,
      accountCount: this.#accounts.size,
      categories: this.#categories,
    };
  }

  prepare(row: StatementRow, source?: string): PreparedRow {
    const bankText = bankTextOf(row);
    const identityText = identityTextOf(bankText);
    const mayRepeat = row.bankId === null ? this.#mayRepeat(row, identityText) : !this.#hasUniqueIds;
    return {
      ...row,
      bankText,
      ...this.#payeeOf(row.payee ?? row.text),
      identityText,
      mayRepeat,
      ...(source !== undefined && { source: shortSource(source) }),
    };
  }

  #mayRepeat(row: StatementRow, identityText: string): boolean {
    // The amount of a row without a currency is counted in that of its account: then unlike rows may come to be alike.
    if (this.#withCurrency > 0 && this.#withCurrency < this.#rowCount) return true;
    if (this.#repeated === null) {
      const sorted = this.#hashes.subarray(0, this.#rowCount).sort();
      const repeated = new Set<number>();
      for (let at = 1; at < sorted.length; at += 1) if (sorted[at] === sorted[at - 1]) repeated.add(sorted[at] ?? 0);
      this.#repeated = repeated;
      this.#hashes = new Float64Array(0);
    }
    return this.#repeated.has(hashOf(repeatKeyOf(row, identityText)));
  }

  #payeeOf(text: string): { payeeName: string; payeeKey: string } {
    const known = this.#payees.get(text);
    if (known) return known;
    const payeeName = cleanPayee(text);
    const payee = { payeeName, payeeKey: payeeKey(payeeName) };
    if (this.#payees.size >= mostPayeesKept) this.#payees.clear();
    this.#payees.set(text, payee);
    return payee;
  }
}

function withoutRows<Fields extends object>(statement: Fields & { rows?: unknown }): Omit<Fields, 'rows'> {
  const { rows: _, ...fields } = statement;
  return fields;
}
