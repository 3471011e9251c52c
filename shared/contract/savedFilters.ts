import { z } from 'zod';
import { idSchema, noInput } from './primitives.ts';
import { transactionFilterSchema } from './transactions.ts';

const nameSchema = z.string().trim().min(1).max(80);

/** A filter of the list of transactions under a name. */
export const savedFilterSchema = z.object({ id: idSchema, name: z.string(), filter: transactionFilterSchema });
export type SavedFilter = z.infer<typeof savedFilterSchema>;

/** By name. */
export const listSavedFilters = { input: noInput, output: z.array(savedFilterSchema) };

export const saveFilter = {
  input: z.strictObject({ name: nameSchema, filter: transactionFilterSchema }),
  output: savedFilterSchema,
};

export const renameSavedFilter = {
  input: z.strictObject({ savedFilterId: idSchema, name: nameSchema }),
  output: savedFilterSchema,
};

export const deleteSavedFilter = {
  input: z.strictObject({ savedFilterId: idSchema }),
  output: z.object({ savedFilterId: idSchema }),
};
