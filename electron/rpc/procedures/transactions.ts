import * as bulkContract from '../../../shared/contract/bulkEdit.ts';
import * as contract from '../../../shared/contract/transactions.ts';
import { mutation, query, router } from '../trpc.ts';

export const transactionsProcedures = router({
  listTransactions: query
    .input(contract.listTransactions.input)
    .output(contract.listTransactions.output)
    .query(({ ctx, input }) => ctx.services.transactions.listTransactions(input)),
  countTransactions: query
    .input(contract.countTransactions.input)
    .output(contract.countTransactions.output)
    .query(({ ctx, input }) => ctx.services.transactions.countTransactions(input)),
  getTransaction: query
    .input(contract.getTransaction.input)
    .output(contract.getTransaction.output)
    .query(({ ctx, input }) => ctx.services.transactions.getTransaction(input)),
  getTransactionHistory: query
    .input(contract.getTransactionHistory.input)
    .output(contract.getTransactionHistory.output)
    .query(({ ctx, input }) => ctx.services.transactions.getTransactionHistory(input)),
  previewBulkEdit: query
    .input(bulkContract.previewBulkEdit.input)
    .output(bulkContract.previewBulkEdit.output)
    .query(({ ctx, input }) => ctx.services.bulkEdit.previewBulkEdit(input)),
  bulkEdit: mutation
    .input(bulkContract.bulkEdit.input)
    .output(bulkContract.bulkEdit.output)
    .mutation(({ ctx, input, signal }) => ctx.services.bulkEdit.bulkEdit(input, signal)),
  setCategory: mutation
    .input(contract.setCategory.input)
    .output(contract.setCategory.output)
    .mutation(({ ctx, input }) => ctx.services.transactions.setCategory(input)),
  deleteTransactions: mutation
    .input(contract.deleteTransactions.input)
    .output(contract.deleteTransactions.output)
    .mutation(({ ctx, input }) => ctx.services.transactions.deleteTransactions(input)),
  splitTransaction: mutation
    .input(contract.splitTransaction.input)
    .output(contract.splitTransaction.output)
    .mutation(({ ctx, input }) => ctx.services.transactions.splitTransaction(input)),
  unsplitTransaction: mutation
    .input(contract.unsplitTransaction.input)
    .output(contract.unsplitTransaction.output)
    .mutation(({ ctx, input }) => ctx.services.transactions.unsplitTransaction(input)),
  setTags: mutation
    .input(contract.setTags.input)
    .output(contract.setTags.output)
    .mutation(({ ctx, input }) => ctx.services.transactions.setTags(input)),
  setNote: mutation
    .input(contract.setNote.input)
    .output(contract.setNote.output)
    .mutation(({ ctx, input }) => ctx.services.transactions.setNote(input)),
  listTags: query
    .input(contract.listTags.input)
    .output(contract.listTags.output)
    .query(({ ctx, input }) => ctx.services.transactions.listTags(input)),
});
