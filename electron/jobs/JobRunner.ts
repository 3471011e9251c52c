import { randomUUID } from 'node:crypto';
import { EventEmitter, on } from 'node:events';
import type { z } from 'zod';
import type * as contract from '../../shared/contract/jobs.ts';
import { type Job, type JobKind, type JobStatus, jobSchema } from '../../shared/contract/jobs.ts';
import { AppError } from '../../shared/errors.ts';
import type { BookDatabase } from '../database/BookDatabase.ts';
import { interruptUnfinishedJobs, listJobRows, readJobRow, saveJob } from '../database/stores/jobStore.ts';
import { type Clock, instant } from '../platform/clock.ts';
import { reportError, toAppError } from '../platform/errors.ts';
import type { Log } from '../platform/log.ts';
import type { EventService } from '../services/events/EventService.ts';

/** Shortest time between two messages about one job's progress. */
const progressEveryMs = 100;

export interface JobContext {
  readonly jobId: string;
  /** Aborted when a person cancels or the app closes. */
  readonly signal: AbortSignal;
  /** `progress` from 0 to 1; `step` says in words what is being done. */
  report(progress: number, step: string): void;
}

interface RunningJob {
  job: Job;
  readonly controller: AbortController;
  readonly settled: Promise<Job>;
  lastToldAt: number;
}

/**
 * Runs what may take longer than 100 ms. Every job has an id, a row, a progress, a cancel, and an end in every case:
 * a crash leaves the row unfinished, and the next start marks it interrupted. Jobs of one kind run one after another.
 */
export class JobRunner {
  readonly #database: BookDatabase;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #events: EventService;
  readonly #emitter = new EventEmitter().setMaxListeners(0);
  readonly #running = new Map<string, RunningJob>();
  readonly #lastOfKind = new Map<JobKind, Promise<unknown>>();
  #isClosing = false;

  constructor(dependencies: { database: BookDatabase; clock: Clock; log: Log; events: EventService }) {
    this.#database = dependencies.database;
    this.#clock = dependencies.clock;
    this.#log = dependencies.log;
    this.#events = dependencies.events;
  }

  /** Marks what an earlier run of the app left unfinished. Returns how many. */
  async interruptUnfinished(): Promise<number> {
    const at = instant(this.#clock);
    return this.#database.write(({ connection }) => interruptUnfinishedJobs(connection, at));
  }

  /** Starts a job and answers with it at once; `result` settles when it ends. `id` may be given beforehand. */
  async start<Result extends z.infer<ReturnType<typeof z.json>>>(
    request: { kind: JobKind; title: string; id?: string; signal?: AbortSignal | undefined },
    work: (context: JobContext) => Promise<Result>,
  ): Promise<{ job: Job; result: Promise<Result> }> {
    const job: Job = {
      id: request.id ?? randomUUID(),
      kind: request.kind,
      title: request.title,
      status: 'queued',
      progress: 0,
      step: 'Waiting',
      createdAt: instant(this.#clock),
      startedAt: null,
      endedAt: null,
      error: null,
      result: null,
    };
    const controller = new AbortController();
    if (request.signal?.aborted) controller.abort();
    request.signal?.addEventListener('abort', () => controller.abort(), { once: true });
    await this.#database.write(({ connection }) => {
      if (this.#isClosing) throw new AppError('CANCELLED', 'Countinghouse is closing, so this was not begun.');
      saveJob(connection, job);
    });
    // Closing may have begun while the row was written; then this job is to end at once.
    if (this.#isClosing) controller.abort();
    const before = this.#lastOfKind.get(request.kind) ?? Promise.resolve();
    // A job that is cancelled while it waits for its turn ends at once, and does not let the next one overtake.
    const result = Promise.race([before, aborted(controller.signal)]).then(() => this.#run(job.id, controller, work));
    const settled = result.then(
      () => this.#finished(job.id),
      () => this.#finished(job.id),
    );
    this.#lastOfKind.set(
      request.kind,
      before.then(() => settled),
    );
    this.#running.set(job.id, { job, controller, settled, lastToldAt: 0 });
    this.#tell(job.id, {});
    return { job, result };
  }

  async #run<Result extends z.infer<ReturnType<typeof z.json>>>(
    jobId: string,
    controller: AbortController,
    work: (context: JobContext) => Promise<Result>,
  ): Promise<Result> {
    const { signal } = controller;
    try {
      signal.throwIfAborted();
      await this.#save(jobId, { status: 'running', startedAt: instant(this.#clock), step: 'Starting' });
      const result = await work({
        jobId,
        signal,
        report: (progress, step) => {
          const running = this.#running.get(jobId);
          if (!running || signal.aborted) return;
          running.job = { ...running.job, progress: Math.min(1, Math.max(0, progress)), step };
          if (performance.now() - running.lastToldAt >= progressEveryMs) this.#tell(jobId, {});
        },
      });
      await this.#end(jobId, { status: 'completed', progress: 1, step: 'Done', result });
      return result;
    } catch (error) {
      const isCancelled = signal.aborted || (error instanceof AppError && error.code === 'CANCELLED');
      const failure = isCancelled ? new AppError('CANCELLED', 'It was cancelled before its end.') : toAppError(error);
      await this.#end(jobId, {
        status: isCancelled ? 'cancelled' : 'failed',
        step: isCancelled ? 'Cancelled' : 'Failed',
        error: reportError(isCancelled ? failure : error, this.#log, `job ${jobId}`),
      });
      throw failure;
    }
  }

  #finished(jobId: string): Job {
    const running = this.#running.get(jobId);
    this.#running.delete(jobId);
    return running?.job ?? this.#read(jobId);
  }

  async #save(jobId: string, fields: Partial<Job>): Promise<void> {
    this.#tell(jobId, fields);
    const job = this.#running.get(jobId)?.job;
    if (job) await this.#database.write(({ connection }) => saveJob(connection, job));
  }

  /** The end is told only once the row says so, so that whoever hears it reads the same. */
  async #end(jobId: string, fields: Partial<Job> & { status: JobStatus }): Promise<void> {
    const running = this.#running.get(jobId);
    if (!running) return;
    const ended = { ...running.job, ...fields, endedAt: instant(this.#clock) };
    try {
      await this.#database.write(({ connection }) => saveJob(connection, ended));
    } finally {
      this.#tell(jobId, ended);
      this.#events.changed('jobs');
    }
  }

  #tell(jobId: string, fields: Partial<Job>): void {
    const running = this.#running.get(jobId);
    if (!running) return;
    running.job = { ...running.job, ...fields };
    running.lastToldAt = performance.now();
    this.#emitter.emit('job', running.job);
  }

  #read(jobId: string): Job {
    const job = this.#running.get(jobId)?.job ?? readJobRow(this.#database.reader, jobId);
    if (!job) throw new AppError('NOT_FOUND', 'There is no job with this id.');
    return job;
  }

  running(): Job[] {
    return [...this.#running.values()].map(({ job }) => job);
  }

  settled(jobId: string): Promise<Job> {
    return this.#running.get(jobId)?.settled ?? Promise.resolve(this.#read(jobId));
  }

  subscribe(listener: (job: Job) => void): () => void {
    this.#emitter.on('job', listener);
    return () => this.#emitter.off('job', listener);
  }

  listJobs(input: z.infer<typeof contract.listJobs.input>): Job[] {
    return listJobRows(this.#database.reader, input?.limit ?? 50).map((row) => this.#running.get(row.id)?.job ?? row);
  }

  async cancelJob(input: z.infer<typeof contract.cancelJob.input>): Promise<Job> {
    const running = this.#running.get(input.jobId);
    if (!running) {
      this.#read(input.jobId);
      throw new AppError('JOB_ENDED', 'This job has ended already.');
    }
    running.controller.abort();
    return running.settled;
  }

  async *watchJobs(_input: unknown, signal: AbortSignal | undefined): AsyncGenerator<Job> {
    if (this.#isClosing) return;
    const updates = on(this.#emitter, 'job', { close: ['closed'], ...(signal ? { signal } : {}) });
    for (const job of this.running()) yield job;
    try {
      for await (const [job] of updates) yield jobSchema.parse(job);
    } catch (error) {
      if (!signal?.aborted) throw error;
    }
  }

  /** Cancels everything, waits for the ends, and ends the subscriptions. */
  async close(): Promise<void> {
    this.#isClosing = true;
    while (this.#running.size > 0) {
      const running = [...this.#running.values()];
      for (const { controller } of running) controller.abort();
      await Promise.all(running.map(({ settled }) => settled));
    }
    this.#emitter.emit('closed');
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
