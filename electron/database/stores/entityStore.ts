import { getTableColumns } from 'drizzle-orm';
import { z } from 'zod';
import type { Connection, SqlValue } from '../connection.ts';
import { accounts, categories, deletedRows, exchangeRates, payeeAliases, payees, transactions } from '../schema.ts';

const tables = {
  accounts,
  payees,
  payee_aliases: payeeAliases,
  categories,
  transactions,
  deleted_rows: deletedRows,
  exchange_rates: exchangeRates,
} as const;

/** The tables of the books: what the Ledger changes and can take back. */
export type EntityName = keyof typeof tables;
export type EntityRow<Name extends EntityName> = (typeof tables)[Name]['$inferSelect'];
export type NewEntityRow<Name extends EntityName> = (typeof tables)[Name]['$inferInsert'];
export type EntityFields<Name extends EntityName> = Partial<Omit<EntityRow<Name>, 'id'>>;

export const entityNames = [
  'accounts',
  'payees',
  'payee_aliases',
  'categories',
  'transactions',
  'deleted_rows',
  'exchange_rates',
] as const satisfies readonly EntityName[];

interface Column {
  readonly field: string;
  readonly name: string;
  readonly isBoolean: boolean;
  readonly default: string | number | boolean | null;
}

const columnsOf = new Map<EntityName, readonly Column[]>(
  entityNames.map((entity) => [
    entity,
    Object.entries(getTableColumns(tables[entity])).map(([field, column]) => ({
      field,
      name: column.name,
      isBoolean: column.dataType === 'boolean',
      default: z
        .union([z.string(), z.number(), z.boolean()])
        .nullable()
        .parse(column.default ?? null),
    })),
  ]),
);

function columns(entity: EntityName): readonly Column[] {
  return columnsOf.get(entity) ?? [];
}

const storableSchema = z.union([z.string(), z.number(), z.null()]);

function toSql(value: unknown): SqlValue {
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (value === undefined || value === null) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return storableSchema.parse(value);
}

/** A row of the books as JSON keeps it: field names of the schema, plain values. */
export type StoredRow = Readonly<Record<string, string | number | boolean | null>>;
const storedRowSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

/** Fields as a change keeps them; none where it keeps nothing. */
export function parseStoredRow(json: string | null): StoredRow {
  return json === null ? {} : storedRowSchema.parse(JSON.parse(json));
}

export function readEntity(connection: Connection, entity: EntityName, id: number): StoredRow | null {
  const selected = columns(entity).map(({ field, name }) => `${name} AS ${field}`);
  const row = connection.get<Record<string, string | number | null>>(
    `SELECT ${selected.join(', ')} FROM ${entity} WHERE id = ?`,
    id,
  );
  if (!row) return null;
  const stored: Record<string, string | number | boolean | null> = {};
  for (const { field, isBoolean } of columns(entity)) {
    const value = row[field] ?? null;
    stored[field] = isBoolean && value !== null ? value !== 0 : value;
  }
  return stored;
}

const insertSql = new Map<string, string>();

function insertStatement(entity: EntityName, rows: number): string {
  const key = `${entity} ${rows}`;
  let sql = insertSql.get(key);
  if (!sql) {
    const names = columns(entity).map(({ name }) => name);
    const values = `(${names.map(() => '?').join(', ')})`;
    sql = `INSERT INTO ${entity} (${names.join(', ')}) VALUES ${Array.from({ length: rows }, () => values).join(', ')}`;
    insertSql.set(key, sql);
  }
  return sql;
}

function valuesOf(entity: EntityName, row: Readonly<Record<string, unknown>>): SqlValue[] {
  return columns(entity).map((column) => toSql(row[column.field] ?? column.default));
}

/** Inserts a row; fields that are left out get null or the default of the schema. Returns its id. */
export function insertEntity(
  connection: Connection,
  entity: EntityName,
  row: Readonly<Record<string, unknown>>,
): number {
  return Number(connection.run(insertStatement(entity, 1), ...valuesOf(entity, row)).lastInsertRowid);
}

/** More rows in one statement gain little, and each statement is compiled once for good. */
const rowsPerStatement = 10;

/** Inserts rows without ids of their own, several in one statement: a third faster. Returns their ids in the same order. */
export function insertEntities(
  connection: Connection,
  entity: EntityName,
  rows: readonly Readonly<Record<string, unknown>>[],
): number[] {
  const ids: number[] = [];
  const whole = rows.length - (rows.length % rowsPerStatement);
  for (let from = 0; from < whole; from += rowsPerStatement) {
    const values = rows.slice(from, from + rowsPerStatement).flatMap((row) => valuesOf(entity, row));
    const last = Number(connection.run(insertStatement(entity, rowsPerStatement), ...values).lastInsertRowid);
    // AUTOINCREMENT gives the rows of one statement ids that follow one another.
    for (let id = last - rowsPerStatement + 1; id <= last; id += 1) ids.push(id);
  }
  for (const row of rows.slice(whole)) ids.push(insertEntity(connection, entity, row));
  return ids;
}

export function updateEntity(
  connection: Connection,
  entity: EntityName,
  id: number,
  fields: Readonly<Record<string, unknown>>,
): void {
  const changed = columns(entity).filter(({ field }) => field in fields);
  if (changed.length === 0) return;
  const sql = `UPDATE ${entity} SET ${changed.map(({ name }) => `${name} = ?`).join(', ')} WHERE id = ?`;
  connection.run(sql, ...changed.map(({ field }) => toSql(fields[field])), id);
}

export function deleteEntity(connection: Connection, entity: EntityName, id: number): void {
  connection.run(`DELETE FROM ${entity} WHERE id = ?`, id);
}

const transactionsUseIt = 'Other transactions use it now, so it stays.';

/** What may need a row, and what a person is told where it does. */
const referencesTo: Readonly<Record<EntityName, readonly { readonly sql: string; readonly reason: string }[]>> = {
  accounts: [
    { sql: 'SELECT 1 FROM transactions WHERE account_id = ? LIMIT 1', reason: transactionsUseIt },
    {
      sql: 'SELECT 1 FROM deleted_rows WHERE account_id = ? LIMIT 1',
      reason: 'You deleted or merged rows of it, which are not to come in again, so it stays.',
    },
  ],
  payees: [
    { sql: 'SELECT 1 FROM transactions WHERE payee_id = ? LIMIT 1', reason: transactionsUseIt },
    {
      sql: 'SELECT 1 FROM payee_aliases WHERE payee_id = ? LIMIT 1',
      reason: 'It has other names by now, so it stays.',
    },
  ],
  payee_aliases: [],
  categories: [
    { sql: 'SELECT 1 FROM transactions WHERE category_id = ? LIMIT 1', reason: transactionsUseIt },
    { sql: 'SELECT 1 FROM transaction_parts WHERE category_id = ? LIMIT 1', reason: transactionsUseIt },
    {
      sql: 'SELECT 1 FROM categories WHERE parent_id = ? LIMIT 1',
      reason: 'Other categories are below it, so it stays.',
    },
  ],
  transactions: [],
  deleted_rows: [],
  exchange_rates: [],
};

/** Why a row cannot go: another row of the books needs it. Null where none does. */
export function whyReferenced(connection: Connection, entity: EntityName, id: number): string | null {
  return referencesTo[entity].find(({ sql }) => connection.get(sql, id) !== undefined)?.reason ?? null;
}

/** Whether any other row of the books needs this one. */
export function isReferenced(connection: Connection, entity: EntityName, id: number): boolean {
  return whyReferenced(connection, entity, id) !== null;
}

/** A name by which a person knows a row. */
export function entityLabel(entity: EntityName, row: StoredRow): string {
  if (entity === 'transactions' || entity === 'deleted_rows') return `${row.date} ${row.bankText}`.trim();
  if (entity === 'exchange_rates') return `1 ${row.currency} in ${row.quote} on ${row.date}`;
  return String(row[entity === 'categories' ? 'path' : 'name'] ?? '');
}
