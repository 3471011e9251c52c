import { Connection } from '../database/connection.ts';
import { readPredictableRows, waitingIds } from '../database/stores/predictionStore.ts';
import { silentLog } from '../platform/log.ts';
import { MLCoordinator } from '../services/coordinator/MLCoordinator.ts';
import { CategoryLearningService } from '../services/learning/CategoryLearningService.ts';
import { PayeeIntelligenceService } from '../services/payees/PayeeIntelligenceService.ts';
import { draftOf, type PredictionDraft } from '../services/predictions/predictionDraft.ts';
import { serve, WorkerCancelled, waitForAsking } from './serve.ts';

export interface PredictInput {
  readonly databasePath: string;
  readonly modelsFolder: string;
  /** null: everything that waits. */
  readonly transactionIds: readonly number[] | null;
}

export interface PredictedBatch {
  readonly drafts: readonly PredictionDraft[];
  /** How long predicting them took, in milliseconds. */
  readonly ms: number;
  /** Of all the transactions. */
  readonly done: number;
  readonly total: number;
}

const rowsPerBatch = 1000;

await serve<PredictInput & { asked: SharedArrayBuffer }, PredictedBatch, null>((input, control) => {
  const connection = new Connection(input.databasePath, { readonly: true, log: silentLog });
  // It reads each row once: what the writer keeps for good would only fill the memory here.
  connection.sqlite.pragma('cache_size = -8192');
  const asked = new Int32Array(input.asked);
  try {
    const ids = input.transactionIds ?? waitingIds(connection);
    const learning = new CategoryLearningService({ modelsFolder: input.modelsFolder });
    const coordinator = new MLCoordinator({ learning, intelligence: new PayeeIntelligenceService() });
    for (let from = 0, sent = 0; from < ids.length; from += rowsPerBatch, sent += 1) {
      waitForAsking(asked, sent, control);
      const start = performance.now();
      const rows = readPredictableRows(connection, ids.slice(from, from + rowsPerBatch));
      const modelId = coordinator.activeModelId(connection);
      const drafts: PredictionDraft[] = [];
      for (const predicted of coordinator.predict(connection, rows)) {
        if (control.isCancelled()) throw new WorkerCancelled();
        drafts.push(draftOf(predicted, modelId));
      }
      const done = Math.min(ids.length, from + rowsPerBatch);
      control.report({ drafts, ms: performance.now() - start, done, total: ids.length });
    }
    return null;
  } finally {
    connection.close();
  }
});
