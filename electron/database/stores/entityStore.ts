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
  if (value === undefined) return null;
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

const insertSql = new Map<EntityName, string>();

/** Inserts a row; fields that are left out get null or the default of the schema. Returns its id. */
export function insertEntity(
  connection: Connection,
  entity: EntityName,
  row: Readonly<Record<string, unknown>>,
): number {
  let sql = insertSql.get(entity);
  if (!sql) {
    const all = columns(entity);
    sql = `INSERT INTO ${entity} (${all.map(({ name }) => name).join(', ')}) VALUES (${all.map(() => '?').join(', ')})`;
    insertSql.set(entity, sql);
  }
  const values = columns(entity).map((column) => toSql(row[column.field] ?? column.default));
  return Number(connection.run(sql, ...values).lastInsertRowid);
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

const referencesTo: Readonly<Record<EntityName, readonly string[]>> = {
  accounts: [
    'SELECT 1 FROM transactions WHERE account_id = ? LIMIT 1',
    'SELECT 1 FROM deleted_rows WHERE account_id = ? LIMIT 1',
  ],
  payees: [
    'SELECT 1 FROM transactions WHERE payee_id = ? LIMIT 1',
    'SELECT 1 FROM payee_aliases WHERE payee_id = ? LIMIT 1',
  ],
  payee_aliases: [],
  categories: [
    'SELECT 1 FROM transactions WHERE category_id = ? LIMIT 1',
    'SELECT 1 FROM transaction_parts WHERE category_id = ? LIMIT 1',
    'SELECT 1 FROM categories WHERE parent_id = ? LIMIT 1',
  ],
  transactions: [],
  deleted_rows: [],
  exchange_rates: [],
};

/** Whether any other row of the books needs this one. */
export function isReferenced(connection: Connection, entity: EntityName, id: number): boolean {
  return referencesTo[entity].some((sql) => connection.get(sql, id) !== undefined);
}

/** A name by which a person knows a row. */
export function entityLabel(entity: EntityName, row: StoredRow): string {
  if (entity === 'transactions' || entity === 'deleted_rows') return `${row.date} ${row.bankText}`.trim();
  if (entity === 'exchange_rates') return `1 ${row.currency} in ${row.quote} on ${row.date}`;
  return String(row[entity === 'categories' ? 'path' : 'name'] ?? '');
}
