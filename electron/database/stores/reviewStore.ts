import type { Connection } from '../connection.ts';

/** Waiting transactions of one payee, and what an answer on them is worth. */
export interface WaitingPayee {
  readonly payeeId: number | null;
  readonly count: number;
  /** Rows that the suggestions are expected to have wrong: what asking can put right. */
  readonly worth: number;
  /** The category that all rows suggest; null where none does, or not the same one. */
  readonly suggestedCategoryId: number | null;
  /** Whether no row suggests anything. */
  readonly isUnsure: number;
}

/**
 * Payees with waiting transactions, those first whose answer is worth most: rows × doubt. Rows without a payee come last:
 * they have nothing in common.
 */
export function readWaitingPayees(connection: Connection, includeSkipped: boolean): WaitingPayee[] {
  return connection.all(
    `SELECT payee_id AS payeeId, COUNT(*) AS count, SUM(CASE WHEN suggested_category_id IS NULL THEN 1 ELSE 1 - confidence END) AS worth,
            CASE WHEN MIN(COALESCE(suggested_category_id, 0)) = MAX(COALESCE(suggested_category_id, 0))
                 THEN MAX(suggested_category_id) END AS suggestedCategoryId,
            COUNT(suggested_category_id) = 0 AS isUnsure
     FROM transactions INDEXED BY idx_transactions_waiting
     WHERE category_id IS NULL AND is_skipped <= ? GROUP BY payee_id
     ORDER BY payee_id IS NULL, worth DESC, count DESC, MAX(date) DESC, payee_id`,
    includeSkipped ? 1 : 0,
  );
}

/** Names of payees by id. */
export function readPayeeNamesOf(connection: Connection, payeeIds: readonly number[]): ReadonlyMap<number, string> {
  const rows = connection.all<{ id: number; name: string }>(
    'SELECT id, name FROM payees WHERE id IN (SELECT value FROM json_each(?))',
    JSON.stringify(payeeIds),
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/**
 * Waiting transactions of the same payee, or of payees whose name begins with the same word of four letters or more,
 * in the same direction, whose suggestion is not `categoryId` already. Newest first.
 */
export function readSimilarWaiting(
  connection: Connection,
  options: {
    payeeId: number | null;
    payeeName: string;
    isOutgoing: boolean;
    exceptIds: readonly number[];
    categoryId: number;
    limit: number;
  },
): { id: number; bankText: string }[] {
  const firstWord = /^\p{L}{4,}(?=\s|$)/u.exec(options.payeeName)?.[0].toLowerCase() ?? null;
  return connection.all(
    `SELECT t.id, t.bank_text AS bankText FROM transactions t LEFT JOIN payees p ON p.id = t.payee_id
     WHERE t.category_id IS NULL AND (t.amount < 0) = ? AND t.id NOT IN (SELECT value FROM json_each(?))
       AND t.suggested_category_id IS NOT ?
       AND (t.payee_id = ? OR (? IS NOT NULL AND (p.key = ? OR substr(p.key, 1, length(?) + 1) = ? || ' ')))
     ORDER BY t.date DESC, t.id DESC LIMIT ?`,
    options.isOutgoing ? 1 : 0,
    JSON.stringify(options.exceptIds),
    options.categoryId,
    options.payeeId,
    firstWord,
    firstWord,
    firstWord,
    firstWord,
    options.limit,
  );
}
