import { z } from 'zod';
import { currencySchema, idSchema, noInput } from './primitives.ts';

/** Columns of the list of transactions that a person can do without. */
export const optionalColumnSchema = z.enum(['bankText', 'account', 'confidence', 'source']);
export type OptionalColumn = z.infer<typeof optionalColumnSchema>;

export const settingsSchema = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']),
  density: z.enum(['comfortable', 'compact']),
  /** BCP 47 tag for numbers and dates; null follows the system. */
  locale: z.string().max(35).nullable(),
  /** For files that name no currency. */
  homeCurrency: currencySchema,
  /** Those left out of the list of transactions. */
  hiddenColumns: z.array(optionalColumnSchema),
  /** See `imports.watchFolder`, which sets it. */
  watchedFolder: z.object({ path: z.string(), accountId: idSchema.nullable() }).nullable(),
});
export type Settings = z.infer<typeof settingsSchema>;

export const getSettings = { input: noInput, output: settingsSchema };
export const updateSettings = { input: settingsSchema.omit({ watchedFolder: true }).partial(), output: settingsSchema };
