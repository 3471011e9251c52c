import Database from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import type { Log } from '../platform/log.ts';
import * as importSchema from './importSchema.ts';
import * as mlSchema from './mlSchema.ts';
import * as bookSchema from './schema.ts';

const schema = { ...bookSchema, ...importSchema, ...mlSchema };

export type SqlValue = string | number | bigint | null | Uint8Array;

/** The main process never holds a statement longer than this; one that takes longer is logged. */
export const slowStatementMs = 40;

/**
 * One connection to the profile's database: typed queries through `drizzle`, and hand-written SQL for lists and bulk
 * work, compiled once per text. Column names of hand-written SQL are aliased to the names of `schema.ts`.
 */
export class Connection {
  readonly sqlite: Database.Database;
  readonly drizzle: BetterSQLite3Database<typeof schema>;
  readonly #statements = new Map<string, Database.Statement<SqlValue[], unknown>>();

  constructor(path: string, options: { readonly: boolean; log: Log }) {
    this.sqlite = new Database(path, { readonly: options.readonly, fileMustExist: options.readonly });
    timeStatements(this.sqlite, options.log);
    this.sqlite.pragma('foreign_keys = ON');
    this.sqlite.pragma('recursive_triggers = ON');
    this.sqlite.pragma('busy_timeout = 5000');
    // In kB. More would only be memory: what is missed here is in the system's cache.
    this.sqlite.pragma('cache_size = -32768');
    this.sqlite.pragma('temp_store = MEMORY');
    if (!options.readonly) {
      this.sqlite.pragma('journal_mode = WAL');
      this.sqlite.pragma('synchronous = FULL');
    }
    this.drizzle = drizzle(this.sqlite, { schema });
  }

  prepare<Row>(sql: string): Database.Statement<SqlValue[], Row> {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.sqlite.prepare<SqlValue[], unknown>(sql);
      this.#statements.set(sql, statement);
    }
    // The row type is the caller's word about its own SQL; SQLite itself knows none.
    return statement as Database.Statement<SqlValue[], Row>;
  }

  all<Row>(sql: string, ...parameters: SqlValue[]): Row[] {
    return this.prepare<Row>(sql).all(...parameters);
  }

  /** The first column of a query, without an object for each row. */
  column<Value extends SqlValue>(sql: string, ...parameters: SqlValue[]): Value[] {
    // A statement gives objects or columns for good, so this one has a text of its own.
    return this.prepare<Value>(`${sql} `)
      .pluck()
      .all(...parameters) as Value[];
  }

  get<Row>(sql: string, ...parameters: SqlValue[]): Row | undefined {
    return this.prepare<Row>(sql).get(...parameters);
  }

  run(sql: string, ...parameters: SqlValue[]): Database.RunResult {
    return this.prepare<never>(sql).run(...parameters);
  }

  close(): void {
    this.#statements.clear();
    this.sqlite.close();
  }
}

/** Times every statement, also those that drizzle prepares, and logs the slow ones by their text (never their values). */
function timeStatements(sqlite: Database.Database, log: Log): void {
  const prepare = sqlite.prepare.bind(sqlite);
  const timed = (source: string) => {
    const statement = prepare(source);
    for (const method of ['run', 'get', 'all'] as const) {
      const original = statement[method].bind(statement);
      Object.defineProperty(statement, method, {
        value: (...parameters: unknown[]) => {
          const start = performance.now();
          const result = original(...parameters);
          const ms = performance.now() - start;
          if (ms > slowStatementMs)
            log.write('warn', 'slow_statement', { ms: Math.round(ms), sql: source.slice(0, 400) });
          return result;
        },
      });
    }
    return statement;
  };
  Object.defineProperty(sqlite, 'prepare', { value: timed });
}
