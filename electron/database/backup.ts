import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';

/**
 * Writes a complete, compact copy of the database into `folder` and returns its path. Used before a migration, while
 * nothing else is open, so that VACUUM INTO's single read transaction is enough.
 */
export function backupBefore(sqlite: Database.Database, folder: string, reason: string, now: Date): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${now.toISOString().replaceAll(':', '-')} before ${reason}.sqlite`);
  sqlite.prepare('VACUUM INTO ?').run(path);
  return path;
}
