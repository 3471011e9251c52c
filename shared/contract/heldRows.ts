import { z } from 'zod';
import {
  amountSchema,
  calendarDateSchema,
  currencySchema,
  idSchema,
  instantSchema,
  noInput,
  textIdSchema,
} from './primitives.ts';

/** What is suspicious of a row that can be read. */
export const suspicionKindSchema = z.enum(['zero_amount', 'future_date', 'currency_change', 'sign_flip']);
export type SuspicionKind = z.infer<typeof suspicionKindSchema>;

/**
 * Why a row is held back: what is suspicious of it, or that it cannot be read for certain. A `remark` says something
 * about the file as a whole and stands for no transaction, so there is nothing of it to book.
 */
export const heldRowKindSchema = z.enum([...suspicionKindSchema.options, 'unreadable', 'unreadable_date', 'remark']);
export type HeldRowKind = z.infer<typeof heldRowKindSchema>;

/**
 * - `held`: waits for a decision.
 * - `accepted`: is in the books, as it was or corrected.
 * - `discarded`: a person does not want it.
 * - `repeated`: was held in an earlier import already, where it is decided.
 */
export const heldRowStatusSchema = z.enum(['held', 'accepted', 'discarded', 'repeated']);
export type HeldRowStatus = z.infer<typeof heldRowStatusSchema>;

export const heldRowDetailsSchema = z.object({
  id: idSchema,
  importId: idSchema,
  fileName: z.string(),
  line: z.int().nonnegative(),
  kind: heldRowKindSchema,
  reason: z.string(),
  /** The row as it stands in the file, shortened to 500 characters. */
  raw: z.string(),
  /** What could be read of it; null where nothing could for certain. */
  row: z
    .object({ date: calendarDateSchema, amount: amountSchema, currency: currencySchema, text: z.string() })
    .nullable(),
  /** The account that it was for; null where that is not known or not in the books any more. */
  accountId: idSchema.nullable(),
  accountName: z.string().nullable(),
  status: heldRowStatusSchema,
  /** The change set of the decision, which can be undone. */
  changeSetId: textIdSchema.nullable(),
  decidedAt: instantSchema.nullable(),
});
export type HeldRowDetails = z.infer<typeof heldRowDetailsSchema>;

/** Rows held back from the books, newest import first. Those of an undone import only where that import is asked for. */
export const listHeldRows = {
  input: z
    .strictObject({
      status: heldRowStatusSchema.optional(),
      importId: idSchema.optional(),
      /** Where the last page ended. */
      cursor: z.int().nonnegative().nullable().default(null),
      limit: z.int().min(1).max(500).default(100),
    })
    .optional(),
  output: z.object({
    heldRows: z.array(heldRowDetailsSchema),
    /** How many there are in all. */
    count: z.int().nonnegative(),
    nextCursor: z.int().nullable(),
  }),
};

const idsSchema = z.array(idSchema).min(1).max(1000);

/** How many rows a decision put into the books, and how many were there already. Undone by its change sets, one of each import. */
const bookedSchema = z.object({
  changeSetIds: z.array(textIdSchema),
  booked: z.int().nonnegative(),
  alreadyThere: z.int().nonnegative(),
});

/**
 * Books a row as a person corrected it. Where the books have an equal transaction already, nothing changes and the answer
 * is `already_there`, unless `evenIfThere` says that it is another one.
 */
export const correctHeldRow = {
  input: z.strictObject({
    id: idSchema,
    row: z.strictObject({
      accountId: idSchema,
      date: calendarDateSchema,
      amount: amountSchema,
      currency: currencySchema,
      text: z.string().trim().max(1000),
    }),
    evenIfThere: z.boolean().default(false),
  }),
  output: z.object({
    outcome: z.enum(['booked', 'already_there']),
    /** The transaction that was made, or the equal one. */
    transactionId: idSchema,
    changeSetId: textIdSchema.nullable(),
  }),
};

/** Books rows as they are, this once. */
export const acceptHeldRows = { input: z.strictObject({ ids: idsSchema }), output: bookedSchema };

export const exemptionSchema = z.object({
  id: idSchema,
  accountId: idSchema,
  /** Null where the account is not in the books any more. */
  accountName: z.string().nullable(),
  kind: suspicionKindSchema,
  createdAt: instantSchema,
});
export type Exemption = z.infer<typeof exemptionSchema>;

/** From now on, rows of an account are not held back for this; those held for it alone are booked. */
export const alwaysAccept = {
  input: z.strictObject({ accountId: idSchema, kind: suspicionKindSchema }),
  output: bookedSchema.extend({ exemption: exemptionSchema }),
};

export const listExemptions = { input: noInput, output: z.array(exemptionSchema) };
/** Rows are held back for it again. What was booked stays. */
export const removeExemption = {
  input: z.strictObject({ id: idSchema }),
  output: z.object({ id: idSchema }),
};

/** Decides that rows are not wanted. They are kept, and their decision can be undone. */
export const discardHeldRows = {
  input: z.strictObject({ ids: idsSchema }),
  output: z.object({ changeSetIds: z.array(textIdSchema), discarded: z.int().nonnegative() }),
};

/** Judges suspicious rows again by what is known now, and books those that are suspicious no more. */
export const replayHeldRows = {
  input: z.strictObject({ importId: idSchema.optional() }).optional(),
  output: bookedSchema.extend({ stillHeld: z.int().nonnegative() }),
};
