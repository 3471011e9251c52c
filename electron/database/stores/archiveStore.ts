import type { Connection, SqlValue } from '../connection.ts';

/** A table of the database, as an export names it. */
export interface ArchivedTable {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: 'INTEGER' | 'REAL' | 'TEXT' }[];
}

/**
 * Tables that an export leaves out: what ran on this machine, what follows from the transactions by triggers, and the
 * list of migrations, which the manifest names.
 */
const leftOut: ReadonlySet<string> = new Set(['jobs', 'transaction_parts', 'schema_migrations']);

const quoted = (name: string) => `"${name}"`;

/** All other tables in alphabetical order, last `sqlite_sequence`: which ids were given away, also of rows that are gone. */
export function archivedTables(connection: Connection): ArchivedTable[] {
  const names = connection
    .column<string>(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY name",
    )
    .filter((name) => !leftOut.has(name));
  return [
    ...names.map((name) => ({
      name,
      columns: connection.all<ArchivedTable['columns'][number]>(
        'SELECT name, type FROM pragma_table_info(?) ORDER BY cid',
        name,
      ),
    })),
    {
      name: 'sqlite_sequence',
      columns: [
        { name: 'name', type: 'TEXT' },
        { name: 'seq', type: 'INTEGER' },
      ],
    },
  ];
}

/** Tags of the migrations that the database has, oldest first. */
export function schemaTags(connection: Connection): string[] {
  return connection.column('SELECT tag FROM schema_migrations ORDER BY position');
}

/** Every row of a table as its values, in the order of the columns. */
export function archivedRows(connection: Connection, { name, columns }: ArchivedTable): IterableIterator<SqlValue[]> {
  const sql = `SELECT ${columns.map((column) => quoted(column.name)).join(', ')} FROM ${quoted(name)} ORDER BY rowid`;
  return connection.sqlite.prepare<[], SqlValue[]>(sql).raw().iterate();
}

export function countArchivedRows(connection: Connection, { name }: ArchivedTable): number {
  return connection.get<{ count: number }>(`SELECT COUNT(*) AS count FROM ${quoted(name)}`)?.count ?? 0;
}

/** Whether anything of a person's is in the database; settings are not. */
export function isEmptyBook(connection: Connection): boolean {
  return archivedTables(connection)
    .filter(({ name }) => name !== 'settings' && name !== 'sqlite_sequence')
    .every(({ name }) => connection.get(`SELECT 1 FROM ${quoted(name)} LIMIT 1`) === undefined);
}

/** Makes an empty book ready for the rows of an archive. Rows may refer to ones that come later in the transaction. */
export function beginRestoring(connection: Connection): void {
  connection.sqlite.pragma('defer_foreign_keys = ON');
  connection.run('DELETE FROM settings');
}

export function restoreRows(
  connection: Connection,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly SqlValue[])[],
): void {
  if (table === 'sqlite_sequence') {
    for (const [name = null, seq = null] of rows) {
      connection.run('DELETE FROM sqlite_sequence WHERE name = ?', name);
      connection.run('INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)', name, seq);
    }
    return;
  }
  const values = columns.map(() => '?').join(', ');
  const statement = connection.prepare(
    `INSERT INTO ${quoted(table)} (${columns.map(quoted).join(', ')}) VALUES (${values})`,
  );
  for (const row of rows) statement.run(...row);
}

/** How many rows refer to rows that are not there. */
export function countBrokenReferences(connection: Connection): number {
  const broken = connection.sqlite.pragma('foreign_key_check');
  return Array.isArray(broken) ? broken.length : 0;
}
