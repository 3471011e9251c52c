import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { reportError, toAppError } from '../../../electron/platform/errors.ts';
import { silentLog } from '../../../electron/platform/log.ts';
import { AppError, appErrorSchema, errorCodes, errorTexts } from '../../../shared/errors.ts';

describe('the closed list of errors', () => {
  test.each(errorCodes)('%s has a next step: one whole sentence or more', (code) => {
    expect(errorTexts[code].nextStep).toMatch(/^[A-Z].{10,}\.$/);
  });

  test.each(errorCodes)('%s crosses the process boundary with its next step and nothing of the stack', (code) => {
    const shape = reportError(new AppError(code, 'It went wrong.'), silentLog, 'test');
    expect(appErrorSchema.strict().parse(shape)).toEqual({
      code,
      message: 'It went wrong.',
      nextStep: errorTexts[code].nextStep,
      correlationId: expect.stringMatching(/^[\da-f-]{36}$/),
    });
  });
});

describe('what the system says', () => {
  /** What SQLite itself throws when `work` meets its limit. */
  function thrownBy(work: (sqlite: Database.Database) => void): unknown {
    const sqlite = new Database(':memory:');
    try {
      work(sqlite);
    } catch (error) {
      return error;
    } finally {
      sqlite.close();
    }
    throw new Error('Nothing was thrown.');
  }

  test('a full disk is said to be full', () => {
    const error = thrownBy((sqlite) => {
      sqlite.exec('CREATE TABLE t (x)');
      sqlite.pragma('max_page_count = 2');
      sqlite.exec("INSERT INTO t SELECT hex(randomblob(400)) FROM json_each('[1,2,3,4,5,6,7,8,9,10,11,12,13]')");
    });
    expect(toAppError(error).code).toBe('DISK_FULL');
  });

  test('a database that must not be written is read-only', () => {
    const error = thrownBy((sqlite) => {
      sqlite.pragma('query_only = ON');
      sqlite.exec('CREATE TABLE t (x)');
    });
    expect(toAppError(error).code).toBe('PROFILE_READ_ONLY');
  });

  test.each([
    ['ENOSPC', 'DISK_FULL'],
    ['EROFS', 'PROFILE_READ_ONLY'],
    ['SQLITE_READONLY_DIRECTORY', 'PROFILE_READ_ONLY'],
    ['SQLITE_CORRUPT_INDEX', 'DATABASE_DAMAGED'],
    ['SQLITE_BUSY_SNAPSHOT', 'PROFILE_IN_USE'],
    ['SQLITE_CONSTRAINT_UNIQUE', 'INTERNAL'],
  ])('%s becomes %s', (code, expected) => {
    expect(toAppError(Object.assign(new Error('x'), { code })).code).toBe(expected);
  });

  test('anything else is INTERNAL, and its own words stay in the log', () => {
    const logged: unknown[] = [];
    const log = { write: (...line: unknown[]) => void logged.push(line) };
    const shape = reportError(new TypeError('secret of /home/someone'), log, 'test');
    expect(shape).toMatchObject({ code: 'INTERNAL' });
    expect(JSON.stringify(shape)).not.toContain('secret');
    expect(JSON.stringify(logged)).toContain(shape.correlationId);
  });
});
