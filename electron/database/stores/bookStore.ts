import type { Account } from '../../../shared/contract/accounts.ts';
import type { Category } from '../../../shared/contract/categories.ts';
import type { Payee } from '../../../shared/contract/payees.ts';
import type { Connection } from '../connection.ts';

type AccountListRow = Omit<Account, 'isArchived' | 'balance' | 'otherBalances' | 'transactionCount'> & {
  isArchived: number;
};

/** Accounts by name, with what is in them. */
export function listAccountRows(connection: Connection): Account[] {
  const sums = connection.all<{ accountId: number; currency: string; amount: number; count: number }>(
    `SELECT account_id AS accountId, currency, SUM(amount) AS amount, COUNT(*) AS count
     FROM transactions INDEXED BY idx_transactions_account GROUP BY account_id, currency ORDER BY account_id, currency`,
  );
  const sumsOf = Map.groupBy(sums, ({ accountId }) => accountId);
  return connection
    .all<AccountListRow>(
      `SELECT id, name, kind, currency, opening_balance AS openingBalance, is_archived AS isArchived
       FROM accounts ORDER BY name COLLATE NOCASE`,
    )
    .map((row) => {
      const own = sumsOf.get(row.id) ?? [];
      return {
        ...row,
        isArchived: row.isArchived !== 0,
        balance: row.openingBalance + (own.find(({ currency }) => currency === row.currency)?.amount ?? 0),
        otherBalances: own
          .filter(({ currency }) => currency !== row.currency)
          .map(({ currency, amount }) => ({ currency, amount })),
        transactionCount: own.reduce((total, { count }) => total + count, 0),
      };
    });
}

export interface CategoryRow {
  readonly id: number;
  readonly name: string;
  readonly parentId: number | null;
  readonly path: string;
  readonly kind: Category['kind'];
  readonly isArchived: number;
}

const categoryColumns = 'id, name, parent_id AS parentId, path, kind, is_archived AS isArchived';

export function listCategoryRows(connection: Connection): CategoryRow[] {
  return connection.all<CategoryRow>(`SELECT ${categoryColumns} FROM categories ORDER BY path`);
}

/** Categories by path, with how many transactions have each, whole or in a part. */
export function listCategoriesWithCounts(connection: Connection): Category[] {
  return connection
    .all<Omit<Category, 'isArchived'> & { isArchived: number }>(
      `SELECT c.id, c.name, c.parent_id AS parentId, c.path, c.kind, c.is_archived AS isArchived,
              COALESCE(n.count, 0) + (
                SELECT COUNT(DISTINCT q.transaction_id) FROM transaction_parts q JOIN transactions t ON t.id = q.transaction_id
                WHERE q.category_id = c.id AND t.category_id IS NOT c.id) AS transactionCount
       FROM categories c
       LEFT JOIN (SELECT category_id, COUNT(*) AS count FROM transactions WHERE category_id IS NOT NULL GROUP BY category_id) n
         ON n.category_id = c.id
       ORDER BY c.path`,
    )
    .map((row) => ({ ...row, isArchived: row.isArchived !== 0 }));
}

/** Transactions that have a category, whole or in a part. */
export function transactionIdsOfCategory(connection: Connection, categoryId: number): number[] {
  return connection
    .all<{ id: number }>(
      `SELECT id FROM transactions WHERE category_id = ?
       UNION SELECT transaction_id FROM transaction_parts WHERE category_id = ? ORDER BY 1`,
      categoryId,
      categoryId,
    )
    .map(({ id }) => id);
}

export function readCategoryByPath(connection: Connection, path: string): CategoryRow | undefined {
  return connection.get<CategoryRow>(`SELECT ${categoryColumns} FROM categories WHERE path = ? COLLATE NOCASE`, path);
}

/** Payees whose name contains `text`, those with most transactions first. */
export function searchPayeeRows(connection: Connection, text: string, limit: number): Payee[] {
  return connection.all<Payee>(
    `SELECT p.id, p.name, n.count AS transactionCount
     FROM payees p JOIN (SELECT payee_id, COUNT(*) AS count FROM transactions GROUP BY payee_id) n ON n.payee_id = p.id
     WHERE instr(lower(p.name), ?) > 0 ORDER BY n.count DESC, p.name LIMIT ?`,
    text.trim().toLowerCase(),
    limit,
  );
}

/** Most recent transactions with a confirmed category of one payee, or else with that category. */
export function readSimilarConfirmed(
  connection: Connection,
  options: { payeeId: number | null; categoryId: number | null; exceptId: number; limit: number },
) {
  return connection.all<{
    transactionId: number;
    date: string;
    payeeName: string;
    amount: number;
    currency: string;
    categoryPath: string;
  }>(
    `SELECT t.id AS transactionId, t.date, COALESCE(p.name, t.bank_text) AS payeeName, t.amount, t.currency, c.path AS categoryPath
     FROM transactions t LEFT JOIN payees p ON p.id = t.payee_id JOIN categories c ON c.id = t.category_id
     WHERE t.category_source IN ('user', 'import') AND t.id <> ? AND ${options.payeeId === null ? 't.category_id = ?' : 't.payee_id = ?'}
     ORDER BY t.date DESC, t.id DESC LIMIT ?`,
    options.exceptId,
    options.payeeId ?? options.categoryId,
    options.limit,
  );
}

/** The category for transfers between own accounts: the first of its kind. */
export function transferCategoryId(connection: Connection): number | null {
  return (
    connection.get<{ id: number }>(
      "SELECT id FROM categories WHERE kind = 'transfer' AND is_archived = 0 ORDER BY id LIMIT 1",
    )?.id ?? null
  );
}

export interface AccountRow {
  readonly id: number;
  readonly name: string;
  readonly externalId: string | null;
  readonly kind: Account['kind'];
  readonly currency: string;
}

export function readAccount(connection: Connection, id: number): AccountRow | undefined {
  return connection.get('SELECT id, name, external_id AS externalId, kind, currency FROM accounts WHERE id = ?', id);
}

export function findAccountByName(connection: Connection, name: string): { id: number; currency: string } | undefined {
  return connection.get('SELECT id, currency FROM accounts WHERE name = ? COLLATE NOCASE', name);
}

/** The payee that a key names, as its own or as an alias of it. */
export function findPayeeByKey(connection: Connection, key: string): { id: number; name: string } | undefined {
  return connection.get(
    `SELECT id, name FROM payees WHERE key = ?
     UNION ALL SELECT p.id, p.name FROM payee_aliases a JOIN payees p ON p.id = a.payee_id WHERE a.key = ?`,
    key,
    key,
  );
}
