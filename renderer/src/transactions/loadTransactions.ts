import type { Transaction, TransactionFilter, TransactionSort } from '../../../shared/contract/transactions.ts';
import { trpcClient } from '../rpc/client.ts';

const pageSize = 500;

/** Every transaction that the filter finds, page by page. */
export async function loadTransactions(
  filter: TransactionFilter,
  sort: TransactionSort = { by: 'date', direction: 'descending' },
): Promise<Transaction[]> {
  const rows: Transaction[] = [];
  let cursor: string | null = null;
  do {
    const page: { transactions: Transaction[]; nextCursor: string | null } =
      await trpcClient.transactions.listTransactions.query({ filter, sort, limit: pageSize, cursor });
    rows.push(...page.transactions);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return rows;
}
