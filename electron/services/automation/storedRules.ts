import {
  type AutomationRule,
  automationRuleSchema,
  type RuleDraft,
  suspensionSchema,
} from '../../../shared/contract/automation.ts';
import {
  everyTransaction,
  matcherSchema,
  ruleActionsSchema,
  ruleConditionsSchema,
  ruleMonitoringSchema,
} from '../../../shared/contract/ruleLanguage.ts';
import type { Connection } from '../../database/connection.ts';
import { countWaitingApprovals } from '../../database/stores/approvalStore.ts';
import { listRuleRows, type RuleRow, rulePerformance } from '../../database/stores/ruleStore.ts';

const { type: typeSchema } = automationRuleSchema.shape;

/** The rules as they stand, in their order. */
export function readRules(connection: Connection): AutomationRule[] {
  const performance = rulePerformance(connection);
  const waiting = countWaitingApprovals(connection);
  return listRuleRows(connection).map((row, index) => ({
    id: row.id,
    version: row.version,
    name: row.name,
    description: row.description ?? '',
    type: typeSchema.parse(row.type),
    position: index + 1,
    matcher: row.matcherJson === null ? everyTransaction : matcherSchema.parse(JSON.parse(row.matcherJson)),
    conditions: ruleConditionsSchema.parse(JSON.parse(row.conditionsJson)),
    actions: ruleActionsSchema.parse(JSON.parse(row.actionsJson)),
    monitoring: ruleMonitoringSchema.parse(JSON.parse(row.monitoringJson)),
    isActive: row.isActive,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    lastTriggered: row.lastTriggered,
    suspension: row.suspensionJson === null ? null : suspensionSchema.parse(JSON.parse(row.suspensionJson)),
    waiting: waiting.get(row.id) ?? 0,
    ...(performance.get(row.id) ?? { applied: 0, kept: 0, corrected: 0 }),
  }));
}

/** A new rule as it is stored, the last in the order. */
export function newRuleRow(connection: Connection, draft: RuleDraft, id: string, at: string): RuleRow {
  const last = listRuleRows(connection).at(-1);
  return {
    id,
    version: 1,
    name: draft.name,
    description: draft.description,
    type: draft.type,
    matcherJson: JSON.stringify(draft.matcher),
    conditionsJson: JSON.stringify(draft.conditions),
    actionsJson: JSON.stringify(draft.actions),
    monitoringJson: JSON.stringify(draft.monitoring),
    isActive: draft.isActive,
    createdAt: at,
    updatedAt: at,
    lastTriggered: null,
    deletedAt: null,
    position: (last?.position ?? 0) + 1,
    suspendedAt: null,
    suspensionJson: null,
    guardedSince: at,
  };
}
