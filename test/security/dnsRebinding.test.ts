import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LoopbackServer } from '../../electron/http/server.ts';
import { connectLoopback, openLoopback, requestRaw } from '../support/loopbackClient.ts';

/** A page of the attacker's, whose own name now resolves to 127.0.0.1, is same-origin to itself: only Host tells. */
describe('DNS rebinding', () => {
  let server: LoopbackServer;
  beforeEach(async () => {
    server = await openLoopback();
  });
  afterEach(() => server.close());

  test.each([
    ['an attacker’s name', () => `evil.example:${server.port}`],
    ['localhost', () => `localhost:${server.port}`],
    ['another address of this machine', () => `127.0.0.2:${server.port}`],
    ['no port', () => '127.0.0.1'],
    ['another port', () => `127.0.0.1:${server.port + 1}`],
    ['a trailing dot', () => `127.0.0.1.:${server.port}`],
    ['a number', () => `2130706433:${server.port}`],
    ['a path behind it', () => `127.0.0.1:${server.port}/`],
  ])('a Host of %s is refused even with the cookie', async (_what, host) => {
    const { cookie } = await connectLoopback(server);
    const answer = await requestRaw(server.port, '/', { host: host(), cookie });
    expect(answer.status).toBe(421);
    expect(answer.body).not.toContain('page');
  });

  test('the token buys nothing under another name', async () => {
    const token = URL.parse(server.url)?.search ?? '';
    const answer = await requestRaw(server.port, `/${token}`, { host: `evil.example:${server.port}` });
    expect(answer.status).toBe(421);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });
});
