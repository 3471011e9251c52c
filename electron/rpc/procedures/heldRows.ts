import * as contract from '../../../shared/contract/heldRows.ts';
import { mutation, query, router } from '../trpc.ts';

export const heldRowsProcedures = router({
  listHeldRows: query
    .input(contract.listHeldRows.input)
    .output(contract.listHeldRows.output)
    .query(({ ctx, input }) => ctx.services.heldRows.listHeldRows(input)),
  listExemptions: query
    .input(contract.listExemptions.input)
    .output(contract.listExemptions.output)
    .query(({ ctx, input }) => ctx.services.heldRows.listExemptions(input)),
  correctHeldRow: mutation
    .input(contract.correctHeldRow.input)
    .output(contract.correctHeldRow.output)
    .mutation(({ ctx, input }) => ctx.services.heldRows.correctHeldRow(input)),
  acceptHeldRows: mutation
    .input(contract.acceptHeldRows.input)
    .output(contract.acceptHeldRows.output)
    .mutation(({ ctx, input }) => ctx.services.heldRows.acceptHeldRows(input)),
  alwaysAccept: mutation
    .input(contract.alwaysAccept.input)
    .output(contract.alwaysAccept.output)
    .mutation(({ ctx, input }) => ctx.services.heldRows.alwaysAccept(input)),
  removeExemption: mutation
    .input(contract.removeExemption.input)
    .output(contract.removeExemption.output)
    .mutation(({ ctx, input }) => ctx.services.heldRows.removeExemption(input)),
  discardHeldRows: mutation
    .input(contract.discardHeldRows.input)
    .output(contract.discardHeldRows.output)
    .mutation(({ ctx, input }) => ctx.services.heldRows.discardHeldRows(input)),
  replayHeldRows: mutation
    .input(contract.replayHeldRows.input)
    .output(contract.replayHeldRows.output)
    .mutation(({ ctx, input }) => ctx.services.heldRows.replayHeldRows(input)),
});
