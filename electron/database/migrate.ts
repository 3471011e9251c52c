import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';
import { AppError } from '../../shared/errors.ts';
import type { Migration } from './migrations/index.ts';

interface AppliedMigration {
  readonly tag: string;
  readonly hash: string;
}

function hashOf(sql: string): string {
  return createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex');
}

/** The migrations this database has, after checking that they are exactly the first ones of `migrations`. */
function appliedMigrations(sqlite: Database.Database, migrations: readonly Migration[]): AppliedMigration[] {
  const hasLedger = sqlite.prepare("SELECT 1 FROM sqlite_master WHERE name = 'schema_migrations'").get() !== undefined;
  if (!hasLedger) return [];
  const applied = sqlite
    .prepare<[], AppliedMigration>('SELECT tag, hash FROM schema_migrations ORDER BY position')
    .all();
  applied.forEach((row, position) => {
    const known = migrations[position];
    if (!known) {
      throw new AppError(
        'DATABASE_FROM_FUTURE',
        'This profile was last opened by a newer version of Countinghouse, which stores its data in a way that this version does not know.',
      );
    }
    if (row.tag !== known.tag || row.hash !== hashOf(known.sql)) {
      throw new AppError(
        'MIGRATION_EDITED',
        `This profile was built by step “${row.tag}”, which is not the step that this copy of Countinghouse contains.`,
      );
    }
  });
  return applied;
}

/** Tags of the migrations that `sqlite` still lacks. Throws DATABASE_FROM_FUTURE or MIGRATION_EDITED. */
export function pendingMigrations(sqlite: Database.Database, migrations: readonly Migration[]): readonly Migration[] {
  return migrations.slice(appliedMigrations(sqlite, migrations).length);
}

/**
 * Applies what is pending, all in one transaction. Not drizzle's `migrate()`: that keeps foreign keys on while it
 * rebuilds a table, so that cascading child rows vanish, and it notices neither edited nor future migrations.
 */
export function migrate(sqlite: Database.Database, migrations: readonly Migration[], appliedAt: string): string[] {
  const pending = pendingMigrations(sqlite, migrations);
  if (pending.length === 0) return [];
  const first = migrations.length - pending.length;
  sqlite.pragma('foreign_keys = OFF'); // Heeded only outside a transaction.
  try {
    sqlite
      .transaction(() => {
        sqlite.exec(
          'CREATE TABLE IF NOT EXISTS schema_migrations (position INTEGER PRIMARY KEY, tag TEXT NOT NULL UNIQUE, hash TEXT NOT NULL, applied_at TEXT NOT NULL)',
        );
        const record = sqlite.prepare('INSERT INTO schema_migrations VALUES (?, ?, ?, ?)');
        pending.forEach(({ tag, sql }, offset) => {
          for (const statement of sql.split('--> statement-breakpoint')) {
            if (statement.trim() !== '') sqlite.exec(statement);
          }
          record.run(first + offset, tag, hashOf(sql), appliedAt);
        });
        const broken = sqlite.pragma('foreign_key_check');
        if (Array.isArray(broken) && broken.length > 0) {
          throw new Error(`A migration left ${broken.length} rows that refer to nothing`);
        }
      })
      .immediate();
  } finally {
    sqlite.pragma('foreign_keys = ON');
  }
  return pending.map(({ tag }) => tag);
}
