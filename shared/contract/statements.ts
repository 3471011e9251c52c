import { z } from 'zod';
import { amountSchema, calendarDateSchema, currencySchema, idSchema, instantSchema } from './primitives.ts';

/** What a statement says of itself beside what its rows come to. Amounts are minor units of `currency`. */
export const statementSumSchema = z.object({
  currency: currencySchema,
  /** As the file states them, or else of its first and last row. */
  startDate: calendarDateSchema,
  endDate: calendarDateSchema,
  openingBalance: amountSchema.nullable(),
  closingBalance: amountSchema.nullable(),
  rowSum: amountSchema,
  rowCount: z.int().nonnegative(),
  /** Closing balance less opening balance less the sum of the rows: 0 where no row is missing. Null where not stated. */
  balanceDifference: amountSchema.nullable(),
});

export const statementSchema = statementSumSchema.extend({
  id: idSchema,
  importId: idSchema,
  fileName: z.string(),
  accountId: idSchema,
  importedAt: instantSchema,
});
export type StatementDetails = z.infer<typeof statementSchema>;

const ofAccount = z.strictObject({ accountId: idSchema });

/** The statements that were imported into an account, in the order of their days. Those of undone imports are none. */
export const listStatements = { input: ofAccount, output: z.array(statementSchema) };

const daysSchema = z.object({
  startDate: calendarDateSchema,
  endDate: calendarDateSchema,
  /** How many days that is, both ends counted. */
  days: z.int().positive(),
});

/** How far the statements of an account, in one currency, cover its time without a gap. */
export const coverageSchema = z.object({
  currency: currencySchema,
  startDate: calendarDateSchema,
  endDate: calendarDateSchema,
  statementCount: z.int().positive(),
  /** Days that no statement covers, between some that are covered. */
  gaps: z.array(
    daysSchema.extend({
      /** By how much the balance moved in them, where the statements at both ends state it. */
      balanceChange: amountSchema.nullable(),
    }),
  ),
  /** Days that two statements cover. Rows that stand in both are booked once. */
  overlaps: z.array(daysSchema.extend({ statementIds: z.array(idSchema) })),
  /** Where the closing balance of one statement is not the opening balance of the next that adjoins it. */
  breaks: z.array(
    z.object({
      /** The last day of the earlier one. */
      date: calendarDateSchema,
      closingBalance: amountSchema,
      openingBalance: amountSchema,
      /** Opening balance less closing balance. */
      difference: amountSchema,
      statementIds: z.array(idSchema),
    }),
  ),
  /** Statements whose rows do not lead from their opening to their closing balance. */
  unbalanced: z.array(
    z.object({
      statementId: idSchema,
      startDate: calendarDateSchema,
      endDate: calendarDateSchema,
      balanceDifference: amountSchema,
    }),
  ),
});
export type Coverage = z.infer<typeof coverageSchema>;

/** One entry for each currency in which the account has statements. */
export const getCoverage = { input: ofAccount, output: z.array(coverageSchema) };
