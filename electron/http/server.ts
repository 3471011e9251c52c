import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AnyTRPCRouter } from '@trpc/server';
import { nodeHTTPRequestHandler } from '@trpc/server/adapters/node-http';
import { pageHeaders } from '../../shared/csp.ts';
import { longestMessage } from '../../shared/rpcProtocol.ts';
import { requestedPath } from '../../shared/trustedUrl.ts';
import type { Log } from '../platform/log.ts';
import { readRendererFile } from '../platform/rendererFiles.ts';
import { createEntryTokens } from './entryTokens.ts';
import { refuseRequest } from './requestGuard.ts';

export interface LoopbackServerOptions {
  readonly router: AnyTRPCRouter;
  readonly createContext: () => unknown;
  /** Folder of the built page. */
  readonly rendererRoot: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly log: Log;
}

export interface LoopbackServer {
  readonly port: number;
  /** The address to print: it carries the token. */
  readonly url: string;
  /** The same place with a token that works once. */
  issueTicketUrl(): string;
  /** Ends every connection, also those that stream events. */
  close(): Promise<void>;
}

// The number, not the name: 'localhost' can resolve to an interface that is not ours.
const address = '127.0.0.1';

/** Rejects with the listener's own error (`code: 'EADDRINUSE'`) when the port cannot be had. */
export async function startLoopbackServer(options: LoopbackServerOptions): Promise<LoopbackServer> {
  const tokens = createEntryTokens();
  const server = createServer();

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, address, resolve);
  });
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('The server listens on no port.');
  const { port } = bound;
  const host = `${address}:${port}`;
  // Browsers keep cookies per host, not per port: two profiles open side by side must not overwrite each other's.
  const cookieName = `countinghouse-${port}`;

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = URL.parse(request.url ?? '', `http://${host}`);
    for (const [name, value] of Object.entries(pageHeaders('loopback'))) response.setHeader(name, value);
    response.setHeader('cache-control', 'no-store');
    if (url === null) return endWithSentence(response, 400, 'This address cannot be read.');

    const method = request.method ?? '';
    const { origin, host: namedHost, 'sec-fetch-site': fetchSite } = request.headers;
    const facts = { method, pathname: url.pathname, host: namedHost, origin, fetchSite: single(fetchSite) };
    const refusal = refuseRequest(facts, host);
    if (refusal !== null) {
      options.log.write('warn', 'request refused', { status: refusal.status, method });
      return endWithSentence(response, refusal.status, refusal.sentence);
    }

    const offered = url.searchParams.get('token');
    if (url.pathname === '/' && offered !== null) {
      const session = tokens.exchange(offered);
      if (session !== null) {
        response.setHeader('set-cookie', `${cookieName}=${session}; Path=/; HttpOnly; SameSite=Strict`);
        response.setHeader('location', '/');
        response.writeHead(303).end();
        return;
      }
    }
    if (!tokens.isSession(cookieValue(request.headers.cookie, cookieName))) {
      const sentence =
        'Countinghouse opens only from the address that it printed when it started. Copy that address whole, with its token.';
      return endWithSentence(response, 401, sentence);
    }

    if (!url.pathname.startsWith('/rpc/')) return sendFile(response, method, url.pathname);
    const path = requestedPath(url.pathname.slice('/rpc/'.length));
    if (path === null) return endWithSentence(response, 404, 'There is nothing at this address.');
    return answerCall(request, response, path);
  }

  function answerCall(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    return nodeHTTPRequestHandler({
      router: options.router,
      createContext: async () => options.createContext(),
      req: request,
      res: response,
      path,
      maxBodySize: longestMessage,
      // Queries travel as POST; see httpLink.ts.
      allowMethodOverride: true,
    });
  }

  async function sendFile(response: ServerResponse, method: string, pathname: string): Promise<void> {
    const file = await readRendererFile(options.rendererRoot, pathname);
    if (file === null) return endWithSentence(response, 404, 'There is nothing at this address.');
    response.setHeader('content-type', file.contentType);
    response.setHeader('content-length', file.body.length);
    if (file.immutable) response.setHeader('cache-control', 'private, max-age=31536000, immutable');
    response.end(method === 'HEAD' ? undefined : file.body);
  }

  server.on('request', (request, response) => {
    respond(request, response).catch((cause: unknown) => {
      options.log.write('error', 'request failed', { message: cause instanceof Error ? cause.message : 'unknown' });
      if (!response.headersSent) endWithSentence(response, 500, 'Countinghouse could not answer.');
      else response.destroy();
    });
  });

  return {
    port,
    url: `http://${host}/?token=${tokens.token}`,
    issueTicketUrl: () => `http://${host}/?token=${tokens.issueTicket()}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function endWithSentence(response: ServerResponse, status: number, sentence: string): void {
  response.setHeader('content-type', 'text/plain; charset=utf-8');
  response.writeHead(status).end(`${sentence}\n`);
}

function cookieValue(header: string | undefined, name: string): string | undefined {
  const prefix = `${name}=`;
  return header
    ?.split('; ')
    .find((part) => part.startsWith(prefix))
    ?.slice(prefix.length);
}

function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(', ') : value;
}
