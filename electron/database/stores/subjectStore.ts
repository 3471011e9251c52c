import type { CategorySource } from '../../../shared/contract/transactions.ts';
import type { Connection, SqlValue } from '../connection.ts';

/** A transaction with its current prediction, as the rules look at it. */
export interface SubjectRow {
  readonly id: number;
  readonly date: string;
  readonly accountId: number;
  readonly amount: number;
  readonly currency: string;
  readonly bankText: string;
  readonly payeeId: number | null;
  readonly payeeName: string;
  readonly categoryId: number | null;
  readonly categorySource: CategorySource | null;
  readonly tagsJson: string | null;
  readonly note: string | null;
  readonly isDivided: number;
  readonly isSkipped: number;
  readonly transferPeerId: number | null;
  readonly predictionId: number | null;
  readonly modelId: string | null;
  readonly predictedCategoryId: number | null;
  readonly confidence: number;
  readonly dataPoints: number;
  readonly agreement: number;
}

/** Which transactions: some by their ids, those of one import, or all. */
export type SubjectScope = readonly number[] | { readonly importId: number } | null;

const columns = `t.id, t.date, t.account_id AS accountId, t.amount, t.currency, t.bank_text AS bankText,
  t.payee_id AS payeeId, COALESCE(y.name, '') AS payeeName, t.category_id AS categoryId,
  t.category_source AS categorySource, t.tags_json AS tagsJson, t.note, t.parts_json IS NOT NULL AS isDivided,
  t.is_skipped AS isSkipped, t.transfer_peer_id AS transferPeerId, p.id AS predictionId, p.model_id AS modelId,
  c.id AS predictedCategoryId, COALESCE(p.confidence, 0) AS confidence, COALESCE(p.data_points, 0) AS dataPoints,
  COALESCE(p.agreement, 0) AS agreement`;
const tables = `transactions t LEFT JOIN payees y ON y.id = t.payee_id LEFT JOIN predictions p ON p.id = t.prediction_id
  LEFT JOIN categories c ON c.id = p.category_id`;

function inScope(scope: SubjectScope, onlyWaiting: boolean): { sql: string; parameters: SqlValue[] } {
  // The plus keeps SQLite from going through all that wait instead of these few.
  const waiting = onlyWaiting ? 'AND +t.category_id IS NULL' : '';
  if (scope === null) return { sql: waiting, parameters: [] };
  return 'importId' in scope
    ? { sql: `${waiting} AND t.import_id = ?`, parameters: [scope.importId] }
    : { sql: `${waiting} AND t.id IN (SELECT value FROM json_each(?))`, parameters: [JSON.stringify(scope)] };
}

export function countSubjects(connection: Connection, scope: SubjectScope, onlyWaiting: boolean): number {
  const { sql, parameters } = inScope(scope, onlyWaiting);
  return (
    connection.get<{ count: number }>(`SELECT COUNT(*) AS count FROM transactions t WHERE 1 ${sql}`, ...parameters)
      ?.count ?? 0
  );
}

const subjectsPerPage = 1000;

/** Transactions by id, a page at a time, so that the caller can give way to others between two pages. */
export function* readSubjectPages(
  connection: Connection,
  scope: SubjectScope,
  onlyWaiting: boolean,
): Generator<SubjectRow[]> {
  const { sql, parameters } = inScope(scope, onlyWaiting);
  for (let afterId = 0; ; ) {
    const page = connection.all<SubjectRow>(
      `SELECT ${columns} FROM ${tables} WHERE t.id > ? ${sql} ORDER BY t.id LIMIT ?`,
      afterId,
      ...parameters,
      subjectsPerPage,
    );
    yield page;
    const last = page.at(-1);
    if (page.length < subjectsPerPage || !last) return;
    afterId = last.id;
  }
}

/** Of these transactions, those whose payee a person chose, also by renaming or merging payees. */
export function idsWithOwnPayee(connection: Connection, ids: readonly number[]): ReadonlySet<number> {
  const rows = connection.all<{ id: number }>(
    `SELECT DISTINCT c.entity_id AS id FROM changes c JOIN change_sets s ON s.id = c.change_set_id
     WHERE c.entity = 'transactions' AND c.entity_id IN (SELECT value FROM json_each(?)) AND c.operation = 'update'
       AND s.actor = 'user' AND s.kind <> 'undo' AND s.status <> 'undone' AND instr(c.after_json, '"payeeId"') > 0`,
    JSON.stringify(ids),
  );
  return new Set(rows.map(({ id }) => id));
}

/**
 * For each of these transactions that is no side of a transfer, the one that can be its other side: the opposite amount
 * in another account within so many days, when there is exactly one.
 */
export function onlyPeersOf(connection: Connection, ids: readonly number[], days: number): ReadonlyMap<number, number> {
  const rows = connection.all<{ id: number; peerId: number }>(
    `SELECT t.id, MIN(b.id) AS peerId FROM transactions t JOIN transactions b
       ON b.amount = -t.amount AND b.currency = t.currency AND b.account_id <> t.account_id
       AND b.transfer_peer_id IS NULL AND b.date BETWEEN date(t.date, '-' || ? || ' days') AND date(t.date, '+' || ? || ' days')
     WHERE t.id IN (SELECT value FROM json_each(?)) AND t.transfer_peer_id IS NULL AND t.amount <> 0
       AND NOT EXISTS (SELECT 1 FROM rejected_matches r WHERE r.kind = 'transfer'
         AND r.first_id = min(t.id, b.id) AND r.second_id = max(t.id, b.id))
     GROUP BY t.id HAVING COUNT(*) = 1`,
    days,
    days,
    JSON.stringify(ids),
  );
  return new Map(rows.map(({ id, peerId }) => [id, peerId]));
}

/** Every transaction of these payees, by payee, currency and date. */
export function readPayeeAmounts(
  connection: Connection,
  payeeIds: readonly number[],
): { payeeId: number; currency: string; date: string; amount: number }[] {
  return connection.all(
    `SELECT payee_id AS payeeId, currency, date, amount FROM transactions
     WHERE payee_id IN (SELECT value FROM json_each(?)) ORDER BY payee_id, date, id`,
    JSON.stringify(payeeIds),
  );
}
