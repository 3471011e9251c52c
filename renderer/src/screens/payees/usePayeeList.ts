import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { z } from 'zod';
import type { listPayees, PayeeSort } from '../../../../shared/contract/payees.ts';
import { trpc, trpcClient } from '../../rpc/client.ts';

type Page = z.infer<typeof listPayees.output>;

const pageSize = 200;
const firstPage: Page['nextCursor'] = null;

/** The payees loaded so far. The last list stays until the next one is there. */
export function usePayeeList(text: string, sort: PayeeSort) {
  const listing = useInfiniteQuery({
    queryKey: trpc.payees.listPayees.infiniteQueryKey({ text, sort, limit: pageSize }),
    queryFn: ({ pageParam, signal }): Promise<Page> =>
      trpcClient.payees.listPayees.query({ text, sort, limit: pageSize, cursor: pageParam }, { signal }),
    initialPageParam: firstPage,
    getNextPageParam: (page: Page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
  const pages = listing.data?.pages;
  const rows = useMemo(() => pages?.flatMap((page) => page.payees) ?? [], [pages]);
  return { ...listing, rows, isReady: listing.data !== undefined };
}
