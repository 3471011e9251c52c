import * as contract from '../../../shared/contract/explanations.ts';
import { query, router } from '../trpc.ts';

export const explanationsProcedures = router({
  explainPrediction: query
    .input(contract.explainPrediction.input)
    .output(contract.explainPrediction.output)
    .query(({ ctx, input }) => ctx.services.explanations.explainPrediction(input)),
});
