import { desc, eq } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import { mlTrainingJobs } from '../mlSchema.ts';

export type TrainingJobRow = typeof mlTrainingJobs.$inferSelect;

export function insertTrainingJob(connection: Connection, row: TrainingJobRow): void {
  connection.drizzle.insert(mlTrainingJobs).values(row).run();
}

export function updateTrainingJob(connection: Connection, id: string, fields: Partial<TrainingJobRow>): void {
  connection.drizzle.update(mlTrainingJobs).set(fields).where(eq(mlTrainingJobs.id, id)).run();
}

export function readTrainingJob(connection: Connection, id: string): TrainingJobRow | undefined {
  return connection.drizzle.select().from(mlTrainingJobs).where(eq(mlTrainingJobs.id, id)).get();
}

export function listTrainingJobRows(connection: Connection, limit: number): TrainingJobRow[] {
  return connection.drizzle.select().from(mlTrainingJobs).orderBy(desc(mlTrainingJobs.createdAt)).limit(limit).all();
}

/** What confirmed transactions there are to learn from. */
export function summariseLabels(connection: Connection) {
  return (
    connection.get<{
      labels: number;
      categories: number;
      payees: number;
      firstDate: string | null;
      lastDate: string | null;
    }>(
      `SELECT COUNT(*) AS labels, COUNT(DISTINCT category_id) AS categories, COUNT(DISTINCT payee_id) AS payees,
              MIN(date) AS firstDate, MAX(date) AS lastDate
       FROM transactions WHERE category_source IN ('user', 'import')`,
    ) ?? { labels: 0, categories: 0, payees: 0, firstDate: null, lastDate: null }
  );
}
