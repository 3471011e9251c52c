import * as contract from '../../../shared/contract/exchangeRates.ts';
import { mutation, query, router } from '../trpc.ts';

export const exchangeRatesProcedures = router({
  listExchangeRates: query
    .input(contract.listExchangeRates.input)
    .output(contract.listExchangeRates.output)
    .query(({ ctx, input }) => ctx.services.exchangeRates.listExchangeRates(input)),
  setExchangeRate: mutation
    .input(contract.setExchangeRate.input)
    .output(contract.setExchangeRate.output)
    .mutation(({ ctx, input }) => ctx.services.exchangeRates.setExchangeRate(input)),
  deleteExchangeRate: mutation
    .input(contract.deleteExchangeRate.input)
    .output(contract.deleteExchangeRate.output)
    .mutation(({ ctx, input }) => ctx.services.exchangeRates.deleteExchangeRate(input)),
});
