import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** The only places that may touch the network: the loopback server, and the page's link to it. */
const allowedFolders = ['electron/http/', 'renderer/src/rpc/'];

const forbidden: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['a network module', /['"](?:node:)?(?:https?|http2|net|tls|dgram|dns|dns\/promises|inspector)['"]/],
  ['an HTTP client', /['"](?:undici|axios|got|node-fetch|ws|electron-updater)['"]/],
  ['fetch', /(?<![.\w])fetch\(/],
  ['fetch of a global', /\b(?:globalThis|window|self|net)\.fetch\b/],
  ['a WebSocket', /\bnew WebSocket\b/],
  ['an EventSource', /\bEventSource\b/],
  ['XMLHttpRequest', /\bXMLHttpRequest\b/],
  ['sendBeacon', /\bsendBeacon\b/],
  ['WebRTC', /\bRTCPeerConnection\b/],
  ['an external link', /\bopenExternal\b/],
  ['the updater', /\bautoUpdater\b/],
  ['the crash reporter', /\bcrashReporter\b/],
];

function sourceFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:tsx?|js|html|css)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((file) => !allowedFolders.some((allowed) => file.startsWith(allowed)));
}

function offences(file: string, source: string): string[] {
  return forbidden.filter(([, pattern]) => pattern.test(source)).map(([what]) => `${file}: ${what}`);
}

describe('the source', () => {
  const files = ['electron', 'renderer', 'shared'].flatMap(sourceFiles);

  test('is found', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(files).toContain('electron/desktop/session.ts');
  });

  test('touches the network nowhere but in the loopback host and the link to it', () => {
    expect(files.flatMap((file) => offences(file, readFileSync(join(root, file), 'utf8')))).toEqual([]);
  });

  test('imports electron in electron/desktop and the preload only', () => {
    const importers = files.filter((file) => /from 'electron'/.test(readFileSync(join(root, file), 'utf8')));
    expect(importers.filter((file) => !file.startsWith('electron/desktop/'))).toEqual(['electron/preload.ts']);
  });
});

describe('the search', () => {
  test.each([
    "import http from 'node:http';",
    "import { lookup } from 'dns/promises';",
    "const net = require('net');",
    "await fetch('/x');",
    'globalThis.fetch(url);',
    'new WebSocket(url)',
    'shell.openExternal(url)',
    'navigator.sendBeacon(url)',
  ])('finds %s', (line) => {
    expect(offences('file.ts', line)).toHaveLength(1);
  });

  test.each(['queryClient.prefetch()', 'cache.fetch(key)', "import { netWorth } from './netWorth.ts';"])(
    'leaves %s alone',
    (line) => {
      expect(offences('file.ts', line)).toEqual([]);
    },
  );
});
