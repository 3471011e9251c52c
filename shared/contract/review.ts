import { z } from 'zod';
import { idSchema, shareSchema, textIdSchema } from './primitives.ts';
import { transactionSchema } from './transactions.ts';

/** Similar transactions that wait for a decision: one payee with its other spellings; where an answer is worth most first. */
export const reviewGroupSchema = z.object({
  /** Stable while the group exists. */
  key: z.string(),
  payeeId: idSchema.nullable(),
  /** The payee and those written alike that are asked about with it. */
  payeeIds: z.array(idSchema),
  payeeName: z.string(),
  /** Names of the others. */
  spellings: z.array(z.string()),
  count: z.int().positive(),
  /** How many of the rows are expected to be wrong as suggested, or have no suggestion: rows × doubt. */
  worth: z.number().min(0),
  /** The newest of them, at most 50. */
  transactions: z.array(transactionSchema),
  /** Whether every suggestion comes from the word list alone, because nothing like it was confirmed yet. */
  isFirstGuess: z.boolean(),
  /** Likely categories for number keys, best first. */
  choices: z.array(z.object({ categoryId: idSchema, categoryPath: z.string(), probability: shareSchema })),
});
export type ReviewGroup = z.infer<typeof reviewGroupSchema>;

export const listReviewGroups = {
  input: z
    .strictObject({
      includeSkipped: z.boolean().default(false),
      limit: z.int().min(1).max(100).default(30),
    })
    .optional(),
  output: z.object({
    groups: z.array(reviewGroupSchema),
    groupCount: z.int().nonnegative(),
    waiting: z.int().nonnegative(),
    skipped: z.int().nonnegative(),
    settled: z.int().nonnegative(),
    /** How many answers, in the order given, settle the next share of all transactions; null when all are settled. */
    next: z.object({ milestone: shareSchema, answers: z.int().nonnegative() }).nullable(),
  }),
};

/**
 * accept: take each transaction's suggestion, as it was seen · correct: set `categoryId` · skip: leave it for later ·
 * Every decision is one change set, and what was learnt from it is predicted anew at once.
 */
export const decideReview = {
  input: z.discriminatedUnion('decision', [
    z.strictObject({
      decision: z.literal('accept'),
      /** Each transaction with the category that was seen on it. Where it is another one by now, the row is left. */
      accepted: z
        .array(z.strictObject({ transactionId: idSchema, categoryId: idSchema }))
        .min(1)
        .max(10_000),
    }),
    z.strictObject({
      decision: z.literal('correct'),
      transactionIds: z.array(idSchema).min(1).max(10_000),
      categoryId: idSchema,
    }),
    z.strictObject({ decision: z.literal('skip'), transactionIds: z.array(idSchema).min(1).max(10_000) }),
  ]),
  output: z.object({
    changeSetId: textIdSchema,
    decided: z.int().nonnegative(),
    /** Left, because the suggestion is no longer the one that was seen. */
    stale: z.int().nonnegative(),
    /** Waiting transactions like these, for which the same category is offered. */
    similar: z.object({
      transactionIds: z.array(idSchema),
      categoryId: idSchema.nullable(),
      categoryPath: z.string().nullable(),
      example: z.string().nullable(),
    }),
    /** How many suggestions changed because of what was learnt. */
    suggestionsChanged: z.int().nonnegative(),
  }),
};
