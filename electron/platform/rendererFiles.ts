import { readFile } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';
import { requestedPath } from '../../shared/trustedUrl.ts';

export interface RendererFile {
  readonly body: Buffer<ArrayBuffer>;
  readonly contentType: string;
  /** The name carries a hash of the content, so a copy of it never goes stale. */
  readonly immutable: boolean;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/**
 * Reads what `pathname` asks for from the built renderer; null when there is no such file or it lies outside.
 * A path without a file extension is a screen's address, which the page's own router reads, so it gets `index.html`.
 */
export async function readRendererFile(root: string, pathname: string): Promise<RendererFile | null> {
  const requested = requestedPath(pathname);
  if (requested === null) return null;
  const name = extname(requested) === '' ? 'index.html' : requested;
  const path = resolve(root, name);
  // The separator matters: without it `/srv/renderer-secrets` would count as inside `/srv/renderer`.
  if (!path.startsWith(resolve(root) + sep)) return null;
  const contentType = contentTypes[extname(name)];
  if (contentType === undefined) return null;
  try {
    return { body: await readFile(path), contentType, immutable: name.startsWith('assets/') };
  } catch {
    return null;
  }
}
