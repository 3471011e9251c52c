import type { Connection } from '../connection.ts';

export type ApprovalStatus = 'waiting' | 'approved' | 'rejected' | 'expired' | 'withdrawn';

export interface NewApproval {
  readonly ruleId: string;
  readonly ruleVersion: number;
  readonly transactionId: number;
  readonly predictionId: number | null;
  readonly changeJson: string;
  readonly reason: string;
  readonly confidence: number;
  readonly createdAt: string;
  readonly expiresAt: string;
}

/**
 * Puts a proposal before the person. One that waits already is brought up to date, one that was given up or whose approval
 * was undone waits again, and one that was rejected stays rejected. Returns whether it waits now and did not before.
 */
export function putApproval(connection: Connection, row: NewApproval): boolean {
  const known = connection.get<{ status: ApprovalStatus }>(
    'SELECT status FROM approvals WHERE rule_id = ? AND rule_version = ? AND transaction_id = ?',
    row.ruleId,
    row.ruleVersion,
    row.transactionId,
  );
  const { changes } = connection.run(
    `INSERT INTO approvals (rule_id, rule_version, transaction_id, prediction_id, change_json, reason, confidence, status,
       created_at, expires_at, decided_at, change_set_id) VALUES (?, ?, ?, ?, ?, ?, ?, 'waiting', ?, ?, NULL, NULL)
     ON CONFLICT (rule_id, rule_version, transaction_id) DO UPDATE SET
       prediction_id = excluded.prediction_id, change_json = excluded.change_json, reason = excluded.reason,
       confidence = excluded.confidence, status = 'waiting',
       created_at = CASE status WHEN 'waiting' THEN created_at ELSE excluded.created_at END,
       expires_at = CASE status WHEN 'waiting' THEN expires_at ELSE excluded.expires_at END,
       decided_at = NULL, change_set_id = NULL
     WHERE status IN ('waiting', 'expired', 'withdrawn')
       OR (status = 'approved' AND change_set_id IN (SELECT id FROM change_sets WHERE status = 'undone'))`,
    row.ruleId,
    row.ruleVersion,
    row.transactionId,
    row.predictionId,
    row.changeJson,
    row.reason,
    row.confidence,
    row.createdAt,
    row.expiresAt,
  );
  return changes > 0 && known?.status !== 'waiting';
}

export interface ApprovalRow extends NewApproval {
  readonly id: number;
  readonly status: ApprovalStatus;
}

const columns = `a.id, a.rule_id AS ruleId, a.rule_version AS ruleVersion, a.transaction_id AS transactionId,
  a.prediction_id AS predictionId, a.change_json AS changeJson, a.reason, a.confidence, a.created_at AS createdAt,
  a.expires_at AS expiresAt, a.status`;

/** An approval that was undone waits again. */
const waits = `(a.status = 'waiting' OR (a.status = 'approved' AND a.change_set_id IN (
    SELECT id FROM change_sets WHERE status = 'undone')))`;

/** Proposals that wait, those of one rule or all, in their order. */
export function readWaitingApprovals(
  connection: Connection,
  { ruleId, afterId, limit, at }: { ruleId: string | null; afterId: number; limit: number; at: string },
): ApprovalRow[] {
  return connection.all<ApprovalRow>(
    `SELECT ${columns} FROM approvals a JOIN transactions t ON t.id = a.transaction_id
     WHERE ${waits} AND a.expires_at > ? AND a.rule_id = COALESCE(?, a.rule_id) AND a.id > ? ORDER BY a.id LIMIT ?`,
    at,
    ruleId,
    afterId,
    limit,
  );
}

/** How many wait of each rule. */
export function countWaitingApprovals(connection: Connection): ReadonlyMap<string, number> {
  const rows = connection.all<{ ruleId: string; count: number }>(
    `SELECT a.rule_id AS ruleId, COUNT(*) AS count FROM approvals a JOIN transactions t ON t.id = a.transaction_id
     WHERE ${waits} GROUP BY a.rule_id`,
  );
  return new Map(rows.map(({ ruleId, count }) => [ruleId, count]));
}

/** Those of `ids` that wait. */
export function readWaitingOf(connection: Connection, ids: readonly number[]): ApprovalRow[] {
  return connection.all<ApprovalRow>(
    `SELECT ${columns} FROM approvals a WHERE a.id IN (SELECT value FROM json_each(?)) AND ${waits} ORDER BY a.id`,
    JSON.stringify(ids),
  );
}

export function decideApprovalRow(
  connection: Connection,
  id: number,
  decision: { status: ApprovalStatus; decidedAt: string; changeSetId: string | null },
): void {
  connection.run(
    'UPDATE approvals SET status = ?, decided_at = ?, change_set_id = ? WHERE id = ?',
    decision.status,
    decision.decidedAt,
    decision.changeSetId,
    id,
  );
}

/** Gives up what has waited too long. Returns how many. */
export function expireApprovals(connection: Connection, at: string): number {
  return connection.run(
    "UPDATE approvals SET status = 'expired', decided_at = ? WHERE status = 'waiting' AND expires_at <= ?",
    at,
    at,
  ).changes;
}

/** Takes back what other versions of a rule proposed, or all of it. */
export function withdrawApprovals(
  connection: Connection,
  ruleId: string,
  at: string,
  exceptVersion: number | null,
): void {
  connection.run(
    `UPDATE approvals SET status = 'withdrawn', decided_at = ?
     WHERE status = 'waiting' AND rule_id = ? AND rule_version IS NOT ?`,
    at,
    ruleId,
    exceptVersion,
  );
}

/** What was decided on the proposals of a rule, by its versions. */
export function countApprovals(
  connection: Connection,
  ruleId: string,
): { ruleVersion: number; status: ApprovalStatus; count: number }[] {
  return connection.all(
    'SELECT rule_version AS ruleVersion, status, COUNT(*) AS count FROM approvals WHERE rule_id = ? GROUP BY 1, 2',
    ruleId,
  );
}
