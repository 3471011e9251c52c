import { z } from 'zod';
import { isCalendarDate } from '../dates.ts';

/** Input of procedures that need none; over the command line `{}` is allowed too. */
export const noInput = z.strictObject({}).optional();

export const calendarDateSchema = z.string().refine(isCalendarDate, 'Write the date as YYYY-MM-DD.');
export const instantSchema = z.iso.datetime();
export const currencySchema = z
  .string()
  .regex(/^[A-Z]{3}$/, 'Write the currency as three capital letters, such as EUR.');
/** Integer of minor units; out is negative. */
export const amountSchema = z.int();
/** A share or probability from 0 to 1. */
export const shareSchema = z.number().min(0).max(1);
export const idSchema = z.int().positive();
export const textIdSchema = z.string().min(1).max(64);

/** A share with its 95 % Wilson interval and what it was counted from. */
export const measuredShareSchema = z.object({
  share: shareSchema,
  low: shareSchema,
  high: shareSchema,
  successes: z.int().nonnegative(),
  count: z.int().nonnegative(),
});
export type MeasuredShare = z.infer<typeof measuredShareSchema>;
