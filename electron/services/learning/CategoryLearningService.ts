import type { Connection } from '../../database/connection.ts';
import { listCategoryRows } from '../../database/stores/bookStore.ts';
import { readActiveModelRow } from '../../database/stores/modelStore.ts';
import { loadClassifier } from '../../ml/classifierArtifact.ts';
import type { TrainedCategoryClassifier } from '../../ml/trainCategoryClassifier.ts';
import { readArtifact } from '../models/modelArtifacts.ts';

export interface ActiveClassifier extends TrainedCategoryClassifier {
  readonly modelId: string;
  readonly version: string;
}

/** The system `learning`: the active category model, loaded once and checked against its hash at every load. */
export class CategoryLearningService {
  readonly #modelsFolder: string;
  #loaded: { readonly sha256: string; readonly classifier: ActiveClassifier } | null = null;

  constructor(dependencies: { modelsFolder: string }) {
    this.#modelsFolder = dependencies.modelsFolder;
  }

  /** The model that predicts, or null before one was activated. Throws MODEL_DAMAGED. */
  active(connection: Connection): ActiveClassifier | null {
    const row = readActiveModelRow(connection, 'category_classifier');
    if (!row) return null;
    if (this.#loaded?.sha256 !== row.artifactSha256 || this.#loaded.classifier.modelId !== row.id) {
      const bytes = readArtifact(this.#modelsFolder, row.artifactSha256);
      const classifier = { ...loadClassifier(bytes), modelId: row.id, version: row.version };
      this.#loaded = { sha256: row.artifactSha256, classifier };
    }
    return withStandingCategories(this.#loaded.classifier, connection);
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
