import { useNavigate, useSearch } from '@tanstack/react-router';
import type { TransactionFilter, TransactionSort } from '../../../../shared/contract/transactions.ts';
import type { FilterChange } from './FilterForm.tsx';
import { withoutUndefined } from './transactionFilter.ts';

/** Filter, order and open row stand in the address, so that a list can be linked to, kept, and gone back to. */
export function useTransactionAddress() {
  const search = useSearch({ from: '/transactions' });
  const navigate = useNavigate({ from: '/transactions' });
  const { sortBy = 'date', direction = 'descending', open, ...filter } = search;
  const isUsualOrder = sortBy === 'date' && direction === 'descending';
  const go = (next: typeof search) => void navigate({ search: next, replace: true });
  return {
    filter: filter satisfies TransactionFilter,
    sort: { by: sortBy, direction } satisfies TransactionSort,
    openId: open,
    change: (fields: FilterChange) => go(withoutUndefined({ ...search, ...fields })),
    /** Narrows the list by this filter alone. */
    apply: (next: TransactionFilter) =>
      go(withoutUndefined({ ...(isUsualOrder ? {} : { sortBy, direction }), ...next })),
    clear: () => go(isUsualOrder ? {} : { sortBy, direction }),
    sortBy: (sort: TransactionSort) => go({ ...search, sortBy: sort.by, direction: sort.direction }),
    open: (id: number | undefined) => go(withoutUndefined({ ...search, open: id })),
  };
}
