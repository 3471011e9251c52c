import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import type { z } from 'zod';
import type * as contract from '../../../shared/contract/archive.ts';
import type { ExportedBooks, ImportedBooks } from '../../../shared/contract/archive.ts';
import { changedAreaSchema } from '../../../shared/contract/events.ts';
import { AppError } from '../../../shared/errors.ts';
import type { BookDatabase, WriteTransaction } from '../../database/BookDatabase.ts';
import { beginRestoring, countBrokenReferences, isEmptyBook, restoreRows } from '../../database/stores/archiveStore.ts';
import { batchesOfWorker } from '../../jobs/AskedBatches.ts';
import type { JobContext, JobRunner } from '../../jobs/JobRunner.ts';
import { runWorker } from '../../jobs/runWorker.ts';
import { type Clock, instant } from '../../platform/clock.ts';
import { systemCode } from '../../platform/errors.ts';
import type { ProfilePaths } from '../../platform/paths.ts';
import type { ExportInput, ExportProgress, ExportResult } from '../../workers/export.worker.ts';
import type { ArchiveBatch, ReadArchiveInput } from '../../workers/readArchive.worker.ts';
import type { SpawnWorker } from '../../workers/workerProtocol.ts';
import type { EventService } from '../events/EventService.ts';
import type { CategoryLearningService } from '../learning/CategoryLearningService.ts';

const batchesAhead = 8;

interface ArchiveDependencies {
  readonly database: BookDatabase;
  readonly paths: ProfilePaths;
  readonly clock: Clock;
  readonly spawn: SpawnWorker;
  readonly jobs: JobRunner;
  readonly events: EventService;
  readonly learning: CategoryLearningService;
  readonly appVersion: string;
}

/** All books out of a profile, and into an empty one, with nothing changed. */
export class ArchiveService {
  readonly #with: ArchiveDependencies;

  constructor(dependencies: ArchiveDependencies) {
    this.#with = dependencies;
  }

  async exportBooks(
    { folder, format }: z.infer<typeof contract.exportBooks.input>,
    signal?: AbortSignal,
  ): Promise<ExportedBooks> {
    const path = wholePath(folder);
    await refuseTaken(path);
    const { result } = await this.#with.jobs.start(
      { kind: 'export', title: `Export the books to ${basename(path)}`, signal },
      (job) => this.#export(path, format, job),
    );
    return result;
  }

  /** Into a folder beside it first, so that a folder of that name is always a whole export. */
  async #export(path: string, format: ExportInput['format'], job: JobContext): Promise<ExportedBooks> {
    const { paths, clock, spawn, appVersion } = this.#with;
    const unfinished = join(dirname(path), `.${basename(path)}.${job.jobId.slice(0, 8)}.part`);
    try {
      await mkdir(unfinished);
      const input: ExportInput = {
        databasePath: paths.database,
        modelsFolder: paths.models,
        folder: unfinished,
        format,
        writtenAt: instant(clock),
        appVersion,
      };
      const { bytes, tables } = await runWorker<ExportInput, ExportProgress, ExportResult>(spawn, 'export', input, {
        signal: job.signal,
        onProgress: ({ done, total }) => job.report(done / Math.max(1, total), 'Writing the books'),
      });
      await refuseTaken(path);
      await rm(path, { recursive: true, force: true });
      await rename(unfinished, path);
      const rows = Object.values(tables).reduce((sum, count) => sum + count, 0);
      return { jobId: job.jobId, folder: path, bytes, transactions: tables.transactions ?? 0, rows };
    } catch (error) {
      if (systemCode(error) === 'ENOENT' || systemCode(error) === 'ENOTDIR') {
        throw new AppError('FILE_NOT_FOUND', `There is no folder at ${dirname(path)}.`, { cause: error });
      }
      if (['EACCES', 'EROFS', 'EPERM'].includes(systemCode(error) ?? '')) {
        throw new AppError('FOLDER_READ_ONLY', `Nothing can be written to ${dirname(path)}.`, { cause: error });
      }
      throw error;
    } finally {
      await rm(unfinished, { recursive: true, force: true });
    }
  }

  async importBooks(
    { folder }: z.infer<typeof contract.importBooks.input>,
    signal?: AbortSignal,
  ): Promise<ImportedBooks> {
    const path = wholePath(folder);
    refuseFilled(isEmptyBook(this.#with.database.reader));
    const { result } = await this.#with.jobs.start(
      { kind: 'import', title: `Bring in the books of ${basename(path)}`, signal },
      (job) => this.#import(path, job),
    );
    return result;
  }

  async #import(folder: string, job: JobContext): Promise<ImportedBooks> {
    const { database, paths, spawn, learning, events } = this.#with;
    job.report(0, 'Checking the export');
    const input: ReadArchiveInput = { databasePath: paths.database, modelsFolder: paths.models, folder };
    const batches = batchesOfWorker<ReadArchiveInput, ArchiveBatch>(spawn, 'readArchive', input, {
      ahead: batchesAhead,
      signal: job.signal,
    });
    const restored = await database.write((transaction) => restore(transaction, batches, job));
    learning.forget();
    events.changed(...changedAreaSchema.options);
    return { jobId: job.jobId, ...restored };
  }
}

async function restore(
  { connection, breathe }: WriteTransaction,
  batches: AsyncIterable<ArchiveBatch>,
  job: JobContext,
): Promise<Omit<ImportedBooks, 'jobId'>> {
  refuseFilled(isEmptyBook(connection));
  beginRestoring(connection);
  let restored = { transactions: 0, rows: 0, writtenAt: '' };
  let expected = 0;
  for await (const { table, columns, rows, done, total, writtenAt } of batches) {
    restoreRows(connection, table, columns, rows);
    const transactions = restored.transactions + (table === 'transactions' ? rows.length : 0);
    restored = { transactions, rows: done, writtenAt };
    expected = total;
    job.report(done / Math.max(1, total), `Bringing in ${done} of ${total} rows`);
    job.signal.throwIfAborted();
    await breathe();
  }
  if (restored.rows !== expected) {
    throw new AppError('EXPORT_DAMAGED', 'This export has another number of rows than its manifest says.');
  }
  if (countBrokenReferences(connection) > 0) {
    throw new AppError('EXPORT_DAMAGED', 'Rows of this export refer to others that are not in it.');
  }
  return restored;
}

function refuseFilled(isEmpty: boolean): void {
  if (isEmpty) return;
  throw new AppError(
    'BOOKS_NOT_EMPTY',
    'There is something in these books already, and an export is only brought into empty ones.',
  );
}

function wholePath(folder: string): string {
  if (!isAbsolute(folder)) {
    throw new AppError('BAD_INPUT', `Give the whole path of the folder; ${folder} is only the end of one.`);
  }
  return resolve(folder);
}

/** An empty folder may be there; anything else is left alone. */
async function refuseTaken(path: string): Promise<void> {
  try {
    if ((await readdir(path)).length === 0) return;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return;
    if (systemCode(error) !== 'ENOTDIR') throw error;
  }
  throw new AppError('PATH_TAKEN', `There is something at ${path} already, and an export overwrites nothing.`);
}
