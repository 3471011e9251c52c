import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { ensureBuilt } from '../../electron/launcher/build.ts';

const out = resolve(import.meta.dirname, '../../out');

/** Addresses that are names, never fetched: XML namespaces, JSON Schema dialects, and links in messages and comments of libraries. */
const names: readonly RegExp[] = [
  /^http:\/\/www\.w3\.org\//,
  /^https?:\/\/json-schema\.org\//,
  // Our own loopback host and the proxy that answers nobody.
  /^http:\/\/(?:127\.0\.0\.1|\$\{)/,
];

/** Documentation that libraries name in warnings and comments. */
const documentation: readonly RegExp[] = [
  /^https:\/\/(?:\w+\.)?react\.dev\//,
  /^https:\/\/github\.com\//,
  /^https:\/\/trpc\.io\//,
];

interface Address {
  readonly file: string;
  readonly url: string;
}

function addresses(): Address[] {
  return readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:c?js|css|html|svg)$/.test(entry.name))
    .flatMap((entry) => {
      const path = join(entry.parentPath, entry.name);
      const found = readFileSync(path, 'utf8').matchAll(/\b(?:https?|wss?|ftp):\/\/[^\s"'`)<>\\]+/g);
      return [...found].map(([url]) => ({ file: relative(out, path), url }));
    });
}

describe('the built app', () => {
  beforeAll(() => ensureBuilt(), 120_000);

  test('names no address that could be reached', () => {
    const unknown = addresses().filter(({ url }) => ![...names, ...documentation].some((name) => name.test(url)));
    expect(unknown).toEqual([]);
  });

  test('starts without Electron in the browser host and at the command line', () => {
    for (const entry of ['loopback.js', 'cli.js']) {
      const reached = new Set<string>();
      collectImports(join(out, 'main'), entry, reached);
      const electron = [...reached].filter((file) => /from ["']electron["']/.test(readFileSync(file, 'utf8')));
      expect(electron).toEqual([]);
    }
  });
});

function collectImports(folder: string, file: string, reached: Set<string>): void {
  const path = resolve(folder, file);
  if (reached.has(path)) return;
  reached.add(path);
  for (const [, imported = ''] of readFileSync(path, 'utf8').matchAll(/from ["'](\.[^"']+)["']/g)) {
    collectImports(resolve(path, '..'), imported, reached);
  }
}
