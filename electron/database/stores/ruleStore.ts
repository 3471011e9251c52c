import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Execution } from '../../../shared/contract/automation.ts';
import type { Connection, SqlValue } from '../connection.ts';
import { mlAutomationExecutions, mlAutomationRules } from '../mlSchema.ts';

export type RuleRow = typeof mlAutomationRules.$inferSelect;

/** Rules that were not deleted, oldest first: the order in which they run. */
export function listRuleRows(connection: Connection): RuleRow[] {
  return connection.drizzle
    .select()
    .from(mlAutomationRules)
    .where(isNull(mlAutomationRules.deletedAt))
    .orderBy(asc(mlAutomationRules.createdAt), asc(mlAutomationRules.id))
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
              e.applied, e.change_set_id AS changeSetId, s.status = 'undone' AS isUndone, e.error, e.import_id AS importId
       FROM ml_automation_executions e JOIN ml_automation_rules r ON r.id = e.rule_id
       LEFT JOIN change_sets s ON s.id = e.change_set_id
       WHERE e.rule_id = COALESCE(?, e.rule_id) ORDER BY e.timestamp DESC, e.id LIMIT ?`,
      ruleId,
      limit,
    )
    .map((row) => ({ ...row, success: row.success !== 0, isUndone: row.isUndone === 1 }));
}

export interface CandidateRow {
  readonly transactionId: number;
  readonly payeeId: number | null;
  readonly categoryId: number | null;
  readonly confidence: number;
  readonly dataPoints: number;
  readonly agreement: number;
  readonly isSkipped: number;
  readonly predictionId: number | null;
  readonly modelId: string | null;
}

/** Which of the waiting transactions: some by their ids, those of one import, or all. */
export type CandidateScope = readonly number[] | { readonly importId: number } | null;

function inScope(scope: CandidateScope): { sql: string; parameters: SqlValue[] } {
  if (scope === null) return { sql: '', parameters: [] };
  return 'importId' in scope
    ? { sql: 'AND t.import_id = ?', parameters: [scope.importId] }
    : { sql: 'AND t.id IN (SELECT value FROM json_each(?))', parameters: [JSON.stringify(scope)] };
}

export function countCandidates(connection: Connection, scope: CandidateScope): number {
  const { sql, parameters } = inScope(scope);
  return (
    connection.get<{ count: number }>(
      `SELECT COUNT(*) AS count FROM transactions t WHERE t.category_id IS NULL ${sql}`,
      ...parameters,
    )?.count ?? 0
  );
}

const candidatesPerPage = 2000;

/**
 * Waiting transactions with their current prediction, a page at a time, so that the caller can
 * give way to others between two pages.
 */
export function* readCandidatePages(connection: Connection, scope: CandidateScope): Generator<CandidateRow[]> {
  const { sql, parameters } = inScope(scope);
  for (let afterId = 0; ; ) {
    const page = connection.all<CandidateRow>(
      `SELECT t.id AS transactionId, t.payee_id AS payeeId, c.id AS categoryId, COALESCE(p.confidence, 0) AS confidence,
              COALESCE(p.data_points, 0) AS dataPoints, COALESCE(p.agreement, 0) AS agreement, t.is_skipped AS isSkipped,
              p.id AS predictionId, p.model_id AS modelId
       FROM transactions t LEFT JOIN predictions p ON p.id = t.prediction_id LEFT JOIN categories c ON c.id = p.category_id
       WHERE +t.category_id IS NULL AND t.id > ? ${sql}
       ORDER BY t.id LIMIT ?`,
      afterId,
      ...parameters,
      candidatesPerPage,
    );
    yield page;
    const last = page.at(-1);
    if (page.length < candidatesPerPage || !last) return;
    afterId = last.transactionId;
  }
}
