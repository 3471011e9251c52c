import { desc, eq } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import { importProfiles } from '../importSchema.ts';

export type ImportProfileRow = typeof importProfiles.$inferSelect;

/** Used last first. */
export function listImportProfileRows(connection: Connection): ImportProfileRow[] {
  return connection.drizzle
    .select()
    .from(importProfiles)
    .orderBy(desc(importProfiles.usedAt), desc(importProfiles.id))
    .all();
}

export function readImportProfile(connection: Connection, id: number): ImportProfileRow | undefined {
  return connection.drizzle.select().from(importProfiles).where(eq(importProfiles.id, id)).get();
}

/** A profile for a layout that has one already takes its place, and keeps its name. */
export function saveImportProfile(connection: Connection, row: Omit<ImportProfileRow, 'id'>): void {
  const { optionsJson, createdAt, usedAt } = row;
  connection.drizzle
    .insert(importProfiles)
    .values(row)
    .onConflictDoUpdate({ target: importProfiles.fingerprint, set: { optionsJson, createdAt, usedAt } })
    .run();
}

export function updateImportProfile(
  connection: Connection,
  id: number,
  fields: Partial<Pick<ImportProfileRow, 'name' | 'usedAt'>>,
): void {
  connection.drizzle.update(importProfiles).set(fields).where(eq(importProfiles.id, id)).run();
}

export function deleteImportProfile(connection: Connection, id: number): void {
  connection.drizzle.delete(importProfiles).where(eq(importProfiles.id, id)).run();
}
