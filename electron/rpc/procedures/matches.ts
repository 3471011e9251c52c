import * as contract from '../../../shared/contract/matches.ts';
import { mutation, query, router } from '../trpc.ts';

export const matchesProcedures = router({
  listMatches: query
    .input(contract.listMatches.input)
    .output(contract.listMatches.output)
    .query(({ ctx, input }) => ctx.services.matches.listMatches(input)),
  acceptMatch: mutation
    .input(contract.acceptMatch.input)
    .output(contract.acceptMatch.output)
    .mutation(({ ctx, input }) => ctx.services.matches.acceptMatch(input)),
  rejectMatch: mutation
    .input(contract.rejectMatch.input)
    .output(contract.rejectMatch.output)
    .mutation(({ ctx, input }) => ctx.services.matches.rejectMatch(input)),
  reconsiderMatch: mutation
    .input(contract.reconsiderMatch.input)
    .output(contract.reconsiderMatch.output)
    .mutation(({ ctx, input }) => ctx.services.matches.reconsiderMatch(input)),
  unmatchTransfer: mutation
    .input(contract.unmatchTransfer.input)
    .output(contract.unmatchTransfer.output)
    .mutation(({ ctx, input }) => ctx.services.matches.unmatchTransfer(input)),
});
