import { describe, expect, test } from 'vitest';
import { answerAppRequest } from '../../electron/desktop/appProtocol.ts';
import { contentSecurityPolicy, type PageHost } from '../../shared/csp.ts';
import { connectLoopback, openLoopback, requestRaw } from '../support/loopbackClient.ts';

function directives(host: PageHost): Map<string, string[]> {
  const parts = contentSecurityPolicy(host).split('; ');
  return new Map(
    parts.map((part) => {
      const [name = '', ...sources] = part.split(' ');
      return [name, sources];
    }),
  );
}

describe.each(['desktop', 'loopback'] as const)('the policy of the %s page', (host) => {
  test('allows nothing that it does not name', () => {
    expect(directives(host).get('default-src')).toEqual(["'none'"]);
  });

  test('runs our own scripts only, and none made from text', () => {
    expect(directives(host).get('script-src')).toEqual(["'self'"]);
  });

  test('names no host, no wildcard, and no scheme but data: for images', () => {
    const sources = [...directives(host)].flatMap(([name, list]) => list.map((source) => `${name} ${source}`));
    expect(sources.filter((source) => !/ '(none|self|unsafe-inline)'$/.test(source))).toEqual(['img-src data:']);
    expect(sources.filter((source) => source.endsWith("'unsafe-inline'"))).toEqual(["style-src 'unsafe-inline'"]);
  });

  test('lets nobody frame it, change its base, or take a form', () => {
    const policy = directives(host);
    const names = ['frame-ancestors', 'base-uri', 'form-action'];
    expect(names.map((name) => policy.get(name))).toEqual(names.map(() => ["'none'"]));
  });
});

test('the desktop page may connect to nothing at all, the browser page to its own host', () => {
  expect(directives('desktop').get('connect-src')).toEqual(["'none'"]);
  expect(directives('loopback').get('connect-src')).toEqual(["'self'"]);
});

test('every answer carries the policy, refusals too', async () => {
  const server = await openLoopback();
  const { cookie } = await connectLoopback(server);
  const host = `127.0.0.1:${server.port}`;
  const page = await requestRaw(server.port, '/', { host, cookie });
  const missing = await requestRaw(server.port, '/gone.js', { host, cookie });
  const refused = await requestRaw(server.port, '/', { host });
  const stranger = await requestRaw(server.port, '/', { host: 'evil.example' });
  for (const { headers } of [page, missing, refused, stranger]) {
    expect(headers['content-security-policy']).toBe(contentSecurityPolicy('loopback'));
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
  }
  await server.close();

  const desktop = await answerAppRequest('/nowhere', { method: 'GET', url: 'app://bundle/' });
  expect(desktop.headers.get('content-security-policy')).toBe(contentSecurityPolicy('desktop'));
});
