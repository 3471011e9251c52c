import type { AnyTRPCRouter } from '@trpc/server';
import type { BrowserWindow, IpcMain } from 'electron';
import type { ActionId } from '../../shared/actions.ts';
import type { ServerMessage } from '../../shared/rpcMessages.ts';
import { rpcChannel } from '../../shared/rpcProtocol.ts';
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

export interface IpcTransport {
  /** Answers the calls of this window until it closes. */
  connect(window: BrowserWindow): void;
  /** Tells the window what was chosen in the application menu. */
  sendAction(window: BrowserWindow, action: ActionId): void;
}

/** Connects windows to the router over one IPC channel. Make one only: it is the channel's only listener. */
export function createIpcTransport(ipcMain: IpcMain, options: IpcTransportOptions): IpcTransport {
  const { router, createContext, log } = options;
  const connections = new Map<number, RpcConnection>();
  const refused = (reason: string) => log.write('warn', 'message refused', { reason });

  ipcMain.on(rpcChannel, (event, message: unknown) => {
    const connection = connections.get(event.sender.id);
    const problem = senderProblem({ isKnownWindow: connection !== undefined, frame: event.senderFrame });
    if (problem !== null) refused(problem);
    else if (typeof message !== 'string') refused('not a string');
    else connection?.receive(message);
  });

  function post(window: BrowserWindow, message: string): void {
    if (!window.isDestroyed()) window.webContents.send(rpcChannel, message);
  }

  return {
    connect(window) {
      const { id } = window.webContents;
      const open = () =>
        createRpcConnection({ router, createContext, send: (message) => post(window, message), onRefused: refused });
      const reopen = () => {
        connections.get(id)?.close();
        connections.set(id, open());
      };
      reopen();
      // A page that reloads starts counting its calls anew, and nobody is left to hear the old ones.
      window.webContents.on('did-start-navigation', (details) => {
        if (details.isMainFrame && !details.isSameDocument) reopen();
      });
      window.webContents.on('render-process-gone', reopen);
      window.on('closed', () => {
        connections.get(id)?.close();
        connections.delete(id);
      });
    },
    sendAction(window, action) {
      post(window, JSON.stringify({ kind: 'action', action } satisfies ServerMessage));
    },
  };
}
