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
  createAccount: mutation
    .input(contract.createAccount.input)
    .output(contract.createAccount.output)
    .mutation(({ ctx, input }) => ctx.services.accounts.createAccount(input)),
  updateAccount: mutation
    .input(contract.updateAccount.input)
    .output(contract.updateAccount.output)
    .mutation(({ ctx, input }) => ctx.services.accounts.updateAccount(input)),
  archiveAccount: mutation
    .input(contract.archiveAccount.input)
    .output(contract.archiveAccount.output)
    .mutation(({ ctx, input }) => ctx.services.accounts.archiveAccount(input)),
  unarchiveAccount: mutation
    .input(contract.unarchiveAccount.input)
    .output(contract.unarchiveAccount.output)
    .mutation(({ ctx, input }) => ctx.services.accounts.unarchiveAccount(input)),
});
