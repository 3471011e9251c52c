import { createHash } from 'node:crypto';
import { setPriority } from 'node:os';
import type { Algorithm, ClassifierMetrics, EpochMetrics } from '../../shared/contract/training.ts';
import { AppError } from '../../shared/errors.ts';
import { Connection } from '../database/connection.ts';
import { listCategoryRows } from '../database/stores/bookStore.ts';
import { newestChangeId } from '../database/stores/learningStore.ts';
import { type ConfirmedRow, readConfirmedRows } from '../database/stores/predictionStore.ts';
import { TrainingCancelled } from '../ml/categoryModel.ts';
import { serialiseClassifier } from '../ml/classifierArtifact.ts';
import { NotEnoughLabels, trainCategoryClassifier } from '../ml/trainCategoryClassifier.ts';
import { silentLog } from '../platform/log.ts';
import { categorisable } from '../services/learning/categorisable.ts';
import { serve, WorkerCancelled } from './serve.ts';

export interface TrainInput {
  readonly databasePath: string;
  readonly algorithm: Algorithm;
  readonly dataRange: { readonly start: string; readonly end: string } | null;
  readonly epochs: number | null;
  readonly seed: number;
}

export type TrainProgress =
  | { readonly kind: 'extracted'; readonly rows: number; readonly categories: number }
  | { readonly kind: 'epoch'; readonly epoch: EpochMetrics }
  /** Share of the whole training that is done. */
  | { readonly kind: 'progress'; readonly share: number };

export interface TrainResult {
  readonly artifact: Uint8Array;
  readonly metrics: ClassifierMetrics;
  readonly data: {
    readonly rows: number;
    readonly sampleRows: number;
    readonly start: string;
    readonly end: string;
    readonly sha256: string;
  };
}

const trainingNiceness = 10;

/** The exact training data, one canonical line per row in date order, as one hash. */
function fingerprint(rows: readonly ConfirmedRow[]): string {
  const hash = createHash('sha256');
  for (const row of rows) {
    const { id, date, bankText, payeeName, amount, currency, accountName, categoryId } = row;
    hash.update(`${JSON.stringify([id, date, bankText, payeeName, amount, currency, accountName, categoryId])}\n`);
  }
  return hash.digest('hex');
}

function countSampleRows(connection: Connection): number {
  return (
    connection.get<{ count: number }>(
      `SELECT COUNT(*) AS count FROM transactions t JOIN imports i ON i.id = t.import_id
       WHERE i.source = 'sample' AND t.category_source IN ('user', 'import')`,
    )?.count ?? 0
  );
}

// Nobody waits for every second of a training, but for every click: the thread that answers goes first where processors
// are few. Only Linux keeps a priority per thread; elsewhere this would slow the whole app down.
if (process.platform === 'linux') setPriority(trainingNiceness);

await serve<TrainInput, TrainProgress, TrainResult>((input, control) => {
  const connection = new Connection(input.databasePath, { readonly: true, log: silentLog });
  try {
    const learntThrough = newestChangeId(connection);
    const confirmed = readConfirmedRows(connection, input.dataRange);
    const categories = new Set(confirmed.map(({ categoryId }) => categoryId)).size;
    control.report({ kind: 'extracted', rows: confirmed.length, categories });
    const trained = trainCategoryClassifier(
      confirmed.map((row) => ({ ...categorisable(row), id: row.id, category: row.categoryId })),
      {
        algorithm: input.algorithm,
        epochs: input.epochs ?? undefined,
        categories: listCategoryRows(connection).map(({ id, name }) => ({ id, name })),
        learntThrough,
      },
      {
        seed: input.seed,
        onEpoch: (epoch) => control.report({ kind: 'epoch', epoch }),
        onProgress: (share) => control.report({ kind: 'progress', share }),
        shouldStop: control.isCancelled,
      },
    );
    return {
      artifact: serialiseClassifier(trained),
      metrics: trained.metrics,
      data: {
        rows: confirmed.length,
        sampleRows: countSampleRows(connection),
        start: confirmed[0]?.date ?? '',
        end: confirmed.at(-1)?.date ?? '',
        sha256: fingerprint(confirmed),
      },
    };
  } catch (error) {
    if (error instanceof TrainingCancelled) throw new WorkerCancelled();
    if (error instanceof NotEnoughLabels) throw new AppError('NOT_ENOUGH_LABELS', error.message, { cause: error });
    throw error;
  } finally {
    connection.close();
  }
});
