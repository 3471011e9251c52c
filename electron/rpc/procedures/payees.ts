import * as contract from '../../../shared/contract/payees.ts';
import { mutation, query, router } from '../trpc.ts';

export const payeesProcedures = router({
  searchPayees: query
    .input(contract.searchPayees.input)
    .output(contract.searchPayees.output)
    .query(({ ctx, input }) => ctx.services.payees.searchPayees(input)),
  listPayees: query
    .input(contract.listPayees.input)
    .output(contract.listPayees.output)
    .query(({ ctx, input }) => ctx.services.payees.listPayees(input)),
  renamePayee: mutation
    .input(contract.renamePayee.input)
    .output(contract.renamePayee.output)
    .mutation(({ ctx, input }) => ctx.services.payees.renamePayee(input)),
  mergePayees: mutation
    .input(contract.mergePayees.input)
    .output(contract.mergePayees.output)
    .mutation(({ ctx, input }) => ctx.services.payees.mergePayees(input)),
  listPayeeAliases: query
    .input(contract.listPayeeAliases.input)
    .output(contract.listPayeeAliases.output)
    .query(({ ctx, input }) => ctx.services.payees.listPayeeAliases(input)),
  removePayeeAlias: mutation
    .input(contract.removePayeeAlias.input)
    .output(contract.removePayeeAlias.output)
    .mutation(({ ctx, input }) => ctx.services.payees.removePayeeAlias(input)),
});
