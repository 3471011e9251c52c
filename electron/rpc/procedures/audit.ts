import * as contract from '../../../shared/contract/audit.ts';
import { query, router } from '../trpc.ts';

export const auditProcedures = router({
  searchAuditLogs: query
    .input(contract.searchAuditLogs.input)
    .output(contract.searchAuditLogs.output)
    .query(({ ctx, input }) => ctx.services.audit.searchAuditLogs(input)),
  getAuditEntry: query
    .input(contract.getAuditEntry.input)
    .output(contract.getAuditEntry.output)
    .query(({ ctx, input }) => ctx.services.audit.getAuditEntry(input)),
  verifyAuditChain: query
    .input(contract.verifyAuditChain.input)
    .output(contract.verifyAuditChain.output)
    .query(({ ctx, input, signal }) => ctx.services.audit.verifyAuditChain(input, signal)),
});
