import { z } from 'zod';
import { currencySchema, idSchema, noInput, textIdSchema } from './primitives.ts';

export const accountKindSchema = z.enum(['checking', 'savings', 'card', 'cash', 'other']);

export const accountSchema = z.object({
  id: idSchema,
  name: z.string(),
  kind: accountKindSchema,
  currency: currencySchema,
  transactionCount: z.int().nonnegative(),
});
export type Account = z.infer<typeof accountSchema>;

export const listAccounts = { input: noInput, output: z.array(accountSchema) };
export const renameAccount = {
  input: z.strictObject({ accountId: idSchema, name: z.string().trim().min(1).max(80) }),
  output: z.object({ changeSetId: textIdSchema }),
};
