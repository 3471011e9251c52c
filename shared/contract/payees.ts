import { z } from 'zod';
import { calendarDateSchema, idSchema, textIdSchema } from './primitives.ts';

export const payeeSchema = z.object({ id: idSchema, name: z.string(), transactionCount: z.int().nonnegative() });
export type Payee = z.infer<typeof payeeSchema>;

/** Payees whose name contains the text, those with most transactions first. */
export const searchPayees = {
  input: z.strictObject({ text: z.string().max(200).default(''), limit: z.int().min(1).max(100).default(20) }),
  output: z.array(payeeSchema),
};

const changed = z.object({ changeSetId: textIdSchema });
const one = z.strictObject({ payeeId: idSchema });

export const payeeSortSchema = z.strictObject({
  by: z.enum(['name', 'transactionCount', 'lastDate']),
  direction: z.enum(['ascending', 'descending']),
});
export type PayeeSort = z.infer<typeof payeeSortSchema>;

export const listedPayeeSchema = payeeSchema.extend({
  /** Date of its newest transaction; null where it has none. */
  lastDate: calendarDateSchema.nullable(),
  /** Other names under which it comes in. */
  aliasCount: z.int().nonnegative(),
});
export type ListedPayee = z.infer<typeof listedPayeeSchema>;

/** One page, by keyset: pass `nextCursor` on to get the page after it. Words are looked for in names and aliases. */
export const listPayees = {
  input: z.strictObject({
    text: z.string().max(200).default(''),
    sort: payeeSortSchema.default({ by: 'transactionCount', direction: 'descending' }),
    cursor: z.string().max(1000).nullable().default(null),
    limit: z.int().min(1).max(500).default(100),
  }),
  output: z.object({ payees: z.array(listedPayeeSchema), nextCursor: z.string().nullable() }),
};

/** Gives a payee another name. What comes in under the old name later comes in under the new one. */
export const renamePayee = {
  input: one.extend({
    name: z
      .string()
      .trim()
      .min(1, 'Give the payee a name.')
      .max(120, 'The name of a payee has at most 120 characters.'),
  }),
  output: changed,
};

/** Makes several payees one: their transactions and names go to `intoId`. */
export const mergePayees = {
  input: z.strictObject({ payeeIds: z.array(idSchema).min(1).max(500), intoId: idSchema }),
  output: changed.extend({ moved: z.int().nonnegative() }),
};

/** Other names under which a payee comes in, newest first. */
export const listPayeeAliases = {
  input: one,
  output: z.array(z.object({ id: idSchema, name: z.string() })),
};

/** What comes in under this name later is a payee of its own again. */
export const removePayeeAlias = { input: z.strictObject({ aliasId: idSchema }), output: changed };
