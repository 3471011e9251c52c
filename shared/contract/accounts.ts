import { z } from 'zod';
import { amountSchema, currencySchema, idSchema, noInput, textIdSchema } from './primitives.ts';

export const accountKindSchema = z.enum(['checking', 'savings', 'card', 'cash', 'loan', 'investment', 'other']);

export const accountSchema = z.object({
  id: idSchema,
  name: z.string(),
  kind: accountKindSchema,
  currency: currencySchema,
  /** Minor units of `currency`: what was in the account before its first transaction. */
  openingBalance: amountSchema,
  /** Opening balance and all transactions in the account's currency. */
  balance: amountSchema,
  /** What its transactions in other currencies add up to. */
  otherBalances: z.array(z.object({ currency: currencySchema, amount: amountSchema })),
  /** Kept with its history, but out of the way. */
  isArchived: z.boolean(),
  transactionCount: z.int().nonnegative(),
});
export type AccountKind = z.infer<typeof accountKindSchema>;
export type Account = z.infer<typeof accountSchema>;

const nameSchema = z
  .string()
  .trim()
  .min(1, 'Give the account a name.')
  .max(80, 'The name of an account has at most 80 characters.');
const changed = z.object({ changeSetId: textIdSchema });
const one = z.strictObject({ accountId: idSchema });

export const listAccounts = { input: noInput, output: z.array(accountSchema) };
export const createAccount = {
  input: z.strictObject({
    name: nameSchema,
    kind: accountKindSchema.default('checking'),
    currency: currencySchema,
    openingBalance: amountSchema.default(0),
  }),
  output: changed.extend({ accountId: idSchema }),
};
export const renameAccount = { input: one.extend({ name: nameSchema }), output: changed };

/** Changes what is given. The currency can change only while the account has no transactions. */
export const updateAccount = {
  input: one.extend({
    name: nameSchema.optional(),
    kind: accountKindSchema.optional(),
    currency: currencySchema.optional(),
    openingBalance: amountSchema.optional(),
  }),
  output: changed,
};
export const archiveAccount = { input: one, output: changed };
export const unarchiveAccount = { input: one, output: changed };
