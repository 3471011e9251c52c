import { and, desc, eq } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import { mlModels } from '../mlSchema.ts';

export type ModelRow = typeof mlModels.$inferSelect;

export function listModelRows(connection: Connection): ModelRow[] {
  return connection.drizzle.select().from(mlModels).orderBy(desc(mlModels.createdAt)).all();
}

export function readModelRow(connection: Connection, id: string): ModelRow | undefined {
  return connection.drizzle.select().from(mlModels).where(eq(mlModels.id, id)).get();
}

export function insertModelRow(connection: Connection, row: ModelRow): void {
  connection.drizzle.insert(mlModels).values(row).run();
}

export function readActiveModelRow(connection: Connection, modelType: string): ModelRow | undefined {
  return connection.drizzle
    .select()
    .from(mlModels)
    .where(and(eq(mlModels.isActive, true), eq(mlModels.modelType, modelType)))
    .get();
}

/** Makes one version the active one of its type; null switches all off. */
export function setActiveModel(connection: Connection, modelType: string, id: string | null): void {
  connection.drizzle.update(mlModels).set({ isActive: false }).where(eq(mlModels.modelType, modelType)).run();
  if (id !== null) connection.drizzle.update(mlModels).set({ isActive: true }).where(eq(mlModels.id, id)).run();
}

/** Number for the next version of a model type: v1, v2, … */
export function nextModelVersion(connection: Connection, modelType: string): string {
  const count = connection.get<{ count: number }>(
    'SELECT COUNT(*) AS count FROM ml_models WHERE model_type = ?',
    modelType,
  );
  return `v${(count?.count ?? 0) + 1}`;
}
