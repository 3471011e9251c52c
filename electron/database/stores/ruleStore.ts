import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Execution } from '../../../shared/contract/automation.ts';
import type { Connection } from '../connection.ts';
import { mlAutomationExecutions, mlAutomationRules } from '../mlSchema.ts';

export type RuleRow = typeof mlAutomationRules.$inferSelect;

/** Rules that were not deleted, in the order in which they look at a transaction. */
export function listRuleRows(connection: Connection): RuleRow[] {
  return connection.drizzle
    .select()
    .from(mlAutomationRules)
    .where(isNull(mlAutomationRules.deletedAt))
    .orderBy(asc(mlAutomationRules.position), asc(mlAutomationRules.createdAt), asc(mlAutomationRules.id))
    .all();
}

export function readRuleRow(connection: Connection, id: string): RuleRow | undefined {
  return connection.drizzle
    .select()
    .from(mlAutomationRules)
    .where(and(eq(mlAutomationRules.id, id), isNull(mlAutomationRules.deletedAt)))
    .get();
}

export function insertRuleRow(connection: Connection, row: RuleRow): void {
  connection.drizzle.insert(mlAutomationRules).values(row).run();
}

export function updateRuleRow(connection: Connection, id: string, fields: Partial<RuleRow>): void {
  connection.drizzle.update(mlAutomationRules).set(fields).where(eq(mlAutomationRules.id, id)).run();
}

export function insertExecution(connection: Connection, row: typeof mlAutomationExecutions.$inferInsert): void {
  connection.drizzle.insert(mlAutomationExecutions).values(row).run();
}

/** What each rule set that still stands, and what people made of it since. */
export function rulePerformance(
  connection: Connection,
): Map<string, { applied: number; kept: number; corrected: number }> {
  const applied = connection.all<{ ruleId: string; count: number }>(
    `SELECT rule_id AS ruleId, COUNT(*) AS count FROM transactions
     WHERE category_source = 'rule' AND rule_id IS NOT NULL GROUP BY rule_id`,
  );
  const judged = connection.all<{ ruleId: string; kept: number; corrected: number }>(
    `SELECT o.rule_id AS ruleId, SUM(o.outcome = 'accepted') AS kept, SUM(o.outcome = 'corrected') AS corrected
     FROM prediction_outcomes o JOIN change_sets s ON s.id = o.change_set_id JOIN transactions t ON t.id = o.transaction_id
     WHERE o.rule_id IS NOT NULL AND s.status <> 'undone' GROUP BY o.rule_id`,
  );
  const performance = new Map<string, { applied: number; kept: number; corrected: number }>();
  for (const { ruleId, count } of applied) performance.set(ruleId, { applied: count, kept: 0, corrected: 0 });
  for (const { ruleId, kept, corrected } of judged) {
    performance.set(ruleId, { applied: performance.get(ruleId)?.applied ?? 0, kept, corrected });
  }
  return performance;
}

/** Runs, newest first; of one rule or of all. */
export function listExecutionRows(connection: Connection, ruleId: string | null, limit: number): Execution[] {
  return connection
    .all<Omit<Execution, 'success' | 'isUndone'> & { success: number; isUndone: number | null }>(
      `SELECT e.id, e.rule_id AS ruleId, r.name AS ruleName, e.rule_version AS ruleVersion, e.timestamp, e.success, e.considered,
              e.applied, e.asked, e.change_set_id AS changeSetId, s.status = 'undone' AS isUndone, e.error, e.import_id AS importId
       FROM ml_automation_executions e JOIN ml_automation_rules r ON r.id = e.rule_id
       LEFT JOIN change_sets s ON s.id = e.change_set_id
       WHERE e.rule_id = COALESCE(?, e.rule_id) ORDER BY e.timestamp DESC, e.id LIMIT ?`,
      ruleId,
      limit,
    )
    .map((row) => ({ ...row, success: row.success !== 0, isUndone: row.isUndone === 1 }));
}

/** The runs of a rule, by its versions, newest first. */
export function countRuns(
  connection: Connection,
  ruleId: string,
): { version: number; runs: number; applied: number; asked: number; lastRun: string | null }[] {
  return connection.all(
    `SELECT rule_version AS version, COUNT(*) AS runs, SUM(applied) AS applied, SUM(asked) AS asked,
            MAX(timestamp) AS lastRun
     FROM ml_automation_executions WHERE rule_id = ? GROUP BY rule_version ORDER BY rule_version DESC`,
    ruleId,
  );
}

/** What a rule set and a person looked at since, by month, oldest first. */
export function judgedByMonth(
  connection: Connection,
  ruleId: string,
): { month: string; kept: number; corrected: number }[] {
  return connection.all(
    `SELECT substr(o.decided_at, 1, 7) AS month, SUM(o.outcome = 'accepted') AS kept, SUM(o.outcome = 'corrected') AS corrected
     FROM prediction_outcomes o JOIN change_sets s ON s.id = o.change_set_id JOIN transactions t ON t.id = o.transaction_id
     WHERE o.rule_id = ? AND s.status <> 'undone' GROUP BY 1 ORDER BY 1`,
    ruleId,
  );
}

/** Of what a rule set since its guard began to count: how much a person looked at, and how much of that was wrong. */
export function verifiedSince(connection: Connection, ruleId: string): { verified: number; wrong: number } {
  return (
    connection.get<{ verified: number; wrong: number }>(
      `SELECT COUNT(*) AS verified, COALESCE(SUM(o.outcome = 'corrected'), 0) AS wrong
       FROM prediction_outcomes o JOIN change_sets s ON s.id = o.change_set_id JOIN transactions t ON t.id = o.transaction_id
       JOIN ml_automation_rules r ON r.id = o.rule_id
       WHERE o.rule_id = ? AND s.status <> 'undone' AND o.decided_at >= COALESCE(r.guarded_since, r.created_at)`,
      ruleId,
    ) ?? { verified: 0, wrong: 0 }
  );
}

/** Transactions whose category a rule set and nobody has looked at, oldest first. */
export function readUnverified(connection: Connection): {
  id: number;
  ruleId: string;
  date: string;
  payeeName: string;
  categoryId: number;
  categoryPath: string;
}[] {
  return connection.all(
    `SELECT t.id, t.rule_id AS ruleId, t.date, COALESCE(p.name, t.bank_text) AS payeeName, c.id AS categoryId,
            c.path AS categoryPath
     FROM transactions t JOIN categories c ON c.id = t.category_id LEFT JOIN payees p ON p.id = t.payee_id
     WHERE t.category_source = 'rule' AND t.rule_id IS NOT NULL ORDER BY t.date, t.id`,
  );
}
