import * as contract from '../../../shared/contract/accounts.ts';
import { mutation, query, router } from '../trpc.ts';

export const accountsProcedures = router({
  listAccounts: query
    .input(contract.listAccounts.input)
    .output(contract.listAccounts.output)
    .query(({ ctx, input }) => ctx.services.accounts.listAccounts(input)),
  renameAccount: mutation
    .input(contract.renameAccount.input)
    .output(contract.renameAccount.output)
    .mutation(({ ctx, input }) => ctx.services.accounts.renameAccount(input)),
});
