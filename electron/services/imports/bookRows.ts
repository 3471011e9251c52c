import { findPayeeByKey } from '../../database/stores/bookStore.ts';
import { searchTextOf } from '../../database/stores/transactionStore.ts';
import type { ParsedFile } from '../../importers/statement.ts';
import { CategoryFinder } from '../categories/CategoryFinder.ts';
import type { ChangeRecorder } from '../ledger/ChangeRecorder.ts';
import type { AccountFinder, FoundAccount } from './accountFinder.ts';
import type { PreparedRow, PreparedStatement } from './preparedFile.ts';
import { fingerprintOf, OccurrenceCounter } from './rowIdentity.ts';

export interface BookedRows {
  readonly imported: number;
  readonly alreadyThere: number;
  readonly confirmed: number;
  readonly accountNames: readonly string[];
  /** New transactions that have no category yet. */
  readonly uncategorisedIds: readonly number[];
}

type CategoryKind = 'expense' | 'income' | 'transfer';

/** Whether a category of the file is for income, by its name and by which way most of its money goes. */
function categoryKinds(statements: readonly PreparedStatement[]): ReadonlyMap<string, CategoryKind> {
  const inMinusOut = new Map<string, number>();
  for (const { rows } of statements) {
    for (const { category, amount } of rows) {
      if (category) inMinusOut.set(category, (inMinusOut.get(category) ?? 0) + Math.sign(amount));
    }
  }
  const kindOf = (name: string, balance: number): CategoryKind =>
    /\btransfers?\b/i.test(name) ? 'transfer' : balance > 0 ? 'income' : 'expense';
  return new Map([...inMinusOut].map(([name, balance]) => [name, kindOf(name, balance)]));
}

/** Finds accounts and payees in the book while rows come in, and makes those that are missing. */
class BookEntities {
  readonly #recorder: ChangeRecorder;
  readonly #accountIds = new Map<FoundAccount, number>();
  readonly #accountIdsByName = new Map<string, number>();
  readonly #payees = new Map<string, { readonly id: number; readonly name: string }>();

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

  /** The payee as the books name it: a name that it had before, or that was merged into it, is an alias of it. */
  payee(row: PreparedRow): { readonly id: number; readonly name: string } | null {
    const { payeeName: name } = row;
    if (name === '') return null;
    const key = row.payeeKey === '' ? name.toLowerCase() : row.payeeKey;
    const { connection, at } = this.#recorder;
    const payee = this.#payees.get(key) ??
      findPayeeByKey(connection, key) ?? { id: this.#recorder.insert('payees', { name, key, createdAt: at }), name };
    this.#payees.set(key, payee);
    return payee;
  }
}

/** Puts the rows of a file into the books, those that are not there already. Runs inside one change set. */
export async function bookRows(
  recorder: ChangeRecorder,
  options: {
    statements: readonly PreparedStatement[];
    accounts: AccountFinder;
    format: ParsedFile['format'] | 'sample';
    categories: 'confirm' | 'ignore';
    importId: number;
    onProgress: (done: number, total: number) => void;
  },
): Promise<BookedRows> {
  const { statements, accounts, importId } = options;
  const kinds = categoryKinds(statements);
  const categories = new CategoryFinder(recorder);
  const entities = new BookEntities(recorder);
  const occurrences = new OccurrenceCounter();
  const accountNames = new Set<string>();
  const uncategorisedIds: number[] = [];
  const total = statements.reduce((sum, { rows }) => sum + rows.length, 0);
  let imported = 0;
  let alreadyThere = 0;
  let confirmed = 0;
  for (const statement of statements) {
    for (const row of statement.rows) {
      const account = accounts.accountOf(statement, row);
      const money = accounts.moneyOf(statement, row, account);
      const accountId = entities.accountId(account);
      accountNames.add(account.name);
      const fingerprint = fingerprintOf(row, money, options.format);
      const occurrence = occurrences.next(accountId, fingerprint);
      const isThere = recorder.connection.get(
        'SELECT 1 FROM transactions WHERE account_id = ? AND fingerprint = ? AND occurrence = ?',
        accountId,
        fingerprint,
        occurrence,
      );
      if (isThere) {
        alreadyThere += 1;
      } else {
        // A path that names nothing, such as a lone “>”, is no category.
        const isNamed = row.category !== null && /[^>\s]/.test(row.category);
        const category = options.categories === 'confirm' && isNamed ? row.category : null;
        const categoryId = category === null ? null : categories.idOf(category, kinds.get(category) ?? 'expense');
        const payee = entities.payee(row);
        const id = recorder.insert('transactions', {
          accountId,
          date: row.date,
          ...money,
          bankText: row.bankText,
          bankId: row.bankId,
          payeeId: payee?.id ?? null,
          categoryId,
          categorySource: categoryId === null ? null : 'import',
          importId,
          fingerprint,
          occurrence,
          searchText: searchTextOf(payee?.name ?? '', row.bankText),
          createdAt: recorder.at,
        });
        imported += 1;
        if (categoryId === null) uncategorisedIds.push(id);
        else confirmed += 1;
      }
      if ((imported + alreadyThere) % 200 === 0) options.onProgress(imported + alreadyThere, total);
      await recorder.breathe();
    }
  }
  return { imported, alreadyThere, confirmed, accountNames: [...accountNames].sort(), uncategorisedIds };
}
