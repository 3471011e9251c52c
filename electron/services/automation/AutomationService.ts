import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type * as contract from '../../../shared/contract/automation.ts';
import { type AutomationRule, ruleDraftSchema } from '../../../shared/contract/automation.ts';
import { AppError } from '../../../shared/errors.ts';
import type { BookDatabase } from '../../database/BookDatabase.ts';
import type { Connection } from '../../database/connection.ts';
import { countApprovals, withdrawApprovals } from '../../database/stores/approvalStore.ts';
import {
  countRuns,
  insertRuleRow,
  judgedByMonth,
  listExecutionRows,
  listRuleRows,
  type RuleRow,
  readRuleRow,
  updateRuleRow,
} from '../../database/stores/ruleStore.ts';
import { type Clock, instant } from '../../platform/clock.ts';
import { AuditLog } from '../audit/AuditLog.ts';
import type { EventService } from '../events/EventService.ts';
import { measuredShare } from '../health/accuracy.ts';
import { regularExpressionProblem } from './regularExpressions.ts';
import { exportRules, importRules } from './ruleExchange.ts';
import { checkRule } from './ruleProblems.ts';
import { newRuleRow, readRules } from './storedRules.ts';

/** Keeps the rules. Every change of a rule is a new version and stands in the audit log. */
export class AutomationService {
  readonly #database: BookDatabase;
  readonly #clock: Clock;
  readonly #events: EventService;

  constructor(dependencies: { database: BookDatabase; clock: Clock; events: EventService }) {
    this.#database = dependencies.database;
    this.#clock = dependencies.clock;
    this.#events = dependencies.events;
  }

  listAutomationRules(_input: unknown): AutomationRule[] {
    return readRules(this.#database.reader);
  }

  async createAutomationRule(input: z.infer<typeof contract.createAutomationRule.input>): Promise<AutomationRule> {
    const id = randomUUID();
    return this.#change(id, 'created', (connection) => {
      checkRule(connection, input);
      insertRuleRow(connection, newRuleRow(connection, input, id, instant(this.#clock)));
    });
  }

  async updateAutomationRule(input: z.infer<typeof contract.updateAutomationRule.input>): Promise<AutomationRule> {
    return this.#change(input.id, 'changed', (connection) => {
      const row = existingRule(connection, input.id);
      const [former] = readRules(connection).filter(({ id }) => id === input.id);
      const { name, description, type, matcher, conditions, actions, monitoring, isActive } = {
        ...former,
        ...input.updates,
      };
      // A rule does what its type says: what it does may change, and its type with it.
      const changed = ruleDraftSchema.parse({
        name,
        description,
        type: actions?.effect.kind ?? type,
        matcher,
        conditions,
        actions,
        monitoring,
        isActive,
      });
      checkRule(connection, changed);
      const at = instant(this.#clock);
      updateRuleRow(connection, input.id, {
        version: row.version + 1,
        updatedAt: at,
        name: changed.name,
        description: changed.description,
        type: changed.type,
        matcherJson: JSON.stringify(changed.matcher),
        conditionsJson: JSON.stringify(changed.conditions),
        actionsJson: JSON.stringify(changed.actions),
        monitoringJson: JSON.stringify(changed.monitoring),
      });
      withdrawApprovals(connection, input.id, at, row.version + 1);
    });
  }

  async toggleAutomationRule(input: z.infer<typeof contract.toggleAutomationRule.input>): Promise<AutomationRule> {
    return this.#change(input.id, input.isActive ? 'switched on' : 'switched off', (connection) => {
      existingRule(connection, input.id);
      updateRuleRow(connection, input.id, { isActive: input.isActive, updatedAt: instant(this.#clock) });
    });
  }

  async deleteAutomationRule(input: z.infer<typeof contract.deleteAutomationRule.input>): Promise<{ id: string }> {
    await this.#database.write(({ connection }) => {
      const row = existingRule(connection, input.id);
      const at = instant(this.#clock);
      updateRuleRow(connection, input.id, { isActive: false, deletedAt: at });
      withdrawApprovals(connection, input.id, at, null);
      this.#record(connection, row, 'deleted');
    });
    this.#events.changed('automation', 'audit');
    return { id: input.id };
  }

  async reorderAutomationRules(
    input: z.infer<typeof contract.reorderAutomationRules.input>,
  ): Promise<AutomationRule[]> {
    const rules = await this.#database.write(({ connection }) => {
      const rows = listRuleRows(connection);
      const known = new Map(rows.map((row) => [row.id, row]));
      if (new Set(input.ids).size !== input.ids.length || input.ids.length !== rows.length) {
        throw new AppError('BAD_INPUT', 'Name every rule once to put them into an order.');
      }
      for (const [index, id] of input.ids.entries()) {
        if (!known.has(id)) throw new AppError('NOT_FOUND', 'One of these rules does not exist any more.');
        updateRuleRow(connection, id, { position: index + 1 });
      }
      new AuditLog(connection, instant(this.#clock)).append({
        system: 'automation',
        action: 'rule',
        summary: 'You changed the order of the rules',
        input: { before: rows.map(({ id }) => id) },
        output: { after: input.ids },
      });
      return readRules(connection);
    });
    this.#events.changed('automation', 'audit');
    return rules;
  }

  checkRegularExpression({
    pattern,
  }: z.infer<typeof contract.checkRegularExpression.input>): z.infer<typeof contract.checkRegularExpression.output> {
    return { problem: pattern.trim() === '' ? 'Write the text to look for.' : regularExpressionProblem(pattern) };
  }

  listExecutions(input: z.infer<typeof contract.listExecutions.input>): z.infer<typeof contract.listExecutions.output> {
    return listExecutionRows(this.#database.reader, input?.ruleId ?? null, input?.limit ?? 50);
  }

  getRulePerformance({
    id,
  }: z.infer<typeof contract.getRulePerformance.input>): z.infer<typeof contract.getRulePerformance.output> {
    const { reader } = this.#database;
    const { version } = existingRule(reader, id);
    const runs = countRuns(reader, id);
    const approvals = countApprovals(reader, id);
    const versions = [
      ...new Set([version, ...runs.map((run) => run.version), ...approvals.map((row) => row.ruleVersion)]),
    ];
    const months = judgedByMonth(reader, id);
    const kept = months.reduce((sum, month) => sum + month.kept, 0);
    const judged = months.reduce((sum, month) => sum + month.corrected, kept);
    return {
      ruleId: id,
      versions: versions
        .sort((one, other) => other - one)
        .map((each) => {
          const run = runs.find((known) => known.version === each);
          const decided = (status: string) =>
            approvals.find((row) => row.ruleVersion === each && row.status === status)?.count ?? 0;
          return {
            version: each,
            runs: run?.runs ?? 0,
            applied: run?.applied ?? 0,
            asked: run?.asked ?? 0,
            lastRun: run?.lastRun ?? null,
            approved: decided('approved'),
            rejected: decided('rejected'),
          };
        }),
      months,
      right: judged === 0 ? null : measuredShare(kept, judged),
    };
  }

  exportAutomationRules(
    input: z.infer<typeof contract.exportAutomationRules.input>,
  ): z.infer<typeof contract.exportAutomationRules.output> {
    const { reader } = this.#database;
    const wanted = input?.ids;
    const rules = readRules(reader).filter(({ id }) => wanted === undefined || wanted.includes(id));
    if (wanted !== undefined && rules.length < new Set(wanted).size) {
      throw new AppError('NOT_FOUND', 'One of these rules does not exist any more.');
    }
    return { fileName: 'rules.json', content: exportRules(reader, rules), count: rules.length };
  }

  async importAutomationRules(input: z.infer<typeof contract.importAutomationRules.input>): Promise<AutomationRule[]> {
    const rules = await this.#database.write(({ connection }) => {
      const ids = new Set<string>();
      for (const draft of importRules(connection, input.content)) {
        const id = randomUUID();
        checkRule(connection, draft);
        const row = newRuleRow(connection, draft, id, instant(this.#clock));
        insertRuleRow(connection, row);
        this.#record(connection, row, 'created');
        ids.add(id);
      }
      return readRules(connection).filter(({ id }) => ids.has(id));
    });
    this.#events.changed('automation', 'audit');
    return rules;
  }

  async #change(id: string, verb: string, write: (connection: Connection) => void): Promise<AutomationRule> {
    const rule = await this.#database.write(({ connection }) => {
      write(connection);
      this.#record(connection, existingRule(connection, id), verb);
      return readRules(connection).find((each) => each.id === id);
    });
    this.#events.changed('automation', 'audit');
    if (!rule) throw new AppError('NOT_FOUND', 'This rule does not exist any more.');
    return rule;
  }

  #record(connection: Connection, row: RuleRow, verb: string): void {
    new AuditLog(connection, instant(this.#clock)).append({
      system: 'automation',
      action: 'rule',
      summary: `You ${verb} the rule “${row.name}”`,
      input: { ruleId: row.id, version: row.version },
      output: {
        isActive: row.isActive,
        matcher: row.matcherJson === null ? null : JSON.parse(row.matcherJson),
        conditions: JSON.parse(row.conditionsJson),
        actions: JSON.parse(row.actionsJson),
        monitoring: JSON.parse(row.monitoringJson),
      },
      modelVersion: `${row.id}@${row.version}`,
    });
  }
}

export function existingRule(connection: Connection, id: string): RuleRow {
  const row = readRuleRow(connection, id);
  if (!row) throw new AppError('NOT_FOUND', 'This rule does not exist any more.');
  return row;
}
