import { desc, eq, inArray } from 'drizzle-orm';
import { type Job, jobSchema } from '../../../shared/contract/jobs.ts';
import type { Connection } from '../connection.ts';
import { mlTrainingJobs } from '../mlSchema.ts';
import { jobs } from '../schema.ts';

const toRow = ({ error, result, ...job }: Job): typeof jobs.$inferInsert => ({
  ...job,
  errorJson: error === null ? null : JSON.stringify(error),
  resultJson: result === null ? null : JSON.stringify(result),
});

const fromRow = ({ errorJson, resultJson, ...row }: typeof jobs.$inferSelect): Job =>
  jobSchema.parse({
    ...row,
    error: errorJson === null ? null : JSON.parse(errorJson),
    result: resultJson === null ? null : JSON.parse(resultJson),
  });

export function saveJob(connection: Connection, job: Job): void {
  const row = toRow(job);
  connection.drizzle.insert(jobs).values(row).onConflictDoUpdate({ target: jobs.id, set: row }).run();
}

export function readJobRow(connection: Connection, id: string): Job | null {
  const row = connection.drizzle.select().from(jobs).where(eq(jobs.id, id)).get();
  return row ? fromRow(row) : null;
}

export function listJobRows(connection: Connection, limit: number): Job[] {
  return connection.drizzle.select().from(jobs).orderBy(desc(jobs.createdAt)).limit(limit).all().map(fromRow);
}

/** Marks every unfinished job, which an earlier run of the app left behind, and its training record. */
export function interruptUnfinishedJobs(connection: Connection, at: string): number {
  const unfinished = ['queued', 'running'] as const;
  connection.drizzle
    .update(mlTrainingJobs)
    .set({ status: 'interrupted', completedAt: at })
    .where(inArray(mlTrainingJobs.status, unfinished))
    .run();
  return connection.drizzle
    .update(jobs)
    .set({ status: 'interrupted', step: 'Interrupted when the app ended', endedAt: at })
    .where(inArray(jobs.status, unfinished))
    .run().changes;
}
