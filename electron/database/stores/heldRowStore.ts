import { z } from 'zod';
import {
  type Exemption,
  type HeldRowDetails,
  type HeldRowKind,
  type HeldRowStatus,
  heldRowDetailsSchema,
} from '../../../shared/contract/heldRows.ts';
import { amountSchema, calendarDateSchema, currencySchema } from '../../../shared/contract/primitives.ts';
import type { Connection, SqlValue } from '../connection.ts';
import { isTakenBack } from './importStore.ts';

const categoryOfFileSchema = z.object({ path: z.string(), kind: z.enum(['expense', 'income', 'transfer']) });
/** A category that a file gave and that the person wanted taken as known. */
export type CategoryOfFile = z.infer<typeof categoryOfFileSchema>;

/** What could be read of a held row, as `row_json` keeps it: enough to book it as if it had not been held. */
export const keptRowSchema = z.object({
  date: calendarDateSchema,
  amount: amountSchema,
  currency: currencySchema,
  bankText: z.string(),
  bankId: z.string().nullable(),
  payeeName: z.string(),
  payeeKey: z.string(),
  category: categoryOfFileSchema.nullable(),
  /** What it was divided into in another application, in the currency's minor units; null: whole. */
  parts: z
    .array(z.object({ amount: amountSchema, category: categoryOfFileSchema.nullable(), note: z.string().nullable() }))
    .nullable()
    .default(null),
  note: z.string().nullable().default(null),
  tags: z.array(z.string()).default([]),
  fingerprint: z.string(),
  occurrence: z.int().nonnegative(),
});
export type KeptRow = z.infer<typeof keptRowSchema>;

export interface NewHeldRow {
  readonly importId: number;
  readonly line: number;
  readonly reason: string;
  readonly raw: string;
  readonly kind: HeldRowKind;
  readonly row: KeptRow | null;
  readonly accountId: number | null;
  readonly status: 'held' | 'repeated';
}

export function insertKeptRow(connection: Connection, row: NewHeldRow): void {
  connection.run(
    `INSERT INTO import_held_rows (import_id, line, reason, raw, kind, row_json, account_id, status)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    row.importId,
    row.line,
    row.reason,
    row.raw,
    row.kind,
    row.row && JSON.stringify(row.row),
    row.accountId,
    row.status,
  );
}

/** Gives the rows of an import that name no account the one account that all its other rows went to. */
export function placeHeldRows(connection: Connection, importId: number, accountId: number): void {
  connection.run(
    'UPDATE import_held_rows SET account_id = ? WHERE import_id = ? AND account_id IS NULL',
    accountId,
    importId,
  );
}

/** Writes down what became of a held row; `transactionId` where it is one now. */
export function decideHeldRow(
  connection: Connection,
  id: number,
  decision: {
    readonly status: 'accepted' | 'discarded';
    readonly changeSetId: string;
    readonly decidedAt: string;
    readonly transactionId: number | null;
  },
): void {
  connection.run(
    `UPDATE import_held_rows SET status = ?, change_set_id = ?, decided_at = ?,
       row_json = CASE WHEN ? IS NULL THEN row_json ELSE json_set(COALESCE(row_json, '{}'), '$.transactionId', ?) END
     WHERE id = ?`,
    decision.status,
    decision.changeSetId,
    decision.decidedAt,
    decision.transactionId,
    decision.transactionId,
    id,
  );
}

/** Says anew what a row is held for. */
export function rejudgeHeldRow(
  connection: Connection,
  id: number,
  { kind, reason }: { readonly kind: HeldRowKind; readonly reason: string },
): void {
  connection.run('UPDATE import_held_rows SET kind = ?, reason = ? WHERE id = ?', kind, reason, id);
}

/**
 * The status that counts: a decision whose change set is undone is none. Of a set that was taken back in part, a row that
 * is a transaction still is decided.
 */
const statusNow = `CASE
  WHEN h.status IN ('accepted', 'discarded') AND (d.status = 'undone' OR (d.status = 'partly_undone' AND NOT EXISTS (
    SELECT 1 FROM transactions t WHERE t.id = h.row_json ->> '$.transactionId'))) THEN 'held'
  ELSE h.status END`;

const joins = `JOIN imports i ON i.id = h.import_id JOIN change_sets s ON s.id = i.change_set_id
  LEFT JOIN change_sets d ON d.id = h.change_set_id LEFT JOIN accounts a ON a.id = h.account_id`;

export interface HeldRowFilter {
  readonly status?: HeldRowStatus | undefined;
  /** Without it, rows of undone imports are left out. */
  readonly importId?: number | undefined;
  readonly ids?: readonly number[] | undefined;
  readonly kind?: HeldRowKind | undefined;
  readonly accountId?: number | undefined;
}

function whereOf({ status, importId, ids, kind, accountId }: HeldRowFilter): { sql: string; values: SqlValue[] } {
  const clauses: (readonly [string, ...SqlValue[]])[] = [
    ...(status === undefined ? [] : [[`${statusNow} = ?`, status] as const]),
    ...(kind === undefined ? [] : [['h.kind = ?', kind] as const]),
    ...(accountId === undefined ? [] : [['h.account_id = ?', accountId] as const]),
    ...(ids === undefined ? [] : [['h.id IN (SELECT value FROM json_each(?))', JSON.stringify(ids)] as const]),
    ...(importId === undefined
      ? ids === undefined
        ? [[`NOT ${isTakenBack}`] as const]
        : []
      : [['h.import_id = ?', importId] as const]),
  ];
  return {
    sql: ['1', ...clauses.map(([sql]) => sql)].join(' AND '),
    values: clauses.flatMap(([, ...values]) => values),
  };
}

/** A held row with all that is kept of it. */
export interface StoredHeldRow {
  readonly details: HeldRowDetails;
  readonly kept: KeptRow | null;
  /** As it was written down; null where nothing of the row could be read. */
  readonly accountId: number | null;
  readonly format: string;
  readonly isImportUndone: boolean;
}

/** Newest import first, the rows of each in the order of the file. */
export function listHeldRowRows(
  connection: Connection,
  filter: HeldRowFilter,
  page: { readonly after: number | null; readonly limit: number } = { after: null, limit: -1 },
): StoredHeldRow[] {
  const where = whereOf(filter);
  const after = `(? IS NULL OR EXISTS (SELECT 1 FROM import_held_rows c WHERE c.id = ?
    AND (-h.import_id, h.line, h.id) > (-c.import_id, c.line, c.id)))`;
  return connection
    .all<
      Omit<HeldRowDetails, 'row'> & {
        rowJson: string | null;
        keptAccountId: number | null;
        format: string;
        isImportUndone: number;
      }
    >(
      `SELECT h.id, h.import_id AS importId, i.file_name AS fileName, h.line, h.kind, h.reason, h.raw, h.row_json AS rowJson,
              a.id AS accountId, a.name AS accountName, ${statusNow} AS status, h.change_set_id AS changeSetId,
              h.decided_at AS decidedAt, h.account_id AS keptAccountId, i.format, ${isTakenBack} AS isImportUndone
       FROM import_held_rows h ${joins}
       WHERE ${where.sql} AND ${after} ORDER BY h.import_id DESC, h.line, h.id LIMIT ?`,
      ...where.values,
      page.after,
      page.after,
      page.limit,
    )
    .map(({ rowJson, keptAccountId, format, isImportUndone, ...row }) => {
      const kept = keptRowSchema.safeParse(JSON.parse(rowJson ?? 'null')).data ?? null;
      const isDecided = row.status === 'accepted' || row.status === 'discarded';
      const details = heldRowDetailsSchema.parse({
        ...row,
        row: kept && { date: kept.date, amount: kept.amount, currency: kept.currency, text: kept.bankText },
        changeSetId: isDecided ? row.changeSetId : null,
        decidedAt: isDecided ? row.decidedAt : null,
      });
      return { details, kept, accountId: keptAccountId, format, isImportUndone: isImportUndone !== 0 };
    });
}

export function countHeldRows(connection: Connection, filter: HeldRowFilter): number {
  const where = whereOf(filter);
  const sql = `SELECT COUNT(*) AS count FROM import_held_rows h ${joins} WHERE ${where.sql}`;
  return connection.get<{ count: number }>(sql, ...where.values)?.count ?? 0;
}

/** The change sets by which held rows of an import were booked and that still stand, newest first. */
export function listBookingsOfImport(connection: Connection, importId: number): string[] {
  return connection
    .all<{ id: string }>(
      `SELECT DISTINCT d.id, d.sequence FROM import_held_rows h JOIN change_sets d ON d.id = h.change_set_id
       WHERE h.import_id = ? AND h.status = 'accepted' AND d.status <> 'undone' AND d.change_count > 0 ORDER BY d.sequence DESC`,
      importId,
    )
    .map(({ id }) => id);
}

/** The rows that earlier imports held and that still stand, each as one text. */
export function readHeldIdentities(connection: Connection, importId: number | null): Set<string> {
  return new Set(
    connection
      .all<{ identity: string }>(
        `SELECT CASE WHEN h.row_json ->> '$.fingerprint' IS NULL THEN 'raw|' || h.reason || '|' || h.raw
           ELSE h.account_id || '|' || (h.row_json ->> '$.fingerprint') || '|' || (h.row_json ->> '$.occurrence') END AS identity
         FROM import_held_rows h JOIN imports i ON i.id = h.import_id JOIN change_sets s ON s.id = i.change_set_id
         WHERE NOT ${isTakenBack} AND h.import_id IS NOT ?`,
        importId,
      )
      .map(({ identity }) => identity),
  );
}

export function listExemptionRows(connection: Connection): Exemption[] {
  return connection.all(
    `SELECT e.id, e.account_id AS accountId, a.name AS accountName, e.kind, e.created_at AS createdAt
     FROM held_row_exemptions e LEFT JOIN accounts a ON a.id = e.account_id ORDER BY e.id`,
  );
}

/** Makes an exemption, or finds the one there is. */
export function insertExemption(
  connection: Connection,
  exemption: { readonly accountId: number; readonly kind: string; readonly createdAt: string },
): void {
  connection.run(
    'INSERT OR IGNORE INTO held_row_exemptions (account_id, kind, created_at) VALUES (?, ?, ?)',
    exemption.accountId,
    exemption.kind,
    exemption.createdAt,
  );
}

export function deleteExemption(connection: Connection, id: number): boolean {
  return connection.run('DELETE FROM held_row_exemptions WHERE id = ?', id).changes > 0;
}

interface PlaceOfRow {
  readonly accountId: number;
  readonly currency: string;
  /** An import whose rows do not count. */
  readonly importId: number | null;
}

export function usesCurrency(connection: Connection, { accountId, currency, importId }: PlaceOfRow): boolean {
  const sql = 'SELECT 1 FROM transactions WHERE account_id = ? AND currency = ? AND import_id IS NOT ? LIMIT 1';
  return connection.get(sql, accountId, currency, importId) !== undefined;
}

interface PayeeOfRow extends PlaceOfRow {
  readonly payeeKey: string;
}

const ofPayee = `FROM transactions t
  WHERE t.payee_id = (SELECT id FROM payees WHERE key = ? UNION ALL SELECT payee_id FROM payee_aliases WHERE key = ?)
    AND t.account_id = ? AND t.currency = ? AND t.import_id IS NOT ?`;

const valuesOf = ({ payeeKey, accountId, currency, importId }: PayeeOfRow) =>
  [payeeKey, payeeKey, accountId, currency, importId] as const;

/** How many rows of a payee an account has of each sign. */
export function readPayeeSigns(connection: Connection, payee: PayeeOfRow): { moneyIn: number; moneyOut: number } {
  const sql = `SELECT COALESCE(SUM(t.amount > 0), 0) AS moneyIn, COALESCE(SUM(t.amount < 0), 0) AS moneyOut ${ofPayee}`;
  const signs = connection.get<{ moneyIn: number; moneyOut: number }>(sql, ...valuesOf(payee));
  return signs ?? { moneyIn: 0, moneyOut: 0 };
}

const mostPastRows = 2000;

/** Those rows in the order of their dates, at most the newest 2000. */
export function readPayeeRows(connection: Connection, payee: PayeeOfRow): { date: string; amount: number }[] {
  return connection
    .all<{ date: string; amount: number }>(
      `SELECT t.date, t.amount ${ofPayee} AND t.amount <> 0 ORDER BY t.date DESC, t.id DESC LIMIT ${mostPastRows}`,
      ...valuesOf(payee),
    )
    .reverse();
}
