import {
  type HTTPLinkOptions,
  httpBatchLink,
  httpLink,
  httpSubscriptionLink,
  splitLink,
  type TRPCLink,
} from '@trpc/client';
import type { AnyTRPCClientTypes, AnyTRPCRouter } from '@trpc/server';

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
  readonly fetch: NonNullable<HTTPLinkOptions<AnyTRPCClientTypes>['fetch']>;
  readonly EventSource: EventStreamConstructor;
}

/** The server reads the body of every mutation as JSON, and so fails those that are called without an input. */
const withInput: TRPCLink<AnyTRPCRouter> =
  () =>
  ({ op, next }) =>
    next(op.input === undefined ? { ...op, input: {} } : op);

/** Queries that may take seconds: no other one is to wait for their answers, and leaving one ends it at the host. */
const longQueries: ReadonlySet<string> = new Set([
  'imports.previewImport',
  'audit.verifyAuditChain',
  'explanations.explainPrediction',
]);

/**
 * The link to the loopback host. Queries travel as POST, so that no search text ends up in a URL and the browser always
 * names its origin; and together, but for those that take long. (tRPC can also stream the answers of a batch one by one,
 * but then an answer that cannot be serialised breaks the whole stream.) Each mutation travels alone, so that cancelling
 * one cancels nothing else.
 */
export function loopbackLink(url: string, parts?: BrowserParts): TRPCLink<AnyTRPCRouter> {
  const options = parts ? { url, fetch: parts.fetch } : { url };
  return splitLink<AnyTRPCRouter>({
    condition: (op) => op.type === 'subscription',
    true: httpSubscriptionLink<AnyTRPCRouter, EventStreamConstructor>({
      url,
      EventSource: parts?.EventSource ?? EventSource,
    }),
    false: splitLink<AnyTRPCRouter>({
      condition: (op) => op.type === 'query',
      true: splitLink<AnyTRPCRouter>({
        condition: (op) => longQueries.has(op.path),
        true: [withInput, httpLink<AnyTRPCRouter>({ ...options, methodOverride: 'POST' })],
        false: httpBatchLink<AnyTRPCRouter>({ ...options, methodOverride: 'POST' }),
      }),
      false: [withInput, httpLink<AnyTRPCRouter>(options)],
    }),
  });
}
