import * as contract from '../../../shared/contract/review.ts';
import { mutation, query, router } from '../trpc.ts';

export const reviewProcedures = router({
  listReviewGroups: query
    .input(contract.listReviewGroups.input)
    .output(contract.listReviewGroups.output)
    .query(({ ctx, input }) => ctx.services.review.listReviewGroups(input)),
  decideReview: mutation
    .input(contract.decideReview.input)
    .output(contract.decideReview.output)
    .mutation(({ ctx, input }) => ctx.services.review.decideReview(input)),
});
