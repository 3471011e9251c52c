import { z } from 'zod';
import { automationRuleSchema } from './automation.ts';
import { calendarDateSchema, idSchema, instantSchema, noInput, shareSchema, textIdSchema } from './primitives.ts';
import { everyTransaction, matcherSchema, ruleConditionsSchema } from './ruleLanguage.ts';
import { transactionSchema } from './transactions.ts';

/**
 * What is proven about a rule that applies suggestions, from confirmed transactions of the last year, each predicted by what
 * was known before it, one per payee and month.
 */
export const promiseEvidenceSchema = z.object({
  tolerance: shareSchema,
  /** From this confidence on it is proven, with 90 % confidence, that at most `tolerance` is wrong; null: for none. */
  threshold: shareSchema.nullable(),
  /** Of all transactions of that time, the share at or above the threshold. */
  appliedShare: shareSchema,
  /** Confirmed transactions that it would have acted on, one per payee and month. */
  rows: z.int().nonnegative(),
  /** Day of the newest of them. */
  until: calendarDateSchema.nullable(),
  /** Confirmations that are missing at least, where it is proven for no threshold. */
  missing: z.int().nonnegative(),
  /** From strict to loose: what share would be applied, and what share of that may be wrong. */
  curve: z.array(
    z.object({
      threshold: shareSchema,
      appliedShare: shareSchema,
      bound: shareSchema,
      rows: z.int().nonnegative(),
      errors: z.int().nonnegative(),
    }),
  ),
  /** The same in a sentence. */
  sentence: z.string(),
});
export type PromiseEvidence = z.infer<typeof promiseEvidenceSchema>;

/**
 * none: it makes no promise · unproven: nothing was computed for this version, model and time · locked: too little is
 * confirmed · proven · suspended: it was broken.
 */
export const rulePromiseSchema = z.object({
  ruleId: textIdSchema,
  state: z.enum(['none', 'unproven', 'locked', 'proven', 'suspended']),
  evidence: promiseEvidenceSchema.nullable(),
  computedAt: instantSchema.nullable(),
  expiresAt: instantSchema.nullable(),
});
export type RulePromise = z.infer<typeof rulePromiseSchema>;

export const getRulePromise = { input: z.strictObject({ id: textIdSchema }), output: rulePromiseSchema };

/** Computes it anew. A job; answers when it has ended. */
export const proveRulePromise = { input: z.strictObject({ id: textIdSchema }), output: rulePromiseSchema };

/** What could be promised for a rule that is still being written. A job; answers when it has ended. */
export const tryPromise = {
  input: z.strictObject({ matcher: matcherSchema.default(everyTransaction), conditions: ruleConditionsSchema }),
  output: promiseEvidenceSchema,
};

/** Lets a suspended rule act again: what its guard counts begins anew. */
export const liftSuspension = { input: z.strictObject({ id: textIdSchema }), output: automationRuleSchema };

/** What rules set and nobody has looked at: a share drawn at random, and everything by months. */
export const listToVerify = {
  input: noInput,
  output: z.object({
    sample: z.array(transactionSchema),
    sampleCount: z.int().nonnegative(),
    /** Newest first. */
    months: z.array(
      z.object({
        month: z.string(),
        count: z.int().positive(),
        groups: z.array(
          z.object({
            payeeName: z.string(),
            categoryId: idSchema,
            categoryPath: z.string(),
            transactionIds: z.array(idSchema),
          }),
        ),
      }),
    ),
  }),
};
