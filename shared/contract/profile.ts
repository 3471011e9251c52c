import { z } from 'zod';
import { noInput } from './primitives.ts';

/** Where the data is and how much there is of it. */
export const profileSchema = z.object({
  folder: z.string(),
  appVersion: z.string(),
  host: z.enum(['desktop', 'loopback', 'command-line']),
  databaseBytes: z.int().nonnegative(),
  transactions: z.int().nonnegative(),
  waiting: z.int().nonnegative(),
  accounts: z.int().nonnegative(),
  /** Transactions that belong to the sample household. */
  sampleTransactions: z.int().nonnegative(),
  lastImport: z.object({ fileName: z.string(), imported: z.int().nonnegative(), at: z.string() }).nullable(),
  hasActiveModel: z.boolean(),
});
export type Profile = z.infer<typeof profileSchema>;

export const getProfile = { input: noInput, output: profileSchema };
