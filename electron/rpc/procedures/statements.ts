import * as contract from '../../../shared/contract/statements.ts';
import { query, router } from '../trpc.ts';

export const statementsProcedures = router({
  listStatements: query
    .input(contract.listStatements.input)
    .output(contract.listStatements.output)
    .query(({ ctx, input }) => ctx.services.statements.listStatements(input)),
  getCoverage: query
    .input(contract.getCoverage.input)
    .output(contract.getCoverage.output)
    .query(({ ctx, input }) => ctx.services.statements.getCoverage(input)),
});
