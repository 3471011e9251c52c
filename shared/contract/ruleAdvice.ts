import { z } from 'zod';
import { ruleDraftSchema } from './automation.ts';
import { idSchema, noInput, textIdSchema } from './primitives.ts';

/** A rule that the history speaks for. */
export const ruleSuggestionSchema = z.object({
  /** Names the suggestion when it is dismissed. */
  key: z.string().max(100),
  /** corrected: the same correction more than once · one_sided: all that was decided on a payee is one category. */
  kind: z.enum(['corrected', 'one_sided']),
  payeeName: z.string(),
  categoryId: idSchema,
  categoryPath: z.string(),
  /** Ready to be created, as it stands or changed. */
  draft: ruleDraftSchema,
  /** What was seen, in a sentence with its numbers. */
  reason: z.string(),
  /** Over the last twelve months: what the person decided the same, or otherwise, and what waits now. */
  backtest: z.object({
    right: z.int().nonnegative(),
    wrong: z.int().nonnegative(),
    waiting: z.int().nonnegative(),
  }),
});
export type RuleSuggestion = z.infer<typeof ruleSuggestionSchema>;

export const suggestRules = {
  input: z.strictObject({ limit: z.int().min(1).max(100).default(10) }).optional(),
  output: z.object({ suggestions: z.array(ruleSuggestionSchema), count: z.int().nonnegative() }),
};

/** Does not offer this rule again. */
export const dismissSuggestion = {
  input: z.strictObject({ key: z.string().min(1).max(100) }),
  output: z.object({ key: z.string() }),
};

/** What is odd about the active rules, tried on the newest transactions as if each had just come in. */
export const checkRules = {
  input: noInput,
  output: z.object({
    /** Transactions that they were tried on. */
    considered: z.int().nonnegative(),
    findings: z.array(
      z.object({
        /**
         * never_matches: it found nothing · shadowed: whatever it finds, earlier rules decide · contradicts: another rule
         * wants something else for the same transactions.
         */
        kind: z.enum(['never_matches', 'shadowed', 'contradicts']),
        ruleId: textIdSchema,
        ruleName: z.string(),
        otherRuleId: textIdSchema.nullable(),
        otherRuleName: z.string().nullable(),
        count: z.int().nonnegative(),
        message: z.string(),
        /** Some of the transactions. */
        transactionIds: z.array(idSchema),
      }),
    ),
  }),
};
