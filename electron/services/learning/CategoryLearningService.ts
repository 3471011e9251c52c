import type { Connection } from '../../database/connection.ts';
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
    return this.#loaded.classifier;
  }
}
