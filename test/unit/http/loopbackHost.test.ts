import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ensureBuilt } from '../../../electron/launcher/build.ts';
import { type HostProcess, startHost } from '../../support/hostProcess.ts';

const readyLine = /^Countinghouse is ready at (http:\/\/127\.0\.0\.1:(\d+)\/\?token=[\w-]{43})$/;

describe('the loopback host', () => {
  let profile: string;
  let host: HostProcess;
  beforeAll(() => ensureBuilt(), 120_000);
  beforeEach(async () => {
    profile = await mkdtemp(join(tmpdir(), 'profile-'));
    host = startHost('loopback.js', ['--no-open', '--profile', profile]);
  });
  afterEach(async () => {
    host.child.kill('SIGKILL');
    await rm(profile, { recursive: true, force: true });
  });

  async function ready(): Promise<{ url: string; port: string }> {
    const [, url = '', port = ''] = readyLine.exec(await host.nextLine()) ?? [];
    return { url, port };
  }

  test('prints one address, which opens the page', async () => {
    const { url } = await ready();
    const entry = await fetch(url, { redirect: 'manual' });
    const cookie = entry.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const page = await fetch(new URL('/', url), { headers: { cookie } });
    expect(await page.text()).toContain('<title>Countinghouse</title>');
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('%s ends it cleanly, and frees the profile', async (signal) => {
    await ready();
    host.child.kill(signal);
    expect(await host.end()).toMatchObject({ code: 0, stderr: '' });
    host = startHost('loopback.js', ['--no-open', '--profile', profile]);
    expect((await ready()).port).not.toBe('');
  });

  test('a port in use is a sentence', async () => {
    const { port } = await ready();
    const words = ['--no-open', '--port', port, '--profile', join(profile, 'other')];
    const { code, stdout, stderr } = await startHost('loopback.js', words).end();
    const sentence = `Port ${port} is used by another program; choose another with --port.\n`;
    expect({ code, stdout, stderr }).toEqual({ code: 1, stdout: '', stderr: sentence });
  });

  test('a profile in use is a sentence', async () => {
    await ready();
    const { code, stderr } = await startHost('loopback.js', ['--no-open', '--profile', profile]).end();
    expect(code).toBe(1);
    expect(stderr).toMatch(/is open in another instance of Countinghouse\. Close the other window/);
  });

  test('an unknown option is a sentence, and no start', async () => {
    const { code, stdout, stderr } = await startHost('loopback.js', ['--bogus']).end();
    expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: "Unknown option '--bogus'.\n" });
  });
});
