import { eq } from 'drizzle-orm';
import type { Import } from '../../../shared/contract/imports.ts';
import type { Connection } from '../connection.ts';
import { importHeldRows, imports } from '../importSchema.ts';

export type NewImport = typeof imports.$inferInsert;

export function insertImport(connection: Connection, row: NewImport): number {
  return Number(connection.drizzle.insert(imports).values(row).run().lastInsertRowid);
}

export function updateImport(connection: Connection, id: number, fields: Partial<NewImport>): void {
  connection.drizzle.update(imports).set(fields).where(eq(imports.id, id)).run();
}

/**
 * Whether the import with change set `s` is taken back. Where its account had to stay for other rows it was taken back in
 * part only; so it is too where it came back in part, but then no undo of it is in force.
 */
export const isTakenBack = `(s.status = 'undone' OR (s.status = 'partly_undone'
  AND EXISTS (SELECT 1 FROM change_sets u WHERE u.undoes = s.id AND u.status = 'applied')))`;

/** The rows that an import held back, by line. */
export function readHeldRows(
  connection: Connection,
  importId: number,
): Pick<typeof importHeldRows.$inferSelect, 'line' | 'kind' | 'reason' | 'raw'>[] {
  const { line, kind, reason, raw } = importHeldRows;
  return connection.drizzle
    .select({ line, kind, reason, raw })
    .from(importHeldRows)
    .where(eq(importHeldRows.importId, importId))
    .orderBy(importHeldRows.line, importHeldRows.id)
    .all();
}

/** The change sets that rules made in the course of an import and that still stand, newest first. */
export function listRuleRunsOfImport(connection: Connection, importId: number): string[] {
  return connection
    .all<{ id: string }>(
      `SELECT s.id FROM ml_automation_executions e JOIN change_sets s ON s.id = e.change_set_id
       WHERE e.import_id = ? AND s.status <> 'undone' ORDER BY s.sequence DESC`,
      importId,
    )
    .map(({ id }) => id);
}

/** Whether a file with these bytes was imported once, whatever became of it since. */
export function isImportedBefore(connection: Connection, fileSha256: string): boolean {
  return connection.get('SELECT 1 FROM imports WHERE file_sha256 = ? LIMIT 1', fileSha256) !== undefined;
}

/** Newest first; all of them, or one. */
export function listImportRows(connection: Connection, importId: number | null): Import[] {
  return connection
    .all<Omit<Import, 'isUndone'> & { isUndone: number }>(
      `SELECT i.id, i.source, i.file_name AS fileName, i.format, i.imported, i.already_there AS alreadyThere,
              i.held_back AS heldBack, i.created_at AS createdAt, i.change_set_id AS changeSetId, s.status = 'undone' AS isUndone
       FROM imports i JOIN change_sets s ON s.id = i.change_set_id
       WHERE i.id = COALESCE(?, i.id) ORDER BY i.id DESC`,
      importId,
    )
    .map((row) => ({ ...row, isUndone: row.isUndone !== 0 }));
}
