import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import { getTableName, is } from 'drizzle-orm';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BookDatabase } from '../../electron/database/BookDatabase.ts';
import * as importSchema from '../../electron/database/importSchema.ts';
import { migrate } from '../../electron/database/migrate.ts';
import { migrations } from '../../electron/database/migrations/index.ts';
import * as mlSchema from '../../electron/database/mlSchema.ts';
import * as schema from '../../electron/database/schema.ts';
import { silentLog } from '../../electron/platform/log.ts';
import { failureOf } from '../support/failure.ts';
import { type TestProfile, temporaryProfile, testClock, testInstant } from '../support/testCore.ts';

const root = resolve(import.meta.dirname, '../..');
const tables = Object.values({ ...schema, ...importSchema, ...mlSchema }).filter((table) => is(table, SQLiteTable));

function migrated(): Database.Database {
  const sqlite = new Database(':memory:');
  migrate(sqlite, migrations, testInstant);
  return sqlite;
}

const names = (rows: readonly unknown[]) => rows.map((row) => String(Object(row).name)).sort();

describe('a new database', () => {
  test('has the tables of the schema and the ledger of its own making', () => {
    const stored = migrated()
      .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      .all();
    expect(names(stored)).toEqual([...tables.map(getTableName), 'schema_migrations'].sort());
  });

  test.each(tables.map((table) => [getTableName(table), getTableConfig(table)] as const))(
    '%s has the columns, indexes and references of the schema',
    (name, config) => {
      const sqlite = migrated();
      const columns = sqlite
        .prepare('SELECT name, type, "notnull" AS required, pk > 0 AS pk FROM pragma_table_info(?) ORDER BY name')
        .all(name);
      const key = config.primaryKeys.flatMap((primaryKey) => primaryKey.columns.map((column) => column.name));
      // By name: a column that was added later stands last in the database.
      const wanted = config.columns.map((column) => ({
        name: column.name,
        type: column.getSQLType().toUpperCase(),
        required: Number(column.notNull),
        pk: Number(column.primary || key.includes(column.name)),
      }));
      expect(columns).toEqual(wanted.sort((left, right) => (left.name < right.name ? -1 : 1)));
      const indexes = sqlite.prepare("SELECT name FROM pragma_index_list(?) WHERE origin = 'c'").all(name);
      const unique = config.columns.filter(({ isUnique }) => isUnique).map((column) => column.uniqueName ?? '');
      expect(names(indexes)).toEqual([...config.indexes.map((index) => index.config.name), ...unique].sort());
      const references = sqlite.prepare('SELECT "table" AS name FROM pragma_foreign_key_list(?)').all(name);
      const expected = config.foreignKeys.map((key) => ({ name: getTableName(key.reference().foreignTable) }));
      expect(names(references)).toEqual(names(expected));
    },
  );

  test('leaves drizzle-kit nothing to generate', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'migrations-'));
    try {
      const out = join(folder, 'migrations');
      await cp(join(root, 'electron/database/migrations'), out, { recursive: true });
      const before = await readdir(out);
      const config = join(folder, 'drizzle.config.json');
      const schemaFiles = ['schema.ts', 'importSchema.ts', 'mlSchema.ts'].map((file) =>
        join(root, 'electron/database', file),
      );
      // drizzle-kit puts its working folder before `out`, also where that is a whole path.
      await writeFile(config, JSON.stringify({ dialect: 'sqlite', schema: schemaFiles, out: relative(root, out) }));
      const kit = join(root, 'node_modules/drizzle-kit/bin.cjs');
      const { stdout } = await promisify(execFile)(
        process.execPath,
        [kit, 'generate', '--config', relative(root, config)],
        {
          cwd: root,
        },
      );
      expect(stdout).toContain('No schema changes');
      expect(await readdir(out)).toEqual(before);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }, 60_000);
});

describe('the list of migrations', () => {
  test('is what the folder and its journal hold, in order', async () => {
    const folder = join(root, 'electron/database/migrations');
    const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
    expect(migrations.map(({ tag }) => `${tag}.sql`)).toEqual(files);
    const journal: unknown = JSON.parse(await readFile(join(folder, 'meta/_journal.json'), 'utf8'));
    expect(journal).toMatchObject({ entries: migrations.map(({ tag }, idx) => ({ idx, tag })) });
    for (const [index, { sql }] of migrations.entries()) {
      expect(sql).toBe(await readFile(join(folder, files[index] ?? ''), 'utf8'));
    }
  });
});

describe('an older database', () => {
  let profile: TestProfile;
  beforeEach(async () => {
    profile = await temporaryProfile();
  });
  afterEach(() => profile.remove());

  const openBooks = () => BookDatabase.open(profile.paths, { clock: testClock, log: silentLog });

  /** As the first release left it, with an account, a transaction and its category. */
  async function olderDatabase(): Promise<void> {
    await mkdir(profile.paths.root, { recursive: true });
    const sqlite = new Database(profile.paths.database);
    migrate(sqlite, migrations.slice(0, 1), testInstant);
    sqlite.exec(`
      INSERT INTO accounts (id, name, kind, currency, created_at) VALUES (1, 'Main', 'checking', 'EUR', '${testInstant}');
      INSERT INTO categories (id, name, path, kind, created_at) VALUES (1, 'Food', 'Food', 'expense', '${testInstant}');
      INSERT INTO transactions (account_id, date, amount, currency, bank_text, category_id, category_source, fingerprint, occurrence, search_text, created_at)
        VALUES (1, '2026-05-01', -1250, 'EUR', 'SHOP', 1, 'user', 'row|x', 0, 'shop', '${testInstant}');`);
    sqlite.close();
  }

  test('keeps its data, is backed up first, and is brought up to date once', async () => {
    await olderDatabase();
    const books = openBooks();
    expect(books.reader.all('SELECT amount, category_id AS category FROM transactions')).toEqual([
      { amount: -1250, category: 1 },
    ]);
    expect(books.reader.all('SELECT tag FROM schema_migrations ORDER BY position')).toEqual(
      migrations.map(({ tag }) => ({ tag })),
    );
    await books.close();
    const backups = await readdir(profile.paths.backups);
    expect(backups).toEqual([expect.stringMatching(/^2026-06-30T.* before migration 0001_append_only_audit\.sqlite$/)]);
    const backup = new Database(join(profile.paths.backups, backups[0] ?? ''), { readonly: true });
    expect(backup.prepare('SELECT COUNT(*) AS count FROM transactions').get()).toEqual({ count: 1 });
    expect(backup.prepare('SELECT tag FROM schema_migrations').all()).toEqual([{ tag: '0000_baseline' }]);
    backup.close();
    await openBooks().close();
    expect(await readdir(profile.paths.backups)).toEqual(backups);
  });

  test('a new one needs no backup', async () => {
    await mkdir(profile.paths.root, { recursive: true });
    await openBooks().close();
    await expect(readdir(profile.paths.backups)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('one from the future, or of an edited step, is refused before anything is written', async () => {
    await olderDatabase();
    const tamper = (sql: string) => {
      const sqlite = new Database(profile.paths.database);
      sqlite.exec(sql);
      sqlite.close();
    };
    tamper("UPDATE schema_migrations SET hash = 'edited'");
    expect(await failureOf((async () => openBooks())())).toMatchObject({ code: 'MIGRATION_EDITED' });
    tamper("INSERT INTO schema_migrations VALUES (99, '0099_later', 'x', '2030-01-01T00:00:00.000Z')");
    tamper("UPDATE schema_migrations SET tag = 'x' WHERE position = 99");
    expect(await failureOf((async () => openBooks())())).toMatchObject({ code: 'MIGRATION_EDITED' });
    await expect(readdir(profile.paths.backups)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('a migration', () => {
  test('that fails leaves the database as it was', () => {
    const sqlite = migrated();
    const before = sqlite.prepare('SELECT * FROM sqlite_master ORDER BY name').all();
    const broken = [
      ...migrations,
      { tag: '0099_broken', sql: 'CREATE TABLE extra (x);--> statement-breakpoint\nNONSENSE' },
    ];
    expect(() => migrate(sqlite, broken, testInstant)).toThrow(/syntax/);
    expect(sqlite.prepare('SELECT * FROM sqlite_master ORDER BY name').all()).toEqual(before);
    expect(sqlite.pragma('foreign_keys', { simple: true })).toBe(1);
  });

  test('that rebuilds a table keeps the rows that refer to it', () => {
    const sqlite = migrated();
    sqlite.exec(`
      INSERT INTO accounts (id, name, kind, currency, created_at) VALUES (1, 'Main', 'checking', 'EUR', '${testInstant}');
      INSERT INTO transactions (account_id, date, amount, currency, bank_text, fingerprint, occurrence, search_text, created_at)
        VALUES (1, '2026-05-01', -1250, 'EUR', 'SHOP', 'row|x', 0, 'shop', '${testInstant}');`);
    const rebuild = [
      'CREATE TABLE accounts_new (id integer PRIMARY KEY AUTOINCREMENT NOT NULL, name text NOT NULL, external_id text, kind text NOT NULL, currency text NOT NULL, opening_balance integer NOT NULL, is_archived integer NOT NULL, created_at text NOT NULL, note text)',
      'INSERT INTO accounts_new SELECT id, name, external_id, kind, currency, opening_balance, is_archived, created_at, NULL FROM accounts',
      'DROP TABLE accounts',
      'ALTER TABLE accounts_new RENAME TO accounts',
    ].join(';--> statement-breakpoint\n');
    migrate(sqlite, [...migrations, { tag: '0099_rebuild', sql: rebuild }], testInstant);
    expect(sqlite.prepare('SELECT COUNT(*) AS count FROM transactions').get()).toEqual({ count: 1 });
  });

  test('that leaves rows referring to nothing is taken back', () => {
    const sqlite = migrated();
    sqlite.exec(`
      INSERT INTO accounts (id, name, kind, currency, created_at) VALUES (1, 'Main', 'checking', 'EUR', '${testInstant}');
      INSERT INTO transactions (account_id, date, amount, currency, bank_text, fingerprint, occurrence, search_text, created_at)
        VALUES (1, '2026-05-01', -1250, 'EUR', 'SHOP', 'row|x', 0, 'shop', '${testInstant}');`);
    const orphaning = [...migrations, { tag: '0099_orphans', sql: 'DELETE FROM accounts' }];
    expect(() => migrate(sqlite, orphaning, testInstant)).toThrow(/refer to nothing/);
    expect(sqlite.prepare('SELECT COUNT(*) AS count FROM accounts').get()).toEqual({ count: 1 });
  });
});
