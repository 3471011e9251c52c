import { createHash } from 'node:crypto';
import { asc, eq, gt } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import { mlAuditLogs } from '../mlSchema.ts';

export type AuditRow = typeof mlAuditLogs.$inferSelect;
type HashedFields = Omit<AuditRow, 'hash' | 'userAccepted' | 'userCorrected' | 'userFeedback'>;

/** What the first entry names as its predecessor. */
export const chainStart = '0'.repeat(64);

/**
 * SHA-256 over every column that never changes, in a fixed order, and so over the whole chain before it through
 * `previousHash`. The three feedback columns are left out: they repeat later entries, which have hashes of their own.
 */
export function auditHash(row: HashedFields): string {
  const fields = [
    row.previousHash,
    row.sequence,
    row.id,
    row.timestamp,
    row.system,
    row.action,
    row.summary,
    row.payeeId,
    row.transactionId,
    row.changeSetId,
    row.predictionId,
    row.inputJson,
    row.outputJson,
    row.confidence,
    row.modelVersion,
    row.explanationJson,
    row.executionTimeMs,
    row.success,
    row.error,
  ];
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}

export function lastAuditLink(connection: Connection): { sequence: number; hash: string } {
  return (
    connection.get<{ sequence: number; hash: string }>(
      'SELECT sequence, hash FROM ml_audit_logs ORDER BY sequence DESC LIMIT 1',
    ) ?? { sequence: 0, hash: chainStart }
  );
}

export function insertAuditRow(connection: Connection, row: AuditRow): void {
  connection.run(
    `INSERT INTO ml_audit_logs (id, sequence, timestamp, system, action, summary, payee_id, transaction_id, change_set_id,
       prediction_id, input_json, output_json, confidence, model_version, user_accepted, user_corrected, user_feedback,
       explanation_json, execution_time_ms, success, error, previous_hash, hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    row.id,
    row.sequence,
    row.timestamp,
    row.system,
    row.action,
    row.summary,
    row.payeeId,
    row.transactionId,
    row.changeSetId,
    row.predictionId,
    row.inputJson,
    row.outputJson,
    row.confidence,
    row.modelVersion,
    row.userAccepted === null ? null : Number(row.userAccepted),
    row.userCorrected === null ? null : Number(row.userCorrected),
    row.userFeedback,
    row.explanationJson,
    row.executionTimeMs,
    Number(row.success),
    row.error,
    row.previousHash,
    row.hash,
  );
}

/** Repeats a feedback entry on the entry of the prediction that it judges. */
export function projectFeedback(
  connection: Connection,
  predictionId: number,
  feedback: { accepted: boolean | null; corrected: boolean | null; text: string | null },
): void {
  connection.run(
    `UPDATE ml_audit_logs SET user_accepted = ?, user_corrected = ?, user_feedback = ?
     WHERE prediction_id = ? AND action = 'prediction'`,
    feedback.accepted === null ? null : Number(feedback.accepted),
    feedback.corrected === null ? null : Number(feedback.corrected),
    feedback.text,
    predictionId,
  );
}

export function readAuditRow(connection: Connection, id: string): AuditRow | undefined {
  return connection.drizzle.select().from(mlAuditLogs).where(eq(mlAuditLogs.id, id)).get();
}

/** The next `limit` entries after `sequence`, oldest first, for walking the chain. */
export function auditRowsAfter(connection: Connection, sequence: number, limit: number): AuditRow[] {
  return connection.drizzle
    .select()
    .from(mlAuditLogs)
    .where(gt(mlAuditLogs.sequence, sequence))
    .orderBy(asc(mlAuditLogs.sequence))
    .limit(limit)
    .all();
}

export interface AuditFilter {
  readonly system?: string | undefined;
  readonly action?: string | undefined;
  readonly payeeId?: number | undefined;
  readonly transactionId?: number | undefined;
  readonly changeSetId?: string | undefined;
  /** Instants: first included, second not. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly minConfidence?: number | undefined;
}

function whereOf(filter: AuditFilter): { sql: string; parameters: (string | number)[] } {
  const clauses: string[] = [];
  const parameters: (string | number)[] = [];
  const add = (clause: string, value: string | number | undefined) => {
    if (value === undefined) return;
    clauses.push(clause);
    parameters.push(value);
  };
  add('a.system = ?', filter.system);
  add('a.action = ?', filter.action);
  add('a.payee_id = ?', filter.payeeId);
  add('a.transaction_id = ?', filter.transactionId);
  add('a.change_set_id = ?', filter.changeSetId);
  add('a.timestamp >= ?', filter.from);
  add('a.timestamp < ?', filter.until);
  add('a.confidence >= ?', filter.minConfidence);
  return { sql: clauses.length > 0 ? clauses.join(' AND ') : '1', parameters };
}

export type AuditListRow = Omit<
  AuditRow,
  | 'success'
  | 'userAccepted'
  | 'userCorrected'
  | 'inputJson'
  | 'outputJson'
  | 'explanationJson'
  | 'previousHash'
  | 'hash'
> & {
  payeeName: string | null;
  success: number;
  userAccepted: number | null;
  userCorrected: number | null;
};

/** Newest first, with the payee's name. */
export function searchAuditRows(
  connection: Connection,
  filter: AuditFilter,
  page: { before: number | null; limit: number },
): AuditListRow[] {
  const where = whereOf(filter);
  return connection.all<AuditListRow>(
    `SELECT a.id, a.sequence, a.timestamp, a.system, a.action, a.summary, a.payee_id AS payeeId,
            a.transaction_id AS transactionId, a.change_set_id AS changeSetId, a.prediction_id AS predictionId,
            a.confidence, a.model_version AS modelVersion,
            a.user_accepted AS userAccepted, a.user_corrected AS userCorrected, a.user_feedback AS userFeedback,
            a.execution_time_ms AS executionTimeMs, a.success, a.error, p.name AS payeeName
     FROM ml_audit_logs a LEFT JOIN payees p ON p.id = a.payee_id
     WHERE ${where.sql} AND a.sequence < COALESCE(?, 9007199254740991)
     ORDER BY a.sequence DESC LIMIT ?`,
    ...where.parameters,
    page.before,
    page.limit,
  );
}

export function countAuditRows(connection: Connection, filter: AuditFilter): number {
  const where = whereOf(filter);
  return (
    connection.get<{ count: number }>(
      `SELECT COUNT(*) AS count FROM ml_audit_logs a WHERE ${where.sql}`,
      ...where.parameters,
    )?.count ?? 0
  );
}

/**
 * A chain cannot tell that its end was cut off. But the newest change and the newest prediction were each written
 * together with their entry, so where one of them has none, entries are missing. Null where all is there.
 */
export function unrecordedEnd(connection: Connection): string | null {
  const change = connection.get(
    `SELECT 1 FROM (SELECT id FROM change_sets ORDER BY sequence DESC LIMIT 1) newest
     WHERE NOT EXISTS (SELECT 1 FROM ml_audit_logs a WHERE a.change_set_id = newest.id AND a.action IN ('change_set', 'undo'))`,
  );
  if (change) return 'The entry of the newest change is missing: the end of the log was cut off.';
  const prediction = connection.get(
    `SELECT 1 FROM (SELECT id FROM predictions ORDER BY id DESC LIMIT 1) newest
     WHERE NOT EXISTS (SELECT 1 FROM ml_audit_logs a WHERE a.prediction_id = newest.id)`,
  );
  return prediction ? 'The entry of the newest prediction is missing: the end of the log was cut off.' : null;
}
