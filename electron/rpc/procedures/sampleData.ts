import * as contract from '../../../shared/contract/sampleData.ts';
import { mutation, router } from '../trpc.ts';

export const sampleDataProcedures = router({
  addSampleData: mutation
    .input(contract.addSampleData.input)
    .output(contract.addSampleData.output)
    .mutation(({ ctx, input, signal }) => ctx.services.sampleData.addSampleData(input, signal)),
  removeSampleData: mutation
    .input(contract.removeSampleData.input)
    .output(contract.removeSampleData.output)
    .mutation(({ ctx, input }) => ctx.services.sampleData.removeSampleData(input)),
});
