import { z } from 'zod';
import { noInput } from './primitives.ts';

/** The parts of the database a screen can show. A change names those it touched. */
export const changedAreaSchema = z.enum([
  'accounts',
  'audit',
  'automation',
  'categories',
  'changes',
  'exchangeRates',
  'health',
  'imports',
  'jobs',
  'models',
  'payees',
  'predictions',
  'profile',
  'savedFilters',
  'settings',
  'training',
  'transactions',
]);
export type ChangedArea = z.infer<typeof changedAreaSchema>;

export const changeEventSchema = z.object({ sequence: z.int().nonnegative(), areas: z.array(changedAreaSchema) });
export type ChangeEvent = z.infer<typeof changeEventSchema>;

/** Subscription: tells which areas changed. The first event has no areas and says that the listener is connected. */
export const watchChanges = { input: noInput, output: changeEventSchema };
