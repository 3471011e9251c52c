import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type * as contract from '../../../shared/contract/models.ts';
import { type Model, modelSchema } from '../../../shared/contract/models.ts';
import type { startTrainingJob } from '../../../shared/contract/training.ts';
import { AppError } from '../../../shared/errors.ts';
import type { BookDatabase } from '../../database/BookDatabase.ts';
import {
  insertModelRow,
  listModelRows,
  type ModelRow,
  nextModelVersion,
  readModelRow,
  setActiveModel,
} from '../../database/stores/modelStore.ts';
import type { JobRunner } from '../../jobs/JobRunner.ts';
import { type Clock, instant } from '../../platform/clock.ts';
import type { ProfilePaths } from '../../platform/paths.ts';
import type { TrainResult } from '../../workers/train.worker.ts';
import { AuditLog } from '../audit/AuditLog.ts';
import type { EventService } from '../events/EventService.ts';
import type { CategoryLearningService } from '../learning/CategoryLearningService.ts';
import type { PredictionService } from '../predictions/PredictionService.ts';
import { readClassifier, writeArtifact } from './modelArtifacts.ts';

const datasetSchema = z.object({ rows: z.int(), sampleRows: z.int() });

function toModel(row: ModelRow): Model {
  const { rows } = datasetSchema.parse(JSON.parse(row.datasetSizeJson));
  return modelSchema.parse({
    id: row.id,
    modelType: row.modelType,
    version: row.version,
    algorithm: row.algorithm,
    trainingDate: row.trainingDate,
    isActive: row.isActive,
    metrics: JSON.parse(row.performanceJson),
    hyperparameters: JSON.parse(row.hyperparametersJson),
    data: { rows, startDate: row.dataStart, endDate: row.dataEnd, sha256: row.dataSha256 },
    seed: row.seed,
    codeVersion: row.codeVersion,
    artifact: { sha256: row.artifactSha256, bytes: row.artifactBytes },
    createdAt: row.createdAt,
  });
}

/** The versions of the models: where each came from, how good it was, and which one predicts. */
export class ModelService {
  readonly #database: BookDatabase;
  readonly #paths: ProfilePaths;
  readonly #clock: Clock;
  readonly #codeVersion: string;
  readonly #jobs: JobRunner;
  readonly #events: EventService;
  readonly #predictions: PredictionService;
  readonly #learning: CategoryLearningService;

  constructor(dependencies: {
    database: BookDatabase;
    paths: ProfilePaths;
    clock: Clock;
    codeVersion: string;
    jobs: JobRunner;
    events: EventService;
    predictions: PredictionService;
    learning: CategoryLearningService;
  }) {
    this.#learning = dependencies.learning;
    this.#database = dependencies.database;
    this.#paths = dependencies.paths;
    this.#clock = dependencies.clock;
    this.#codeVersion = dependencies.codeVersion;
    this.#jobs = dependencies.jobs;
    this.#events = dependencies.events;
    this.#predictions = dependencies.predictions;
  }

  listModels(_input: unknown): Model[] {
    return listModelRows(this.#database.reader).map(toModel);
  }

  /** Keeps what a training job made as a new version, which is not active yet. */
  async addModel(
    trainingJobId: string,
    options: z.infer<typeof startTrainingJob.input>,
    { artifact, metrics, data }: TrainResult,
  ): Promise<Model> {
    const artifactSha256 = writeArtifact(this.#paths.models, artifact);
    const at = instant(this.#clock);
    const model = await this.#database.write(({ connection }) => {
      const row: ModelRow = {
        id: randomUUID(),
        modelType: options.modelType,
        version: nextModelVersion(connection, options.modelType),
        algorithm: options.algorithm,
        trainingDate: at,
        featuresJson: JSON.stringify(['words', 'characters', 'payee', 'amount', 'account', 'weekday', 'day of month']),
        targetVariable: 'category',
        performanceJson: JSON.stringify(metrics),
        hyperparametersJson: JSON.stringify({ epochs: options.epochs ?? metrics.epochs, seed: options.seed }),
        datasetSizeJson: JSON.stringify({ rows: data.rows, sampleRows: data.sampleRows }),
        isActive: false,
        createdAt: at,
        seed: options.seed,
        codeVersion: this.#codeVersion,
        dataSha256: data.sha256,
        dataStart: data.start,
        dataEnd: data.end,
        artifactSha256,
        artifactBytes: artifact.length,
        trainingJobId,
      };
      insertModelRow(connection, row);
      new AuditLog(connection, at).append({
        system: 'learning',
        action: 'training',
        summary: `Trained version ${row.version} on ${data.rows} confirmed transactions`,
        input: { trainingJobId, algorithm: options.algorithm, seed: options.seed, data },
        output: {
          modelId: row.id,
          artifactSha256,
          accuracy: metrics.accuracy,
          baselineAccuracy: metrics.baselineAccuracy,
        },
        confidence: metrics.accuracy,
        modelVersion: row.id,
      });
      return toModel(row);
    });
    this.#events.changed('models', 'audit');
    return model;
  }

  /** Makes a version the one that predicts, after checking its file, and predicts all that waits anew. */
  async activateModel(
    input: z.infer<typeof contract.activateModel.input>,
  ): Promise<z.infer<typeof contract.activateModel.output>> {
    const row = readModelRow(this.#database.reader, input.modelId);
    if (!row) throw new AppError('NOT_FOUND', 'There is no model with this id.');
    readClassifier(this.#paths.models, row.artifactSha256, []);
    await this.#database.write(({ connection }) => {
      setActiveModel(connection, row.modelType, row.id);
      new AuditLog(connection, instant(this.#clock)).append({
        system: 'learning',
        action: 'activation',
        summary: `You made version ${row.version} the one that predicts`,
        input: { modelId: row.id },
        output: { artifactSha256: row.artifactSha256 },
        modelVersion: row.id,
      });
    });
    this.#learning.forget();
    this.#events.changed('models', 'audit', 'health', 'profile');
    const { result } = await this.#jobs.start(
      { kind: 'prediction', title: `Predict with version ${row.version}` },
      async (job) => ({ ...(await this.#predictions.predictInJob(null, job, [0, 1])) }),
    );
    // The version is active, whatever becomes of predicting anew: cancelled, the older suggestions stay.
    const suggestionsChanged = await result.then(
      ({ changed }) => changed,
      (error: AppError) => {
        if (error.code === 'CANCELLED') return 0;
        throw error;
      },
    );
    return { model: toModel({ ...row, isActive: true }), suggestionsChanged };
  }

  /** Switches off the active version where it learnt from the sample household, whose rows are being removed. */
  async retireSampleModel(): Promise<void> {
    const active = listModelRows(this.#database.reader).find(({ isActive }) => isActive);
    if (!active || datasetSchema.parse(JSON.parse(active.datasetSizeJson)).sampleRows === 0) return;
    await this.#database.write(({ connection }) => {
      setActiveModel(connection, active.modelType, null);
      new AuditLog(connection, instant(this.#clock)).append({
        system: 'learning',
        action: 'activation',
        summary: `Version ${active.version} was switched off with the sample data that it had learnt from`,
        input: { modelId: active.id },
        output: { isActive: false },
        modelVersion: active.id,
      });
    });
    this.#events.changed('models', 'audit', 'health', 'profile');
  }
}
