import { contextBridge, ipcRenderer } from 'electron';
import { type RpcBridge, rpcBridgeName, rpcChannel } from '../shared/rpcProtocol.ts';

/** All that the page is given. No event object crosses: it would carry `ipcRenderer` along. */
const bridge: RpcBridge = {
  send: (message) => ipcRenderer.send(rpcChannel, message),
  onMessage: (listener) => {
    ipcRenderer.on(rpcChannel, (_event, message) => listener(message));
  },
};

contextBridge.exposeInMainWorld(rpcBridgeName, bridge);
