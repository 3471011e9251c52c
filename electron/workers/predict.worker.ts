import { Connection } from '../database/connection.ts';
import { readPredictableRows, readWaitingRows } from '../database/stores/predictionStore.ts';
import { silentLog } from '../platform/log.ts';
import { MLCoordinator } from '../services/coordinator/MLCoordinator.ts';
import { CategoryLearningService } from '../services/learning/CategoryLearningService.ts';
import { PayeeIntelligenceService } from '../services/payees/PayeeIntelligenceService.ts';
import { draftOf, type PredictionDraft } from '../services/predictions/predictionDraft.ts';
import { serve, WorkerCancelled } from './serve.ts';

export interface PredictInput {
  readonly databasePath: string;
  readonly modelsFolder: string;
  /** null: everything that waits. */
  readonly transactionIds: readonly number[] | null;
}

export interface PredictProgress {
  readonly done: number;
  readonly total: number;
}

const rowsPerReport = 500;

await serve<PredictInput, PredictProgress, PredictionDraft[]>((input, control) => {
  const connection = new Connection(input.databasePath, { readonly: true, log: silentLog });
  // It reads each row once: what the writer keeps for good would only fill the memory here.
  connection.sqlite.pragma('cache_size = -8192');
  try {
    const rows = input.transactionIds
      ? readPredictableRows(connection, input.transactionIds)
      : readWaitingRows(connection);
    const learning = new CategoryLearningService({ modelsFolder: input.modelsFolder });
    const coordinator = new MLCoordinator({
      learning,
      intelligence: new PayeeIntelligenceService(),
    });
    const modelId = coordinator.activeModelId(connection);
    const drafts: PredictionDraft[] = [];
    for (const predicted of coordinator.predict(connection, rows)) {
      drafts.push(draftOf(predicted, modelId));
      if (drafts.length % rowsPerReport === 0) {
        if (control.isCancelled()) throw new WorkerCancelled();
        control.report({ done: drafts.length, total: rows.length });
      }
    }
    return drafts;
  } finally {
    connection.close();
  }
});
