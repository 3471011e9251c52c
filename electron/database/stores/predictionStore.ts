import type { Connection } from '../connection.ts';

/** What a prediction is made from. */
export interface PredictableRow {
  readonly id: number;
  readonly date: string;
  readonly bankText: string;
  readonly payeeId: number | null;
  readonly payeeName: string;
  readonly amount: number;
  readonly currency: string;
  readonly accountName: string;
  /** The current prediction, where there is one. */
  readonly predictionId: number | null;
}

const predictableColumns = `t.id, t.date, t.bank_text AS bankText, t.payee_id AS payeeId, COALESCE(p.name, '') AS payeeName,
  t.amount, t.currency, a.name AS accountName, t.prediction_id AS predictionId`;
const predictableTables = `transactions t JOIN accounts a ON a.id = t.account_id LEFT JOIN payees p ON p.id = t.payee_id`;

/** Every transaction without a category. */
export function waitingIds(connection: Connection): number[] {
  return connection.column('SELECT id FROM transactions WHERE category_id IS NULL ORDER BY id');
}

/** Those of `ids` that have no category, with their current prediction. */
export function whichWait(connection: Connection, ids: readonly number[]): ReadonlyMap<number, number | null> {
  const rows = connection.all<{ id: number; predictionId: number | null }>(
    // The plus keeps SQLite from going through all that wait instead of these few.
    `SELECT id, prediction_id AS predictionId FROM transactions
     WHERE +category_id IS NULL AND id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(ids),
  );
  return new Map(rows.map(({ id, predictionId }) => [id, predictionId]));
}

/** Transactions that wait and for which nothing was predicted yet, or not since what was is gone. */
export function idsWithoutPrediction(connection: Connection): number[] {
  return connection.column(
    'SELECT id FROM transactions WHERE +category_id IS NULL AND prediction_id IS NULL ORDER BY id',
  );
}

export function readPredictableRows(connection: Connection, ids: readonly number[]): PredictableRow[] {
  return connection.all<PredictableRow>(
    `SELECT ${predictableColumns} FROM ${predictableTables} WHERE t.id IN (SELECT value FROM json_each(?)) ORDER BY t.date, t.id`,
    JSON.stringify(ids),
  );
}

/** Ids of waiting transactions of one payee, newest first. */
export function waitingIdsOfPayee(connection: Connection, payeeId: number, limit: number): number[] {
  return connection
    .all<{ id: number }>(
      'SELECT id FROM transactions WHERE payee_id = ? AND category_id IS NULL ORDER BY date DESC, id DESC LIMIT ?',
      payeeId,
      limit,
    )
    .map(({ id }) => id);
}

export interface ConfirmedRow extends PredictableRow {
  readonly categoryId: number;
}

/** Transactions whose category a person confirmed: what models learn from. In date order. */
export function readConfirmedRows(
  connection: Connection,
  range: { start: string; end: string } | null,
): ConfirmedRow[] {
  return connection.all<ConfirmedRow>(
    `SELECT ${predictableColumns}, t.category_id AS categoryId FROM ${predictableTables}
     WHERE t.category_source IN ('user', 'import') AND t.date >= ? AND t.date <= ? ORDER BY t.date, t.id`,
    range?.start ?? '0000-01-01',
    range?.end ?? '9999-12-31',
  );
}

/** Every transaction in date order, with its category where a person decided on it. */
export function readHistory(connection: Connection): (PredictableRow & { readonly categoryId: number | null })[] {
  return connection.all(
    `SELECT ${predictableColumns}, CASE WHEN t.category_source IN ('user', 'import') THEN t.category_id END AS categoryId
     FROM ${predictableTables} ORDER BY t.date, t.id`,
  );
}

/** Of these transactions, the categories that a person decided on. */
export function readConfirmedCategories(connection: Connection, ids: readonly number[]): ReadonlyMap<number, number> {
  const rows = connection.all<{ id: number; categoryId: number }>(
    `SELECT id, category_id AS categoryId FROM transactions
     WHERE id IN (SELECT value FROM json_each(?)) AND +category_source IN ('user', 'import')`,
    JSON.stringify(ids),
  );
  return new Map(rows.map(({ id, categoryId }) => [id, categoryId]));
}

export function newestTransactionDate(connection: Connection): string | null {
  return connection.get<{ date: string | null }>('SELECT MAX(date) AS date FROM transactions')?.date ?? null;
}

/** Confirmed transactions of a payee in one currency, newest first, without `exceptId`. */
export function readPayeePast(
  connection: Connection,
  payeeId: number,
  currency: string,
  limit: number,
  exceptId: number,
): { category: number; amount: number; date: string }[] {
  return connection.all(
    `SELECT category_id AS category, amount, date FROM transactions
     WHERE payee_id = ? AND currency = ? AND category_source IN ('user', 'import') AND id <> ?
     ORDER BY date DESC, id DESC LIMIT ?`,
    payeeId,
    currency,
    exceptId,
    limit,
  );
}

export interface PredictionRow {
  readonly id: number;
  readonly transactionId: number;
  readonly createdAt: string;
  readonly modelId: string | null;
  readonly categoryId: number | null;
  readonly bestCategoryId: number | null;
  readonly confidence: number;
  readonly agreement: number;
  readonly dataPoints: number;
  readonly margin: number;
  readonly abstention: string | null;
  readonly alternativesJson: string;
  readonly votesJson: string;
}

const predictionColumns = `id, transaction_id AS transactionId, created_at AS createdAt, model_id AS modelId,
  category_id AS categoryId, best_category_id AS bestCategoryId, confidence, agreement, data_points AS dataPoints, margin,
  abstention, alternatives_json AS alternativesJson, votes_json AS votesJson`;

export function readPrediction(connection: Connection, id: number): PredictionRow | undefined {
  return connection.get<PredictionRow>(`SELECT ${predictionColumns} FROM predictions WHERE id = ?`, id);
}

/** The newest predictions of transactions, by transaction id. */
export function readCurrentPredictions(
  connection: Connection,
  transactionIds: readonly number[],
): Map<number, PredictionRow> {
  const rows = connection.all<PredictionRow>(
    `SELECT ${predictionColumns} FROM predictions
     WHERE id IN (SELECT t.prediction_id FROM transactions t WHERE t.id IN (SELECT value FROM json_each(?)))`,
    JSON.stringify(transactionIds),
  );
  return new Map(rows.map((row) => [row.transactionId, row]));
}

/** Adds a prediction and makes it the current one of its transaction. */
export function insertPrediction(connection: Connection, row: Omit<PredictionRow, 'id'>): number {
  const id = Number(
    connection.run(
      `INSERT INTO predictions (transaction_id, created_at, model_id, category_id, best_category_id, confidence, agreement,
         data_points, margin, abstention, alternatives_json, votes_json) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      row.transactionId,
      row.createdAt,
      row.modelId,
      row.categoryId,
      row.bestCategoryId,
      row.confidence,
      row.agreement,
      row.dataPoints,
      row.margin,
      row.abstention,
      row.alternativesJson,
      row.votesJson,
    ).lastInsertRowid,
  );
  connection.run(
    'UPDATE transactions SET prediction_id = ?, suggested_category_id = ?, confidence = ? WHERE id = ?',
    id,
    row.categoryId,
    row.confidence,
    row.transactionId,
  );
  return id;
}

/** Waiting transactions must not go on suggesting a category that is about to be deleted: they wait for a prediction anew. */
export function dropSuggestionsOf(connection: Connection, categoryId: number): void {
  connection.run(
    `UPDATE transactions SET prediction_id = NULL, suggested_category_id = NULL, confidence = NULL
     WHERE category_id IS NULL AND suggested_category_id = ?`,
    categoryId,
  );
}

export interface OutcomeRow {
  readonly predictionId: number;
  readonly transactionId: number;
  readonly changeSetId: string;
  readonly decidedAt: string;
  readonly outcome: 'accepted' | 'corrected';
  readonly categoryId: number;
  readonly predictedCategoryId: number | null;
  readonly confidence: number;
  readonly votesJson: string;
  readonly ruleId: string | null;
}

export function insertOutcome(connection: Connection, row: OutcomeRow): void {
  connection.run(
    `INSERT INTO prediction_outcomes (prediction_id, transaction_id, change_set_id, decided_at, outcome, category_id,
       predicted_category_id, confidence, votes_json, rule_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    row.predictionId,
    row.transactionId,
    row.changeSetId,
    row.decidedAt,
    row.outcome,
    row.categoryId,
    row.predictedCategoryId,
    row.confidence,
    row.votesJson,
    row.ruleId,
  );
}

export function outcomesOfChangeSet(
  connection: Connection,
  changeSetId: string,
): { predictionId: number; outcome: OutcomeRow['outcome']; categoryPath: string | null }[] {
  return connection.all(
    `SELECT o.prediction_id AS predictionId, o.outcome, c.path AS categoryPath
     FROM prediction_outcomes o LEFT JOIN categories c ON c.id = o.category_id WHERE o.change_set_id = ? ORDER BY o.id`,
    changeSetId,
  );
}

/** Newest outcomes that stand: the decision behind them has not been undone, and their transaction is there. Oldest first. */
export function readStandingOutcomes(connection: Connection, limit: number): OutcomeRow[] {
  return connection
    .all<OutcomeRow>(
      `SELECT o.prediction_id AS predictionId, o.transaction_id AS transactionId, o.change_set_id AS changeSetId,
              o.decided_at AS decidedAt, o.outcome, o.category_id AS categoryId,
              o.predicted_category_id AS predictedCategoryId, o.confidence, o.votes_json AS votesJson, o.rule_id AS ruleId
       FROM prediction_outcomes o CROSS JOIN change_sets s ON s.id = o.change_set_id
       CROSS JOIN transactions t ON t.id = o.transaction_id
       WHERE s.status <> 'undone' ORDER BY o.id DESC LIMIT ?`,
      limit,
    )
    .reverse();
}

/** How many standing outcomes had a confidence in [from, to), and how many of those were accepted. */
export function countOutcomesBetween(
  connection: Connection,
  from: number,
  to: number,
): { right: number; count: number } {
  return (
    connection.get<{ right: number; count: number }>(
      `SELECT COUNT(*) AS count, COALESCE(SUM(o.outcome = 'accepted'), 0) AS right
       FROM prediction_outcomes o JOIN change_sets s ON s.id = o.change_set_id JOIN transactions t ON t.id = o.transaction_id
       WHERE s.status <> 'undone' AND o.confidence >= ? AND o.confidence < ?`,
      from,
      to,
    ) ?? { right: 0, count: 0 }
  );
}
