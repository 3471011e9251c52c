import { TRPCClientError, type TRPCLink } from '@trpc/client';
import type { AnyTRPCRouter } from '@trpc/server';
import { observable } from '@trpc/server/observable';
import { type ClientMessage, type ServerMessage, serverMessageSchema } from '../../../shared/rpcMessages.ts';
import { longestMessage, type RpcBridge } from '../../../shared/rpcProtocol.ts';

type Answer = Exclude<ServerMessage, { kind: 'action' }>;

export interface BridgeConnection<Router extends AnyTRPCRouter> {
  readonly link: TRPCLink<Router>;
  /** Hears what the person chooses in the application menu. Returns the way to stop listening. */
  onAction(listener: (action: string) => void): () => void;
}

/** The client's end of `createRpcConnection`: a terminating tRPC link over any bridge that carries strings. */
export function connectBridge<Router extends AnyTRPCRouter>(bridge: RpcBridge): BridgeConnection<Router> {
  const waiting = new Map<number, (answer: Answer) => void>();
  const actionListeners = new Set<(action: string) => void>();
  let lastId = 0;

  bridge.onMessage((text) => {
    const message = serverMessageSchema.parse(JSON.parse(text));
    if (message.kind !== 'action') waiting.get(message.id)?.(message);
    else for (const listener of actionListeners) listener(message.action);
  });

  const link: TRPCLink<Router> = () => {
    return ({ op }) =>
      observable((observer) => {
        lastId += 1;
        const id = lastId;
        const send = (message: ClientMessage) => bridge.send(JSON.stringify(message));

        const finish = () => {
          waiting.delete(id);
          op.signal?.removeEventListener('abort', onAbort);
        };
        const cancel = () => {
          if (!waiting.has(id)) return;
          finish();
          send({ kind: 'cancel', id });
        };
        const onAbort = () => {
          cancel();
          observer.error(TRPCClientError.from(new DOMException('The call was cancelled.', 'AbortError')));
        };

        const call = JSON.stringify({
          kind: 'call',
          id,
          path: op.path,
          type: op.type,
          input: op.input,
        } satisfies ClientMessage);
        if (call.length > longestMessage) {
          observer.error(TRPCClientError.from(new Error('This is too large to read at once. Choose a smaller file.')));
          return () => {};
        }
        if (op.signal?.aborted) {
          onAbort();
          return () => {};
        }
        op.signal?.addEventListener('abort', onAbort, { once: true });

        waiting.set(id, (answer) => {
          switch (answer.kind) {
            case 'started':
              observer.next({ result: { type: 'started' } });
              break;
            case 'event': {
              const { eventId, data } = answer;
              // The same shape as over HTTP: a tracked event is handed out together with its id.
              if (eventId === undefined) observer.next({ result: { type: 'data', data } });
              else observer.next({ result: { type: 'data', id: eventId, data: { id: eventId, data } } });
              break;
            }
            case 'result':
              finish();
              observer.next({ result: { type: 'data', data: answer.data } });
              observer.complete();
              break;
            case 'completed':
              finish();
              observer.next({ result: { type: 'stopped' } });
              observer.complete();
              break;
            case 'failed':
              finish();
              observer.error(TRPCClientError.from({ error: answer.error }));
              break;
          }
        });
        bridge.send(call);
        return cancel;
      });
  };

  return {
    link,
    onAction(listener) {
      actionListeners.add(listener);
      return () => actionListeners.delete(listener);
    },
  };
}
