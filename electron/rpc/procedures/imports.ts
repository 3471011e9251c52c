import * as contract from '../../../shared/contract/imports.ts';
import { mutation, query, router } from '../trpc.ts';

export const importsProcedures = router({
  previewFile: query
    .input(contract.previewFile.input)
    .output(contract.previewFile.output)
    .query(({ ctx, input, signal }) => ctx.services.imports.previewFile(input, signal)),
  listImports: query
    .input(contract.listImports.input)
    .output(contract.listImports.output)
    .query(({ ctx, input }) => ctx.services.imports.listImports(input)),
  getImport: query
    .input(contract.getImport.input)
    .output(contract.getImport.output)
    .query(({ ctx, input }) => ctx.services.imports.getImport(input)),
  stageFile: mutation
    .input(contract.stageFile.input)
    .output(contract.stageFile.output)
    .mutation(({ ctx, input }) => ctx.services.imports.stageFile(input)),
  importFile: mutation
    .input(contract.importFile.input)
    .output(contract.importFile.output)
    .mutation(({ ctx, input, signal }) => ctx.services.imports.importFile(input, signal)),
});
