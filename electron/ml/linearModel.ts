import { ArtifactError, arrayOf, pack, unpack } from './binary.ts';
import {
  type CategorisableRow,
  type CategoryModel,
  requiredClassIndex,
  type ScoreExplanation,
} from './categoryModel.ts';
import { FeatureReader } from './features.ts';
import { HashIndex } from './hashing.ts';
import { explainLinear } from './linearExplanation.ts';

export interface LinearParameters {
  classes: readonly number[];
  vocabulary: HashIndex;
  /** One score per class that every row starts from. */
  bias: Float64Array;
  /** weights[column · classes + class], in steps of `steps[column]`. */
  weights: Int8Array;
  steps: Float32Array;
  /** Mean of each feature in the training rows: the background of the explanations. */
  means: Float32Array;
  emptyTextSeen: boolean;
  learntRows: number;
}

/**
 * Rounds weights to a byte each, with one step per feature (symmetric linear quantisation): an eighth of the size in
 * doubles, and the model that was measured is the model that is stored.
 */
export function quantise(weights: Float32Array, classes: number): { weights: Int8Array; steps: Float32Array } {
  const columns = classes === 0 ? 0 : weights.length / classes;
  const rounded = new Int8Array(weights.length);
  const steps = new Float32Array(columns);
  for (let column = 0; column < columns; column += 1) {
    let largest = 0;
    for (let k = 0; k < classes; k += 1) largest = Math.max(largest, Math.abs(weights[column * classes + k] ?? 0));
    const step = Math.fround(largest / 127);
    steps[column] = step;
    if (step === 0) continue;
    for (let k = 0; k < classes; k += 1) {
      rounded[column * classes + k] = Math.round((weights[column * classes + k] ?? 0) / step);
    }
  }
  return { weights: rounded, steps };
}

/** A model whose scores are linear in the sparse features, fitted as a whole: complement naive Bayes. */
export class LinearModel implements CategoryModel {
  readonly algorithm = 'complement_naive_bayes';
  readonly classes: readonly number[];
  private readonly parameters: LinearParameters;
  private readonly reader = new FeatureReader();
  /** Σ_i weight(i, k) · mean(i) of each class: what an average row scores, without the bias. */
  private readonly averageScores: Float64Array;

  constructor(parameters: LinearParameters) {
    this.classes = parameters.classes;
    this.parameters = parameters;
    const { weights, steps, means } = parameters;
    const classes = this.classes.length;
    this.averageScores = new Float64Array(classes);
    for (let column = 0; column < steps.length; column += 1) {
      const scale = (steps[column] ?? 0) * (means[column] ?? 0);
      for (let k = 0; k < classes; k += 1) {
        this.averageScores[k] = (this.averageScores[k] ?? 0) + scale * (weights[column * classes + k] ?? 0);
      }
    }
  }

  get learntRows(): number {
    return this.parameters.learntRows;
  }

  scores(row: CategorisableRow): Float64Array {
    this.reader.read(row);
    return this.scoresOfRead(this.reader);
  }

  scoresOfRead(reader: FeatureReader): Float64Array {
    const { vocabulary, weights, steps, bias } = this.parameters;
    const classes = this.classes.length;
    const scores = bias.slice();
    for (const { start: first, end, hashes, values } of [reader.ofText, reader.ofRow]) {
      for (let feature = first; feature < end; feature += 1) {
        const column = vocabulary.find(hashes[feature] ?? 1);
        if (column < 0) continue;
        const scale = (values[feature] ?? 0) * (steps[column] ?? 0);
        const start = column * classes;
        for (let k = 0; k < classes; k += 1) scores[k] = (scores[k] ?? 0) + scale * (weights[start + k] ?? 0);
      }
    }
    return scores;
  }

  explain(row: CategorisableRow, target: number, against: number): ScoreExplanation {
    const up = requiredClassIndex(this.classes, target);
    const down = requiredClassIndex(this.classes, against);
    const { vocabulary, weights, steps, bias, means } = this.parameters;
    const classes = this.classes.length;
    return explainLinear(row, this.reader, {
      column: (hash) => vocabulary.find(hash),
      weight: (column) =>
        (steps[column] ?? 0) * ((weights[column * classes + up] ?? 0) - (weights[column * classes + down] ?? 0)),
      mean: (column) => means[column] ?? 0,
      bias: (bias[up] ?? 0) - (bias[down] ?? 0),
      average: (this.averageScores[up] ?? 0) - (this.averageScores[down] ?? 0),
    });
  }

  knownShare(row: CategorisableRow): number {
    this.reader.read(row);
    return this.knownShareOfRead(this.reader);
  }

  knownShareOfRead(reader: FeatureReader): number {
    return reader.knownShare(this.parameters.vocabulary, this.parameters.emptyTextSeen);
  }

  serialise(): Uint8Array {
    const { classes, vocabulary, bias, weights, steps, means, emptyTextSeen, learntRows } = this.parameters;
    return pack({
      meta: { algorithm: this.algorithm, classes, emptyTextSeen, learntRows },
      arrays: { hashes: vocabulary.hashes(), bias, weights, steps, means },
    });
  }
}

/** Reads what `LinearModel.serialise` wrote; `ArtifactError` for anything else. */
export function loadLinearModel(bytes: Uint8Array): LinearModel {
  const packed = unpack(bytes);
  const meta = packed.meta;
  if (typeof meta !== 'object' || meta === null || !('algorithm' in meta) || !('classes' in meta)) throw unknownModel();
  const { algorithm, classes } = meta;
  if (algorithm !== 'complement_naive_bayes') throw unknownModel();
  if (!('learntRows' in meta) || typeof meta.learntRows !== 'number') throw unknownModel();
  if (!Array.isArray(classes) || !classes.every((id): id is number => Number.isSafeInteger(id))) throw unknownModel();
  const hashes = arrayOf(packed, 'hashes', Uint32Array, -1);
  const vocabulary = new HashIndex(hashes.length);
  for (const hash of hashes) vocabulary.add(hash);
  if (vocabulary.size !== hashes.length) throw unknownModel();
  return new LinearModel({
    classes,
    vocabulary,
    bias: arrayOf(packed, 'bias', Float64Array, classes.length),
    weights: arrayOf(packed, 'weights', Int8Array, classes.length * hashes.length),
    steps: arrayOf(packed, 'steps', Float32Array, hashes.length),
    means: arrayOf(packed, 'means', Float32Array, hashes.length),
    emptyTextSeen: 'emptyTextSeen' in meta && meta.emptyTextSeen === true,
    learntRows: meta.learntRows,
  });
}

function unknownModel(): ArtifactError {
  return new ArtifactError('The model file was not written by a version of Countinghouse that this one can read.');
}
