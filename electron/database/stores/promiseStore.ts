import type { Connection } from '../connection.ts';

export interface PromiseRow {
  readonly ruleId: string;
  readonly ruleVersion: number;
  readonly modelId: string | null;
  readonly computedAt: string;
  readonly expiresAt: string;
  readonly threshold: number | null;
  readonly evidenceJson: string;
}

export function insertPromise(connection: Connection, row: PromiseRow): void {
  connection.run(
    `INSERT INTO rule_promises (rule_id, rule_version, model_id, computed_at, expires_at, threshold, evidence_json)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    row.ruleId,
    row.ruleVersion,
    row.modelId,
    row.computedAt,
    row.expiresAt,
    row.threshold,
    row.evidenceJson,
  );
}

/** The newest of each rule. */
export function readPromises(connection: Connection): ReadonlyMap<string, PromiseRow> {
  const rows = connection.all<PromiseRow>(
    `SELECT rule_id AS ruleId, rule_version AS ruleVersion, model_id AS modelId, computed_at AS computedAt,
            expires_at AS expiresAt, threshold, evidence_json AS evidenceJson
     FROM rule_promises WHERE id IN (SELECT MAX(id) FROM rule_promises GROUP BY rule_id)`,
  );
  return new Map(rows.map((row) => [row.ruleId, row]));
}
