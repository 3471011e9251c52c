import * as contract from '../../../shared/contract/settings.ts';
import { mutation, query, router } from '../trpc.ts';

export const settingsProcedures = router({
  getSettings: query
    .input(contract.getSettings.input)
    .output(contract.getSettings.output)
    .query(({ ctx, input }) => ctx.services.settings.getSettings(input)),
  updateSettings: mutation
    .input(contract.updateSettings.input)
    .output(contract.updateSettings.output)
    .mutation(({ ctx, input }) => ctx.services.settings.updateSettings(input)),
});
