import { AppError } from '../../../shared/errors.ts';
import type { Connection } from '../../database/connection.ts';
import { listCategoryRows } from '../../database/stores/bookStore.ts';
import { type ModelRow, readActiveModelRow } from '../../database/stores/modelStore.ts';
import type { TrainedCategoryClassifier } from '../../ml/trainCategoryClassifier.ts';
import { readClassifier } from '../models/modelArtifacts.ts';

export interface ActiveClassifier extends TrainedCategoryClassifier {
  readonly modelId: string;
  readonly version: string;
}

/** The system `learning`: the active category model, loaded once and checked against its hash at every load. */
export class CategoryLearningService {
  readonly #modelsFolder: string;
  #loaded: {
    readonly modelId: string;
    readonly classifier: ActiveClassifier | null;
    readonly problem: string | null;
  } | null = null;

  constructor(dependencies: { modelsFolder: string }) {
    this.#modelsFolder = dependencies.modelsFolder;
  }

  /**
   * The model that predicts. Null before one was activated, and where its file is damaged: the other systems then
   * predict without it, and `problem` says so.
   */
  active(connection: Connection): ActiveClassifier | null {
    const row = readActiveModelRow(connection, 'category_classifier');
    if (!row) return null;
    if (this.#loaded?.modelId !== row.id) this.#loaded = { modelId: row.id, ...this.#load(row) };
    return this.#loaded.classifier && withStandingCategories(this.#loaded.classifier, connection);
  }

  /** Why the active model cannot predict, or null where it can. */
  problem(connection: Connection): string | null {
    this.active(connection);
    return this.#loaded?.problem ?? null;
  }

  /** Forgets what was loaded: a version was activated, perhaps the same one with its file put right. */
  forget(): void {
    this.#loaded = null;
  }

  #load(row: ModelRow): { classifier: ActiveClassifier | null; problem: string | null } {
    try {
      const classifier = readClassifier(this.#modelsFolder, row.artifactSha256);
      return { classifier: { ...classifier, modelId: row.id, version: row.version }, problem: null };
    } catch (error) {
      if (error instanceof AppError && error.code === 'MODEL_DAMAGED')
        return { classifier: null, problem: error.message };
      throw error;
    }
  }
}

/**
 * The model without the classes whose category was deleted since it was trained: it must not name what is not there,
 * and the others share the probability. Null where none is left.
 */
function withStandingCategories(classifier: ActiveClassifier, connection: Connection): ActiveClassifier | null {
  const { model } = classifier;
  const standing = new Set(listCategoryRows(connection).map(({ id }) => id));
  const kept = [...model.classes.keys()].filter((index) => standing.has(model.classes[index] ?? 0));
  if (kept.length === model.classes.length) return classifier;
  if (kept.length === 0) return null;
  return {
    ...classifier,
    model: {
      algorithm: model.algorithm,
      classes: kept.map((index) => model.classes[index] ?? 0),
      scores: (row) => {
        const scores = model.scores(row);
        return Float64Array.from(kept, (index) => scores[index] ?? 0);
      },
      knownShare: (row) => model.knownShare(row),
      explain: (row, target, against) => model.explain(row, target, against),
      serialise: () => model.serialise(),
    },
  };
}
