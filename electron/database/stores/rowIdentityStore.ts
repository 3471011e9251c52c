import type { Connection } from '../connection.ts';

/** What makes two rows of the books the same: no two have it. */
export interface RowIdentity {
  readonly accountId: number;
  readonly fingerprint: string;
  readonly occurrence: number;
}

/** Which of some rows the books have already, by their places in the list. One question to the index for all of them. */
export function whichAreThere(connection: Connection, rows: readonly RowIdentity[]): ReadonlySet<number> {
  const identities = rows.map(({ accountId, fingerprint, occurrence }) => [accountId, fingerprint, occurrence]);
  const found = connection.all<{ at: number }>(
    `SELECT j.key AS at FROM json_each(?) j CROSS JOIN transactions t
     ON t.account_id = j.value ->> 0 AND t.fingerprint = j.value ->> 1 AND t.occurrence = j.value ->> 2
     UNION ALL
     SELECT j.key AS at FROM json_each(?) j CROSS JOIN deleted_rows d
     ON d.account_id = j.value ->> 0 AND d.fingerprint = j.value ->> 1 AND d.occurrence = j.value ->> 2
       AND (d.merged_into_id IS NULL OR EXISTS (SELECT 1 FROM transactions k WHERE k.id = d.merged_into_id))`,
    JSON.stringify(identities),
    JSON.stringify(connection.get('SELECT 1 FROM deleted_rows LIMIT 1') === undefined ? [] : identities),
  );
  return new Set(found.map(({ at }) => at));
}

/** The id of what is remembered of a row that was deleted or merged. */
export function findDeletedRow(
  connection: Connection,
  { accountId, fingerprint, occurrence }: RowIdentity,
): number | undefined {
  const sql = 'SELECT id FROM deleted_rows WHERE account_id = ? AND fingerprint = ? AND occurrence = ?';
  return connection.get<{ id: number }>(sql, accountId, fingerprint, occurrence)?.id;
}
