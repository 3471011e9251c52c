import { httpBatchLink, httpLink, httpSubscriptionLink, splitLink, type TRPCLink } from '@trpc/client';
import type { AnyTRPCRouter } from '@trpc/server';

type EventListenerFunction = (event: Event) => void;

/** The part of EventSource that the subscription link uses. */
interface EventStream {
  readonly CONNECTING: number;
  readonly OPEN: number;
  readonly CLOSED: number;
  readonly readyState: number;
  addEventListener(type: string, listener: EventListenerFunction): void;
  removeEventListener(type: string, listener: EventListenerFunction): void;
  close(): void;
}

export type EventStreamConstructor = new (url: string) => EventStream;

/** What a browser brings along; given only where there is no browser. */
export interface BrowserParts {
  readonly fetch: typeof fetch;
  readonly EventSource: EventStreamConstructor;
}

/**
 * The link to the loopback host. Queries travel together and as POST, so that no search text ends up in a URL and the
 * browser always names its origin. Each mutation travels alone, so that cancelling one cancels nothing else.
 */
export function loopbackLink<Router extends AnyTRPCRouter>(url: string, parts?: BrowserParts): TRPCLink<Router> {
  return splitLink({
    condition: (op) => op.type === 'subscription',
    true: httpSubscriptionLink<Router, EventStreamConstructor>({ url, EventSource: parts?.EventSource ?? EventSource }),
    false: splitLink({
      condition: (op) => op.type === 'query',
      true: httpBatchLink<Router>({ url, methodOverride: 'POST', ...(parts && { fetch: parts.fetch }) }),
      false: httpLink<Router>({ url, ...(parts && { fetch: parts.fetch }) }),
    }),
  });
}
