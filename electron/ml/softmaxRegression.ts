import { dayNumber } from '../../shared/dates.ts';
import { type LabelledRow, type TrainingControl, throwIfStopped } from './categoryModel.ts';
import {
  classesOf,
  columnMeans,
  encodeRows,
  encodeTraining,
  type LabelledSparseRows,
  type SparseRows,
} from './dataset.ts';
import { argmax, logSumExp } from './distribution.ts';
import { type FitOptions, type FittedModel, validationLabels } from './fitting.ts';
import type { HashIndex } from './hashing.ts';
import { LinearModel, quantise } from './linearModel.ts';
import { seededRandom, shuffle } from './random.ts';
import { hasNoWords } from './words.ts';

export interface SoftmaxHyperparameters {
  /** Step of AdaGrad. */
  learningRate: number;
  /** Ridge penalty per row and visited weight. */
  l2: number;
  /** Most passes over the data; early stopping usually ends sooner. */
  epochs: number;
  /** Passes without a better validation loss before stopping. */
  patience: number;
  /** Age in days at which a row counts half; habits change. */
  halfLifeDays: number;
  /** No row counts less than this, however old. */
  leastWeight: number;
}

export const defaultSoftmaxHyperparameters: SoftmaxHyperparameters = {
  learningRate: 0.15,
  l2: 1e-4,
  epochs: 20,
  patience: 3,
  halfLifeDays: 365,
  leastWeight: 0.25,
};

/** How much each row counts: halved every `halfLifeDays` before the newest row, scaled to a mean of 1. */
export function recencyWeights(
  rows: readonly LabelledRow[],
  { halfLifeDays, leastWeight }: Pick<SoftmaxHyperparameters, 'halfLifeDays' | 'leastWeight'>,
): Float64Array {
  const days = rows.map((row) => dayNumber(row.date));
  const newest = days.reduce((latest, day) => Math.max(latest, day), Number.NEGATIVE_INFINITY);
  const weights = Float64Array.from(days, (day) => Math.max(leastWeight, 2 ** ((day - newest) / halfLifeDays)));
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / Math.max(1, weights.length);
  return weights.map((weight) => weight / mean);
}

/** Passes where nothing says when to stop. */
const epochsUnvalidated = 12;
/** A gradient smaller than this changes nothing that a byte of weight could hold; skipping it saves most of the work. */
const negligibleGradient = 1e-3;

/** Mutable weights during training. */
class SoftmaxTrainer {
  readonly weights: Float32Array;
  readonly bias: Float64Array;
  private readonly squares: Float32Array;
  private readonly biasSquares: Float64Array;
  private readonly scores: Float64Array;
  private readonly classes: number;
  private readonly hyperparameters: SoftmaxHyperparameters;
  private readonly active: Int32Array;
  private readonly gradient: Float64Array;

  constructor(columns: number, classes: number, hyperparameters: SoftmaxHyperparameters) {
    this.classes = classes;
    this.hyperparameters = hyperparameters;
    this.weights = new Float32Array(columns * classes);
    // AdaGrad's sum of squared gradients; a positive start keeps the first step of a rare feature from being a leap.
    this.squares = new Float32Array(columns * classes).fill(0.01);
    this.bias = new Float64Array(classes);
    this.biasSquares = new Float64Array(classes).fill(1);
    this.scores = new Float64Array(classes);
    this.active = new Int32Array(classes);
    this.gradient = new Float64Array(classes);
  }

  /** Scores of row `row`, valid until the next call. */
  score(rows: SparseRows, row: number): Float64Array {
    const { classes, weights, scores } = this;
    scores.set(this.bias);
    const end = rows.offsets[row + 1] ?? 0;
    for (let entry = rows.offsets[row] ?? 0; entry < end; entry += 1) {
      const start = (rows.columns[entry] ?? 0) * classes;
      const value = rows.values[entry] ?? 0;
      for (let k = 0; k < classes; k += 1) scores[k] = (scores[k] ?? 0) + value * (weights[start + k] ?? 0);
    }
    return scores;
  }

  /** One AdaGrad step (Duchi, Hazan, Singer 2011) on the log loss of one row; returns that loss. */
  learn(rows: SparseRows, row: number, label: number, importance: number): number {
    const { classes, weights, squares, active, gradient } = this;
    const { learningRate, l2 } = this.hyperparameters;
    const scores = this.score(rows, row);
    const normaliser = logSumExp(scores);
    const loss = normaliser - (scores[label] ?? 0);
    let activeCount = 0;
    for (let k = 0; k < classes; k += 1) {
      const slope = Math.exp((scores[k] ?? 0) - normaliser) - (k === label ? 1 : 0);
      if (Math.abs(slope) < negligibleGradient) continue;
      active[activeCount] = k;
      gradient[activeCount] = slope * importance;
      activeCount += 1;
      const g = slope * importance;
      const square = (this.biasSquares[k] ?? 0) + g * g;
      this.biasSquares[k] = square;
      this.bias[k] = (this.bias[k] ?? 0) - (learningRate * g) / Math.sqrt(square);
    }
    const end = rows.offsets[row + 1] ?? 0;
    for (let entry = rows.offsets[row] ?? 0; entry < end; entry += 1) {
      const start = (rows.columns[entry] ?? 0) * classes;
      const value = rows.values[entry] ?? 0;
      for (let index = 0; index < activeCount; index += 1) {
        const place = start + (active[index] ?? 0);
        const weight = weights[place] ?? 0;
        const g = (gradient[index] ?? 0) * value + l2 * weight;
        const square = (squares[place] ?? 0) + g * g;
        squares[place] = square;
        weights[place] = weight - (learningRate * g) / Math.sqrt(square);
      }
    }
    return loss;
  }
}

/** Rows between two looks at `shouldStop`: about 10 ms of work at 76 categories. */
const rowsPerPoll = 64;

/**
 * Sparse multinomial logistic regression. Without validation rows it makes all of `options.epochs` passes.
 * Deterministic for the same rows, options and seed.
 */
export function fitSoftmaxRegression(
  rows: readonly LabelledRow[],
  options: FitOptions<SoftmaxHyperparameters>,
  control: TrainingControl,
): FittedModel {
  const hyperparameters = { ...defaultSoftmaxHyperparameters, ...options.hyperparameters };
  const epochs =
    options.epochs ??
    (options.validation ? hyperparameters.epochs : Math.min(hyperparameters.epochs, epochsUnvalidated));
  const classes = classesOf(rows);
  const { vocabulary, training } = encodeTraining(rows, classes, control);
  const trainer = new SoftmaxTrainer(vocabulary.size, classes.length, hyperparameters);
  const importance = recencyWeights(rows, hyperparameters);
  const order = Int32Array.from({ length: rows.length }, (_, index) => index);
  const random = seededRandom(control.seed);

  const validation = options.validation && encodeValidation(options.validation, classes, vocabulary, control);
  const best = { loss: Number.POSITIVE_INFINITY, epoch: 0, weights: trainer.weights, bias: trainer.bias };
  for (let epoch = 1; epoch <= epochs; epoch += 1) {
    shuffle(order, random);
    let loss = 0;
    for (let place = 0; place < order.length; place += 1) {
      if (place % rowsPerPoll === 0) throwIfStopped(control);
      const row = order[place] ?? 0;
      loss += trainer.learn(training, row, training.labels[row] ?? 0, importance[row] ?? 1);
    }
    control.onProgress?.(epoch / epochs);
    if (!validation) continue;
    const measured = measure(trainer, validation, control);
    control.onEpoch({
      epoch,
      epochs,
      trainLoss: loss / rows.length,
      validationLoss: measured.loss,
      validationAccuracy: measured.accuracy,
    });
    if (measured.loss < best.loss) {
      Object.assign(best, { loss: measured.loss, epoch, weights: trainer.weights.slice(), bias: trainer.bias.slice() });
    } else if (epoch - best.epoch >= hyperparameters.patience) {
      break;
    }
  }
  const model = new LinearModel({
    algorithm: 'softmax_regression',
    classes,
    vocabulary,
    bias: best.bias,
    ...quantise(best.weights, classes.length),
    means: columnMeans(training, vocabulary.size),
    emptyTextSeen: rows.some(hasNoWords),
  });
  return { model, epochs: validation ? best.epoch : epochs };
}

function encodeValidation(
  rows: readonly LabelledRow[],
  classes: readonly number[],
  vocabulary: HashIndex,
  control: TrainingControl,
): LabelledSparseRows {
  return { ...encodeRows(rows, vocabulary, control), labels: validationLabels(rows, classes) };
}

/** Mean log loss and accuracy; a category that training has not seen counts as wrong and not towards the loss. */
function measure(trainer: SoftmaxTrainer, rows: LabelledSparseRows, control: TrainingControl) {
  let loss = 0;
  let known = 0;
  let right = 0;
  for (let row = 0; row < rows.length; row += 1) {
    if (row % rowsPerPoll === 0) throwIfStopped(control);
    const label = rows.labels[row] ?? -1;
    if (label < 0) continue;
    const scores = trainer.score(rows, row);
    loss += logSumExp(scores) - (scores[label] ?? 0);
    known += 1;
    if (argmax(scores) === label) right += 1;
  }
  return { loss: loss / Math.max(1, known), accuracy: right / Math.max(1, rows.length) };
}
