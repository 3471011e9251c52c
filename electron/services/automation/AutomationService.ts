import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type * as contract from '../../../shared/contract/automation.ts';
import {
  type AutomationRule,
  ruleActionsSchema,
  ruleConditionsSchema,
  ruleMonitoringSchema,
} from '../../../shared/contract/automation.ts';
import { AppError } from '../../../shared/errors.ts';
import type { BookDatabase } from '../../database/BookDatabase.ts';
import type { Connection } from '../../database/connection.ts';
import {
  type CandidateScope,
  insertRuleRow,
  listExecutionRows,
  listRuleRows,
  type RuleRow,
  readRuleRow,
  rulePerformance,
  updateRuleRow,
} from '../../database/stores/ruleStore.ts';
import { readTransactions } from '../../database/stores/transactionStore.ts';
import type { JobRunner } from '../../jobs/JobRunner.ts';
import { type Clock, instant } from '../../platform/clock.ts';
import { AuditLog } from '../audit/AuditLog.ts';
import type { EventService } from '../events/EventService.ts';
import type { AutomationEngine, AutomationRun } from './AutomationEngine.ts';
import { judgeCandidates } from './candidates.ts';
import { type LeaveReason, reasonInWords } from './evaluateRule.ts';

const examplesShown = 12;

function toRule(row: RuleRow, performance: ReturnType<typeof rulePerformance>): AutomationRule {
  return {
    id: row.id,
    version: row.version,
    name: row.name,
    description: row.description ?? '',
    type: 'category',
    conditions: ruleConditionsSchema.parse(JSON.parse(row.conditionsJson)),
    actions: ruleActionsSchema.parse(JSON.parse(row.actionsJson)),
    monitoring: ruleMonitoringSchema.parse(JSON.parse(row.monitoringJson)),
    isActive: row.isActive,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    lastTriggered: row.lastTriggered,
    ...(performance.get(row.id) ?? { applied: 0, kept: 0, corrected: 0 }),
  };
}

/** Keeps the rules, and lets the engine run them. Every change of a rule is a new version and stands in the audit log. */
export class AutomationService {
  readonly #database: BookDatabase;
  readonly #clock: Clock;
  readonly #events: EventService;
  readonly #engine: AutomationEngine;
  readonly #jobs: JobRunner;

  constructor(dependencies: {
    database: BookDatabase;
    clock: Clock;
    events: EventService;
    engine: AutomationEngine;
    jobs: JobRunner;
  }) {
    this.#jobs = dependencies.jobs;
    this.#database = dependencies.database;
    this.#clock = dependencies.clock;
    this.#events = dependencies.events;
    this.#engine = dependencies.engine;
  }

  listAutomationRules(_input: unknown): AutomationRule[] {
    const { reader } = this.#database;
    const performance = rulePerformance(reader);
    return listRuleRows(reader).map((row) => toRule(row, performance));
  }

  async createAutomationRule(input: z.infer<typeof contract.createAutomationRule.input>): Promise<AutomationRule> {
    const id = randomUUID();
    const at = instant(this.#clock);
    return this.#change(id, 'created', (connection) => {
      insertRuleRow(connection, {
        id,
        version: 1,
        name: input.name,
        description: input.description,
        type: input.type,
        conditionsJson: JSON.stringify(input.conditions),
        actionsJson: JSON.stringify(input.actions),
        monitoringJson: JSON.stringify(input.monitoring),
        isActive: input.isActive,
        createdAt: at,
        updatedAt: at,
        lastTriggered: null,
        deletedAt: null,
      });
    });
  }

  async updateAutomationRule(input: z.infer<typeof contract.updateAutomationRule.input>): Promise<AutomationRule> {
    const { name, description, conditions, actions, monitoring } = input.updates;
    return this.#change(input.id, 'changed', (connection) => {
      const row = existing(connection, input.id);
      updateRuleRow(connection, input.id, {
        version: row.version + 1,
        updatedAt: instant(this.#clock),
        ...(name === undefined ? {} : { name }),
        ...(description === undefined ? {} : { description }),
        ...(conditions === undefined ? {} : { conditionsJson: JSON.stringify(conditions) }),
        ...(actions === undefined ? {} : { actionsJson: JSON.stringify(actions) }),
        ...(monitoring === undefined ? {} : { monitoringJson: JSON.stringify(monitoring) }),
      });
    });
  }

  async toggleAutomationRule(input: z.infer<typeof contract.toggleAutomationRule.input>): Promise<AutomationRule> {
    return this.#change(input.id, input.isActive ? 'switched on' : 'switched off', (connection) => {
      existing(connection, input.id);
      updateRuleRow(connection, input.id, { isActive: input.isActive, updatedAt: instant(this.#clock) });
    });
  }

  async deleteAutomationRule(input: z.infer<typeof contract.deleteAutomationRule.input>): Promise<{ id: string }> {
    await this.#database.write(({ connection }) => {
      const row = existing(connection, input.id);
      updateRuleRow(connection, input.id, { isActive: false, deletedAt: instant(this.#clock) });
      this.#record(connection, row, 'deleted');
    });
    this.#events.changed('automation', 'audit');
    return { id: input.id };
  }

  async #change(id: string, verb: string, write: (connection: Connection) => void): Promise<AutomationRule> {
    const rule = await this.#database.write(({ connection }) => {
      write(connection);
      const row = existing(connection, id);
      this.#record(connection, row, verb);
      return toRule(row, rulePerformance(connection));
    });
    this.#events.changed('automation', 'audit');
    return rule;
  }

  #record(connection: Connection, row: RuleRow, verb: string): void {
    new AuditLog(connection, instant(this.#clock)).append({
      system: 'automation',
      action: 'rule',
      summary: `You ${verb === 'created' ? 'created' : verb} the rule “${row.name}”`,
      input: { ruleId: row.id, version: row.version },
      output: {
        isActive: row.isActive,
        conditions: JSON.parse(row.conditionsJson),
        actions: JSON.parse(row.actionsJson),
        monitoring: JSON.parse(row.monitoringJson),
      },
      modelVersion: `${row.id}@${row.version}`,
    });
  }

  async previewAutomationRule(
    input: z.infer<typeof contract.previewAutomationRule.input>,
  ): Promise<z.infer<typeof contract.previewAutomationRule.output>> {
    const { reader } = this.#database;
    const actions = { autoApply: true, requiresApproval: false, notifyUser: false, logDecision: false };
    const left = new Map<LeaveReason, number>();
    const ids: number[] = [];
    let waiting = 0;
    let confidence = 0;
    for await (const { row, decision } of judgeCandidates(reader, { conditions: input.conditions, actions }, null)) {
      waiting += 1;
      if (decision.kind === 'leave') {
        left.set(decision.reason, (left.get(decision.reason) ?? 0) + 1);
      } else {
        ids.push(row.transactionId);
        confidence += row.confidence;
      }
    }
    return {
      waiting,
      wouldApply: ids.length,
      averageConfidence: ids.length === 0 ? null : confidence / ids.length,
      left: [...left].map(([reason, count]) => ({ reason: reasonInWords(reason, input.conditions), count })),
      examples: readTransactions(reader, ids.slice(-examplesShown).reverse()),
    };
  }

  /** Runs the active rules over transactions that were just predicted. */
  runOn(scope: CandidateScope): Promise<AutomationRun> {
    const rules = this.listAutomationRules(undefined).filter(({ isActive }) => isActive);
    return this.#engine.run(rules, scope);
  }

  async runAutomation(
    input: z.infer<typeof contract.runAutomation.input>,
    signal?: AbortSignal,
  ): Promise<z.infer<typeof contract.runAutomation.output>> {
    const rules = this.listAutomationRules(undefined).filter(
      ({ id, isActive }) => isActive && (input?.ruleId === undefined || input.ruleId === id),
    );
    if (input?.ruleId !== undefined && rules.length === 0) {
      existing(this.#database.reader, input.ruleId);
      throw new AppError('BAD_INPUT', 'This rule is switched off. Switch it on to run it.');
    }
    const title = rules.length === 1 ? `Run the rule “${rules[0]?.name}”` : 'Run the rules';
    const { result } = await this.#jobs.start({ kind: 'automation', title, signal }, async (job) => {
      const run = await this.#engine.run(rules, null, job);
      return { ...run, changeSetIds: [...run.changeSetIds] };
    });
    return result;
  }

  listExecutions(input: z.infer<typeof contract.listExecutions.input>): z.infer<typeof contract.listExecutions.output> {
    return listExecutionRows(this.#database.reader, input?.ruleId ?? null, input?.limit ?? 50);
  }
}

function existing(connection: Connection, id: string): RuleRow {
  const row = readRuleRow(connection, id);
  if (!row) throw new AppError('NOT_FOUND', 'This rule does not exist any more.');
  return row;
}
