import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LoopbackServer, type LoopbackServerOptions, startLoopbackServer } from '../../electron/http/server.ts';
import { silentLog } from '../../electron/platform/log.ts';
import type { EventStreamConstructor } from '../../renderer/src/rpc/httpLink.ts';
import { eventSourceOver } from './eventSource.ts';
import { createWitness, transportRouter } from './transportRouter.ts';

/** The real server over the small router and a page of three files. */
export async function openLoopback(options: Partial<LoopbackServerOptions> = {}): Promise<LoopbackServer> {
  const folder = await mkdtemp(join(tmpdir(), 'loopback-'));
  const rendererRoot = join(folder, 'renderer');
  await mkdir(join(rendererRoot, 'assets'), { recursive: true });
  await writeFile(join(rendererRoot, 'index.html'), '<!doctype html><title>page</title>');
  await writeFile(join(rendererRoot, 'assets', 'page-1a2b.js'), 'export {};');
  await writeFile(join(folder, 'secret.json'), '"secret"');
  const server = await startLoopbackServer({
    router: transportRouter,
    createContext: createWitness().createContext,
    rendererRoot,
    port: 0,
    log: silentLog,
    ...options,
  });
  const close = async () => {
    await server.close();
    await rm(folder, { recursive: true });
  };
  return { ...server, close };
}

/** What tRPC and the tests hand to `fetch`. */
interface FetchInit {
  readonly method?: string | undefined;
  readonly headers?: HeadersInit | [string, string][] | Record<string, string> | undefined;
  readonly body?: BodyInit | null | undefined;
  readonly signal?: AbortSignal | null | undefined;
}

/** What a browser is once it has opened the printed address. */
export interface LoopbackClient {
  readonly url: string;
  readonly cookie: string;
  readonly fetch: (target: string | URL | Request, init?: FetchInit) => Promise<Response>;
  readonly EventSource: EventStreamConstructor;
}

export async function connectLoopback(server: LoopbackServer): Promise<LoopbackClient> {
  const url = `http://127.0.0.1:${server.port}`;
  const entry = await fetch(server.url, { redirect: 'manual' });
  const cookie = entry.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const sameOrigin: LoopbackClient['fetch'] = (
    target,
    { method = 'GET', headers: given, body = null, signal = null } = {},
  ) => {
    const headers = new Headers(given);
    headers.set('cookie', cookie);
    headers.set('sec-fetch-site', 'same-origin');
    if (method === 'POST') headers.set('origin', url);
    return fetch(target, { method, headers, body, signal });
  };
  return { url, cookie, fetch: sameOrigin, EventSource: eventSourceOver(sameOrigin) };
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Sends exactly these headers and this path: `fetch` tidies up both. */
export function requestRaw(
  port: number,
  path: string,
  headers: Record<string, string> = {},
  options: { method?: string; body?: string } = {},
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest({ host: '127.0.0.1', port, path, headers, method: options.method ?? 'GET' });
    outgoing.on('error', reject);
    outgoing.on('response', (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        body += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
      response.on('error', reject);
    });
    outgoing.end(options.body);
  });
}
