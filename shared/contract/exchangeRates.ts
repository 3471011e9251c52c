import { z } from 'zod';
import { amountSchema, calendarDateSchema, currencySchema, idSchema, noInput, textIdSchema } from './primitives.ts';

/** A decimal number above zero with a point: `1.0842`. Kept as written, and never as a floating point number. */
export const decimalRateSchema = z
  .string()
  .trim()
  .regex(/^\d{1,12}(?:\.\d{1,12})?$/, 'Write the rate as a decimal number with a point, such as 1.0842.')
  .refine((rate) => /[1-9]/.test(rate), 'The rate must be above zero.');

/** What a unit of `currency` was worth in `quote` on a day. */
export const exchangeRateSchema = z.object({
  id: idSchema,
  currency: currencySchema,
  quote: currencySchema,
  date: calendarDateSchema,
  rate: decimalRateSchema,
});
export type ExchangeRate = z.infer<typeof exchangeRateSchema>;

/** Amounts of several currencies as one sum. */
export const convertedTotalSchema = z.object({
  currency: currencySchema,
  /** Of everything that could be converted, and of what was in this currency already. */
  amount: amountSchema,
  count: z.int().nonnegative(),
  /** Whether any of it was converted. */
  isConverted: z.boolean(),
  /** The rates that were used, as the person set them, with the first and the last day of those. */
  rates: z.array(
    z.object({
      currency: currencySchema,
      quote: currencySchema,
      firstDate: calendarDateSchema,
      lastDate: calendarDateSchema,
    }),
  ),
  /** What is not in the sum, because no rate was set for its day or before. */
  withoutRate: z.array(z.object({ currency: currencySchema, amount: amountSchema, count: z.int().positive() })),
});
export type ConvertedTotal = z.infer<typeof convertedTotalSchema>;

/** By currency and quote, the newest day first. */
export const listExchangeRates = { input: noInput, output: z.array(exchangeRateSchema) };

/** Sets the rate of a day, in place of the one it had. */
export const setExchangeRate = {
  input: z
    .strictObject({
      currency: currencySchema,
      quote: currencySchema,
      date: calendarDateSchema,
      rate: decimalRateSchema,
    })
    .refine(({ currency, quote }) => currency !== quote, {
      error: 'A rate is between two different currencies.',
      path: ['quote'],
    }),
  output: z.object({ exchangeRateId: idSchema, changeSetId: textIdSchema }),
};

export const deleteExchangeRate = {
  input: z.strictObject({ exchangeRateId: idSchema }),
  output: z.object({ changeSetId: textIdSchema }),
};
