import { z } from 'zod';
import { convertedTotalSchema } from './exchangeRates.ts';
import {
  amountSchema,
  calendarDateSchema,
  currencySchema,
  idSchema,
  instantSchema,
  noInput,
  shareSchema,
  textIdSchema,
} from './primitives.ts';

/** Who set the category: the person, a file that brought it along, or a rule. */
export const categorySourceSchema = z.enum(['user', 'import', 'rule']);
export type CategorySource = z.infer<typeof categorySourceSchema>;

/**
 * confirmed: a person set or accepted it, or it came with a file as a known label · automatic: a rule set it ·
 * suggested: no category yet, but a prediction · unsure: no category, and the models abstain.
 */
export const transactionStateSchema = z.enum(['confirmed', 'automatic', 'suggested', 'unsure']);
export type TransactionState = z.infer<typeof transactionStateSchema>;

/** What a person wrote beside a transaction or a part of one; blank is none. */
export const noteSchema = z
  .string()
  .trim()
  .max(500, 'A note has at most 500 characters.')
  .nullable()
  .transform((note) => note || null);

export const tagSchema = z
  .string()
  .trim()
  .min(1, 'A tag has at least one character.')
  .max(40, 'A tag has at most 40 characters.')
  .regex(/^[^,]*$/, 'A tag has no comma in it.');

/** One part of a divided transaction. The amounts of all parts add up to that of the transaction. */
export const transactionPartSchema = z.object({
  /** Minor units of the transaction's currency, signed as it. */
  amount: amountSchema,
  categoryId: idSchema.nullable(),
  note: z.string().max(500).nullable(),
});
export type TransactionPart = z.infer<typeof transactionPartSchema>;

export const transactionSchema = z.object({
  id: idSchema,
  date: calendarDateSchema,
  amount: amountSchema,
  currency: currencySchema,
  accountId: idSchema,
  accountName: z.string(),
  payeeId: idSchema.nullable(),
  payeeName: z.string(),
  /** The bank's own text, untouched. */
  bankText: z.string(),
  state: transactionStateSchema,
  isSkipped: z.boolean(),
  categoryId: idSchema.nullable(),
  categoryPath: z.string().nullable(),
  categorySource: categorySourceSchema.nullable(),
  /** The rule that set the category, where one did. */
  ruleName: z.string().nullable(),
  suggestedCategoryId: idSchema.nullable(),
  suggestedCategoryPath: z.string().nullable(),
  /** Calibrated probability of the suggestion, or of the category when it came from a prediction. */
  confidence: shareSchema.nullable(),
  predictionId: idSchema.nullable(),
  importId: idSchema.nullable(),
  /** The other side, where it is one of a transfer between own accounts. */
  transferPeerId: idSchema.nullable(),
  note: z.string().nullable(),
  /** In alphabetical order. */
  tags: z.array(z.string()),
  /** Of a divided transaction, its parts in their order; empty of any other. Its own category is that of the largest. */
  parts: z.array(transactionPartSchema.extend({ categoryPath: z.string().nullable() })),
});
export type Transaction = z.infer<typeof transactionSchema>;

export const transactionFilterSchema = z.strictObject({
  /** Words to find in the bank text, payee or note, in any case. */
  text: z.string().max(200).optional(),
  accountId: idSchema.optional(),
  /** A category, which divided transactions have where a part has it; or null for transactions without one. */
  categoryId: idSchema.nullable().optional(),
  payeeId: idSchema.optional(),
  importId: idSchema.optional(),
  /** In any case. */
  tag: z.string().min(1).max(40).optional(),
  /** Transactions that are paired as the sides of a transfer between own accounts: these alone, or all but these. */
  transfers: z.enum(['only', 'exclude']).optional(),
  /** Transactions that this change set touched. */
  changeSetId: textIdSchema.optional(),
  startDate: calendarDateSchema.optional(),
  endDate: calendarDateSchema.optional(),
  minAmount: amountSchema.optional(),
  maxAmount: amountSchema.optional(),
  currency: currencySchema.optional(),
  state: transactionStateSchema.optional(),
});
export type TransactionFilter = z.infer<typeof transactionFilterSchema>;

export const transactionSortSchema = z.strictObject({
  by: z.enum(['date', 'amount', 'payee', 'confidence']),
  direction: z.enum(['ascending', 'descending']),
});
export type TransactionSort = z.infer<typeof transactionSortSchema>;

/** One page, by keyset: pass `nextCursor` on to get the page after it. */
export const listTransactions = {
  input: z.strictObject({
    filter: transactionFilterSchema.default({}),
    sort: transactionSortSchema.default({ by: 'date', direction: 'descending' }),
    cursor: z.string().max(200).nullable().default(null),
    limit: z.int().min(1).max(500).default(100),
  }),
  output: z.object({ transactions: z.array(transactionSchema), nextCursor: z.string().nullable() }),
};

/** How many transactions a filter finds, and their sum per currency; of divided ones, of the parts with the category asked for. With
 * `convertTo` also one sum of all of it in that currency. */
export const countTransactions = {
  input: z.strictObject({ filter: transactionFilterSchema.default({}), convertTo: currencySchema.optional() }),
  output: z.object({
    count: z.int().nonnegative(),
    totals: z.array(z.object({ currency: currencySchema, amount: amountSchema, count: z.int().nonnegative() })),
    /** Null where no `convertTo` was given. */
    converted: convertedTotalSchema.nullable(),
  }),
};

export const getTransaction = { input: z.strictObject({ transactionId: idSchema }), output: transactionSchema };

/** Sets (or, with null, clears) the category by hand: of a divided transaction, that of its largest part. */
export const setCategory = {
  input: z.strictObject({
    transactionIds: z.array(idSchema).min(1).max(10_000),
    categoryId: idSchema.nullable(),
  }),
  output: z.object({ changeSetId: textIdSchema, changed: z.int().nonnegative() }),
};

/**
 * Takes transactions out of the books on purpose: importing their file again does not bring them back, undoing the change
 * set does.
 */
export const deleteTransactions = {
  input: z.strictObject({ transactionIds: z.array(idSchema).min(1).max(10_000) }),
  output: z.object({ changeSetId: textIdSchema, deleted: z.int().nonnegative() }),
};

/** Divides a transaction into parts with categories of their own, or divides it anew. */
export const splitTransaction = {
  input: z.strictObject({
    transactionId: idSchema,
    parts: z
      .array(
        z.strictObject({
          amount: amountSchema.refine((amount) => amount !== 0, 'A part is not zero.'),
          categoryId: idSchema.nullable(),
          note: noteSchema.default(null),
        }),
      )
      .min(2, 'A divided transaction has at least two parts.')
      .max(100, 'A transaction has at most 100 parts.'),
  }),
  output: z.object({ changeSetId: textIdSchema }),
};

/** Makes a divided transaction whole again, with the category of its largest part. */
export const unsplitTransaction = {
  input: z.strictObject({ transactionId: idSchema }),
  output: z.object({ changeSetId: textIdSchema }),
};

/** Puts tags on transactions and takes tags off them, in any case. A tag is spelt as it was first. */
export const setTags = {
  input: z.strictObject({
    transactionIds: z.array(idSchema).min(1).max(10_000),
    add: z.array(tagSchema).max(20).default([]),
    remove: z.array(tagSchema).max(20).default([]),
  }),
  output: z.object({ changeSetId: textIdSchema, changed: z.int().nonnegative() }),
};

/** Writes a note beside a transaction; null or a blank text takes it away. */
export const setNote = {
  input: z.strictObject({ transactionId: idSchema, note: noteSchema }),
  output: z.object({ changeSetId: textIdSchema }),
};

/** Every tag in alphabetical order, with how many transactions have it. */
export const listTags = {
  input: noInput,
  output: z.array(z.object({ tag: z.string(), transactionCount: z.int().positive() })),
};

/** What happened to one transaction, newest first. */
export const getTransactionHistory = {
  input: z.strictObject({ transactionId: idSchema }),
  output: z.array(
    z.object({
      at: instantSchema,
      actor: z.string(),
      actorName: z.string(),
      reason: z.string(),
      changeSetId: textIdSchema,
      isUndone: z.boolean(),
      /** Field, old and new value in words. Empty for the import itself. */
      changes: z.array(z.object({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() })),
    }),
  ),
};
