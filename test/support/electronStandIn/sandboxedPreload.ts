/**
 * The script that runs in a page before its own: the real preload, in the surroundings that a sandboxed preload has.
 * `require` knows 'electron' alone, of which only contextBridge and ipcRenderer exist; there is no process and no Node.
 *
 * @param binding the page's function that carries a message to the main process; taken away before the page can see it
 */
export function sandboxedPreload(preloadSource: string, binding: string, receiver: string): string {
  return `(() => {
    if (window !== window.top) return;
    const post = window[${JSON.stringify(binding)}];
    delete window[${JSON.stringify(binding)}];
    const listeners = new Map();
    const strict = (name, target) => new Proxy(target, { get(object, key) {
      if (!(key in object)) throw new Error('A sandboxed preload has no ' + name + '.' + String(key));
      return object[key];
    } });
    const ipcRenderer = strict('ipcRenderer', {
      send: (channel, ...values) => { post(channel, structuredClone(values)); },
      on: (channel, listener) => { listeners.set(channel, [...(listeners.get(channel) ?? []), listener]); },
    });
    const across = (value) => {
      if (typeof value === 'function') return (...values) => across(value(...values.map(across)));
      if (value !== null && typeof value === 'object') {
        return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, member]) => [key, across(member)])));
      }
      return structuredClone(value);
    };
    const contextBridge = strict('contextBridge', {
      exposeInMainWorld: (key, api) => {
        Object.defineProperty(window, key, { value: across(api), writable: false, configurable: false, enumerable: true });
      },
    });
    Object.defineProperty(window, ${JSON.stringify(receiver)}, { value: (channel, values) => {
      for (const listener of listeners.get(channel) ?? []) listener(Object.freeze({ sender: ipcRenderer }), ...values);
    } });
    const require = (name) => {
      if (name !== 'electron') throw new Error('A sandboxed preload cannot require ' + name);
      return strict('electron', { contextBridge, ipcRenderer });
    };
    (function (require, module, exports) { ${preloadSource}\n })(require, { exports: {} }, {});
  })();`;
}
