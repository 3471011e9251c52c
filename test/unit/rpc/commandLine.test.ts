import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ensureBuilt } from '../../../electron/launcher/build.ts';
import { appErrorSchema } from '../../../shared/errors.ts';
import { startHost } from '../../support/hostProcess.ts';

const failureSchema = z.strictObject({ error: appErrorSchema });
const descriptionSchema = z.array(
  z.strictObject({
    procedure: z.string(),
    type: z.enum(['query', 'mutation', 'subscription']),
    startsJob: z.boolean(),
    input: z.looseObject({ type: z.string().optional() }).nullable(),
  }),
);

describe('the command line', () => {
  let profile: string;
  beforeAll(async () => {
    await ensureBuilt();
    profile = await mkdtemp(join(tmpdir(), 'profile-'));
  }, 120_000);
  afterAll(() => rm(profile, { recursive: true, force: true }));

  const run = (words: readonly string[], stdin = '') => startHost('cli.js', words, stdin).end();
  const call = (...words: string[]) => run(['call', ...words, '--profile', profile]);

  test('lists every procedure with the schema of its input, and opens no profile', async () => {
    const { code, stdout, stderr } = await run(['list', '--profile', join(profile, 'untouched')]);
    const procedures = descriptionSchema.parse(JSON.parse(stdout));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(procedures.map(({ procedure }) => procedure)).toEqual(
      expect.arrayContaining(['imports.importFile', 'health.getSystemHealth', 'automation.createAutomationRule']),
    );
  });

  test('prints the result and nothing else', async () => {
    const { code, stdout, stderr } = await call('settings.updateSettings', '{"theme":"dark"}');
    expect(JSON.parse(stdout)).toMatchObject({ theme: 'dark' });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  test('reads the input from standard input', async () => {
    const words = ['call', 'settings.updateSettings', '-', '--profile', profile];
    const { stdout } = await run(words, '{"density":"compact"}');
    expect(JSON.parse(stdout)).toMatchObject({ density: 'compact' });
  });

  test.each<[string, string[], string, number]>([
    ['no command', [], 'BAD_INPUT', 2],
    ['an unknown command', ['invent'], 'BAD_INPUT', 2],
    ['an unknown option', ['list', '--verbose'], 'BAD_INPUT', 2],
    ['a call of nothing', ['call'], 'BAD_INPUT', 2],
    ['an unknown procedure', ['call', 'settings.invent'], 'UNKNOWN_PROCEDURE', 2],
    ['a name that every object has', ['call', 'constructor'], 'UNKNOWN_PROCEDURE', 2],
    ['broken JSON', ['call', 'settings.updateSettings', '{theme'], 'BAD_INPUT', 2],
    ['two inputs', ['call', 'settings.updateSettings', '{}', '{}'], 'BAD_INPUT', 2],
    ['a value that the procedure refuses', ['call', 'settings.updateSettings', '{"theme":"blue"}'], 'BAD_INPUT', 1],
    ['a file that is not there', ['call', 'imports.importFile', '{"path":"/missing.csv"}'], 'FILE_NOT_FOUND', 1],
  ])('answers %s with one JSON object on standard error', async (_what, words, errorCode, exitCode) => {
    const { code, stdout, stderr } = await run([...words, '--profile', profile]);
    expect(failureSchema.parse(JSON.parse(stderr)).error.code).toBe(errorCode);
    expect({ code, stdout }).toEqual({ code: exitCode, stdout: '' });
  });

  test('a profile that cannot be written to is an error like the others', async () => {
    const file = join(profile, 'a-file');
    await writeFile(file, '');
    const { code, stderr } = await run(['call', 'settings.getSettings', '--profile', join(file, 'below')]);
    expect(failureSchema.parse(JSON.parse(stderr)).error.code).toBe('PROFILE_READ_ONLY');
    expect(code).toBe(1);
  });

  test('prints the events of a subscription, one to a line, until it is interrupted', async () => {
    const host = startHost('cli.js', ['call', 'events.watchChanges', '--profile', profile]);
    expect(JSON.parse(await host.nextLine())).toEqual({ sequence: expect.any(Number), areas: [] });
    host.child.kill('SIGINT');
    expect(await host.end()).toMatchObject({ code: 0, stderr: '' });
  });

  test('says how it is used', async () => {
    const { code, stdout } = await run(['--help']);
    expect({ code, firstLine: stdout.split('\n')[0] }).toEqual({
      code: 0,
      firstLine: 'Usage: npm run -s countinghouse -- <command> [options]',
    });
  });
});
