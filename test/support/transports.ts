import { createTRPCUntypedClient, TRPCClientError, type TRPCUntypedClient } from '@trpc/client';
import { type AnyTRPCRouter, callTRPCProcedure, getTRPCErrorFromUnknown, getTRPCErrorShape } from '@trpc/server';
import { z } from 'zod';
import type { Core } from '../../electron/core.ts';
import { startLoopbackServer } from '../../electron/http/server.ts';
import { silentLog } from '../../electron/platform/log.ts';
import { createRpcConnection } from '../../electron/rpc/connection.ts';
import type { ProcedureDescription } from '../../electron/rpc/describe.ts';
import type { AppRouter } from '../../electron/rpc/router.ts';
import { connectBridge } from '../../renderer/src/rpc/bridgeLink.ts';
import { loopbackLink } from '../../renderer/src/rpc/httpLink.ts';
import { type AppErrorShape, appErrorSchema } from '../../shared/errors.ts';
import { startHost } from './hostProcess.ts';
import { connectLoopback } from './loopbackClient.ts';

export type Procedure = Pick<ProcedureDescription, 'procedure' | 'type'>;
export type Outcome = { readonly result: unknown } | { readonly error: AppErrorShape };

/** One way to reach the procedures of a core. */
export interface Transport {
  call(procedure: Procedure, input: unknown): Promise<Outcome>;
  /** The events of a subscription to its end, or to the one that `isEnough`; then leaves it. */
  events(procedure: Procedure, input: unknown, isEnough: (event: unknown) => boolean): Promise<unknown[]>;
  close(): Promise<void>;
}

const failureSchema = z.looseObject({ app: appErrorSchema });

/** Calls as the command line does, without a process around it. */
export function inProcess({ router, createContext }: Core): Transport {
  const invoke = (path: string, type: Procedure['type'], input: unknown, signal?: AbortSignal): Promise<unknown> => {
    const ctx = createContext();
    const options = { router, path, type, ctx, input, getRawInput: async () => input, signal, batchIndex: 0 };
    return callTRPCProcedure(options).catch((cause: unknown) => {
      const error = getTRPCErrorFromUnknown(cause);
      const shape = getTRPCErrorShape({ config: router._def._config, error, type, path, input, ctx });
      return Promise.reject(shape.data.app);
    });
  };
  return {
    call: ({ procedure, type }, input) =>
      invoke(procedure, type, input).then(
        (result) => ({ result }),
        (error: unknown) => ({ error: appErrorSchema.parse(error) }),
      ),
    async events({ procedure, type }, input, isEnough) {
      const leaving = new AbortController();
      const iterable = z
        .custom<AsyncIterable<unknown>>((value) => Symbol.asyncIterator in Object(value))
        .parse(await invoke(procedure, type, input, leaving.signal));
      const events: unknown[] = [];
      for await (const event of iterable) {
        events.push(event);
        if (isEnough(event)) break;
      }
      leaving.abort();
      return events;
    },
    close: async () => {},
  };
}

function overClient(client: TRPCUntypedClient<AnyTRPCRouter>, close: () => Promise<void>): Transport {
  return {
    call: ({ procedure, type }, input) =>
      (type === 'query' ? client.query(procedure, input) : client.mutation(procedure, input)).then(
        (result) => ({ result }),
        (error: unknown) => {
          if (!(error instanceof TRPCClientError)) throw error;
          return { error: failureSchema.parse(error.data).app };
        },
      ),
    events: ({ procedure }, input, isEnough) =>
      new Promise((resolve, reject) => {
        const events: unknown[] = [];
        const subscription = client.subscription(procedure, input, {
          onData: (event) => {
            events.push(event);
            if (!isEnough(event)) return;
            subscription.unsubscribe();
            resolve(events);
          },
          onError: reject,
          onComplete: () => resolve(events),
        });
      }),
    close,
  };
}

/** The desktop's way: JSON strings between a window and the main process, which arrive later. */
export function overBridge(core: Core): Transport {
  let toClient: (message: string) => void = () => {};
  const connection = createRpcConnection({
    router: core.router,
    createContext: core.createContext,
    send: (message) => queueMicrotask(() => toClient(message)),
  });
  const { link } = connectBridge<AppRouter>({
    send: (message) => queueMicrotask(() => connection.receive(message)),
    onMessage: (listener) => {
      toClient = listener;
    },
  });
  return overClient(createTRPCUntypedClient({ links: [link] }), async () => connection.close());
}

export async function overLoopback(core: Core): Promise<Transport> {
  const server = await startLoopbackServer({
    router: core.router,
    createContext: core.createContext,
    rendererRoot: import.meta.dirname,
    port: 0,
    log: silentLog,
  });
  const { url, fetch, EventSource } = await connectLoopback(server);
  const client = createTRPCUntypedClient<AnyTRPCRouter>({
    links: [loopbackLink(`${url}/rpc`, { fetch, EventSource })],
  });
  return overClient(client, () => server.close());
}

/** The built command line, one process for each call. */
export function overCommandLine(profile: string): Transport {
  const words = ({ procedure }: Procedure, input: unknown) => [
    'call',
    procedure,
    ...(input === undefined ? [] : [JSON.stringify(input)]),
    '--profile',
    profile,
  ];
  return {
    async call(procedure, input) {
      const { code, stdout, stderr } = await startHost('cli.js', words(procedure, input)).end();
      if (code === 0) return { result: JSON.parse(stdout) };
      return { error: z.strictObject({ error: appErrorSchema }).parse(JSON.parse(stderr)).error };
    },
    async events(procedure, input, isEnough) {
      const host = startHost('cli.js', words(procedure, input));
      const events: unknown[] = [];
      for (;;) {
        // A subscription that ends by itself ends the process.
        const line = await host.nextLine().catch(() => null);
        if (line === null) break;
        const event: unknown = JSON.parse(line);
        events.push(event);
        if (isEnough(event)) break;
      }
      host.child.kill('SIGINT');
      await host.end();
      return events;
    },
    close: async () => {},
  };
}
