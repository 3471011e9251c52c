import { z } from 'zod';
import { idSchema, instantSchema, measuredShareSchema, noInput, shareSchema, textIdSchema } from './primitives.ts';
import {
  everyTransaction,
  matcherSchema,
  type RuleActions,
  type RuleType,
  ruleActionsSchema,
  ruleConditionsSchema,
  ruleMonitoringSchema,
  ruleTypeSchema,
} from './ruleLanguage.ts';
import { transactionSchema } from './transactions.ts';

/** Rules have their promise unless they say that they want none. */
const draftConditionsSchema = ruleConditionsSchema.extend({ promise: z.boolean().default(true) });
const ruleNameSchema = z.string().trim().min(1, 'Give the rule a name.').max(80);
const descriptionSchema = z.string().trim().max(500);
const hasEffectOfType = ({ type, actions }: { type: RuleType; actions: RuleActions }) => actions.effect.kind === type;
const effectProblem = { error: 'The type of the rule is not that of what it does.' };

export const ruleDraftSchema = z
  .strictObject({
    name: ruleNameSchema,
    description: descriptionSchema.default(''),
    type: ruleTypeSchema.default('category'),
    matcher: matcherSchema.default(everyTransaction),
    conditions: draftConditionsSchema,
    actions: ruleActionsSchema.default({
      autoApply: true,
      requiresApproval: false,
      notifyUser: true,
      logDecision: true,
      effect: { kind: 'category', categoryId: null },
      overwrite: 'empty',
      stop: false,
    }),
    monitoring: ruleMonitoringSchema.default({
      trackPerformance: true,
      alertOnFailure: true,
      reviewPeriodDays: 30,
      auditShare: 0.02,
      approvalDays: 90,
    }),
    isActive: z.boolean().default(false),
  })
  .refine(hasEffectOfType, effectProblem);
export type RuleDraft = z.infer<typeof ruleDraftSchema>;

/** Its promise was broken: of `verified` transactions that it set and a person looked at, `wrong` were wrong. */
export const suspensionSchema = z.object({
  since: instantSchema,
  wrong: z.int().nonnegative(),
  verified: z.int().nonnegative(),
});

export const automationRuleSchema = z.object({
  id: textIdSchema,
  version: z.int().positive(),
  name: z.string(),
  description: z.string(),
  type: ruleTypeSchema,
  /** Its place in the order in which the rules look at a transaction, from 1. */
  position: z.int().positive(),
  matcher: matcherSchema,
  conditions: ruleConditionsSchema,
  actions: ruleActionsSchema,
  monitoring: ruleMonitoringSchema,
  isActive: z.boolean(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
  lastTriggered: instantSchema.nullable(),
  /** Since when it asks about everything, because its promise was broken. */
  suspension: suspensionSchema.nullable(),
  /** Proposals of it that wait for the person. */
  waiting: z.int().nonnegative(),
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
      name: ruleNameSchema.optional(),
      description: descriptionSchema.optional(),
      matcher: matcherSchema.optional(),
      conditions: draftConditionsSchema.optional(),
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

/** Puts the rules into an order: each of them once. */
export const reorderAutomationRules = {
  input: z.strictObject({ ids: z.array(textIdSchema).min(1).max(2000) }),
  output: z.array(automationRuleSchema),
};

/** Whether a regular expression can be used, said as it is typed. */
export const checkRegularExpression = {
  input: z.strictObject({ pattern: z.string().max(200) }),
  output: z.object({ problem: z.string().nullable() }),
};

/** What a rule would do at this moment, alone. Changes nothing. */
export const previewAutomationRule = {
  input: z.strictObject({
    matcher: matcherSchema.default(everyTransaction),
    conditions: ruleConditionsSchema,
    actions: ruleActionsSchema.optional(),
    /** From which confidence on its promise is proven; null: for none, so that it asks. Left out: as if for all. */
    provenFrom: shareSchema.nullable().optional(),
  }),
  output: z.object({
    /** Transactions it would look at: those that wait, or all where it may act on others too. */
    waiting: z.int().nonnegative(),
    wouldApply: z.int().nonnegative(),
    /** Transactions that it would put before the person instead. */
    wouldAsk: z.int().nonnegative(),
    /** Average chance of being right over both. */
    averageConfidence: shareSchema.nullable(),
    /** Why the others are left: how many fail each condition first. */
    left: z.array(z.object({ reason: z.string(), count: z.int().nonnegative() })),
    /** Some that it would change, those that came into the books last first. */
    examples: z.array(transactionSchema),
    /** What it would do to each of these, in their order. */
    effects: z.array(z.object({ transactionId: idSchema, from: z.string().nullable(), to: z.string() })),
  }),
};

/** Runs the active rules (or one) over all transactions now. Each rule's work is one change set. */
export const runAutomation = {
  input: z.strictObject({ ruleId: textIdSchema.optional() }).optional(),
  output: z.object({
    considered: z.int().nonnegative(),
    applied: z.int().nonnegative(),
    /** Put before the person, and not before. */
    asked: z.int().nonnegative(),
    left: z.int().nonnegative(),
    changeSetIds: z.array(textIdSchema),
  }),
};

/** What every active rule makes of one transaction, in their order: which matched, which lost, and why. */
export const traceRules = {
  input: z.strictObject({ transactionId: idSchema }),
  output: z.array(
    z.object({
      ruleId: textIdSchema,
      ruleName: z.string(),
      ruleVersion: z.int().positive(),
      /** unmatched: it looks for others · unmet: a condition does not hold · lost: it matches and does nothing. */
      outcome: z.enum(['apply', 'ask', 'unmatched', 'unmet', 'lost']),
      reason: z.string(),
    }),
  ),
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
  asked: z.int().nonnegative(),
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

const countsSchema = z.object({
  runs: z.int().nonnegative(),
  applied: z.int().nonnegative(),
  asked: z.int().nonnegative(),
  approved: z.int().nonnegative(),
  rejected: z.int().nonnegative(),
});

/** How a rule has done so far. */
export const getRulePerformance = {
  input: z.strictObject({ id: textIdSchema }),
  output: z.object({
    ruleId: textIdSchema,
    /** Newest version first. */
    versions: z.array(countsSchema.extend({ version: z.int().positive(), lastRun: instantSchema.nullable() })),
    /** Categories that it set and a person looked at since, by the month of that, oldest first. */
    months: z.array(z.object({ month: z.string(), kept: z.int().nonnegative(), corrected: z.int().nonnegative() })),
    /** What it set and a person looked at since, of all; null before anything was looked at. */
    right: measuredShareSchema.nullable(),
  }),
};

/** Rules as a file to keep or to take to other books: categories, accounts and payees by their names. */
export const exportAutomationRules = {
  input: z.strictObject({ ids: z.array(textIdSchema).max(2000).optional() }).optional(),
  output: z.object({ fileName: z.string(), content: z.string(), count: z.int().nonnegative() }),
};
/** Adds the rules of such a file after those that are there, switched off. All of them, or none and the reason. */
export const importAutomationRules = {
  input: z.strictObject({ content: z.string().max(5_000_000) }),
  output: z.array(automationRuleSchema),
};
