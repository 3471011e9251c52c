import * as contract from '../../../shared/contract/payees.ts';
import { query, router } from '../trpc.ts';

export const payeesProcedures = router({
  searchPayees: query
    .input(contract.searchPayees.input)
    .output(contract.searchPayees.output)
    .query(({ ctx, input }) => ctx.services.payees.searchPayees(input)),
});
