import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import vm from 'node:vm';
import { beforeAll, describe, expect, test } from 'vitest';
import { ensureBuilt } from '../../electron/launcher/build.ts';

const folder = resolve(import.meta.dirname, '../../out/preload');

/** A sandboxed preload is one CommonJS file that can require 'electron' and little else; what it exposes, the page has. */
describe('the built preload', () => {
  let source: string;
  beforeAll(async () => {
    await ensureBuilt();
    source = readFileSync(join(folder, 'preload.cjs'), 'utf8');
  }, 120_000);

  test('is one file', () => {
    expect(readdirSync(folder)).toEqual(['preload.cjs']);
  });

  test('requires electron and imports nothing', () => {
    const required = [...source.matchAll(/\brequire\(([^)]*)\)/g)].map(([, what]) => what);
    expect(required).toEqual(['"electron"']);
    expect(source).not.toMatch(/\bimport\b\s*[({'"*\w]|\bexport\b\s/);
  });

  test('is small enough to be read whole', () => {
    expect(source.length).toBeLessThan(2_000);
  });

  test('gives the page two functions, and never the event', () => {
    const exposed: Record<string, Record<string, (value: unknown) => void>> = {};
    const sent: unknown[][] = [];
    let deliver: (...values: unknown[]) => void = () => {};
    const electron = {
      contextBridge: {
        exposeInMainWorld: (name: string, api: Record<string, () => void>) => {
          exposed[name] = api;
        },
      },
      ipcRenderer: {
        send: (...values: unknown[]) => sent.push(values),
        on: (_channel: string, listener: (...values: unknown[]) => void) => {
          deliver = listener;
        },
      },
    };
    // Nothing but what is given: in this context there is no process, no Buffer, no global of Node's.
    vm.runInNewContext(source, { require: () => electron });

    expect(Object.keys(exposed)).toEqual(['countinghouse']);
    const bridge = exposed.countinghouse ?? {};
    expect(Object.keys(bridge).sort()).toEqual(['onMessage', 'send']);
    bridge.send?.('hello');
    expect(sent).toEqual([['countinghouse:rpc', 'hello']]);
    const heard: unknown[][] = [];
    bridge.onMessage?.((...values: unknown[]) => heard.push(values));
    deliver({ sender: 'ipcRenderer' }, 'answer');
    expect(heard).toEqual([['answer']]);
  });
});
