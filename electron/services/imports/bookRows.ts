import type { NewEntityRow } from '../../database/stores/entityStore.ts';
import type { CategoryOfFile } from '../../database/stores/heldRowStore.ts';
import { whichAreThere } from '../../database/stores/rowIdentityStore.ts';
import type { ParsedFile } from '../../importers/statement.ts';
import type { HeldRowKeeper, RowToJudge } from '../heldRows/HeldRowKeeper.ts';
import type { ChangeRecorder } from '../ledger/ChangeRecorder.ts';
import type { StatementTally } from '../statements/StatementTally.ts';
import { longestNote, partsOfFile } from '../transactions/parts.ts';
import { tagsOfFile } from '../transactions/tags.ts';
import type { AccountFinder, BookedMoney, FoundAccount } from './accountFinder.ts';
import type { PreparedRow, PreparedRows } from './preparedFile.ts';
import { RowBooking } from './RowBooking.ts';
import { fingerprintOf, OccurrenceCounter } from './rowIdentity.ts';

export interface BookedRows {
  readonly imported: number;
  readonly alreadyThere: number;
  /** Rows that can be read and were held back as suspicious. */
  readonly suspicious: number;
  readonly confirmed: number;
  readonly accountNames: readonly string[];
  readonly accountIds: readonly number[];
  /** New transactions that have no category yet. */
  readonly uncategorisedIds: readonly number[];
}

/** Whether a category of the file is for income, by its name and by which way most of its money goes. */
function categoryKind(name: string, inMinusOut: number): CategoryOfFile['kind'] {
  return /\btransfers?\b/i.test(name) ? 'transfer' : inMinusOut > 0 ? 'income' : 'expense';
}

/** What decides whether two payees are the same. */
export function payeeEquality({ payeeName, payeeKey }: Pick<PreparedRow, 'payeeName' | 'payeeKey'>): string {
  return payeeKey === '' ? payeeName.toLowerCase() : payeeKey;
}

/** Finds accounts in the book while rows come in, and makes those that are missing. */
class AccountBooking {
  readonly #recorder: ChangeRecorder;
  readonly #accountIds = new Map<FoundAccount, number>();
  readonly #accountIdsByName = new Map<string, number>();

  constructor(recorder: ChangeRecorder) {
    this.#recorder = recorder;
  }

  accountId(account: FoundAccount): number {
    const known = this.#accountIds.get(account) ?? account.id ?? this.#accountIdsByName.get(account.name.toLowerCase());
    const { name, externalId, kind, currency } = account;
    const id =
      known ?? this.#recorder.insert('accounts', { name, externalId, kind, currency, createdAt: this.#recorder.at });
    this.#accountIds.set(account, id);
    this.#accountIdsByName.set(name.toLowerCase(), id);
    return id;
  }
}

/** A row of the file with all that decides whether the book has it. */
interface IdentifiedRow {
  readonly row: PreparedRow;
  readonly money: BookedMoney;
  readonly account: FoundAccount;
  readonly accountId: number;
  readonly fingerprint: string;
  readonly occurrence: number;
}

type CategoryOf = (path: string) => CategoryOfFile | null;

/** The categories of a file by their paths. A path that names nothing, such as a lone “>”, is no category. */
function categoriesOf(inMinusOut: ReadonlyMap<string, number>): CategoryOf {
  return (path) => (/[^>\s]/.test(path) ? { path, kind: categoryKind(path, inMinusOut.get(path) ?? 0) } : null);
}

/** What is judged of a row, and kept of it where it is held back. `categoryOf` null: categories of the file do not count. */
export function rowToJudge(
  { row, money, fingerprint, occurrence }: Pick<IdentifiedRow, 'row' | 'money' | 'fingerprint' | 'occurrence'>,
  categoryOf: CategoryOf | null,
): RowToJudge {
  const { line, source, date, bankText, bankId, payeeName } = row;
  const parts = categoryOf && row.parts ? partsOfFile({ ...row, parts: row.parts }, money.amount) : null;
  const category = parts?.length === 1 ? (parts[0]?.category ?? null) : row.category;
  return {
    line,
    source,
    date,
    ...money,
    bankText,
    bankId,
    payeeName,
    payeeKey: payeeEquality(row),
    category: categoryOf && category !== null ? categoryOf(category) : null,
    parts:
      categoryOf && parts && parts.length > 1
        ? parts.map((part) => ({ ...part, category: part.category === null ? null : categoryOf(part.category) }))
        : null,
    note: row.note?.trim().slice(0, longestNote) || null,
    tags: row.tags ? tagsOfFile(row.tags) : [],
    fingerprint,
    occurrence,
  };
}

/** Puts the rows of a file into the books, those that are not there already. Runs inside one change set. */
export async function bookRows(
  recorder: ChangeRecorder,
  options: {
    rows: PreparedRows;
    accounts: AccountFinder;
    format: ParsedFile['format'] | 'sample';
    categories: 'confirm' | 'ignore';
    importId: number;
    /** Holds suspicious rows back; without it all are booked. */
    heldRows?: HeldRowKeeper;
    tally?: StatementTally;
    onProgress: (done: number, total: number) => void;
  },
): Promise<BookedRows> {
  const { accounts, importId } = options;
  const { statements, batches, rowCount } = options.rows;
  const booking = new RowBooking(recorder);
  const categoryOf = options.categories === 'confirm' ? categoriesOf(options.rows.categories) : null;
  const accountBooking = new AccountBooking(recorder);
  const occurrences = new OccurrenceCounter();
  const accountNames = new Set<string>();
  const accountIds = new Set<number>();
  const uncategorisedIds: number[] = [];
  let imported = 0;
  let alreadyThere = 0;
  let suspicious = 0;
  let confirmed = 0;
  for await (const batch of batches) {
    const statement = statements[batch.statement];
    if (!statement) throw new Error(`A row belongs to statement ${batch.statement}, which the file does not have`);
    const identified = batch.rows.map((row): IdentifiedRow => {
      const account = accounts.accountOf(statement, row);
      const money = accounts.moneyOf(statement, row, account);
      const accountId = accountBooking.accountId(account);
      accountNames.add(account.name);
      accountIds.add(accountId);
      options.tally?.add(batch.statement, { account, accountId, money, date: row.date });
      const fingerprint = fingerprintOf(row, money, options.format);
      const occurrence = row.mayRepeat === false ? 0 : occurrences.next(accountId, fingerprint);
      return { row, money, account, accountId, fingerprint, occurrence };
    });
    const there = whichAreThere(recorder.connection, identified);
    const fresh: NewEntityRow<'transactions'>[] = [];
    for (const [at, { row, money, account, ...identity }] of identified.entries()) {
      if (there.has(at)) {
        alreadyThere += 1;
        continue;
      }
      const kept = rowToJudge({ row, money, ...identity }, categoryOf);
      const verdict = options.heldRows?.judge(kept, account, identity.accountId);
      if (verdict === 'held_before') alreadyThere += 1;
      if (verdict === 'held') suspicious += 1;
      if (verdict === 'held' || verdict === 'held_before') continue;
      fresh.push(booking.transactionOf({ ...kept, accountId: identity.accountId, importId }));
    }
    for (const [at, id] of recorder.insertMany('transactions', fresh).entries()) {
      imported += 1;
      if (fresh[at]?.categoryId === null) uncategorisedIds.push(id);
      else confirmed += 1;
    }
    options.onProgress(imported + alreadyThere + suspicious, rowCount);
    await recorder.breathe();
  }
  return {
    imported,
    alreadyThere,
    suspicious,
    confirmed,
    accountNames: [...accountNames].sort(),
    accountIds: [...accountIds],
    uncategorisedIds,
  };
}
