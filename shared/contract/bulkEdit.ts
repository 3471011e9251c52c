import { z } from 'zod';
import { amountSchema, calendarDateSchema, currencySchema, idSchema, textIdSchema } from './primitives.ts';
import { noteSchema, tagSchema, transactionFilterSchema } from './transactions.ts';

/** What to set on every chosen transaction; a field that is left out stays as it is, null takes the value away. */
export const bulkChangeSchema = z
  .strictObject({
    categoryId: idSchema.nullable().optional(),
    payeeId: idSchema.nullable().optional(),
    addTags: z.array(tagSchema).max(20).optional(),
    removeTags: z.array(tagSchema).max(20).optional(),
    note: noteSchema.optional(),
  })
  .refine(
    ({ categoryId, payeeId, addTags, removeTags, note }) =>
      categoryId !== undefined ||
      payeeId !== undefined ||
      note !== undefined ||
      (addTags?.length ?? 0) + (removeTags?.length ?? 0) > 0,
    { error: 'Say what to change: the category, the payee, tags or the note.' },
  );
export type BulkChange = z.infer<typeof bulkChangeSchema>;

const bulkEditFields = {
  /** All that a filter finds when the change is made. */
  filter: transactionFilterSchema.optional(),
  transactionIds: z.array(idSchema).min(1).max(200_000).optional(),
  change: bulkChangeSchema,
  /**
   * Also change categories that a person set by hand, and notes that are there. Otherwise those stay, and the rest of
   * the change is made.
   */
  overwriteOwn: z.boolean(),
};
const namesOneChoice = ({ filter, transactionIds }: { filter?: unknown; transactionIds?: unknown }) =>
  (filter === undefined) !== (transactionIds === undefined);
const choiceProblem = { error: 'Choose the transactions in one way: by filter or by transactionIds.' };

const bulkEditCounts = {
  /** Transactions that were chosen. */
  count: z.int().nonnegative(),
  changed: z.int().nonnegative(),
  /** Transactions that are as the change wants them already. */
  alreadySo: z.int().nonnegative(),
  /** Transactions with a category or note set by hand that the change would overwrite, or with `overwriteOwn` does. */
  setByHand: z.int().nonnegative(),
  /** Divided transactions, whose parts keep their categories in any case. */
  divided: z.int().nonnegative(),
};

const bulkEditSideSchema = z.object({
  categoryPath: z.string().nullable(),
  payeeName: z.string(),
  tags: z.array(z.string()),
  note: z.string().nullable(),
});
export type BulkEditSide = z.infer<typeof bulkEditSideSchema>;

/** What `bulkEdit` with the same input would do. */
export const previewBulkEdit = {
  input: z
    .strictObject({ ...bulkEditFields, overwriteOwn: bulkEditFields.overwriteOwn.default(false) })
    .refine(namesOneChoice, choiceProblem),
  output: z.object({
    ...bulkEditCounts,
    /** The first rows that change, those that came into the books last first. */
    samples: z.array(
      z.object({
        transactionId: idSchema,
        date: calendarDateSchema,
        amount: amountSchema,
        currency: currencySchema,
        before: bulkEditSideSchema,
        after: bulkEditSideSchema,
      }),
    ),
  }),
};
export type BulkEditPreview = z.infer<typeof previewBulkEdit.output>;

/** One change set, and so one undo. Runs as a job of kind `edit`; answers when it has ended. */
export const bulkEdit = {
  input: z.strictObject(bulkEditFields).refine(namesOneChoice, choiceProblem),
  output: z.object({ jobId: textIdSchema, changeSetId: textIdSchema, ...bulkEditCounts }),
};
export type BulkEditResult = z.infer<typeof bulkEdit.output>;
