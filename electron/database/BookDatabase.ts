import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '../../shared/errors.ts';
import { type Clock, instant } from '../platform/clock.ts';
import { isSqliteError } from '../platform/errors.ts';
import type { Log } from '../platform/log.ts';
import type { ProfilePaths } from '../platform/paths.ts';
import { backupBefore } from './backup.ts';
import { Connection } from './connection.ts';
import { migrate, pendingMigrations } from './migrate.ts';
import { migrations } from './migrations/index.ts';

/** Longest stretch that a bulk write holds the event loop before others get their turn. */
const turnMs = 12;

export interface WriteTransaction {
  readonly connection: Connection;
  /** Call between rows of a bulk write: lets queries be answered when this transaction has had its turn. */
  breathe(): Promise<void>;
}

/**
 * The open database of a profile: one connection that writes and one that reads. Writes queue up, each in one
 * transaction; queries read the last committed state and never wait for them, not even for a long import.
 */
export class BookDatabase {
  readonly reader: Connection;
  readonly #writer: Connection;
  #lastWrite: Promise<unknown> = Promise.resolve();
  #isClosed = false;

  private constructor(reader: Connection, writer: Connection) {
    this.reader = reader;
    this.#writer = writer;
  }

  /** Opens, migrates (backed up first) and checks. Throws AppError where the profile cannot be used. */
  static open(paths: ProfilePaths, options: { clock: Clock; log: Log }): BookDatabase {
    const { clock, log } = options;
    let writer: Connection | undefined;
    try {
      writer = new Connection(paths.database, { readonly: false, log });
      const { sqlite } = writer;
      const pending = pendingMigrations(sqlite, migrations);
      if (pending.length > 0) {
        if (pending.length < migrations.length) {
          const path = backupBefore(sqlite, paths.backups, `migration ${pending[0]?.tag ?? ''}`, clock.now());
          log.write('info', 'backup_written', { path });
        }
        log.write('info', 'migrated', { tags: migrate(sqlite, migrations, instant(clock)) });
      }
      return new BookDatabase(new Connection(paths.database, { readonly: true, log }), writer);
    } catch (error) {
      writer?.close();
      if (isSqliteError(error, 'SQLITE_NOTADB', 'SQLITE_CORRUPT')) {
        throw new AppError('DATABASE_DAMAGED', `The database in ${paths.root} is damaged or is not a database.`, {
          cause: error,
        });
      }
      if (isSqliteError(error, 'SQLITE_READONLY', 'SQLITE_CANTOPEN')) {
        throw new AppError('PROFILE_READ_ONLY', `The profile folder ${paths.root} cannot be written to.`, {
          cause: error,
        });
      }
      throw error;
    }
  }

  /** Runs `work` in one transaction, after the writes before it. Commits when it ends, rolls back when it throws. */
  write<Result>(work: (transaction: WriteTransaction) => Result | Promise<Result>): Promise<Result> {
    const result = this.#lastWrite.then(() => this.#transact(work));
    this.#lastWrite = result.catch(() => {});
    return result;
  }

  async #transact<Result>(work: (transaction: WriteTransaction) => Result | Promise<Result>): Promise<Result> {
    if (this.#isClosed) throw new AppError('CANCELLED', 'Countinghouse is closing, so this was not begun.');
    const connection = this.#writer;
    let turnStart = performance.now();
    const breathe = async () => {
      if (performance.now() - turnStart < turnMs) return;
      await nextTurn();
      turnStart = performance.now();
    };
    connection.sqlite.exec('BEGIN IMMEDIATE');
    try {
      const result = await work({ connection, breathe });
      connection.sqlite.exec('COMMIT');
      return result;
    } catch (error) {
      if (connection.sqlite.inTransaction) connection.sqlite.exec('ROLLBACK');
      throw error;
    }
  }

  /** Waits for the writes under way, then closes both connections. */
  async close(): Promise<void> {
    await this.#lastWrite;
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.reader.close();
    // No `PRAGMA optimize`: statistics of a small book make the planner scan tables, and then the book grows.
    this.#writer.close();
  }
}
