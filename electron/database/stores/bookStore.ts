import type { Account } from '../../../shared/contract/accounts.ts';
import type { Category } from '../../../shared/contract/categories.ts';
import type { Payee } from '../../../shared/contract/payees.ts';
import type { Connection } from '../connection.ts';

/** Accounts by name, with what is in them. */
export function listAccountRows(connection: Connection): Account[] {
  return connection.all<Account>(
    `SELECT a.id, a.name, a.kind, a.currency, COUNT(t.id) AS transactionCount
     FROM accounts a LEFT JOIN transactions t ON t.account_id = a.id GROUP BY a.id ORDER BY a.name`,
  );
}

export interface CategoryRow {
  readonly id: number;
  readonly name: string;
  readonly parentId: number | null;
  readonly path: string;
  readonly kind: Category['kind'];
}

const categoryColumns = 'id, name, parent_id AS parentId, path, kind';

export function listCategoryRows(connection: Connection): CategoryRow[] {
  return connection.all<CategoryRow>(`SELECT ${categoryColumns} FROM categories ORDER BY path`);
}

/** Categories by path, with how many transactions have each. */
export function listCategoriesWithCounts(connection: Connection): Category[] {
  return connection.all<Category>(
    `SELECT c.id, c.name, c.parent_id AS parentId, c.path, c.kind, COALESCE(n.count, 0) AS transactionCount
     FROM categories c
     LEFT JOIN (SELECT category_id, COUNT(*) AS count FROM transactions WHERE category_id IS NOT NULL GROUP BY category_id) n
       ON n.category_id = c.id
     ORDER BY c.path`,
  );
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
