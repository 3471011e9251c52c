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
  renameCategory: mutation
    .input(contract.renameCategory.input)
    .output(contract.renameCategory.output)
    .mutation(({ ctx, input }) => ctx.services.categories.renameCategory(input)),
  moveCategory: mutation
    .input(contract.moveCategory.input)
    .output(contract.moveCategory.output)
    .mutation(({ ctx, input }) => ctx.services.categories.moveCategory(input)),
  mergeCategories: mutation
    .input(contract.mergeCategories.input)
    .output(contract.mergeCategories.output)
    .mutation(({ ctx, input }) => ctx.services.categories.mergeCategories(input)),
  archiveCategory: mutation
    .input(contract.archiveCategory.input)
    .output(contract.archiveCategory.output)
    .mutation(({ ctx, input }) => ctx.services.categories.archiveCategory(input)),
  unarchiveCategory: mutation
    .input(contract.unarchiveCategory.input)
    .output(contract.unarchiveCategory.output)
    .mutation(({ ctx, input }) => ctx.services.categories.unarchiveCategory(input)),
  deleteCategory: mutation
    .input(contract.deleteCategory.input)
    .output(contract.deleteCategory.output)
    .mutation(({ ctx, input }) => ctx.services.categories.deleteCategory(input)),
});
