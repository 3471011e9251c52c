import { Connection } from '../database/connection.ts';
import { listCategoryRows } from '../database/stores/bookStore.ts';
import { readHistory } from '../database/stores/predictionStore.ts';
import type { CategoryAlgorithm } from '../ml/categoryModel.ts';
import { type ReplayedRow, replayHistory } from '../ml/historyReplay.ts';
import { newModel } from '../ml/newModel.ts';
import { silentLog } from '../platform/log.ts';
import { categorisable } from '../services/learning/categorisable.ts';
import { serve, WorkerCancelled } from './serve.ts';

export interface ReplayInput {
  readonly databasePath: string;
  /** Transactions from this day on are predicted. */
  readonly from: string;
  readonly algorithm: CategoryAlgorithm;
}

const seed = 1;

await serve<ReplayInput, number, ReplayedRow[]>((input, control) => {
  const connection = new Connection(input.databasePath, { readonly: true, log: silentLog });
  try {
    const categories = listCategoryRows(connection)
      .filter(({ isArchived }) => isArchived === 0)
      .map(({ id, name }) => ({ id, name }));
    const rows = readHistory(connection).map((row) => ({
      ...categorisable(row),
      id: row.id,
      category: row.categoryId,
    }));
    const { algorithm } = input;
    return replayHistory(
      rows,
      { categories, seed, from: input.from, newModel: (classes) => newModel(classes, { algorithm }) },
      {
        onProgress: control.report,
        poll: () => {
          if (control.isCancelled()) throw new WorkerCancelled();
        },
      },
    );
  } finally {
    connection.close();
  }
});
