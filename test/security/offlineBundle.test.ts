import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseSync } from 'vite';
import { beforeAll, describe, expect, test } from 'vitest';
import { ensureBuilt } from '../../electron/launcher/build.ts';

const out = resolve(import.meta.dirname, '../../out');

/** What may stand in a string of the built app: names that are never fetched, our own host, and links in messages of libraries. */
const known: readonly RegExp[] = [
  /^http:\/\/www\.w3\.org\//,
  /^https?:\/\/json-schema\.org\//,
  /^http:\/\/127\.0\.0\.1/,
  // The beginning of an address that is put together: the loopback host's own, and what zod checks an IPv6 address with.
  /^http:\/\/$/,
  /^http:\/\/\[/,
  // Where libraries send a programmer to read more: the texts of errors, and one banner.
  /^https:\/\/react\.dev\/errors\//,
  /^https:\/\/redux(?:-toolkit)?\.js\.org\/Errors\?code=$/,
  /^https:\/\/bit\.ly\/3cXEKWf$/,
  /^https:\/\/trpc\.io\/docs\//,
  /^https:\/\/github\.com\/trpc\/trpc\/issues\/new$/,
  /^https:\/\/tailwindcss\.com$/,
  // The base against which the router reads relative addresses.
  /^http:\/\/localhost$/,
];

interface Address {
  readonly file: string;
  readonly url: string;
}

function urlsIn(text: string): string[] {
  return [...text.matchAll(/\b(?:https?|wss?|ftp):\/\/[^\s"'`)<>\\]*/g)].map(([url]) => url);
}

/** Every string of a script; comments, where libraries name their documentation, are none. */
function stringsIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(stringsIn);
  if (typeof node !== 'object' || node === null) return [];
  const fields = Object.values(node).flatMap((value) => (typeof value === 'string' ? [] : stringsIn(value)));
  if ('type' in node && node.type === 'Literal' && 'value' in node && typeof node.value === 'string') {
    return [...fields, node.value];
  }
  return 'raw' in node && 'cooked' in node && typeof node.cooked === 'string' ? [...fields, node.cooked] : fields;
}

function addresses(): Address[] {
  return readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:c?js|css|html|svg)$/.test(entry.name))
    .flatMap((entry) => {
      const path = join(entry.parentPath, entry.name);
      const text = readFileSync(path, 'utf8');
      const texts = /js$/.test(path) ? stringsIn(parseSync(path, text).program) : [text];
      return texts.flatMap(urlsIn).map((url) => ({ file: relative(out, path), url }));
    });
}

describe('the built app', () => {
  beforeAll(() => ensureBuilt(), 120_000);

  test('names no address that could be reached', () => {
    const unknown = addresses().filter(({ url }) => !known.some((name) => name.test(url)));
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
