import { asc, desc, eq } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import { changeSets, changes } from '../schema.ts';

export type ChangeSetRow = typeof changeSets.$inferSelect;
export type ChangeRow = typeof changes.$inferSelect;

export function nextChangeSetSequence(connection: Connection): number {
  return (connection.get<{ last: number | null }>('SELECT MAX(sequence) AS last FROM change_sets')?.last ?? 0) + 1;
}

export function insertChangeSet(connection: Connection, row: ChangeSetRow): void {
  connection.drizzle.insert(changeSets).values(row).run();
}

export function updateChangeSet(connection: Connection, id: string, fields: Partial<ChangeSetRow>): void {
  connection.drizzle.update(changeSets).set(fields).where(eq(changeSets.id, id)).run();
}

export function readChangeSet(connection: Connection, id: string): ChangeSetRow | undefined {
  return connection.drizzle.select().from(changeSets).where(eq(changeSets.id, id)).get();
}

/** Newest first, at most `limit`, older than `before` where given. */
export function listChangeSetRows(
  connection: Connection,
  options: { before: number | null; limit: number; kind: ChangeSetRow['kind'] | null },
): ChangeSetRow[] {
  return connection.all<ChangeSetRow>(
    `SELECT id, sequence, at, actor, actor_name AS actorName, kind, reason, status, change_count AS changeCount,
            transaction_count AS transactionCount, undoes
     FROM change_sets
     WHERE sequence < COALESCE(?, 9007199254740991) AND kind = COALESCE(?, kind)
     ORDER BY sequence DESC LIMIT ?`,
    options.before,
    options.kind,
    options.limit,
  );
}

export function insertChange(connection: Connection, row: Omit<ChangeRow, 'id'>): void {
  connection.run(
    'INSERT INTO changes (change_set_id, entity, entity_id, operation, before_json, after_json) VALUES (?, ?, ?, ?, ?, ?)',
    row.changeSetId,
    row.entity,
    row.entityId,
    row.operation,
    row.beforeJson,
    row.afterJson,
  );
}

/** The changes of rows that were just inserted. */
export function insertChangesOfNew(
  connection: Connection,
  changeSetId: string,
  entity: ChangeRow['entity'],
  ids: readonly number[],
): void {
  connection.run(
    `INSERT INTO changes (change_set_id, entity, entity_id, operation, before_json, after_json)
     SELECT ?, ?, value, 'insert', NULL, NULL FROM json_each(?)`,
    changeSetId,
    entity,
    JSON.stringify(ids),
  );
}

/** Changes of one set in the order in which they were made, or newest first. */
export function listChanges(
  connection: Connection,
  changeSetId: string,
  options: { order: 'oldest' | 'newest'; limit?: number },
): ChangeRow[] {
  const query = connection.drizzle
    .select()
    .from(changes)
    .where(eq(changes.changeSetId, changeSetId))
    .orderBy(options.order === 'oldest' ? asc(changes.id) : desc(changes.id));
  return options.limit === undefined ? query.all() : query.limit(options.limit).all();
}

/** Everything that ever happened to one row of the books, newest first, with the change set that did it. */
export function listChangesOf(connection: Connection, entity: ChangeRow['entity'], entityId: number) {
  return connection.all<ChangeRow & Pick<ChangeSetRow, 'at' | 'actor' | 'actorName' | 'reason' | 'status' | 'kind'>>(
    `SELECT c.id, c.change_set_id AS changeSetId, c.entity, c.entity_id AS entityId, c.operation,
            c.before_json AS beforeJson, c.after_json AS afterJson,
            s.at, s.actor, s.actor_name AS actorName, s.reason, s.status, s.kind
     FROM changes c JOIN change_sets s ON s.id = c.change_set_id
     WHERE c.entity = ? AND c.entity_id = ? ORDER BY c.id DESC`,
    entity,
    entityId,
  );
}

/** How a row of the books was when it was last deleted. */
export function lastDeletionOf(
  connection: Connection,
  entity: ChangeRow['entity'],
  entityId: number,
): { beforeJson: string } | undefined {
  return connection.get(
    `SELECT before_json AS beforeJson FROM changes
     WHERE entity = ? AND entity_id = ? AND operation = 'delete' ORDER BY id DESC LIMIT 1`,
    entity,
    entityId,
  );
}
