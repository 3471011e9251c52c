import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LoopbackServer } from '../../electron/http/server.ts';
import { connectLoopback, openLoopback, requestRaw } from '../support/loopbackClient.ts';

/** Another program, or another person's program, on the same machine can reach the port. */
describe('a caller without the token', () => {
  let server: LoopbackServer;
  let host: string;
  beforeEach(async () => {
    server = await openLoopback();
    host = `127.0.0.1:${server.port}`;
  });
  afterEach(() => server.close());

  test.each(['/', '/index.html', '/assets/page-1a2b.js', '/rpc/echo', '/favicon.svg'])(
    'gets nothing at %s',
    async (path) => {
      const answer = await requestRaw(server.port, path, { host });
      expect(answer.status).toBe(401);
      expect(answer.body).toMatch(/^Countinghouse opens only from the address that it printed/);
    },
  );

  test.each(['', 'x', 'undefined', 'null', '0'.repeat(43)])('gets nothing with the token %j', async (token) => {
    const answer = await requestRaw(server.port, `/?token=${token}`, { host });
    expect(answer.status).toBe(401);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  test('cannot use the token in place of the cookie, nor another host’s cookie', async () => {
    const other = await openLoopback();
    const token = URL.parse(server.url)?.searchParams.get('token');
    const foreign = (await connectLoopback(other)).cookie.split('=')[1];
    const name = `countinghouse-${server.port}`;
    const cookies = [`${name}=${token}`, `${name}=${foreign}`, `${name}=`, name, `x${name}=1`];
    const answers = await Promise.all(cookies.map((cookie) => requestRaw(server.port, '/', { host, cookie })));
    expect(answers.map(({ status }) => status)).toEqual(cookies.map(() => 401));
    await other.close();
  });

  test('tokens are long, and new at every start', async () => {
    const other = await openLoopback();
    const tokens = [server.url, other.url].map((url) => URL.parse(url)?.searchParams.get('token') ?? '');
    expect(tokens.map((token) => token.length)).toEqual([43, 43]);
    expect(tokens[0]).not.toBe(tokens[1]);
    await other.close();
  });
});
