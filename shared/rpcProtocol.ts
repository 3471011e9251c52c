// Without zod, because the preload bundles this file and should stay small enough to read.

/** The one IPC channel between the window and the main process. */
export const rpcChannel = 'countinghouse:rpc';

/** The name under which the preload exposes the bridge on `window`. */
export const rpcBridgeName = 'countinghouse';

/** Longest message accepted, in UTF-16 units. A staged bank file of 32 MB arrives as base64 and must fit. */
export const longestMessage = 48 * 1024 * 1024;

/** All that the page is given: two functions, strings only. */
export interface RpcBridge {
  send(message: string): void;
  onMessage(listener: (message: string) => void): void;
}
