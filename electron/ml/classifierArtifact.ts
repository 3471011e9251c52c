import { z } from 'zod';
import { classifierMetricsSchema } from '../../shared/contract/training.ts';
import { ArtifactError, arrayOf, pack, unpack } from './binary.ts';
import { loadBrainNetwork } from './brainNetwork.ts';
import type { CategoryModel } from './categoryModel.ts';
import { loadLinearModel } from './linearModel.ts';
import type { TrainedCategoryClassifier } from './trainCategoryClassifier.ts';

/** Raised where the bytes or the features they were trained on change their meaning. */
const artifactVersion = 1;
const artifactKind = 'countinghouse category classifier';

const numbers = (length: number) => z.array(z.number().min(0)).length(length);
const headerSchema = z.object({
  kind: z.literal(artifactKind),
  version: z.literal(artifactVersion),
  algorithm: z.enum(['softmax_regression', 'brain_network', 'complement_naive_bayes']),
  weights: z.object({
    modelAlone: numbers(3),
    modelWithPayee: numbers(4),
    payee: numbers(4),
    lexicon: numbers(2),
    novelty: numbers(3),
    inverseTemperature: z.number().positive(),
    floor: z.number().min(0).max(1),
  }),
  metrics: classifierMetricsSchema,
});

/** Model, coordinator weights and metrics in one artifact; byte-identical for the same training. */
export function serialiseClassifier({ model, weights, metrics }: TrainedCategoryClassifier): Uint8Array {
  const { algorithm } = model;
  const meta: z.infer<typeof headerSchema> = {
    kind: artifactKind,
    version: artifactVersion,
    algorithm,
    weights: {
      ...weights,
      modelAlone: [...weights.modelAlone],
      modelWithPayee: [...weights.modelWithPayee],
      payee: [...weights.payee],
      lexicon: [...weights.lexicon],
      novelty: [...weights.novelty],
    },
    metrics,
  };
  return pack({ meta, arrays: { model: model.serialise() } });
}

/** Reads what `serialiseClassifier` wrote; throws `ArtifactError` for anything else. */
export function loadClassifier(bytes: Uint8Array): TrainedCategoryClassifier {
  const packed = unpack(bytes);
  const header = headerSchema.safeParse(packed.meta);
  if (!header.success) throw unknownArtifact();
  const { algorithm, weights, metrics } = header.data;
  const modelBytes = arrayOf(packed, 'model', Uint8Array, -1);
  const model: CategoryModel =
    algorithm === 'brain_network' ? loadBrainNetwork(modelBytes) : loadLinearModel(modelBytes);
  if (model.algorithm !== algorithm) throw unknownArtifact();
  return { model, weights, metrics };
}

function unknownArtifact(): ArtifactError {
  return new ArtifactError(
    'This model was written by another version of Countinghouse. Train the model again, or go back to that version.',
  );
}
