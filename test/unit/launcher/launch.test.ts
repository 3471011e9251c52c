import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureBuilt } from '../../../electron/launcher/build.ts';
import { startLauncher } from '../../support/hostProcess.ts';

/** A machine with no screen, where the desktop window cannot open. */
const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...screenless } = process.env;

describe('npm start', () => {
  let profile: string;
  beforeAll(async () => {
    await ensureBuilt();
    profile = await mkdtemp(join(tmpdir(), 'profile-'));
  }, 120_000);
  afterAll(() => rm(profile, { recursive: true, force: true }));

  test('answers an unknown option with a sentence and the usage, and starts nothing', async () => {
    const { code, stdout, stderr } = await startLauncher(['--bogus'], screenless).end();
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^Unknown option '--bogus'\.\n\nUsage: npm start/);
  });

  test('serves a browser when asked to, and passes an interruption on', async () => {
    const host = startLauncher(['--browser', '--no-open', '--profile', profile], screenless);
    expect(await host.nextLine()).toMatch(/^Countinghouse is ready at http:\/\/127\.0\.0\.1:/);
    host.child.kill('SIGINT');
    expect(await host.end()).toMatchObject({ code: 0, stderr: '' });
  });

  test.runIf(process.platform === 'linux')(
    'says in one sentence why there is no window, then serves a browser',
    async () => {
      const host = startLauncher(['--no-open', '--profile', profile], screenless);
      expect(await host.nextLine()).toMatch(/^Countinghouse is ready at/);
      host.child.kill('SIGTERM');
      const { code, stderr } = await host.end();
      expect(code).toBe(0);
      expect(stderr).toBe(
        'The desktop window needs a screen, and there is none here, so Countinghouse runs in your browser instead.\n',
      );
    },
  );

  test('passes the words after --cli to the command line', async () => {
    const { code, stdout } = await startLauncher(['--cli', 'list'], screenless).end();
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toContainEqual(expect.objectContaining({ procedure: 'settings.getSettings' }));
  });
});
