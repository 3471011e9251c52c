import type { AnyTRPCRouter } from '@trpc/server';
import type { ActionId } from '../../shared/actions.ts';
import type { ServerMessage } from '../../shared/rpcMessages.ts';
import { appOrigin } from '../../shared/trustedUrl.ts';
import type { Log } from '../platform/log.ts';
import { createRpcConnection, type RpcConnection } from '../rpc/connection.ts';

/** Where an IPC message came from, as Electron tells it. */
export interface Sender {
  readonly isKnownWindow: boolean;
  /** Null once the frame is gone. */
  readonly frame: { readonly origin: string; readonly parent: unknown } | null;
}

/** Why a message from `sender` must not be read; null: it may. */
export function senderProblem(sender: Sender): string | null {
  if (sender.frame === null) return 'the frame is gone';
  if (!sender.isKnownWindow) return 'not one of our windows';
  if (sender.frame.parent !== null) return 'not the main frame';
  if (sender.frame.origin !== appOrigin) return 'not our origin';
  return null;
}

export interface IpcTransportOptions {
  readonly router: AnyTRPCRouter;
  readonly createContext: () => unknown;
  readonly log: Log;
}

export interface WindowConnection {
  /** Drops what the last page had asked for: a page that reloads counts its calls anew, and nobody hears the old ones. */
  reopen(): void;
  close(): void;
  /** Tells the page what was chosen in the application menu. */
  sendAction(action: ActionId): void;
}

/** Connects windows to the router, over strings that Electron carries. Knows windows by the id of their web contents. */
export interface IpcTransport {
  connect(contentsId: number, post: (message: string) => void): WindowConnection;
  /** Takes what arrived on the channel, from whomever. */
  receive(contentsId: number, frame: Sender['frame'], message: unknown): void;
}

export function createIpcTransport({ router, createContext, log }: IpcTransportOptions): IpcTransport {
  const connections = new Map<number, RpcConnection>();
  const onRefused = (reason: string) => log.write('warn', 'message refused', { reason });

  return {
    connect(contentsId, post) {
      const reopen = () => {
        connections.get(contentsId)?.close();
        connections.set(contentsId, createRpcConnection({ router, createContext, send: post, onRefused }));
      };
      reopen();
      return {
        reopen,
        close() {
          connections.get(contentsId)?.close();
          connections.delete(contentsId);
        },
        sendAction: (action) => post(JSON.stringify({ kind: 'action', action } satisfies ServerMessage)),
      };
    },
    receive(contentsId, frame, message) {
      const connection = connections.get(contentsId);
      const problem = senderProblem({ isKnownWindow: connection !== undefined, frame });
      if (problem !== null) onRefused(problem);
      else if (typeof message !== 'string') onRefused('not a string');
      else connection?.receive(message);
    },
  };
}
