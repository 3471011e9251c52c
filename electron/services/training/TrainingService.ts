import { randomUUID } from 'node:crypto';
import { EventEmitter, on } from 'node:events';
import { z } from 'zod';
import type * as contract from '../../../shared/contract/training.ts';
import {
  classifierMetricsSchema,
  epochMetricsSchema,
  startTrainingJob,
  type TrainingJob,
  trainingJobSchema,
} from '../../../shared/contract/training.ts';
import { AppError } from '../../../shared/errors.ts';
import type { BookDatabase } from '../../database/BookDatabase.ts';
import {
  insertTrainingJob,
  listTrainingJobRows,
  readTrainingJob,
  summariseLabels,
  type TrainingJobRow,
  updateTrainingJob,
} from '../../database/stores/trainingStore.ts';
import type { JobContext, JobRunner } from '../../jobs/JobRunner.ts';
import { runWorker } from '../../jobs/runWorker.ts';
import { leastCategories, leastLabelledRows, NotEnoughLabels } from '../../ml/trainCategoryClassifier.ts';
import { type Clock, instant } from '../../platform/clock.ts';
import type { ProfilePaths } from '../../platform/paths.ts';
import type { TrainInput, TrainProgress, TrainResult } from '../../workers/train.worker.ts';
import type { SpawnWorker } from '../../workers/workerProtocol.ts';
import type { EventService } from '../events/EventService.ts';
import type { ModelService } from '../models/ModelService.ts';

const jsonOf = <T>(schema: z.ZodType<T>, json: string | null): T | null =>
  json === null ? null : schema.parse(JSON.parse(json));

function toTrainingJob(row: TrainingJobRow): TrainingJob {
  const { seed, dataRange } = startTrainingJob.input.parse(JSON.parse(row.optionsJson));
  return trainingJobSchema.parse({
    ...row,
    seed,
    dataRange: dataRange ?? null,
    datasetSize: row.datasetSize ?? 0,
    epochs: row.epochs ?? 0,
    currentEpoch: row.currentEpoch ?? 0,
    curve: jsonOf(z.array(epochMetricsSchema), row.curveJson) ?? [],
    metrics: jsonOf(classifierMetricsSchema, row.metricsJson),
    modelId: jsonOf(z.array(z.string()), row.artifactsJson)?.[0] ?? null,
    logs: jsonOf(z.array(z.string()), row.logsJson) ?? [],
  });
}

/** A network is validated epoch by epoch, and learns from more rows after that; the others learn part by part. */
function stepOf(job: TrainingJob): string {
  if (job.currentEpoch === 0) return 'Learning';
  return job.algorithm === 'brain_network'
    ? `Learning, epoch ${job.currentEpoch} of at most ${job.epochs} and what follows`
    : `Learning, part ${job.currentEpoch} of ${job.epochs}`;
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

/** Trains models in a worker thread. The row in ml_training_jobs is the truth about each job. */
export class TrainingService {
  readonly #database: BookDatabase;
  readonly #paths: ProfilePaths;
  readonly #clock: Clock;
  readonly #spawn: SpawnWorker;
  readonly #jobs: JobRunner;
  readonly #events: EventService;
  readonly #models: ModelService;
  readonly #emitter = new EventEmitter().setMaxListeners(0);
  /** Jobs under way, newer than their rows by what was not saved yet. */
  readonly #live = new Map<string, TrainingJob>();
  readonly #optionsOf = new Map<string, string>();

  constructor(dependencies: {
    database: BookDatabase;
    paths: ProfilePaths;
    clock: Clock;
    spawn: SpawnWorker;
    jobs: JobRunner;
    events: EventService;
    models: ModelService;
  }) {
    this.#database = dependencies.database;
    this.#paths = dependencies.paths;
    this.#clock = dependencies.clock;
    this.#spawn = dependencies.spawn;
    this.#jobs = dependencies.jobs;
    this.#events = dependencies.events;
    this.#models = dependencies.models;
  }

  /** Starts a job and answers at once. The same thing asked for twice while it runs is one job. */
  async startTrainingJob(input: z.infer<typeof contract.startTrainingJob.input>): Promise<TrainingJob> {
    const { missing, labels, categories } = this.getTrainingData(undefined);
    if (missing > 0) throw new AppError('NOT_ENOUGH_LABELS', new NotEnoughLabels(labels, categories).message);
    const optionsJson = JSON.stringify(input);
    const same = [...this.#live.values()].find(({ id }) => this.#optionsOf.get(id) === optionsJson);
    if (same) return same;
    const id = randomUUID();
    const row: TrainingJobRow = {
      id,
      modelType: input.modelType,
      algorithm: input.algorithm,
      optionsJson,
      status: 'queued',
      progress: 0,
      createdAt: instant(this.#clock),
      startedAt: null,
      completedAt: null,
      datasetSize: labels,
      epochs: input.epochs ?? null,
      currentEpoch: null,
      metricsJson: null,
      curveJson: '[]',
      artifactsJson: null,
      logsJson: '[]',
      error: null,
    };
    const training = toTrainingJob(row);
    this.#live.set(id, training);
    this.#optionsOf.set(id, optionsJson);
    const forget = (error: unknown): never => {
      this.#live.delete(id);
      this.#optionsOf.delete(id);
      throw error;
    };
    const { result } = await this.#jobs
      .start({ kind: 'training', title: 'Train a category model', id }, (context) => this.#train(id, input, context))
      .catch(forget);
    await this.#database.write(({ connection }) => insertTrainingJob(connection, row));
    this.#events.changed('training');
    result.then(
      (end) => this.#end(id, { status: 'completed', progress: 1, ...end }),
      (error: AppError) =>
        this.#end(id, {
          status: error.code === 'CANCELLED' ? 'cancelled' : 'failed',
          error: error.code === 'CANCELLED' ? null : error.message,
        }),
    );
    return training;
  }

  async retryTrainingJob({ jobId }: z.infer<typeof contract.retryTrainingJob.input>): Promise<TrainingJob> {
    const { status } = this.getTrainingJobStatus({ jobId });
    const row = readTrainingJob(this.#database.reader, jobId);
    if (!row || status === 'queued' || status === 'running' || status === 'completed') {
      throw new AppError(
        'BAD_INPUT',
        'Only a training that failed, was cancelled or was interrupted can be tried again.',
      );
    }
    return this.startTrainingJob(startTrainingJob.input.parse(JSON.parse(row.optionsJson)));
  }

  async #train(id: string, input: z.infer<typeof contract.startTrainingJob.input>, job: JobContext) {
    this.#tell(id, { status: 'running', startedAt: instant(this.#clock) });
    const workerInput: TrainInput = {
      databasePath: this.#paths.database,
      algorithm: input.algorithm,
      dataRange: input.dataRange ?? null,
      epochs: input.epochs ?? null,
      seed: input.seed,
    };
    const start = performance.now();
    const trained = await runWorker<TrainInput, TrainProgress, TrainResult>(this.#spawn, 'train', workerInput, {
      signal: job.signal,
      onProgress: (progress) => this.#onProgress(id, progress, job),
    });
    const model = await this.#models.addModel(id, input, trained);
    const { metrics } = trained;
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    this.#log(
      id,
      `Right on ${percent(metrics.accuracy)} of the newest ${metrics.test.rows} labels; repeating the payee's last category: ${percent(metrics.baselineAccuracy)}`,
    );
    this.#log(id, `Saved as version ${model.version} after ${seconds} s`);
    return { modelId: model.id, metrics };
  }

  #onProgress(id: string, progress: TrainProgress, job: JobContext): void {
    const current = this.#live.get(id);
    if (!current || job.signal.aborted) return;
    if (progress.kind === 'extracted') {
      this.#tell(id, { datasetSize: progress.rows });
      this.#log(id, `Learning from ${progress.rows} confirmed transactions in ${progress.categories} categories`);
      job.report(0.02, 'Reading the labels');
      return;
    }
    if (progress.kind === 'progress') {
      this.#tell(id, { progress: progress.share });
      job.report(progress.share, stepOf(current));
      return;
    }
    const { epoch } = progress;
    this.#tell(id, { curve: [...current.curve, epoch], currentEpoch: epoch.epoch, epochs: epoch.epochs });
  }

  #log(id: string, line: string): void {
    const current = this.#live.get(id);
    if (current) this.#tell(id, { logs: [...current.logs, line] });
  }

  #tell(id: string, fields: Partial<TrainingJob>): void {
    const current = this.#live.get(id);
    if (!current) return;
    const job = { ...current, ...fields };
    this.#live.set(id, job);
    this.#emitter.emit(id, job);
  }

  async #end(id: string, fields: Partial<TrainingJob>): Promise<void> {
    const current = this.#live.get(id);
    if (!current) return;
    const job: TrainingJob = { ...current, ...fields, completedAt: instant(this.#clock) };
    const save = this.#database.write(({ connection }) =>
      updateTrainingJob(connection, id, {
        status: job.status,
        progress: job.progress,
        startedAt: job.startedAt,
        completedAt: job.completedAt,
        datasetSize: job.datasetSize,
        epochs: job.epochs,
        currentEpoch: job.currentEpoch,
        metricsJson: job.metrics === null ? null : JSON.stringify(job.metrics),
        curveJson: JSON.stringify(job.curve),
        artifactsJson: job.modelId === null ? null : JSON.stringify([job.modelId]),
        logsJson: JSON.stringify(job.logs),
        error: job.error,
      }),
    );
    // Closing the app cancels jobs first; their last words may come too late to be written.
    await save.catch(() => {});
    this.#live.delete(id);
    this.#optionsOf.delete(id);
    this.#emitter.emit(id, job);
    this.#events.changed('training', 'models');
  }

  listTrainingJobs(input: z.infer<typeof contract.listTrainingJobs.input>): TrainingJob[] {
    return listTrainingJobRows(this.#database.reader, input?.limit ?? 50).map(
      (row) => this.#live.get(row.id) ?? toTrainingJob(row),
    );
  }

  getTrainingJobStatus(input: z.infer<typeof contract.getTrainingJobStatus.input>): TrainingJob {
    const live = this.#live.get(input.jobId);
    if (live) return live;
    const row = readTrainingJob(this.#database.reader, input.jobId);
    if (!row) throw new AppError('NOT_FOUND', 'There is no training job with this id.');
    return toTrainingJob(row);
  }

  async cancelTrainingJob(input: z.infer<typeof contract.cancelTrainingJob.input>): Promise<TrainingJob> {
    this.getTrainingJobStatus(input);
    const ended = this.settled(input.jobId);
    await this.#jobs.cancelJob(input);
    return ended;
  }

  /** Resolves with a job when it has ended. */
  settled(id: string): Promise<TrainingJob> {
    return new Promise((resolve) => {
      const listener = (job: TrainingJob) => {
        if (job.status === 'queued' || job.status === 'running') return;
        this.#emitter.off(id, listener);
        resolve(job);
      };
      this.#emitter.on(id, listener);
      if (!this.#live.has(id)) listener(this.getTrainingJobStatus({ jobId: id }));
    });
  }

  /** Resolves when no training is under way, and every end has been written down. */
  async idle(): Promise<void> {
    await Promise.all([...this.#live.keys()].map((id) => this.settled(id)));
  }

  async *watchTrainingJob(
    input: z.infer<typeof contract.watchTrainingJob.input>,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<TrainingJob> {
    const isOver = (job: TrainingJob) => job.status !== 'queued' && job.status !== 'running';
    const first = this.getTrainingJobStatus(input);
    const updates = isOver(first) ? [] : on(this.#emitter, input.jobId, signal ? { signal } : {});
    yield first;
    try {
      for await (const [update] of updates) {
        const job = trainingJobSchema.parse(update);
        yield job;
        if (isOver(job)) return;
      }
    } catch (error) {
      if (!signal?.aborted) throw error;
    }
  }

  getTrainingData(_input: unknown): z.infer<typeof contract.getTrainingData.output> {
    const summary = summariseLabels(this.#database.reader);
    const missing =
      summary.labels < leastLabelledRows
        ? leastLabelledRows - summary.labels
        : Math.max(0, leastCategories - summary.categories);
    return { ...summary, missing };
  }
}
