import { z } from 'zod';
import { idSchema, textIdSchema } from './primitives.ts';
import { transactionSchema } from './transactions.ts';

/** duplicate: one transaction that stands in the books twice · transfer: both sides of money moved between own accounts. */
export const matchKindSchema = z.enum(['duplicate', 'transfer']);
export type MatchKind = z.infer<typeof matchKindSchema>;

/** Two transactions that may belong together. Nothing is done about them before a person says so. */
export const matchSchema = z.object({
  kind: matchKindSchema,
  /** Of a duplicate the one that stays; of a transfer the side that money leaves. */
  first: transactionSchema,
  second: transactionSchema,
  daysApart: z.int().nonnegative(),
  /** What speaks for it, the strongest first. */
  reasons: z.array(z.string()).min(1),
});
export type Match = z.infer<typeof matchSchema>;

const pairSchema = z.strictObject({ kind: matchKindSchema, firstId: idSchema, secondId: idSchema });

/** The likeliest first; each transaction stands in at most one match of a kind. */
export const listMatches = {
  input: z.strictObject({ kind: matchKindSchema.optional(), limit: z.int().min(1).max(500).default(100) }).prefault({}),
  output: z.object({ matches: z.array(matchSchema), count: z.int().nonnegative() }),
};

/**
 * Says that two transactions belong together, proposed or not. Of duplicates the first stays, with the category of the
 * second where it has none of its own, and the second leaves the books as if it had been deleted; two different ids of
 * the bank are never the same transaction. Of a transfer each side names the other, and a side without a category gets
 * one for transfers.
 */
export const acceptMatch = { input: pairSchema, output: z.object({ changeSetId: textIdSchema }) };

/** Says that two transactions are not what they were proposed to be: they are not proposed again. */
export const rejectMatch = { input: pairSchema, output: z.object({ isRejected: z.literal(true) }) };

/** Takes a rejection back. */
export const reconsiderMatch = { input: pairSchema, output: z.object({ isRejected: z.literal(false) }) };

/** Says that a transaction is no side of a transfer. Its category stays. */
export const unmatchTransfer = {
  input: z.strictObject({ transactionId: idSchema }),
  output: z.object({ changeSetId: textIdSchema }),
};
