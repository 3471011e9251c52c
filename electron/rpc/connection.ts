import {
  type AnyTRPCRouter,
  callTRPCProcedure,
  getTRPCErrorFromUnknown,
  getTRPCErrorShape,
  isTrackedEnvelope,
  TRPCError,
} from '@trpc/server';
import { type ClientMessage, clientMessageSchema, type ServerMessage } from '../../shared/rpcMessages.ts';
import { longestMessage } from '../../shared/rpcProtocol.ts';

type Call = Extract<ClientMessage, { kind: 'call' }>;

export interface RpcConnectionOptions {
  readonly router: AnyTRPCRouter;
  readonly createContext: () => unknown;
  /** Delivers one JSON string to the other side. */
  readonly send: (message: string) => void;
  /** Told of every message that was not understood, with the reason. The message itself may hold money data: it is not passed on. */
  readonly onRefused?: (reason: string) => void;
}

export interface RpcConnection {
  receive(message: string): void;
  /** Aborts what runs and falls silent. */
  close(): void;
}

/**
 * Answers the messages of one client with the procedures of a tRPC router. Knows no Electron and no socket: a transport
 * hands it strings and a way to reply.
 */
export function createRpcConnection(options: RpcConnectionOptions): RpcConnection {
  const { router, createContext, onRefused = () => {} } = options;
  const running = new Map<number, AbortController>();
  let isOpen = true;

  function transmit(text: string): void {
    if (isOpen) options.send(text);
  }

  /** Sends the events of a subscription as they come, and returns the last message of any call. */
  async function answer(call: Call, signal: AbortSignal): Promise<string> {
    const { id, path, type, input } = call;
    let ctx: unknown;
    try {
      ctx = await createContext();
      const result: unknown = await callTRPCProcedure({
        router,
        path,
        type,
        ctx,
        input,
        getRawInput: async () => input,
        signal,
        batchIndex: 0,
      });
      if (type !== 'subscription') return serialise({ kind: 'result', id, data: result });
      if (!isAsyncIterable(result)) {
        throw new TRPCError({ code: 'NOT_IMPLEMENTED', message: `Subscription ${path} does not yield events.` });
      }
      transmit(serialise({ kind: 'started', id }));
      await forEachUntilAborted(result, signal, (event) => {
        const tracked = isTrackedEnvelope(event) ? { eventId: event[0], data: event[1] } : { data: event };
        transmit(serialise({ kind: 'event', id, ...tracked }));
      });
      return serialise({ kind: 'completed', id });
    } catch (cause) {
      const error = getTRPCErrorFromUnknown(cause);
      const config = router._def._config;
      return serialise({ kind: 'failed', id, error: getTRPCErrorShape({ config, error, type, path, input, ctx }) });
    }
  }

  async function run(call: Call): Promise<void> {
    if (running.has(call.id)) {
      // Answering would settle the first call of that id with an error that is not its own.
      onRefused('duplicate request id');
      return;
    }
    const controller = new AbortController();
    running.set(call.id, controller);
    const last = await answer(call, controller.signal);
    // Before the answer leaves: whoever hears it may use the id again at once.
    running.delete(call.id);
    if (!controller.signal.aborted) transmit(last);
  }

  return {
    receive(text) {
      if (!isOpen) return;
      const message = readClientMessage(text);
      if (typeof message === 'string') onRefused(message);
      else if (message.kind === 'cancel') running.get(message.id)?.abort();
      else void run(message);
    },
    close() {
      isOpen = false;
      for (const controller of running.values()) controller.abort();
    },
  };
}

/** Not left to the transport: a value that JSON cannot carry must fail its call. */
function serialise(message: ServerMessage): string {
  return JSON.stringify(message);
}

/** The message, or the reason why it is none. */
function readClientMessage(text: string): ClientMessage | string {
  if (typeof text !== 'string') return 'not a string';
  if (text.length > longestMessage) return 'longer than allowed';
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return 'not JSON';
  }
  const parsed = clientMessageSchema.safeParse(json);
  return parsed.success ? parsed.data : 'not a known message';
}

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

/**
 * A plain `for await` would hang on a generator that waits for its next event while the client is long gone,
 * so waiting for the event races with the abort.
 */
async function forEachUntilAborted(
  events: AsyncIterable<unknown>,
  signal: AbortSignal,
  visit: (event: unknown) => void,
): Promise<void> {
  const iterator = events[Symbol.asyncIterator]();
  const aborted = new Promise<'aborted'>((resolve) => {
    if (signal.aborted) resolve('aborted');
    else signal.addEventListener('abort', () => resolve('aborted'), { once: true });
  });
  try {
    for (;;) {
      const step = await Promise.race([iterator.next(), aborted]);
      if (step === 'aborted' || step.done) return;
      visit(step.value);
    }
  } finally {
    // Not awaited: a generator that is stuck in an await only sees its return once that await ends.
    iterator.return?.()?.catch(() => {});
  }
}
