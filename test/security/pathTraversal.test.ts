import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerAppRequest } from '../../electron/desktop/appProtocol.ts';
import { readRendererFile } from '../../electron/platform/rendererFiles.ts';
import { requestedPath } from '../../shared/trustedUrl.ts';
import { connectLoopback, openLoopback, requestRaw } from '../support/loopbackClient.ts';

/** Each tries to read the file `secret.json` that lies beside the page's folder, or one of the system's. */
const attacks = [
  '/../secret.json',
  '/..%2fsecret.json',
  '/%2e%2e/secret.json',
  '/%2e%2e%2fsecret.json',
  '/assets/../../secret.json',
  '/assets/%2e%2e/%2e%2e/secret.json',
  '/..\\secret.json',
  '/..%5csecret.json',
  '/./../secret.json',
  '/%00/../secret.json',
  '/index.html%00.js',
  '/%252e%252e/secret.json',
  '/../renderer-secrets/secret.json',
  '//etc/passwd.json',
  '/C:/Windows/win.json',
  '/C%3A%5CWindows%5Cwin.json',
  '/%E0%A4%A',
];

describe('reading outside the page’s folder', () => {
  let folder: string;
  let root: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'renderer-'));
    root = join(folder, 'renderer');
    await mkdir(join(root, 'assets'), { recursive: true });
    await mkdir(join(folder, 'renderer-secrets'));
    await writeFile(join(root, 'index.html'), 'page');
    await writeFile(join(folder, 'secret.json'), 'secret');
    await writeFile(join(folder, 'renderer-secrets', 'secret.json'), 'secret');
  });
  afterAll(() => rm(folder, { recursive: true }));

  test.each(attacks)('%s finds nothing', async (attack) => {
    const file = await readRendererFile(root, attack);
    expect(file?.body.toString() ?? 'nothing').not.toContain('secret');
  });

  test.each(attacks)('app://bundle%s finds nothing', async (attack) => {
    const response = await answerAppRequest(root, { method: 'GET', url: `app://bundle${attack}` });
    expect(await response.text()).not.toContain('secret');
  });

  test.each(['app://elsewhere/index.html', 'app://bundle.evil/index.html', 'app://bundle@evil/index.html', 'nonsense'])(
    'the protocol does not answer for %s',
    async (url) => {
      const response = await answerAppRequest(root, { method: 'GET', url });
      expect(response.status).toBe(404);
    },
  );

  test('the protocol reads only', async () => {
    const response = await answerAppRequest(root, { method: 'POST', url: 'app://bundle/index.html' });
    expect(response.status).toBe(405);
  });

  test('over HTTP, none of them leaves the folder', async () => {
    const server = await openLoopback();
    const { cookie } = await connectLoopback(server);
    const host = `127.0.0.1:${server.port}`;
    const answers = await Promise.all(
      attacks
        .filter((attack) => !attack.includes('\\'))
        .map((attack) => requestRaw(server.port, attack, { host, cookie })),
    );
    expect(answers.filter(({ body }) => body.includes('secret'))).toEqual([]);
    await server.close();
  });

  test('no path at all leads to a parent folder', () => {
    const part = fc.constantFrom(
      '..',
      '.',
      '%2e%2e',
      '%2E.',
      '%252e',
      '/',
      '%2f',
      '\\',
      '%5c',
      '%00',
      'assets',
      'a.js',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const file = requestedPath(`/${parts.join('')}`);
        return file === null || !file.split(/[/\\]/).includes('..');
      }),
      { numRuns: 2000 },
    );
  });
});
