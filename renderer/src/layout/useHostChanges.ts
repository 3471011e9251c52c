import { useQueryClient } from '@tanstack/react-query';
import { useSubscription } from '@trpc/tanstack-react-query';
import { useEffect, useRef } from 'react';
import type { ChangedArea } from '../../../shared/contract/events.ts';
import { trpc } from '../rpc/client.ts';
import { queriesOf } from './changedQueries.ts';

/** Changes that come within this time are answered with one round of queries. */
const coalesceMs = 60;

/**
 * Keeps everything on screen true: hears what changed in the books and asks the queries concerned again.
 * Returns whether the host is there to be heard.
 */
export function useHostChanges(): { readonly isConnectionLost: boolean } {
  const client = useQueryClient();
  const waiting = useRef(new Set<ChangedArea>());
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  function flush() {
    timer.current = undefined;
    const queries = queriesOf(waiting.current);
    waiting.current.clear();
    for (const query of queries) void client.invalidateQueries({ queryKey: [[query]] });
  }

  const subscription = useSubscription(
    trpc.events.watchChanges.subscriptionOptions(undefined, {
      onData(event) {
        if (event.areas.length === 0) {
          // Connected, perhaps again: what changed before nobody heard. What is being asked at this moment is fresh.
          void client.invalidateQueries(undefined, { cancelRefetch: false });
          return;
        }
        for (const area of event.areas) waiting.current.add(area);
        timer.current ??= setTimeout(flush, coalesceMs);
      },
    }),
  );
  return { isConnectionLost: subscription.status === 'error' || subscription.error !== null };
}
