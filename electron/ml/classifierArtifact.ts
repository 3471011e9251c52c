import { z } from 'zod';
import { type ClassifierMetrics, classifierMetricsSchema } from '../../shared/contract/training.ts';
import { BatchModel } from './batchModel.ts';
import { ArtifactError, arrayOf, type Packed, pack, unpack } from './binary.ts';
import { loadBrainNetwork } from './brainNetwork.ts';
import { CategoryLearner, type LearnerOptions, type LearnerParts } from './categoryLearner.ts';
import { CategoryMemory } from './categoryMemory.ts';
import type { CategoryAlgorithm, LearningModel } from './categoryModel.ts';
import { ClassList } from './classList.ts';
import { Combiner } from './combiner.ts';
import { ConformalScores } from './conformal.ts';
import { loadLinearModel } from './linearModel.ts';
import { Rhythm } from './rhythm.ts';
import { SoftmaxRegression } from './softmaxRegression.ts';

/** Raised where the bytes or the features they were trained on change their meaning. */
const artifactVersion = 2;
const artifactKind = 'countinghouse category classifier';

const partsSchema = z.object({
  algorithm: z.enum(['softmax_regression', 'brain_network', 'complement_naive_bayes']),
  classes: z.array(z.int()),
  learntRows: z.int().nonnegative(),
  habit: z.object({ masses: z.array(z.number()), total: z.number() }),
});
const headerSchema = partsSchema.extend({
  kind: z.literal(artifactKind),
  version: z.literal(artifactVersion),
  seed: z.int().nonnegative(),
  learntThrough: z.int().nonnegative(),
  metrics: classifierMetricsSchema,
});

export interface TrainedCategoryClassifier {
  readonly learner: CategoryLearner;
  readonly metrics: ClassifierMetrics;
  readonly seed: number;
  /** Number of the newest change to the books that the rows reflected. */
  readonly learntThrough: number;
}

/** What was learnt, without how good it was. */
export function serialiseParts(parts: LearnerParts): Packed {
  const { classes, model, memory, rhythm, combiner, habit, conformal, learntRows } = parts;
  return {
    meta: { algorithm: model.algorithm, classes: [...classes.ids], learntRows, habit },
    arrays: {
      model: model.serialise(),
      ...memory.toArrays(),
      ...rhythm.toArrays(),
      ...combiner.toArrays(),
      conformal: conformal.toArray(),
    },
  };
}

/** All that was learnt, and how good it was, in one artifact; byte-identical for the same training. */
export function serialiseClassifier({ learner, metrics, seed, learntThrough }: TrainedCategoryClassifier): Uint8Array {
  const { meta, arrays } = serialiseParts(learner.contents);
  const parts = partsSchema.parse(meta);
  return pack({
    meta: { kind: artifactKind, version: artifactVersion, ...parts, seed, learntThrough, metrics },
    arrays,
  });
}

/** Reads what `serialiseClassifier` wrote; throws `ArtifactError` for anything else. */
export function loadClassifier(bytes: Uint8Array, categories: LearnerOptions['categories']): TrainedCategoryClassifier {
  const packed = unpack(bytes);
  const header = headerSchema.safeParse(packed.meta);
  if (!header.success) throw unknownArtifact();
  const { algorithm, metrics, seed, learntRows, learntThrough, habit } = header.data;
  const classes = new ClassList(header.data.classes);
  const conformal = new ConformalScores();
  for (const score of arrayOf(packed, 'conformal', Float64Array, -1)) conformal.add(score);
  const learner = new CategoryLearner(
    { categories, seed },
    {
      classes,
      model: loadModel(algorithm, arrayOf(packed, 'model', Uint8Array, -1), classes),
      memory: CategoryMemory.fromArrays(packed),
      rhythm: Rhythm.fromArrays(packed),
      combiner: Combiner.fromArrays(packed),
      habit,
      conformal,
      learntRows,
    },
  );
  return { learner, metrics, seed, learntThrough };
}

function loadModel(algorithm: CategoryAlgorithm, bytes: Uint8Array, classes: ClassList): LearningModel {
  if (algorithm === 'softmax_regression') return SoftmaxRegression.load(bytes, classes);
  const fitted = algorithm === 'brain_network' ? loadBrainNetwork(bytes) : loadLinearModel(bytes);
  return new BatchModel(algorithm, classes, { fit: null, fitted });
}

function unknownArtifact(): ArtifactError {
  return new ArtifactError(
    'This model was written by another version of Countinghouse. Train the model again, or go back to that version.',
  );
}
