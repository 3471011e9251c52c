import { fitInverseTemperature } from './calibration.ts';
import { type LabelledRow, type TrainingControl, throwIfStopped } from './categoryModel.ts';
import { classesOf, columnMeans, encodeTraining, labelsOf } from './dataset.ts';
import { type FitOptions, type FittedModel, validationLabels } from './fitting.ts';
import { LinearModel, quantise } from './linearModel.ts';
import { hasNoWords } from './words.ts';

export interface ComplementNaiveBayesHyperparameters {
  /** Pseudo-count of every feature in every complement (Rennie's α_i). */
  smoothing: number;
}

export const defaultComplementNaiveBayesHyperparameters: ComplementNaiveBayesHyperparameters = { smoothing: 0.3 };

/** Scale of the scores where no validation rows can say it: they are then far too timid, but in the right order. */
const scaleWithoutValidation = 60;

/**
 * Complement naive Bayes with weight normalisation (Rennie, Shih, Teevan, Karger 2003, ICML): each class is described by
 * what all other classes contain, which keeps rare categories from being drowned. Features carry inverse document
 * frequency; the length of the text is evened out by the feature blocks themselves. Scores are put on the scale of
 * log-probabilities by one temperature, found on the validation rows.
 */
export function fitComplementNaiveBayes(
  rows: readonly LabelledRow[],
  options: FitOptions<ComplementNaiveBayesHyperparameters> & { scale?: number | undefined },
  control: TrainingControl,
): FittedModel & { scale: number } {
  const { smoothing } = { ...defaultComplementNaiveBayesHyperparameters, ...options.hyperparameters };
  const classes = classesOf(rows);
  const { vocabulary, training } = encodeTraining(rows, classes, control);
  const labels = labelsOf(rows, classes);
  const count = classes.length;
  const columns = vocabulary.size;

  const rowsWith = new Float64Array(columns);
  for (const column of training.columns) rowsWith[column] = (rowsWith[column] ?? 0) + 1;
  const frequencyWeight = rowsWith.map((frequency) => Math.log((1 + rows.length) / (1 + frequency)) + 1);

  const totals = new Float64Array(columns);
  const ofClass = new Float64Array(columns * count);
  const classTotals = new Float64Array(count);
  let total = 0;
  for (let row = 0; row < training.length; row += 1) {
    if (row % 256 === 0) throwIfStopped(control);
    const label = labels[row] ?? 0;
    for (let entry = training.offsets[row] ?? 0; entry < (training.offsets[row + 1] ?? 0); entry += 1) {
      const column = training.columns[entry] ?? 0;
      const value = (training.values[entry] ?? 0) * (frequencyWeight[column] ?? 0);
      totals[column] = (totals[column] ?? 0) + value;
      ofClass[column * count + label] = (ofClass[column * count + label] ?? 0) + value;
      classTotals[label] = (classTotals[label] ?? 0) + value;
      total += value;
    }
  }

  const weights = new Float32Array(columns * count);
  const norms = new Float64Array(count);
  for (let column = 0; column < columns; column += 1) {
    for (let k = 0; k < count; k += 1) {
      const elsewhere = (totals[column] ?? 0) - (ofClass[column * count + k] ?? 0) + smoothing;
      const weight = Math.log(elsewhere / (total - (classTotals[k] ?? 0) + smoothing * columns));
      weights[column * count + k] = weight;
      norms[k] = (norms[k] ?? 0) + Math.abs(weight);
    }
    if (column % 1024 === 0) throwIfStopped(control);
  }
  // Weights of a class are normalised to a mean size of 1, and carry the inverse document frequency of their feature.
  const build = (scale: number) => {
    const scaled = weights.map((weight, place) => {
      const column = Math.floor(place / count);
      return (-scale * weight * (frequencyWeight[column] ?? 0)) / ((norms[place % count] ?? 1) / columns);
    });
    centre(scaled, count);
    return new LinearModel({
      classes,
      vocabulary,
      bias: new Float64Array(count),
      ...quantise(scaled, count),
      means: columnMeans(training, columns),
      emptyTextSeen: rows.some(hasNoWords),
      learntRows: rows.length,
    });
  };
  const scale =
    options.scale ??
    (options.validation ? validatedScale(build(1), options.validation, classes) : scaleWithoutValidation);
  control.onProgress?.(1);
  return { model: build(scale), epochs: 1, scale };
}

/** Takes from each feature what it says of all classes alike: the distribution stays, and a byte per weight is enough. */
function centre(weights: Float32Array, classes: number): void {
  for (let start = 0; start < weights.length; start += classes) {
    let sum = 0;
    for (let k = 0; k < classes; k += 1) sum += weights[start + k] ?? 0;
    for (let k = 0; k < classes; k += 1) weights[start + k] = (weights[start + k] ?? 0) - sum / classes;
  }
}

function validatedScale(model: LinearModel, validation: readonly LabelledRow[], classes: readonly number[]): number {
  const scores = validation.map((row) => model.scores(row));
  return fitInverseTemperature(scores, validationLabels(validation, classes));
}
