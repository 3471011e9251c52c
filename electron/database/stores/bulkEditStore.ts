import type { CategorySource } from '../../../shared/contract/transactions.ts';
import type { Connection } from '../connection.ts';

/** What changing many transactions at once has to know of each. */
export interface BulkEditRow {
  readonly id: number;
  readonly date: string;
  readonly amount: number;
  readonly currency: string;
  readonly bankText: string;
  readonly payeeId: number | null;
  readonly payeeName: string | null;
  readonly categoryId: number | null;
  readonly categoryPath: string | null;
  readonly categorySource: CategorySource | null;
  /** 1 where it is divided into parts. */
  readonly isDivided: number;
  readonly tagsJson: string | null;
  readonly note: string | null;
}

/** Transactions by id, in the order given; ids that do not exist are left out. */
export function readBulkEditRows(connection: Connection, ids: readonly number[]): BulkEditRow[] {
  const rows = connection.all<BulkEditRow>(
    `SELECT t.id, t.date, t.amount, t.currency, t.bank_text AS bankText, t.payee_id AS payeeId, p.name AS payeeName,
            t.category_id AS categoryId, c.path AS categoryPath, t.category_source AS categorySource,
            t.parts_json IS NOT NULL AS isDivided, t.tags_json AS tagsJson, t.note
     FROM transactions t
     LEFT JOIN payees p ON p.id = t.payee_id
     LEFT JOIN categories c ON c.id = t.category_id
     WHERE t.id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(ids),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
