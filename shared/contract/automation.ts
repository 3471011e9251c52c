import { z } from 'zod';
import { idSchema, instantSchema, noInput, shareSchema, textIdSchema } from './primitives.ts';
import { transactionSchema } from './transactions.ts';

/** What must hold before a rule takes a prediction over. */
export const ruleConditionsSchema = z.strictObject({
  confidenceThreshold: shareSchema,
  /** Confirmed transactions of the same payee that must exist. */
  minimumDataPoints: z.int().min(0).max(50, 'The 50 newest transactions of a payee are looked at, so ask for no more.'),
  /** Every system that has an opinion must back the prediction. */
  agreementRequired: z.boolean(),
  /** Largest chance of being wrong (1 − confidence) that is accepted for one transaction. */
  riskTolerance: shareSchema,
});
export const ruleActionsSchema = z.strictObject({
  autoApply: z.boolean(),
  /** Leaves the transaction in Review as a suggestion instead of applying it. */
  requiresApproval: z.boolean(),
  notifyUser: z.boolean(),
  logDecision: z.boolean(),
});
export const ruleMonitoringSchema = z.strictObject({
  trackPerformance: z.boolean(),
  alertOnFailure: z.boolean(),
  reviewPeriodDays: z.int().min(1).max(3650),
});

export const ruleDraftSchema = z.strictObject({
  name: z.string().trim().min(1, 'Give the rule a name.').max(80),
  description: z.string().trim().max(500).default(''),
  type: z.literal('category').default('category'),
  conditions: ruleConditionsSchema,
  actions: ruleActionsSchema.default({ autoApply: true, requiresApproval: false, notifyUser: true, logDecision: true }),
  monitoring: ruleMonitoringSchema.default({ trackPerformance: true, alertOnFailure: true, reviewPeriodDays: 30 }),
  isActive: z.boolean().default(false),
});
export type RuleDraft = z.infer<typeof ruleDraftSchema>;

export const automationRuleSchema = z.object({
  id: textIdSchema,
  version: z.int().positive(),
  name: z.string(),
  description: z.string(),
  type: z.literal('category'),
  conditions: ruleConditionsSchema,
  actions: ruleActionsSchema,
  monitoring: ruleMonitoringSchema,
  isActive: z.boolean(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
  lastTriggered: instantSchema.nullable(),
  /** Transactions whose category it set and still stands. */
  applied: z.int().nonnegative(),
  /** Of those that a person looked at since: how many they kept, and how many they corrected. */
  kept: z.int().nonnegative(),
  corrected: z.int().nonnegative(),
});
export type AutomationRule = z.infer<typeof automationRuleSchema>;

export const listAutomationRules = { input: noInput, output: z.array(automationRuleSchema) };
export const createAutomationRule = { input: ruleDraftSchema, output: automationRuleSchema };
export const updateAutomationRule = {
  input: z.strictObject({
    id: textIdSchema,
    updates: z.strictObject({
      name: z.string().trim().min(1, 'Give the rule a name.').max(80).optional(),
      description: z.string().trim().max(500).optional(),
      conditions: ruleConditionsSchema.optional(),
      actions: ruleActionsSchema.optional(),
      monitoring: ruleMonitoringSchema.optional(),
    }),
  }),
  output: automationRuleSchema,
};
export const toggleAutomationRule = {
  input: z.strictObject({ id: textIdSchema, isActive: z.boolean() }),
  output: automationRuleSchema,
};
export const deleteAutomationRule = {
  input: z.strictObject({ id: textIdSchema }),
  output: z.object({ id: textIdSchema }),
};

/** What a rule would do to the transactions that wait at this moment. Changes nothing. */
export const previewAutomationRule = {
  input: z.strictObject({ conditions: ruleConditionsSchema }),
  output: z.object({
    waiting: z.int().nonnegative(),
    wouldApply: z.int().nonnegative(),
    /** Average chance of being right over those it would apply. */
    averageConfidence: shareSchema.nullable(),
    /** Why the others are left: how many fail each condition first. */
    left: z.array(z.object({ reason: z.string(), count: z.int().nonnegative() })),
    examples: z.array(transactionSchema),
  }),
};

/** Runs the active rules (or one) over all waiting transactions now. Each rule's work is one change set. */
export const runAutomation = {
  input: z.strictObject({ ruleId: textIdSchema.optional() }).optional(),
  output: z.object({
    considered: z.int().nonnegative(),
    applied: z.int().nonnegative(),
    left: z.int().nonnegative(),
    changeSetIds: z.array(textIdSchema),
  }),
};

/** One run of one rule. */
export const executionSchema = z.object({
  id: textIdSchema,
  ruleId: textIdSchema,
  ruleName: z.string(),
  ruleVersion: z.int().positive(),
  timestamp: instantSchema,
  success: z.boolean(),
  considered: z.int().nonnegative(),
  applied: z.int().nonnegative(),
  changeSetId: textIdSchema.nullable(),
  isUndone: z.boolean(),
  error: z.string().nullable(),
  importId: idSchema.nullable(),
});
export type Execution = z.infer<typeof executionSchema>;
export const listExecutions = {
  input: z.strictObject({ ruleId: textIdSchema.optional(), limit: z.int().min(1).max(200).default(50) }).optional(),
  output: z.array(executionSchema),
};
