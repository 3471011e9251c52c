import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LoopbackServer } from '../../electron/http/server.ts';
import { connectLoopback, openLoopback, requestRaw } from '../support/loopbackClient.ts';

/** The browser would add our cookie; another site must still not be able to call, nor to read an answer. */
describe('a call from another site', () => {
  let server: LoopbackServer;
  let host: string;
  let cookie: string;
  beforeEach(async () => {
    server = await openLoopback();
    ({ cookie } = await connectLoopback(server));
    host = `127.0.0.1:${server.port}`;
  });
  afterEach(() => server.close());

  const save = (headers: Record<string, string>) =>
    requestRaw(
      server.port,
      '/rpc/save',
      { host, cookie, 'content-type': 'application/json', ...headers },
      { method: 'POST', body: '{"name":"Rent"}' },
    );

  test.each([
    ['another site', { origin: 'https://evil.example' }],
    ['an opaque page', { origin: 'null' }],
    ['another port', { origin: 'http://127.0.0.1:1' }],
    ['localhost', { origin: 'http://localhost' }],
    ['no origin at all', {}],
  ])('a mutation from %s is refused', async (_who, headers) => {
    expect((await save(headers)).status).toBe(403);
  });

  test.each(['cross-site', 'same-site', 'none', 'invented'])('Sec-Fetch-Site: %s is refused', async (site) => {
    const answer = await save({ origin: `http://${host}`, 'sec-fetch-site': site });
    expect(answer.status).toBe(403);
  });

  test('our own page may', async () => {
    const answer = await save({ origin: `http://${host}`, 'sec-fetch-site': 'same-origin' });
    expect(answer).toMatchObject({ status: 200, body: '{"result":{"data":"saved Rent"}}' });
  });

  test('a mutation cannot be smuggled into a GET', async () => {
    const input = encodeURIComponent('{"name":"Rent"}');
    const answer = await requestRaw(server.port, `/rpc/save?input=${input}`, { host, cookie });
    expect(answer.status).toBe(405);
  });

  test('another site’s page cannot load a subscription or a file', async () => {
    const headers = { host, cookie, 'sec-fetch-site': 'cross-site' };
    const paths = ['/rpc/area.endless', '/assets/page-1a2b.js', '/'];
    const answers = await Promise.all(paths.map((path) => requestRaw(server.port, path, headers)));
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
  });

  test('a preflight is answered with no permission', async () => {
    const headers = { host, origin: 'https://evil.example', 'access-control-request-method': 'POST' };
    const answer = await requestRaw(server.port, '/rpc/save', headers, { method: 'OPTIONS' });
    expect(answer.status).toBe(403);
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'])('%s is no method of ours', async (method) => {
    const answer = await requestRaw(server.port, '/', { host, cookie }, { method });
    expect(answer.status).toBe(405);
  });
});
