import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { TransactionFilter, TransactionSort } from '../../../../shared/contract/transactions.ts';
import { trpc } from '../../rpc/client.ts';

const pageSize = 200;

/** The rows loaded so far, and how many there are in all. The last list stays until the next one is there. */
export function useTransactionList(filter: TransactionFilter, sort: TransactionSort) {
  const listing = useInfiniteQuery(
    trpc.transactions.listTransactions.infiniteQueryOptions(
      { filter, sort, limit: pageSize },
      { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData },
    ),
  );
  const counting = useQuery(
    trpc.transactions.countTransactions.queryOptions({ filter }, { placeholderData: keepPreviousData }),
  );
  const pages = listing.data?.pages;
  const rows = useMemo(() => pages?.flatMap((page) => page.transactions) ?? [], [pages]);
  return {
    rows,
    count: counting.data?.count,
    totals: counting.data?.totals ?? [],
    error: listing.error ?? counting.error,
    isReady: listing.data !== undefined && counting.data !== undefined,
    isPrevious: listing.isPlaceholderData,
    hasNextPage: listing.hasNextPage,
    isFetchingNextPage: listing.isFetchingNextPage,
    fetchNextPage: listing.fetchNextPage,
    retry: () => void Promise.all([listing.refetch(), counting.refetch()]),
  };
}
