import { z } from 'zod';
import { idSchema } from './primitives.ts';

export const payeeSchema = z.object({ id: idSchema, name: z.string(), transactionCount: z.int().nonnegative() });
export type Payee = z.infer<typeof payeeSchema>;

/** Payees whose name contains the text, those with most transactions first. */
export const searchPayees = {
  input: z.strictObject({ text: z.string().max(200).default(''), limit: z.int().min(1).max(100).default(20) }),
  output: z.array(payeeSchema),
};
