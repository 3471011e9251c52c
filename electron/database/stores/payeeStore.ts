import { z } from 'zod';
import type { ListedPayee, PayeeSort } from '../../../shared/contract/payees.ts';
import type { Connection, SqlValue } from '../connection.ts';

// Without a transaction comes before every date.
const sortColumns = {
  name: 'name COLLATE NOCASE',
  transactionCount: 'transactionCount',
  lastDate: "COALESCE(lastDate, '')",
} as const satisfies Record<PayeeSort['by'], string>;

/** What a list is sorted by, the value that its last row has there, and that row's id. */
const cursorSchema = z.tuple([
  z.enum(['name', 'transactionCount', 'lastDate']),
  z.union([z.string(), z.number()]),
  z.int(),
]);
export type PayeePlace = z.infer<typeof cursorSchema>;

export function decodePayeePlace(cursor: string): PayeePlace | null {
  try {
    return cursorSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch {
    return null;
  }
}

function encodePlace(row: ListedPayee, by: PayeeSort['by']): string {
  const place: PayeePlace = [by, row[by] ?? '', row.id];
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** Payees whose name, or one of whose aliases, contains `text` as it is written or `key` as it is folded. */
export function listPayeeRows(
  connection: Connection,
  options: { text: string; key: string; sort: PayeeSort; after: PayeePlace | null; limit: number },
): { payees: ListedPayee[]; nextCursor: string | null } {
  const { sort, after, limit } = options;
  const isAscending = sort.direction === 'ascending';
  const direction = isAscending ? 'ASC' : 'DESC';
  const column = sortColumns[sort.by];
  const conditions: string[] = [];
  const parameters: SqlValue[] = [];
  const text = options.text.trim().toLowerCase();
  if (text !== '') {
    const contains = "(instr(lower(name), ?) > 0 OR (? <> '' AND instr(key, ?) > 0))";
    conditions.push(`(${contains} OR id IN (SELECT payee_id FROM payee_aliases WHERE ${contains}))`);
    parameters.push(text, options.key, options.key, text, options.key, options.key);
  }
  if (after) {
    conditions.push(`(${column}, id) ${isAscending ? '>' : '<'} (?, ?)`);
    parameters.push(after[1], after[2]);
  }
  const rows = connection.all<ListedPayee>(
    `SELECT id, name, transactionCount, lastDate, aliasCount FROM (
       SELECT p.id, p.name, p.key, COALESCE(n.count, 0) AS transactionCount, n.lastDate,
              (SELECT COUNT(*) FROM payee_aliases a WHERE a.payee_id = p.id) AS aliasCount
       FROM payees p LEFT JOIN (
         SELECT payee_id, COUNT(*) AS count, MAX(date) AS lastDate FROM transactions
         WHERE payee_id IS NOT NULL GROUP BY payee_id) n ON n.payee_id = p.id)
     ${conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''}
     ORDER BY ${column} ${direction}, id ${direction} LIMIT ?`,
    ...parameters,
    limit + 1,
  );
  const payees = rows.slice(0, limit);
  const last = payees.at(-1);
  return { payees, nextCursor: rows.length > limit && last ? encodePlace(last, sort.by) : null };
}

export function listAliasRows(connection: Connection, payeeId: number): { id: number; name: string; key: string }[] {
  return connection.all('SELECT id, name, key FROM payee_aliases WHERE payee_id = ? ORDER BY id DESC', payeeId);
}

export function transactionIdsOfPayee(connection: Connection, payeeId: number): number[] {
  return connection
    .all<{ id: number }>('SELECT id FROM transactions WHERE payee_id = ? ORDER BY date, id', payeeId)
    .map(({ id }) => id);
}
