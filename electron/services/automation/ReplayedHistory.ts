import { algorithmSchema } from '../../../shared/contract/training.ts';
import type { Connection } from '../../database/connection.ts';
import { newestChangeId } from '../../database/stores/learningStore.ts';
import { readActiveModelRow } from '../../database/stores/modelStore.ts';
import { newestTransactionDate, readConfirmedCategories } from '../../database/stores/predictionStore.ts';
import { runWorker } from '../../jobs/runWorker.ts';
import type { ReplayedRow } from '../../ml/historyReplay.ts';
import type { ProfilePaths } from '../../platform/paths.ts';
import type { ReplayInput } from '../../workers/replay.worker.ts';
import type { SpawnWorker } from '../../workers/workerProtocol.ts';
import type { Subject } from './subject.ts';
import { type Needs, readSubjects } from './subjects.ts';

/** The first day of so many months that end with a day. */
export function monthsUpTo(last: string, months: number): string {
  const [year = 0, month = 0, day = 0] = last.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 - months, day + 1)).toISOString().slice(0, 10);
}

/** A transaction of the past as it was when it came in, and what a person decided on it since (null: nobody did). */
export interface PastSubject {
  readonly subject: Subject;
  readonly actual: number | null;
}

/** What would have been predicted for the transactions of the last months, kept until the books change. */
export class ReplayedHistory {
  readonly #paths: ProfilePaths;
  readonly #spawn: SpawnWorker;
  #kept: { key: string; rows: readonly ReplayedRow[] } | null = null;

  constructor(dependencies: { paths: ProfilePaths; spawn: SpawnWorker }) {
    this.#paths = dependencies.paths;
    this.#spawn = dependencies.spawn;
  }

  /** Plays the last months again, in a worker. Throws CANCELLED. */
  async replay(
    reader: Connection,
    months: number,
    job: { readonly signal: AbortSignal; report(progress: number): void },
  ): Promise<readonly ReplayedRow[]> {
    const newest = newestTransactionDate(reader);
    if (newest === null) return [];
    const from = monthsUpTo(newest, months);
    const algorithm = algorithmSchema.parse(
      readActiveModelRow(reader, 'category_classifier')?.algorithm ?? 'softmax_regression',
    );
    const key = `${newestChangeId(reader)} ${from} ${algorithm}`;
    if (this.#kept?.key === key) return this.#kept.rows;
    const input: ReplayInput = { databasePath: this.#paths.database, from, algorithm };
    const rows = await runWorker<ReplayInput, number, ReplayedRow[]>(this.#spawn, 'replay', input, {
      signal: job.signal,
      onProgress: (share) => job.report(share),
    });
    this.#kept = { key, rows };
    return rows;
  }
}

const subjectsPerRead = 1000;

/** Replayed transactions as rules would have seen them when they came in, a page at a time, in the order of time. */
export function* pastSubjects(
  connection: Connection,
  rows: readonly ReplayedRow[],
  needs: Needs,
): Generator<PastSubject[]> {
  for (let start = 0; start < rows.length; start += subjectsPerRead) {
    const slice = rows.slice(start, start + subjectsPerRead);
    const ids = slice.map(({ id }) => id);
    const actual = readConfirmedCategories(connection, ids);
    const reads = [...readSubjects(connection, ids, { ...needs, settled: true })].flat();
    const subjects = new Map(reads.map(({ subject }) => [subject.id, subject]));
    yield slice.flatMap(({ id, predicted, confidence, agreement, dataPoints }) => {
      const subject = subjects.get(id);
      if (!subject) return [];
      const then = { categoryId: null, categorySource: null, isDivided: false, isSkipped: false, transferPeerId: null };
      const prediction = { predictionId: id, predictedCategoryId: predicted, confidence, agreement, dataPoints };
      return [{ subject: { ...subject, ...then, ...prediction }, actual: actual.get(id) ?? null }];
    });
  }
}
