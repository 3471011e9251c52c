import { z } from 'zod';
import type { Connection } from '../connection.ts';
import { type ConfirmedRow, readPredictableRows } from './predictionStore.ts';

/** A change `c` that bears on what a transaction was confirmed as; one of its tags, its note or its payee does not. */
const touchesCategory = `(c.operation <> 'update' OR instr(c.after_json, '"categoryId"') > 0
         OR instr(c.after_json, '"categorySource"') > 0)`;

/** Number of the newest change to the books; 0 where nothing was changed yet. */
export function newestChangeId(connection: Connection): number {
  return connection.get<{ id: number | null }>('SELECT MAX(id) AS id FROM changes')?.id ?? 0;
}

/** A transaction that is confirmed, and the change that confirmed it as it stands. */
export interface Confirmation extends ConfirmedRow {
  readonly changeSetId: string;
}

/**
 * Transactions whose category was changed after a change: those that are confirmed now, in the order of their
 * confirmations and by date within one change set, the newest `limit`; and the ids of those that are not, or not any more.
 */
export function readConfirmedChanges(
  connection: Connection,
  afterChangeId: number,
  limit: number,
): { confirmations: Confirmation[]; unconfirmedIds: number[] } {
  const changed = connection.all<{
    id: number;
    changeSetId: string;
    categoryId: number | null;
    isConfirmed: number;
  }>(
    `SELECT c.entity_id AS id, c.change_set_id AS changeSetId, t.category_id AS categoryId, MAX(c.id) AS changeId,
            COALESCE(t.category_source IN ('user', 'import'), 0) AS isConfirmed
     FROM changes c LEFT JOIN transactions t ON t.id = c.entity_id
     WHERE c.id > ? AND c.entity = 'transactions'
       AND ${touchesCategory}
     GROUP BY c.entity_id ORDER BY changeId`,
    afterChangeId,
  );
  const confirmed = changed
    .flatMap(({ id, changeSetId, categoryId, isConfirmed }) =>
      isConfirmed === 1 && categoryId !== null ? [{ id, changeSetId, categoryId }] : [],
    )
    .slice(-limit);
  const rows = new Map(
    readPredictableRows(
      connection,
      confirmed.map(({ id }) => id),
    ).map((row) => [row.id, row]),
  );
  return {
    confirmations: confirmed.flatMap(({ id, changeSetId, categoryId }) => {
      const row = rows.get(id);
      return row ? [{ ...row, changeSetId, categoryId }] : [];
    }),
    unconfirmedIds: changed.filter(({ isConfirmed }) => isConfirmed === 0).map(({ id }) => id),
  };
}

/**
 * Which category transactions were confirmed as when a change had just been made, of those that were changed after it:
 * what a version trained up to there has learnt of them.
 */
export function readConfirmedAt(connection: Connection, changeId: number): ReadonlyMap<number, number> {
  const changes = connection.all<{
    id: number;
    beforeJson: string | null;
    categoryId: number | null;
    source: string | null;
  }>(
    `SELECT c.entity_id AS id, c.before_json AS beforeJson, t.category_id AS categoryId, t.category_source AS source
     FROM changes c LEFT JOIN transactions t ON t.id = c.entity_id
     WHERE c.id > ? AND c.entity = 'transactions' AND c.entity_id IN (
       SELECT entity_id FROM changes WHERE id > ? AND entity = 'transactions' AND operation <> 'insert')
     ORDER BY c.id`,
    changeId,
    changeId,
  );
  // The first change that names a field tells what it was; one that none names is as it was.
  const before = new Map<number, { categoryId?: number | null; source?: string | null; isNew: boolean }>();
  const now = new Map<number, { categoryId: number | null; source: string | null }>();
  for (const { id, beforeJson, categoryId, source } of changes) {
    const known = before.get(id);
    if (known?.isNew) continue;
    const told = beforeJson === null ? null : beforeSchema.parse(JSON.parse(beforeJson));
    const state = known ?? { isNew: told === null };
    if (told && state.categoryId === undefined && told.categoryId !== undefined) state.categoryId = told.categoryId;
    if (told && state.source === undefined && told.categorySource !== undefined) state.source = told.categorySource;
    before.set(id, state);
    now.set(id, { categoryId, source });
  }
  const confirmed = new Map<number, number>();
  for (const [id, state] of before) {
    if (state.isNew) continue;
    const { categoryId = now.get(id)?.categoryId ?? null, source = now.get(id)?.source ?? null } = state;
    if (categoryId !== null && (source === 'user' || source === 'import')) confirmed.set(id, categoryId);
  }
  return confirmed;
}

const beforeSchema = z.object({
  categoryId: z.int().nullable().optional(),
  categorySource: z.string().nullable().optional(),
});

/** Names of the payees that have confirmed transactions, without those that were only confirmed after a change. */
export function readPayeeNames(connection: Connection, untilChangeId: number): string[] {
  return connection
    .all<{ name: string }>(
      `SELECT name FROM payees WHERE id IN (
         SELECT payee_id FROM transactions WHERE category_source IN ('user', 'import') AND id NOT IN (
           SELECT entity_id FROM changes c WHERE id > ? AND entity = 'transactions' AND ${touchesCategory})) ORDER BY id`,
      untilChangeId,
    )
    .map(({ name }) => name);
}

/** Whether a payee got another name, or was merged into another one, after a change. */
export function werePayeesChanged(connection: Connection, afterChangeId: number): boolean {
  return (
    connection.get(
      "SELECT 1 FROM changes WHERE id > ? AND entity = 'payees' AND operation = 'update' LIMIT 1",
      afterChangeId,
    ) !== undefined ||
    connection.get(
      "SELECT 1 FROM changes WHERE id > ? AND entity = 'payee_aliases' AND operation <> 'update' LIMIT 1",
      afterChangeId,
    ) !== undefined
  );
}
