import * as contract from '../../../shared/contract/changes.ts';
import { mutation, query, router } from '../trpc.ts';

export const changesProcedures = router({
  listChangeSets: query
    .input(contract.listChangeSets.input)
    .output(contract.listChangeSets.output)
    .query(({ ctx, input }) => ctx.services.changes.listChangeSets(input)),
  getChangeSet: query
    .input(contract.getChangeSet.input)
    .output(contract.getChangeSet.output)
    .query(({ ctx, input }) => ctx.services.changes.getChangeSet(input)),
  undoChangeSet: mutation
    .input(contract.undoChangeSet.input)
    .output(contract.undoChangeSet.output)
    .mutation(({ ctx, input }) => ctx.services.changes.undoChangeSet(input)),
});
