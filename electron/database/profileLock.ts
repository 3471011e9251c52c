import Database from 'better-sqlite3';
import { AppError } from '../../shared/errors.ts';
import { isSqliteError } from '../platform/errors.ts';
import type { ProfilePaths } from '../platform/paths.ts';

/**
 * One profile is open in one process at a time. The lock is an exclusive transaction on a small SQLite file of its own:
 * the operating system lets go of it however the process ends, so that no stale lock is ever left behind.
 * Returns the release. Throws PROFILE_IN_USE or PROFILE_READ_ONLY.
 */
export function lockProfile(paths: ProfilePaths): () => void {
  let lock: Database.Database | undefined;
  try {
    lock = new Database(paths.lock, { timeout: 0 });
    lock.pragma('journal_mode = DELETE');
    lock.exec('BEGIN EXCLUSIVE');
    const held = lock;
    return () => held.close();
  } catch (cause) {
    lock?.close();
    if (isSqliteError(cause, 'SQLITE_BUSY')) {
      throw new AppError(
        'PROFILE_IN_USE',
        `The profile in ${paths.root} is open in another instance of Countinghouse.`,
        {
          cause,
        },
      );
    }
    throw new AppError('PROFILE_READ_ONLY', `The profile folder ${paths.root} cannot be written to.`, { cause });
  }
}
