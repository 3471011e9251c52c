import { describe, expect, test } from 'vitest';
import { type RequestFacts, refuseRequest } from '../../../electron/http/requestGuard.ts';

const host = '127.0.0.1:4000';
const typed: RequestFacts = { method: 'GET', pathname: '/', host, origin: undefined, fetchSite: 'none' };
const ours = { origin: `http://${host}`, fetchSite: 'same-origin' };

describe('the request guard', () => {
  test.each<[string, Partial<RequestFacts>]>([
    ['an address that a person typed', {}],
    ['a browser that names no Sec-Fetch-Site', { fetchSite: undefined }],
    ['our page loading a script', { pathname: '/assets/a.js', fetchSite: 'same-origin' }],
    ['our page calling', { ...ours, method: 'POST', pathname: '/rpc/a.b' }],
    ['our page subscribing', { method: 'GET', pathname: '/rpc/a.b', fetchSite: 'same-origin' }],
  ])('lets pass: %s', (_what, facts) => {
    expect(refuseRequest({ ...typed, ...facts }, host)).toBeNull();
  });

  test.each<[string, number, Partial<RequestFacts>]>([
    ['another name', 421, { host: 'localhost:4000' }],
    ['no name', 421, { host: undefined }],
    ['another origin', 403, { origin: 'http://127.0.0.1:4001' }],
    ['an https origin', 403, { origin: `https://${host}` }],
    ['a link on another site', 403, { fetchSite: 'cross-site' }],
    ['a post that names no origin', 403, { method: 'POST', pathname: '/rpc/a.b', fetchSite: 'same-origin' }],
    ['a post that nobody clicked', 403, { ...ours, method: 'POST', pathname: '/rpc/a.b', fetchSite: 'none' }],
    ['a post to a file', 405, { ...ours, method: 'POST' }],
    ['asking for the head of a call', 405, { method: 'HEAD', pathname: '/rpc/a.b', fetchSite: 'same-origin' }],
    ['a preflight', 405, { method: 'OPTIONS', fetchSite: undefined }],
  ])('refuses %s with %i', (_what, status, facts) => {
    expect(refuseRequest({ ...typed, ...facts }, host)?.status).toBe(status);
  });
});
