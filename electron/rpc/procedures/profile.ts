import * as contract from '../../../shared/contract/profile.ts';
import { query, router } from '../trpc.ts';

export const profileProcedures = router({
  getProfile: query
    .input(contract.getProfile.input)
    .output(contract.getProfile.output)
    .query(({ ctx, input }) => ctx.services.profile.getProfile(input)),
});
