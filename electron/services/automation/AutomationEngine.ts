import { randomUUID } from 'node:crypto';
import type { AutomationRule } from '../../../shared/contract/automation.ts';
import type { BookDatabase } from '../../database/BookDatabase.ts';
import type { Connection } from '../../database/connection.ts';
import {
  type CandidateRow,
  type CandidateScope,
  countCandidates,
  insertExecution,
  updateRuleRow,
} from '../../database/stores/ruleStore.ts';
import type { JobContext } from '../../jobs/JobRunner.ts';
import { AuditLog } from '../audit/AuditLog.ts';
import type { EventService } from '../events/EventService.ts';
import type { ChangeRecorder } from '../ledger/ChangeRecorder.ts';
import type { Ledger } from '../ledger/Ledger.ts';
import { judgeCandidates } from './candidates.ts';

export interface AutomationRun {
  readonly considered: number;
  readonly applied: number;
  /** What no rule took over. */
  readonly left: number;
  readonly changeSetIds: readonly string[];
}

/** Lets rules decide on predictions. What one rule does in one run is one change set, which can be undone as a whole. */
export class AutomationEngine {
  readonly #database: BookDatabase;
  readonly #ledger: Ledger;
  readonly #events: EventService;

  constructor(dependencies: { database: BookDatabase; ledger: Ledger; events: EventService }) {
    this.#database = dependencies.database;
    this.#ledger = dependencies.ledger;
    this.#events = dependencies.events;
  }

  /** Runs rules in their order over waiting transactions (null: all of them). The first rule that applies wins a row. */
  async run(rules: readonly AutomationRule[], scope: CandidateScope, job?: JobContext): Promise<AutomationRun> {
    const importId = scope !== null && 'importId' in scope ? scope.importId : null;
    const considered = countCandidates(this.#database.reader, scope);
    const changeSetIds: string[] = [];
    let applied = 0;
    for (const [index, rule] of rules.entries()) {
      // What the rules before this one did is done, each in a change set of its own.
      job?.signal.throwIfAborted();
      job?.report(index / rules.length, `Running “${rule.name}”`);
      const chosen = await chosenBy(rule, this.#database.reader, scope);
      if (chosen.length === 0) continue;
      const outcome = await this.#apply(rule, chosen, { considered: considered - applied, importId });
      applied += outcome.applied;
      changeSetIds.push(outcome.changeSetId);
    }
    if (changeSetIds.length > 0) this.#events.changed('automation', 'audit');
    return { considered, applied, left: considered - applied, changeSetIds };
  }

  async #apply(
    rule: AutomationRule,
    chosen: readonly CandidateRow[],
    run: { considered: number; importId: number | null },
  ): Promise<{ changeSetId: string; applied: number }> {
    const rows = chosen.length === 1 ? 'a transaction' : `${chosen.length} transactions`;
    const { changeSetId, result } = await this.#ledger.apply(
      {
        actor: `rule:${rule.id}@${rule.version}`,
        actorName: rule.name,
        kind: 'automation',
        reason: `Categorise ${rows} by the rule “${rule.name}”`,
      },
      async (recorder) => {
        const audit = new AuditLog(recorder.connection, recorder.at);
        let applied = 0;
        // Chosen anew: a person may have decided on some, or a new prediction been made, before this write had its turn.
        const ids = chosen.map(({ transactionId }) => transactionId);
        for (const candidate of await chosenBy(rule, recorder.connection, ids)) {
          if (applyOne(recorder, audit, rule, candidate)) applied += 1;
          await recorder.breathe();
        }
        insertExecution(recorder.connection, {
          id: randomUUID(),
          ruleId: rule.id,
          ruleVersion: rule.version,
          payeeId: chosen.length === 1 ? (chosen[0]?.payeeId ?? null) : null,
          timestamp: recorder.at,
          success: true,
          considered: run.considered,
          applied,
          changeSetId: recorder.changeSetId,
          importId: run.importId,
          predictionJson: JSON.stringify({
            predictionIds: chosen.slice(0, 100).map(({ predictionId }) => predictionId),
          }),
          error: null,
        });
        updateRuleRow(recorder.connection, rule.id, { lastTriggered: recorder.at });
        return applied;
      },
    );
    return { changeSetId, applied: result };
  }
}

/** The waiting transactions that a rule takes over, as the books stand for `connection`. */
async function chosenBy(rule: AutomationRule, connection: Connection, scope: CandidateScope): Promise<CandidateRow[]> {
  const chosen: CandidateRow[] = [];
  for await (const { row, decision } of judgeCandidates(connection, rule, scope)) {
    if (decision.kind === 'apply') chosen.push(row);
  }
  return chosen;
}

function applyOne(recorder: ChangeRecorder, audit: AuditLog, rule: AutomationRule, candidate: CandidateRow): boolean {
  const fields = { categoryId: candidate.categoryId, categorySource: 'rule', ruleId: rule.id } as const;
  if (recorder.update('transactions', candidate.transactionId, fields) !== 'changed') return false;
  if (rule.actions.logDecision) {
    audit.append({
      system: 'automation',
      action: 'automation',
      summary: `The rule “${rule.name}” set the category`,
      input: {
        ruleId: rule.id,
        predictionId: candidate.predictionId,
        confidence: candidate.confidence,
        dataPoints: candidate.dataPoints,
        agreement: candidate.agreement,
      },
      output: { applied: true, categoryId: candidate.categoryId },
      confidence: candidate.confidence,
      modelVersion: `${rule.id}@${rule.version}`,
      payeeId: candidate.payeeId,
      transactionId: candidate.transactionId,
      changeSetId: recorder.changeSetId,
    });
  }
  return true;
}
