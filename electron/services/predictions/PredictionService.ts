import type { BookDatabase, WriteTransaction } from '../../database/BookDatabase.ts';
import { listCategoryRows } from '../../database/stores/bookStore.ts';
import { recordMetrics } from '../../database/stores/metricStore.ts';
import {
  insertPrediction,
  type PredictionRow,
  readCurrentPredictions,
  readPredictableRows,
  whichWait,
} from '../../database/stores/predictionStore.ts';
import { batchesOfWorker } from '../../jobs/AskedBatches.ts';
import type { JobContext } from '../../jobs/JobRunner.ts';
import { type Clock, instant } from '../../platform/clock.ts';
import type { ProfilePaths } from '../../platform/paths.ts';
import type { PredictedBatch, PredictInput } from '../../workers/predict.worker.ts';
import type { SpawnWorker } from '../../workers/workerProtocol.ts';
import { AuditLog } from '../audit/AuditLog.ts';
import type { MLCoordinator } from '../coordinator/MLCoordinator.ts';
import type { EventService } from '../events/EventService.ts';
import { draftOf, type PredictionDraft, votesSchema } from './predictionDraft.ts';

/** Up to this many rows are predicted at once in the main process; more go to a worker. */
export const mostRowsInline = 60;
const draftsPerChunk = 400;
const batchesAhead = 4;
/** Of a long run the screens are told now and then, so that they do not ask all the time. */
const toldEveryMs = 2000;

export interface PredictionRun {
  readonly predicted: number;
  /** Rows that now have a suggestion, and rows for which the models abstain. */
  readonly suggested: number;
  readonly unsure: number;
  /** Rows whose suggestion is another one than before. */
  readonly changed: number;
}

const nothing: PredictionRun = { predicted: 0, suggested: 0, unsure: 0, changed: 0 };

/** Makes predictions and keeps them: each is an immutable row and an entry in the audit log. */
export class PredictionService {
  readonly #database: BookDatabase;
  readonly #paths: ProfilePaths;
  readonly #spawn: SpawnWorker;
  readonly #clock: Clock;
  readonly #coordinator: MLCoordinator;
  readonly #events: EventService;

  constructor(dependencies: {
    database: BookDatabase;
    paths: ProfilePaths;
    spawn: SpawnWorker;
    clock: Clock;
    coordinator: MLCoordinator;
    events: EventService;
  }) {
    this.#database = dependencies.database;
    this.#paths = dependencies.paths;
    this.#spawn = dependencies.spawn;
    this.#clock = dependencies.clock;
    this.#coordinator = dependencies.coordinator;
    this.#events = dependencies.events;
  }

  /**
   * Predicts transactions (null: everything that waits) in a worker, as part of a job. Predictions are kept as they come:
   * after a cancel those that came stand, and what was not reached is as it was.
   */
  async predictInJob(
    transactionIds: readonly number[] | null,
    job: JobContext,
    [from, to]: readonly [number, number],
  ): Promise<PredictionRun> {
    if (transactionIds?.length === 0) return nothing;
    const input: PredictInput = {
      databasePath: this.#paths.database,
      modelsFolder: this.#paths.models,
      transactionIds,
    };
    const batches = batchesOfWorker<PredictInput, PredictedBatch>(this.#spawn, 'predict', input, {
      ahead: batchesAhead,
      signal: job.signal,
    });
    const run = { ...nothing };
    let toldAt = performance.now();
    try {
      for await (const { drafts, ms, done, total } of batches) {
        const kept = await this.#keep(drafts, ms);
        run.predicted += kept.predicted;
        run.suggested += kept.suggested;
        run.unsure += kept.unsure;
        run.changed += kept.changed;
        job.report(from + (to - from) * (done / total), `Predicting ${done} of ${total}`);
        job.signal.throwIfAborted();
        if (performance.now() - toldAt < toldEveryMs) continue;
        this.#tell(run);
        toldAt = performance.now();
      }
    } finally {
      this.#tell(run);
    }
    return run;
  }

  /** Predicts a few transactions at once. */
  async predictNow(transactionIds: readonly number[]): Promise<PredictionRun> {
    if (transactionIds.length === 0) return nothing;
    const start = performance.now();
    const { reader } = this.#database;
    const modelId = this.#coordinator.activeModelId(reader);
    const rows = readPredictableRows(reader, transactionIds);
    const drafts = [...this.#coordinator.predict(reader, rows)].map((predicted) => draftOf(predicted, modelId));
    const run = await this.#keep(drafts, performance.now() - start);
    this.#tell(run);
    return run;
  }

  #tell({ predicted }: PredictionRun): void {
    if (predicted > 0) this.#events.changed('predictions', 'transactions', 'audit', 'health', 'profile');
  }

  #keep(drafts: readonly PredictionDraft[], ms: number): Promise<PredictionRun> {
    const msPerRow = ms / Math.max(1, drafts.length);
    return this.#database.write(async (transaction) => {
      const audit = new AuditLog(transaction.connection, instant(this.#clock));
      const paths = new Map(listCategoryRows(transaction.connection).map(({ id, path }) => [id, path]));
      const metrics = new BatchMetrics(msPerRow);
      const run = { predicted: 0, suggested: 0, unsure: 0, changed: 0 };
      for (let start = 0; start < drafts.length; start += draftsPerChunk) {
        await this.#keepChunk(drafts.slice(start, start + draftsPerChunk), {
          audit,
          paths,
          transaction,
          metrics,
          msPerRow,
          run,
        });
      }
      for (const row of metrics.rows()) {
        recordMetrics(transaction.connection, { ...row, timestamp: instant(this.#clock) });
      }
      return run;
    });
  }

  async #keepChunk(
    drafts: readonly PredictionDraft[],
    batch: {
      audit: AuditLog;
      paths: ReadonlyMap<number, string>;
      transaction: WriteTransaction;
      metrics: BatchMetrics;
      msPerRow: number;
      run: { predicted: number; suggested: number; unsure: number; changed: number };
    },
  ): Promise<void> {
    const { audit, paths, metrics, msPerRow, run } = batch;
    const { connection, breathe } = batch.transaction;
    const current = readCurrentPredictions(
      connection,
      drafts.map(({ transactionId }) => transactionId),
    );
    // While the models were at work a person may have decided on some, undone their import, deleted a category, or
    // taught the app something from which a newer prediction came.
    const waiting = whichWait(
      connection,
      drafts.map(({ transactionId }) => transactionId),
    );
    const createdAt = instant(this.#clock);
    for (const draft of drafts) {
      if (waiting.get(draft.transactionId) !== draft.basedOn) continue;
      if (draft.categoryId !== null && !paths.has(draft.categoryId)) continue;
      metrics.count(draft);
      run.predicted += 1;
      if (draft.categoryId === null) run.unsure += 1;
      else run.suggested += 1;
      const before = current.get(draft.transactionId);
      // A prediction that says the same once more is no new prediction.
      if (before && saysTheSame(before, draft)) continue;
      if ((before?.categoryId ?? null) !== draft.categoryId) run.changed += 1;
      const { payeeId, basedOn: _, ...row } = draft;
      const predictionId = insertPrediction(connection, { ...row, createdAt });
      audit.append({
        system: 'coordinator',
        action: 'prediction',
        summary: draft.categoryId === null ? 'Predicted nothing' : `Predicted ${paths.get(draft.categoryId)}`,
        input: { transactionId: draft.transactionId, dataPoints: draft.dataPoints },
        output: {
          categoryId: draft.categoryId,
          abstention: draft.abstention,
          alternatives: JSON.parse(draft.alternativesJson),
          votes: JSON.parse(draft.votesJson),
          agreement: draft.agreement,
        },
        confidence: draft.confidence,
        modelVersion: draft.modelId ?? 'no model',
        payeeId,
        transactionId: draft.transactionId,
        predictionId,
        executionTimeMs: Math.round(msPerRow),
      });
      await breathe();
    }
  }
}

/** Counts what each system, and the coordinator over all, did in one batch. */
class BatchMetrics {
  readonly #msPerRow: number;
  readonly #sums = new Map<string, { predictions: number; confidence: number }>();

  constructor(msPerRow: number) {
    this.#msPerRow = msPerRow;
  }

  count(draft: PredictionDraft): void {
    this.#add('coordinator', draft.confidence);
    for (const { system, probability } of votesSchema.parse(JSON.parse(draft.votesJson))) {
      if (probability !== null && system !== 'lexicon') this.#add(system, probability);
    }
  }

  #add(system: string, confidence: number): void {
    const sum = this.#sums.get(system) ?? { predictions: 0, confidence: 0 };
    this.#sums.set(system, { predictions: sum.predictions + 1, confidence: sum.confidence + confidence });
  }

  rows() {
    return [...this.#sums].map(([system, { predictions, confidence }]) => ({
      system,
      responseTimeMs: Math.round(this.#msPerRow * 1000) / 1000,
      predictionsMade: predictions,
      confidenceAvg: confidence / predictions,
    }));
  }
}

function saysTheSame(before: PredictionRow, draft: PredictionDraft): boolean {
  return (
    before.modelId === draft.modelId &&
    before.categoryId === draft.categoryId &&
    before.bestCategoryId === draft.bestCategoryId &&
    before.confidence === draft.confidence &&
    before.dataPoints === draft.dataPoints &&
    before.votesJson === draft.votesJson
  );
}
