import { z } from 'zod';
import { idSchema, instantSchema, shareSchema, textIdSchema } from './primitives.ts';
import { transactionSchema } from './transactions.ts';

/** What a rule would do to a transaction, and a person is to decide on. */
export const approvalSchema = z.object({
  id: idSchema,
  ruleId: textIdSchema,
  ruleName: z.string(),
  ruleVersion: z.int().positive(),
  transaction: transactionSchema,
  /** Before and after, in words. */
  from: z.string().nullable(),
  to: z.string(),
  /** Why the rule asks. */
  reason: z.string(),
  confidence: shareSchema,
  createdAt: instantSchema,
  /** When it is given up. */
  expiresAt: instantSchema,
});
export type Approval = z.infer<typeof approvalSchema>;

/** What waits, in the order in which it was proposed. What the rule would not propose any more is left out. */
export const listApprovals = {
  input: z
    .strictObject({
      ruleId: textIdSchema.optional(),
      /** The id of the last one of the page before. */
      cursor: idSchema.nullable().default(null),
      limit: z.int().min(1).max(500).default(100),
    })
    .optional(),
  output: z.object({
    approvals: z.array(approvalSchema),
    /** All that wait, also on other pages. */
    count: z.int().nonnegative(),
    nextCursor: idSchema.nullable(),
  }),
};

/**
 * Approves or rejects. What is approved is done at once, as one change set of the person. What is rejected does not come
 * back for the same transaction and version of the rule.
 */
export const decideApprovals = {
  input: z.strictObject({
    ids: z.array(idSchema).min(1, 'Choose at least one.').max(10_000),
    decision: z.enum(['approve', 'reject']),
  }),
  output: z.object({
    /** Null where nothing was changed. */
    changeSetId: textIdSchema.nullable(),
    decided: z.int().nonnegative(),
    /** Left alone: decided already, too old, or the rule would not propose it any more. */
    withdrawn: z.int().nonnegative(),
    suggestionsChanged: z.int().nonnegative(),
  }),
};
