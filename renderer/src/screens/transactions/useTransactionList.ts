import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { z } from 'zod';
import type { listTransactions, TransactionFilter, TransactionSort } from '../../../../shared/contract/transactions.ts';
import { trpc, trpcClient } from '../../rpc/client.ts';

type Page = z.infer<typeof listTransactions.output>;

const pageSize = 100;
const firstPage: Page['nextCursor'] = null;

/** The rows loaded so far, and how many there are in all. The last list stays until the next one is there. */
export function useTransactionList(filter: TransactionFilter, sort: TransactionSort, convertTo: string) {
  const listing = useInfiniteQuery({
    // Not tRPC's own options for infinite queries: they send a `direction` beside the cursor, which is no input here.
    queryKey: trpc.transactions.listTransactions.infiniteQueryKey({ filter, sort, limit: pageSize }),
    queryFn: ({ pageParam, signal }): Promise<Page> =>
      trpcClient.transactions.listTransactions.query({ filter, sort, limit: pageSize, cursor: pageParam }, { signal }),
    initialPageParam: firstPage,
    getNextPageParam: (page: Page) => page.nextCursor,
    placeholderData: keepPreviousData,
    // Comparing thousands of loaded rows field by field would hold the page longer than drawing the visible ones anew.
    structuralSharing: false,
  });
  const counting = useQuery(
    trpc.transactions.countTransactions.queryOptions({ filter, convertTo }, { placeholderData: keepPreviousData }),
  );
  const pages = listing.data?.pages;
  const rows = useMemo(() => pages?.flatMap((page) => page.transactions) ?? [], [pages]);
  return {
    rows,
    count: counting.data?.count,
    totals: counting.data?.totals ?? [],
    converted: counting.data?.converted ?? null,
    error: listing.error ?? counting.error,
    isReady: listing.data !== undefined && counting.data !== undefined,
    isPrevious: listing.isPlaceholderData,
    hasNextPage: listing.hasNextPage,
    isFetchingNextPage: listing.isFetchingNextPage,
    fetchNextPage: listing.fetchNextPage,
    retry: () => void Promise.all([listing.refetch(), counting.refetch()]),
  };
}
