import { z } from 'zod';
import { calendarDateSchema, idSchema, shareSchema, textIdSchema } from './primitives.ts';
import { everyTransaction, matcherSchema, ruleActionsSchema, ruleConditionsSchema } from './ruleLanguage.ts';
import { transactionSchema } from './transactions.ts';

/**
 * What came of a transaction. right, wrong: applied, and what a person decided · unjudged: applied, and nobody decided, or
 * it was no category · asked · conflict: another rule was there first.
 */
export const backtestOutcomeSchema = z.enum(['right', 'wrong', 'unjudged', 'asked', 'conflict']);
export type BacktestOutcome = z.infer<typeof backtestOutcomeSchema>;

const countsSchema = z.object({
  considered: z.int().nonnegative(),
  right: z.int().nonnegative(),
  wrong: z.int().nonnegative(),
  unjudged: z.int().nonnegative(),
  asked: z.int().nonnegative(),
  conflict: z.int().nonnegative(),
});
export type BacktestCounts = z.infer<typeof countsSchema>;

/**
 * What a rule would have done over the last months, each transaction predicted by what was known before it, with the other
 * active rules around it. Its promise counts as it would have been proven at the beginning of each month. Changes nothing.
 * A job; answers when it has ended.
 */
export const backtestAutomationRule = {
  input: z.strictObject({
    /** The rule that this is another version of: it is tried at the place of that one, or else as the last. */
    ruleId: textIdSchema.optional(),
    matcher: matcherSchema.default(everyTransaction),
    conditions: ruleConditionsSchema,
    actions: ruleActionsSchema,
    months: z.int().min(1).max(60).default(12),
  }),
  output: z.object({
    /** For `listBacktestRows`, until the app is closed or some newer ones were made. */
    backtestId: textIdSchema,
    from: calendarDateSchema.nullable(),
    to: calendarDateSchema.nullable(),
    total: countsSchema,
    /** Oldest first. */
    months: z.array(
      countsSchema.extend({
        month: z.string(),
        /** From which confidence on it would have applied; null where it would have asked, or makes no promise. */
        threshold: shareSchema.nullable(),
      }),
    ),
  }),
};

/** The transactions behind a number of a backtest, newest first. */
export const listBacktestRows = {
  input: z.strictObject({
    backtestId: textIdSchema,
    outcome: backtestOutcomeSchema,
    month: z.string().length(7).optional(),
    offset: z.int().nonnegative().default(0),
    limit: z.int().min(1).max(200).default(50),
  }),
  output: z.object({
    count: z.int().nonnegative(),
    rows: z.array(
      z.object({
        transaction: transactionSchema,
        /** What the rule would have made of it; null where another rule was there first. */
        would: z.string().nullable(),
        confidence: shareSchema,
        /** The category that a person decided on. */
        actualCategoryId: idSchema.nullable(),
        actualCategoryPath: z.string().nullable(),
      }),
    ),
  }),
};
