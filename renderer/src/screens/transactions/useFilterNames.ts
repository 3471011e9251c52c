import { useQuery } from '@tanstack/react-query';
import type { Account } from '../../../../shared/contract/accounts.ts';
import type { Transaction, TransactionFilter } from '../../../../shared/contract/transactions.ts';
import { trpc } from '../../rpc/client.ts';
import type { ComboboxOption } from '../../ui/Combobox.tsx';
import type { FilterNames } from './transactionFilter.ts';

/** The words for what a filter names by id. The rows that it finds know their payee. */
export function useFilterNames(
  filter: TransactionFilter,
  known: {
    readonly accounts: readonly Account[];
    readonly categories: readonly ComboboxOption[];
    readonly rows: readonly Transaction[];
  },
): FilterNames {
  const imports = useQuery(
    trpc.imports.listImports.queryOptions(undefined, { enabled: filter.importId !== undefined }),
  ).data;
  return {
    account: (id) => known.accounts.find((account) => account.id === id)?.name,
    category: (id) => known.categories.find((category) => category.value === String(id))?.label,
    payee: (id) => known.rows.find((row) => row.payeeId === id)?.payeeName,
    file: (id) => imports?.find((one) => one.id === id)?.fileName,
  };
}
