import * as contract from '../../../shared/contract/jobs.ts';
import { mutation, query, router, subscription } from '../trpc.ts';

export const jobsProcedures = router({
  listJobs: query
    .input(contract.listJobs.input)
    .output(contract.listJobs.output)
    .query(({ ctx, input }) => ctx.services.jobs.listJobs(input)),
  cancelJob: mutation
    .input(contract.cancelJob.input)
    .output(contract.cancelJob.output)
    .mutation(({ ctx, input }) => ctx.services.jobs.cancelJob(input)),
  watchJobs: subscription
    .input(contract.watchJobs.input)
    .subscription(({ ctx, input, signal }) => ctx.services.jobs.watchJobs(input, signal)),
});
