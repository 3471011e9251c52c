import * as contract from '../../../shared/contract/health.ts';
import { query, router } from '../trpc.ts';

export const healthProcedures = router({
  getSystemHealth: query
    .input(contract.getSystemHealth.input)
    .output(contract.getSystemHealth.output)
    .query(({ ctx, input }) => ctx.services.health.getSystemHealth(input)),
  getSystemStatus: query
    .input(contract.getSystemStatus.input)
    .output(contract.getSystemStatus.output)
    .query(({ ctx, input }) => ctx.services.health.getSystemStatus(input)),
});
