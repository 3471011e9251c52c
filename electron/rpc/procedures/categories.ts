import * as contract from '../../../shared/contract/categories.ts';
import { mutation, query, router } from '../trpc.ts';

export const categoriesProcedures = router({
  listCategories: query
    .input(contract.listCategories.input)
    .output(contract.listCategories.output)
    .query(({ ctx, input }) => ctx.services.categories.listCategories(input)),
  createCategory: mutation
    .input(contract.createCategory.input)
    .output(contract.createCategory.output)
    .mutation(({ ctx, input }) => ctx.services.categories.createCategory(input)),
});
