import * as contract from '../../../shared/contract/models.ts';
import { mutation, query, router } from '../trpc.ts';

export const modelsProcedures = router({
  listModels: query
    .input(contract.listModels.input)
    .output(contract.listModels.output)
    .query(({ ctx, input }) => ctx.services.models.listModels(input)),
  activateModel: mutation
    .input(contract.activateModel.input)
    .output(contract.activateModel.output)
    .mutation(({ ctx, input }) => ctx.services.models.activateModel(input)),
});
