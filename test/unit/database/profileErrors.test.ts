import { createHash } from 'node:crypto';
import { chmod, open, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ensureBuilt } from '../../../electron/launcher/build.ts';
import { profilePaths } from '../../../electron/platform/paths.ts';
import { bankFile } from '../../support/bankFile.ts';
import { failureOf } from '../../support/failure.ts';
import { startHost } from '../../support/hostProcess.ts';
import { openTestCore, type TestProfile, temporaryProfile } from '../../support/testCore.ts';

/** A profile with one category, closed. */
async function usedProfile(): Promise<TestProfile> {
  const profile = await temporaryProfile();
  const opened = await openTestCore({ profile });
  await opened.call.categories.createCategory({ name: 'Garden' });
  await opened.core.close();
  return profile;
}

const hashOf = async (path: string) =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex');

describe('a profile that cannot be used', () => {
  let profile: TestProfile;
  beforeEach(async () => {
    profile = await usedProfile();
  });
  afterEach(() => profile.remove());

  /** Opening fails in words, and leaves the database as it was. */
  async function failureOfOpening() {
    const before = await hashOf(profile.paths.database);
    const failure = await failureOf(openTestCore({ profile }));
    expect(await hashOf(profile.paths.database)).toBe(before);
    return { ...failure, message: failure.message.replaceAll(profile.paths.root, 'PROFILE') };
  }

  function tamper(sql: string): void {
    const raw = new Database(profile.paths.database);
    raw.exec(sql);
    raw.close();
  }

  async function expectAllThere(): Promise<void> {
    const opened = await openTestCore({ profile });
    expect(await opened.call.categories.listCategories()).toMatchObject([{ name: 'Garden' }]);
    await opened.core.close();
  }

  test('one that a newer version wrote is left alone, and opens there as before', async () => {
    tamper("INSERT INTO schema_migrations VALUES (99, '0099_future', 'x', '2027-01-01T00:00:00.000Z')");
    expect(await failureOfOpening()).toMatchSnapshot();
    tamper('DELETE FROM schema_migrations WHERE position = 99');
    await expectAllThere();
  });

  test('one that was built by an edited step', async () => {
    tamper("UPDATE schema_migrations SET hash = 'edited' WHERE position = 0");
    expect(await failureOfOpening()).toMatchSnapshot();
  });

  test('one whose database is something else', async () => {
    await writeFile(profile.paths.database, 'This was a database once. '.repeat(500));
    expect(await failureOfOpening()).toMatchSnapshot();
  });

  test('one whose database was cut off', async () => {
    await truncate(profile.paths.database, 5000);
    expect(await failureOfOpening()).toMatchSnapshot();
  });

  test('one whose database is damaged inside fails in words at the latest when the damage is read', async () => {
    const file = await open(profile.paths.database, 'r+');
    const { size } = await file.stat();
    for (let page = 4096; page < size; page += 4096) await file.write(Buffer.alloc(2048, 0xa5), 0, 2048, page);
    await file.close();
    const failure = await failureOf(
      openTestCore({ profile }).then(async ({ call, core }) => {
        try {
          return await call.categories.listCategories();
        } finally {
          await core.close();
        }
      }),
    );
    expect(failure.code).toBe('DATABASE_DAMAGED');
  });

  test('one that this process has open', async () => {
    const opened = await openTestCore({ profile });
    const failure = await failureOf(openTestCore({ profile }));
    expect({ ...failure, message: failure.message.replace(profile.paths.root, 'PROFILE') }).toMatchSnapshot();
    expect(await opened.call.categories.listCategories()).toMatchObject([{ name: 'Garden' }]);
    await opened.core.close();
    await expectAllThere();
  });

  test('one below a file', async () => {
    const file = await bankFile(profile.paths.root, 'a-file', '');
    const paths = profilePaths(join(file, 'profile'));
    const failure = await failureOf(openTestCore({ profile: { ...profile, paths } }));
    expect({ ...failure, message: failure.message.replace(file, 'FILE') }).toMatchSnapshot();
  });
});

/** Root may write anywhere, so root asks as nobody. */
const asNobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

describe('another process', () => {
  let profile: TestProfile;
  beforeEach(async () => {
    await ensureBuilt();
    profile = await usedProfile();
  }, 120_000);
  afterEach(async () => {
    await chmod(profile.paths.root, 0o700);
    await profile.remove();
  });

  const settingsOf = async (options: { uid?: number; gid?: number } = {}, call = ['settings.getSettings']) => {
    const host = startHost('cli.js', ['call', ...call, '--profile', profile.paths.root], '', options);
    const { code, stdout, stderr } = await host.end();
    return { code, stdout, stderr: stderr.replaceAll(profile.paths.root, 'PROFILE') };
  };

  test('is told that the profile is in use', async () => {
    const opened = await openTestCore({ profile });
    const { code, stderr } = await settingsOf();
    expect(code).toBe(1);
    expect(JSON.parse(stderr)).toMatchObject({
      error: { code: 'PROFILE_IN_USE', message: expect.stringContaining('another instance') },
    });
    await opened.core.close();
    expect(await settingsOf()).toMatchObject({ code: 0, stderr: '' });
  });

  test.skipIf(process.platform === 'win32')('is told that the folder cannot be written to', async () => {
    await chmod(profile.paths.root, 0o555);
    const { code, stderr } = await settingsOf(asNobody);
    expect(code).toBe(1);
    expect(JSON.parse(stderr)).toMatchObject({
      error: { code: 'PROFILE_READ_ONLY', message: 'The profile folder PROFILE cannot be written to.' },
    });
  });

  test.skipIf(process.platform === 'win32')('is told so too where only the database cannot be written to', async () => {
    await chmod(profile.paths.root, 0o777);
    await chmod(profile.paths.lock, 0o666);
    await chmod(profile.paths.database, 0o444);
    const { code, stderr } = await settingsOf(asNobody);
    expect(code).toBe(1);
    expect(JSON.parse(stderr)).toMatchObject({ error: { code: 'PROFILE_READ_ONLY' } });
  });
});
