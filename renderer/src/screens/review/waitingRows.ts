import type { Transaction } from '../../../../shared/contract/transactions.ts';
import { trpcClient } from '../../rpc/client.ts';

const pageSize = 500;

/** Every waiting row of a payee: a group lists only its newest ones, and a decision on it means all of them. */
export async function loadWaitingRows(payeeId: number, includeSkipped: boolean): Promise<Transaction[]> {
  const rows: Transaction[] = [];
  let cursor: string | null = null;
  do {
    const page: { transactions: Transaction[]; nextCursor: string | null } =
      await trpcClient.transactions.listTransactions.query({
        filter: { payeeId, categoryId: null },
        limit: pageSize,
        cursor,
      });
    rows.push(...page.transactions);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return includeSkipped ? rows : rows.filter(({ isSkipped }) => !isSkipped);
}
