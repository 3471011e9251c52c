import type { WriteTransaction } from '../BookDatabase.ts';

/** What only lists and counts are read by: nothing that is asked while rows come in needs these. */
const indicesOfLists = [
  'idx_transactions_date',
  'idx_transactions_amount',
  'idx_transactions_category',
  'idx_transactions_confidence',
  'idx_transactions_search',
  'idx_transactions_currency',
  'idx_transactions_waiting',
] as const;

/** Fewer rows are put into every index one by one in no time. */
const leastRows = 20_000;

/**
 * Runs `insert`, which puts about `rows` transactions into the books. Where that is most of what the books will hold, the
 * indices of the lists are made after it, in one go each: twice as fast as row by row. Readers see nothing of it before
 * the commit, and the old indices where it fails.
 */
export async function withLateIndices<Result>(
  transaction: WriteTransaction,
  rows: number,
  insert: () => Promise<Result>,
): Promise<Result> {
  const { connection } = transaction;
  const isMostOfTheBook =
    rows >= leastRows &&
    connection.get('SELECT 1 FROM transactions LIMIT 1 OFFSET ?', Math.floor(rows / 2)) === undefined;
  if (!isMostOfTheBook) return insert();
  const late = connection.all<{ name: string; sql: string }>(
    "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND name IN (SELECT value FROM json_each(?))",
    JSON.stringify(indicesOfLists),
  );
  for (const { name } of late) connection.sqlite.exec(`DROP INDEX ${name}`);
  const result = await insert();
  for (const { sql } of late) {
    connection.sqlite.exec(sql);
    await transaction.breathe();
  }
  return result;
}
