import { createTRPCClient } from '@trpc/client';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LoopbackServer } from '../../../electron/http/server.ts';
import { loopbackLink } from '../../../renderer/src/rpc/httpLink.ts';
import { connectLoopback, openLoopback, requestRaw } from '../../support/loopbackClient.ts';
import { describeTransport } from '../../support/transportCases.ts';
import type { TransportRouter } from '../../support/transportRouter.ts';

describe('loopback HTTP', () => {
  describeTransport(async (createContext) => {
    const host = await openLoopback({ createContext });
    const { url, fetch, EventSource } = await connectLoopback(host);
    const client = createTRPCClient<TransportRouter>({
      links: [loopbackLink(`${url}/rpc`, { fetch, EventSource })],
    });
    return { client, close: () => host.close() };
  });
});

describe('the loopback host', () => {
  let server: LoopbackServer;
  beforeEach(async () => {
    server = await openLoopback();
  });
  afterEach(() => server.close());

  test('exchanges the printed token for a cookie that scripts and other sites cannot use', async () => {
    const entry = await fetch(server.url, { redirect: 'manual' });
    expect(entry.status).toBe(303);
    expect(entry.headers.get('location')).toBe('/');
    expect(entry.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^countinghouse-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/),
    ]);
  });

  test('the address handed to the browser works once', async () => {
    const ticketUrl = server.issueTicketUrl();
    const first = await fetch(ticketUrl, { redirect: 'manual' });
    const second = await fetch(ticketUrl, { redirect: 'manual' });
    expect([first.status, second.status]).toEqual([303, 401]);
  });

  test('serves the page at every screen address and hashed files for good', async () => {
    const client = await connectLoopback(server);
    const screen = await client.fetch(`${client.url}/data-quality`);
    expect(await screen.text()).toContain('<title>page</title>');
    expect(screen.headers.get('cache-control')).toBe('no-store');
    const script = await client.fetch(`${client.url}/assets/page-1a2b.js`);
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(script.headers.get('cache-control')).toBe('private, max-age=31536000, immutable');
    const missing = await client.fetch(`${client.url}/assets/gone.js`);
    expect(missing.status).toBe(404);
  });

  test('answers HEAD without a body', async () => {
    const { cookie } = await connectLoopback(server);
    const host = `127.0.0.1:${server.port}`;
    const answer = await requestRaw(server.port, '/', { host, cookie }, { method: 'HEAD' });
    expect(answer).toMatchObject({ status: 200, body: '' });
  });

  test('two hosts in one browser keep their cookies apart', async () => {
    const other = await openLoopback();
    const [one, two] = await Promise.all([connectLoopback(server), connectLoopback(other)]);
    expect(one.cookie.split('=')[0]).not.toBe(two.cookie.split('=')[0]);
    await other.close();
  });

  test('a port in use is the listener’s own error', async () => {
    await expect(openLoopback({ port: server.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  test('closing ends subscriptions that are still open', async () => {
    const { url, fetch, EventSource } = await connectLoopback(server);
    const client = createTRPCClient<TransportRouter>({
      links: [loopbackLink(`${url}/rpc`, { fetch, EventSource })],
    });
    const ended = new Promise<void>((resolve) => {
      client.area.endless.subscribe(undefined, {
        onData: () => {
          server.close();
        },
        onError: () => resolve(),
      });
    });
    await ended;
  });
});
