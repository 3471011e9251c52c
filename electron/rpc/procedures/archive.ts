import * as contract from '../../../shared/contract/archive.ts';
import { mutation, router } from '../trpc.ts';

export const archiveProcedures = router({
  exportBooks: mutation
    .input(contract.exportBooks.input)
    .output(contract.exportBooks.output)
    .mutation(({ ctx, input, signal }) => ctx.services.archive.exportBooks(input, signal)),
  importBooks: mutation
    .input(contract.importBooks.input)
    .output(contract.importBooks.output)
    .mutation(({ ctx, input, signal }) => ctx.services.archive.importBooks(input, signal)),
});
