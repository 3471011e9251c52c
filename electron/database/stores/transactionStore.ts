import { z } from 'zod';
import {
  type Transaction,
  type TransactionFilter,
  type TransactionSort,
  type TransactionState,
  transactionSchema,
} from '../../../shared/contract/transactions.ts';
import type { Connection, SqlValue } from '../connection.ts';

/** Words to look for in `search_text`, in the form in which it is stored. */
export function searchWords(text: string): string[] {
  return text.toLowerCase().split(/\s+/u).filter(Boolean);
}

export function searchTextOf(payeeName: string, bankText: string, note: string | null = null): string {
  return `${payeeName} ${bankText}${note === null ? '' : ` ${note}`}`.toLowerCase();
}

const stateConditions: Readonly<Record<TransactionState, string>> = {
  confirmed: "t.category_source IN ('user', 'import')",
  automatic: "t.category_source = 'rule'",
  suggested: 't.category_id IS NULL AND t.suggested_category_id IS NOT NULL',
  unsure: 't.category_id IS NULL AND t.suggested_category_id IS NULL',
};

interface Where {
  readonly sql: string;
  readonly parameters: readonly SqlValue[];
}

function whereOf(connection: Connection, filter: TransactionFilter): Where {
  const clauses: string[] = [];
  const parameters: SqlValue[] = [];
  const add = (clause: string, ...values: SqlValue[]) => {
    clauses.push(clause);
    parameters.push(...values);
  };
  for (const word of searchWords(filter.text ?? '')) add('instr(t.search_text, ?) > 0', word);
  if (filter.accountId !== undefined) add('t.account_id = ?', filter.accountId);
  if (filter.categoryId === null) add('t.category_id IS NULL');
  else if (filter.categoryId !== undefined) {
    // Only where there are such parts: the index by category is then no longer in the order of dates.
    if (isCategoryOfPart(connection, filter.categoryId)) {
      add(
        '(t.category_id = ? OR t.id IN (SELECT transaction_id FROM transaction_parts WHERE category_id = ?))',
        filter.categoryId,
        filter.categoryId,
      );
    } else add('t.category_id = ?', filter.categoryId);
  }
  if (filter.payeeId !== undefined) add('t.payee_id = ?', filter.payeeId);
  if (filter.importId !== undefined) add('t.import_id = ?', filter.importId);
  if (filter.tag !== undefined) {
    const tag = filter.tag.toLowerCase();
    // However it is asked for, it is spelt in one way.
    const spelt = listTagRows(connection).find((row) => row.tag.toLowerCase() === tag)?.tag ?? filter.tag;
    add('t.tags_json IS NOT NULL AND ? IN (SELECT value FROM json_each(t.tags_json))', spelt);
  }
  if (filter.changeSetId !== undefined) {
    add(
      "t.id IN (SELECT entity_id FROM changes WHERE change_set_id = ? AND entity = 'transactions')",
      filter.changeSetId,
    );
  }
  if (filter.transfers === 'only') add('t.transfer_peer_id IS NOT NULL');
  if (filter.transfers === 'exclude') add('t.transfer_peer_id IS NULL');
  if (filter.startDate !== undefined) add('t.date >= ?', filter.startDate);
  if (filter.endDate !== undefined) add('t.date <= ?', filter.endDate);
  if (filter.minAmount !== undefined) add('t.amount >= ?', filter.minAmount);
  if (filter.maxAmount !== undefined) add('t.amount <= ?', filter.maxAmount);
  if (filter.currency !== undefined) add('t.currency = ?', filter.currency);
  if (filter.state !== undefined) add(stateConditions[filter.state]);
  return { sql: clauses.length > 0 ? clauses.join(' AND ') : '1', parameters };
}

const transactionColumns = `
  t.id, t.date, t.amount, t.currency, t.account_id AS accountId, a.name AS accountName, t.payee_id AS payeeId,
  COALESCE(p.name, t.bank_text) AS payeeName, t.bank_text AS bankText,
  CASE WHEN t.category_id IS NULL THEN CASE WHEN t.suggested_category_id IS NULL THEN 'unsure' ELSE 'suggested' END
       WHEN t.category_source = 'rule' THEN 'automatic' ELSE 'confirmed' END AS state,
  t.is_skipped AS isSkipped, t.category_id AS categoryId, c.path AS categoryPath, t.category_source AS categorySource,
  r.name AS ruleName, s.id AS suggestedCategoryId, s.path AS suggestedCategoryPath, t.confidence,
  t.prediction_id AS predictionId, t.import_id AS importId,
  t.transfer_peer_id AS transferPeerId, t.note, t.tags_json AS tagsJson,
  CASE WHEN t.parts_json IS NOT NULL THEN (
    SELECT json_group_array(json_object('amount', amount, 'categoryId', categoryId, 'categoryPath', path, 'note', note))
    FROM (SELECT q.amount, q.category_id AS categoryId, k.path, q.note FROM transaction_parts q
          LEFT JOIN categories k ON k.id = q.category_id WHERE q.transaction_id = t.id ORDER BY q.position)
  ) END AS partsJson`;

const transactionJoins = `
  JOIN accounts a ON a.id = t.account_id
  LEFT JOIN payees p ON p.id = t.payee_id
  LEFT JOIN categories c ON c.id = t.category_id
  LEFT JOIN categories s ON s.id = t.suggested_category_id
  LEFT JOIN ml_automation_rules r ON r.id = t.rule_id`;

type TransactionListRow = Omit<Transaction, 'isSkipped' | 'tags' | 'parts'> & {
  isSkipped: number;
  tagsJson: string | null;
  partsJson: string | null;
};

const { tags: tagsSchema, parts: partsSchema } = transactionSchema.shape;

function toTransaction({ isSkipped, tagsJson, partsJson, ...row }: TransactionListRow): Transaction {
  return {
    ...row,
    isSkipped: isSkipped !== 0,
    tags: tagsJson === null ? [] : tagsSchema.parse(JSON.parse(tagsJson)),
    parts: partsJson === null ? [] : partsSchema.parse(JSON.parse(partsJson)),
  };
}

function isCategoryOfPart(connection: Connection, categoryId: number): boolean {
  return connection.get('SELECT 1 FROM transaction_parts WHERE category_id = ? LIMIT 1', categoryId) !== undefined;
}

const sortColumns: Readonly<Record<TransactionSort['by'], string>> = {
  date: 't.date',
  amount: 't.amount',
  payee: 't.search_text',
  // Without a prediction counts as least sure.
  confidence: 't.confidence',
};

/** Where a page ended: the sort value of its last row, and its id. */
export interface ListPlace {
  readonly value: string | number | null;
  readonly id: number;
}

/**
 * The texts that the payee sorts by have no bound, so that such a place is kept by the row alone. The other values are
 * short, and stand in the cursor: the place stays where it was when that row gets another confidence or goes away.
 */
const cursorSchema = z.union([
  z.tuple([z.literal('payee'), z.int()]),
  z.tuple([z.enum(['date', 'amount', 'confidence']), z.int(), z.union([z.string(), z.number(), z.null()])]),
]);

function encodeCursor(row: Transaction, by: TransactionSort['by']): string {
  const place: z.infer<typeof cursorSchema> = by === 'payee' ? [by, row.id] : [by, row.id, row[by]];
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

function decodeCursor(cursor: string): z.infer<typeof cursorSchema> | null {
  try {
    return cursorSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch {
    return null;
  }
}

/** The place that a cursor names; 'none' when it names none in a list sorted so, 'gone' when its row is not there now. */
export function findPlace(
  connection: Connection,
  cursor: string,
  by: TransactionSort['by'],
): ListPlace | 'none' | 'gone' {
  const place = decodeCursor(cursor);
  if (place?.[0] !== by) return 'none';
  const id = place[1];
  if (place[0] !== 'payee') return { value: place[2], id };
  const row = connection.get<{ value: string }>('SELECT search_text AS value FROM transactions WHERE id = ?', id);
  return row ? { value: row.value, id } : 'gone';
}

/**
 * Rows after a place. NULLs sort lowest, as in SQLite's own order; only the confidence can be NULL. Where nothing can
 * be, nothing may ask for it: the OR would make SQLite walk the index from its start to the cursor.
 */
function afterPlace(column: string, isAscending: boolean, { value, id }: ListPlace): Where {
  const than = isAscending ? '>' : '<';
  if (value !== null) {
    const nulls = isAscending || column !== sortColumns.confidence ? '' : ` OR ${column} IS NULL`;
    return { sql: `((${column}, t.id) ${than} (?, ?)${nulls})`, parameters: [value, id] };
  }
  return isAscending
    ? { sql: `((${column} IS NULL AND t.id > ?) OR ${column} IS NOT NULL)`, parameters: [id] }
    : { sql: `(${column} IS NULL AND t.id < ?)`, parameters: [id] };
}

/**
 * One page by keyset. The rows are chosen by id over the indexes first, and joined with their names after that, in this
 * order (CROSS JOIN): SQLite would otherwise walk all transactions again to find the few that were chosen.
 */
export function listTransactionRows(
  connection: Connection,
  options: { filter: TransactionFilter; sort: TransactionSort; after: ListPlace | null; limit: number },
): { transactions: Transaction[]; nextCursor: string | null } {
  const { sort, limit } = options;
  const where = whereOf(connection, options.filter);
  const column = sortColumns[sort.by];
  const isAscending = sort.direction === 'ascending';
  const after = options.after === null ? { sql: '1', parameters: [] } : afterPlace(column, isAscending, options.after);
  const order = `${column} ${isAscending ? 'ASC' : 'DESC'}, t.id ${isAscending ? 'ASC' : 'DESC'}`;
  const rows = connection.all<TransactionListRow>(
    `SELECT ${transactionColumns}
     FROM (SELECT t.id FROM transactions t WHERE ${where.sql} AND ${after.sql} ORDER BY ${order} LIMIT ?) chosen
     CROSS JOIN transactions t ON t.id = chosen.id ${transactionJoins}
     ORDER BY ${order}`,
    ...where.parameters,
    ...after.parameters,
    limit + 1,
  );
  const page = rows.slice(0, limit).map(toTransaction);
  const last = page.at(-1);
  return {
    transactions: page,
    nextCursor: rows.length > limit && last ? encodeCursor(last, sort.by) : null,
  };
}

/** What of a row a filter finds: its amount or, of a divided one, that of the parts with the category asked for. */
function amountOf(connection: Connection, { categoryId }: TransactionFilter): Where {
  if (typeof categoryId !== 'number' || !isCategoryOfPart(connection, categoryId)) {
    return { sql: 't.amount', parameters: [] };
  }
  return {
    sql: `CASE WHEN t.parts_json IS NULL THEN t.amount ELSE COALESCE(
            (SELECT SUM(amount) FROM transaction_parts WHERE transaction_id = t.id AND category_id = ?), 0) END`,
    parameters: [categoryId],
  };
}

export function countTransactionRows(
  connection: Connection,
  filter: TransactionFilter,
): { currency: string; amount: number; count: number }[] {
  const where = whereOf(connection, filter);
  // With a filter, the plus keeps SQLite from choosing an index by the few currencies rather than by the filter.
  const grouping = where.parameters.length > 0 || filter.state !== undefined ? '+t.currency' : 't.currency';
  const amount = amountOf(connection, filter);
  return connection.all(
    `SELECT t.currency, SUM(${amount.sql}) AS amount, COUNT(*) AS count FROM transactions t
     WHERE ${where.sql} GROUP BY ${grouping} ORDER BY count DESC`,
    ...amount.parameters,
    ...where.parameters,
  );
}

/** The first and the last day in the books; both empty where there is none. */
export function daysOfTransactions(connection: Connection): { first: string; last: string } {
  const day = (order: 'ASC' | 'DESC') =>
    connection.get<{ date: string }>(`SELECT date FROM transactions ORDER BY date ${order} LIMIT 1`)?.date ?? '';
  return { first: day('ASC'), last: day('DESC') };
}

/** What a filter finds in other currencies than `exceptCurrency`, added up by day. */
export function sumForeignByDay(
  connection: Connection,
  filter: TransactionFilter,
  exceptCurrency: string,
): { currency: string; date: string; amount: number; count: number }[] {
  const where = whereOf(connection, filter);
  const amount = amountOf(connection, filter);
  return connection.all(
    `SELECT t.currency, t.date, SUM(${amount.sql}) AS amount, COUNT(*) AS count FROM transactions t
     WHERE ${where.sql} AND t.currency <> ? GROUP BY t.date, t.currency`,
    ...amount.parameters,
    ...where.parameters,
    exceptCurrency,
  );
}

/** The ids of all that a filter finds, in ascending order. */
export function findTransactionIds(connection: Connection, filter: TransactionFilter): number[] {
  const where = whereOf(connection, filter);
  // One text instead of a row each: a hundred thousand row objects would hold the thread for too long.
  const found = connection.get<{ ids: string }>(
    `SELECT json_group_array(t.id) AS ids FROM transactions t WHERE ${where.sql}`,
    ...where.parameters,
  );
  return z
    .array(z.int())
    .parse(JSON.parse(found?.ids ?? '[]'))
    .sort((a, b) => a - b);
}

/** Every tag with how many transactions have it. */
export function listTagRows(connection: Connection): { tag: string; transactionCount: number }[] {
  return connection.all(
    `SELECT value AS tag, COUNT(*) AS transactionCount FROM transactions t, json_each(t.tags_json)
     WHERE t.tags_json IS NOT NULL GROUP BY value`,
  );
}

/** Transactions by id, in the order given; ids that do not exist are left out. */
export function readTransactions(connection: Connection, ids: readonly number[]): Transaction[] {
  const rows = connection.all<TransactionListRow>(
    `SELECT ${transactionColumns} FROM transactions t ${transactionJoins}
     WHERE t.id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(ids),
  );
  const byId = new Map(rows.map((row) => [row.id, toTransaction(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Waiting transactions of one payee (null: without a payee), newest first. */
export function readWaitingOf(
  connection: Connection,
  payeeId: number | null,
  limit: number,
  includeSkipped: boolean,
): Transaction[] {
  return connection
    .all<TransactionListRow>(
      `SELECT ${transactionColumns} FROM transactions t ${transactionJoins}
       WHERE t.category_id IS NULL AND t.payee_id IS ? AND t.is_skipped <= ? ORDER BY t.date DESC, t.id DESC LIMIT ?`,
      payeeId,
      includeSkipped ? 1 : 0,
      limit,
    )
    .map(toTransaction);
}

/** How many transactions wait, were put off, or have a category. */
export function countSettled(connection: Connection): { waiting: number; skipped: number; settled: number } {
  const open = connection.get<{ waiting: number; skipped: number }>(
    `SELECT COUNT(*) - COALESCE(SUM(is_skipped), 0) AS waiting, COALESCE(SUM(is_skipped), 0) AS skipped
     FROM transactions INDEXED BY idx_transactions_waiting WHERE category_id IS NULL`,
  ) ?? { waiting: 0, skipped: 0 };
  return { ...open, settled: countAll(connection) - open.waiting - open.skipped };
}

export function countAll(connection: Connection): number {
  return connection.get<{ count: number }>('SELECT COUNT(*) AS count FROM transactions')?.count ?? 0;
}
