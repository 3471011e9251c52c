import * as contract from '../../../shared/contract/savedFilters.ts';
import { mutation, query, router } from '../trpc.ts';

export const savedFiltersProcedures = router({
  listSavedFilters: query
    .input(contract.listSavedFilters.input)
    .output(contract.listSavedFilters.output)
    .query(({ ctx, input }) => ctx.services.savedFilters.listSavedFilters(input)),
  saveFilter: mutation
    .input(contract.saveFilter.input)
    .output(contract.saveFilter.output)
    .mutation(({ ctx, input }) => ctx.services.savedFilters.saveFilter(input)),
  renameSavedFilter: mutation
    .input(contract.renameSavedFilter.input)
    .output(contract.renameSavedFilter.output)
    .mutation(({ ctx, input }) => ctx.services.savedFilters.renameSavedFilter(input)),
  deleteSavedFilter: mutation
    .input(contract.deleteSavedFilter.input)
    .output(contract.deleteSavedFilter.output)
    .mutation(({ ctx, input }) => ctx.services.savedFilters.deleteSavedFilter(input)),
});
