import type { Connection } from '../connection.ts';

/** Payees with waiting transactions, those with most first. */
export function groupSizes(
  connection: Connection,
  includeSkipped: boolean,
): { payeeId: number | null; count: number }[] {
  return connection.all(
    `SELECT payee_id AS payeeId, COUNT(*) AS count FROM transactions INDEXED BY idx_transactions_waiting
     WHERE category_id IS NULL AND is_skipped <= ? GROUP BY payee_id ORDER BY count DESC, MAX(date) DESC, payee_id`,
    includeSkipped ? 1 : 0,
  );
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
