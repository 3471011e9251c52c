import * as contract from '../../../shared/contract/training.ts';
import { mutation, query, router, subscription } from '../trpc.ts';

export const trainingProcedures = router({
  listTrainingJobs: query
    .input(contract.listTrainingJobs.input)
    .output(contract.listTrainingJobs.output)
    .query(({ ctx, input }) => ctx.services.training.listTrainingJobs(input)),
  getTrainingJobStatus: query
    .input(contract.getTrainingJobStatus.input)
    .output(contract.getTrainingJobStatus.output)
    .query(({ ctx, input }) => ctx.services.training.getTrainingJobStatus(input)),
  getTrainingData: query
    .input(contract.getTrainingData.input)
    .output(contract.getTrainingData.output)
    .query(({ ctx, input }) => ctx.services.training.getTrainingData(input)),
  startTrainingJob: mutation
    .meta({ startsJob: true })
    .input(contract.startTrainingJob.input)
    .output(contract.startTrainingJob.output)
    .mutation(({ ctx, input }) => ctx.services.training.startTrainingJob(input)),
  retryTrainingJob: mutation
    .meta({ startsJob: true })
    .input(contract.retryTrainingJob.input)
    .output(contract.retryTrainingJob.output)
    .mutation(({ ctx, input }) => ctx.services.training.retryTrainingJob(input)),
  cancelTrainingJob: mutation
    .input(contract.cancelTrainingJob.input)
    .output(contract.cancelTrainingJob.output)
    .mutation(({ ctx, input }) => ctx.services.training.cancelTrainingJob(input)),
  watchTrainingJob: subscription
    .input(contract.watchTrainingJob.input)
    .subscription(({ ctx, input, signal }) => ctx.services.training.watchTrainingJob(input, signal)),
});
