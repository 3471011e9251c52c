import { NeuralNetwork } from 'brain.js';
import { BrainNetwork, networkInputs, writeNetworkInputs } from './brainNetwork.ts';
import { fitInverseTemperature } from './calibration.ts';
import { type LabelledRow, type TrainingControl, throwIfStopped } from './categoryModel.ts';
import { classesOf, labelsOf } from './dataset.ts';
import { argmax, logSumExp } from './distribution.ts';
import { FeatureReader } from './features.ts';
import { type FitOptions, type FittedModel, validationLabels } from './fitting.ts';
import { HashIndex } from './hashing.ts';
import { seededRandom, shuffle } from './random.ts';
import { hasNoWords } from './words.ts';

export interface BrainNetworkHyperparameters {
  /** Nodes of the hidden layer, at most 32. */
  hidden: number;
  learningRate: number;
  momentum: number;
  epochs: number;
  /** Passes without a better validation loss before stopping. */
  patience: number;
}

export const defaultBrainNetworkHyperparameters: BrainNetworkHyperparameters = {
  hidden: 24,
  learningRate: 0.8,
  momentum: 0.1,
  epochs: 12,
  patience: 3,
};

/** Rows between two looks at `shouldStop`: a few milliseconds at the largest size. */
const rowsPerPoll = 32;
const largestHidden = 32;

/**
 * Runs `create` with a seeded `Math.random`: brain.js draws its first weights from the global one and takes no seed.
 * Synchronous, so nothing else sees the replacement.
 */
function withSeededRandom<T>(random: () => number, create: () => T): T {
  const original = Math.random;
  Math.random = random;
  try {
    return create();
  } finally {
    Math.random = original;
  }
}

/**
 * Trains a brain.js network on dense hashed inputs, one row at a time in a shuffled order (brain.js itself neither
 * shuffles nor validates), through its `trainPattern`, so that training can be stopped between any two rows.
 */
export function fitBrainNetwork(
  rows: readonly LabelledRow[],
  options: FitOptions<BrainNetworkHyperparameters> & { scale?: number | undefined },
  control: TrainingControl,
): FittedModel & { scale: number } {
  const settings = { ...defaultBrainNetworkHyperparameters, ...options.hyperparameters };
  const { learningRate, momentum, patience } = settings;
  const hidden = Math.max(1, Math.min(largestHidden, Math.round(settings.hidden)));
  const epochs = options.epochs ?? settings.epochs;
  const classes = classesOf(rows);
  const labels = labelsOf(rows, classes);
  const random = seededRandom(control.seed);
  const { inputs, means, words } = encode(rows, control);
  const network = withSeededRandom(random, () => {
    const created = new NeuralNetwork<Float32Array, Float32Array>({
      inputSize: networkInputs,
      hiddenLayers: [hidden],
      outputSize: classes.length,
      activation: 'sigmoid',
      learningRate,
      momentum,
    });
    created.initialize();
    return created;
  });
  const toModel = (scale: number) =>
    new BrainNetwork({
      classes,
      hidden,
      hiddenWeights: flattened(network.weights[1] ?? [], networkInputs),
      hiddenBias: Float32Array.from(network.biases[1] ?? []),
      outputWeights: flattened(network.weights[2] ?? [], hidden),
      outputBias: Float32Array.from(network.biases[2] ?? []),
      means,
      words,
      emptyTextSeen: rows.some(hasNoWords),
      learntRows: rows.length,
      scale,
    });

  const order = Int32Array.from({ length: rows.length }, (_, index) => index);
  const targets = classes.map((_, k) => Float32Array.from(classes, (_id, other) => (k === other ? 1 : 0)));
  // brain.js minimises a squared error; the curve compares log losses, on as many learnt rows as are validated.
  const stride = Math.max(1, Math.floor(rows.length / Math.max(1, options.validation?.length ?? 1)));
  const learntSample = rows.filter((_, index) => index % stride === 0);
  let best: { loss: number; epoch: number; model: BrainNetwork; scale: number } | null = null;
  for (let epoch = 1; epoch <= epochs; epoch += 1) {
    shuffle(order, random);
    for (let place = 0; place < order.length; place += 1) {
      if (place % rowsPerPoll === 0) throwIfStopped(control);
      const row = order[place] ?? 0;
      const input = inputs[row];
      const output = targets[labels[row] ?? 0];
      if (input && output) network.trainPattern({ input, output });
    }
    control.onProgress?.(epoch / epochs);
    if (!options.validation) continue;
    const measured = validate(toModel(1), options.validation, control);
    const learnt = validate(toModel(1), learntSample, control);
    control.onEpoch({
      epoch,
      epochs,
      trainLoss: learnt.loss,
      validationLoss: measured.loss,
      validationAccuracy: measured.accuracy,
    });
    if (!best || measured.loss < best.loss) {
      best = { loss: measured.loss, epoch, model: toModel(measured.scale), scale: measured.scale };
    } else if (epoch - best.epoch >= patience) {
      break;
    }
  }
  if (best) return { model: best.model, epochs: best.epoch, scale: best.scale };
  const scale = options.scale ?? 1;
  return { model: toModel(scale), epochs, scale };
}

/** Log loss at the best temperature, that temperature, and accuracy; unlearnt categories count as wrong. */
function validate(model: BrainNetwork, rows: readonly LabelledRow[], control: TrainingControl) {
  const labels = validationLabels(rows, model.classes);
  const scores = rows.map((row, index) => {
    if (index % rowsPerPoll === 0) throwIfStopped(control);
    return model.scores(row);
  });
  const scale = fitInverseTemperature(scores, labels);
  let loss = 0;
  let known = 0;
  let right = 0;
  scores.forEach((row, index) => {
    const label = labels[index] ?? -1;
    if (label < 0) return;
    loss += logSumExp(row.map((score) => scale * score)) - scale * (row[label] ?? 0);
    known += 1;
    if (argmax(row) === label) right += 1;
  });
  return { loss: loss / Math.max(1, known), accuracy: right / Math.max(1, rows.length), scale };
}

function encode(rows: readonly LabelledRow[], control: TrainingControl) {
  const reader = new FeatureReader();
  const words = new HashIndex();
  const sums = new Float64Array(networkInputs);
  const inputs = rows.map((row, index) => {
    if (index % rowsPerPoll === 0) throwIfStopped(control);
    reader.read(row);
    for (let word = 0; word < reader.words.length; word += 1)
      words.add(reader.ofText.hashes[reader.ofText.start + word] ?? 1);
    const input = new Float32Array(networkInputs);
    writeNetworkInputs(reader, input);
    input.forEach((value, place) => {
      sums[place] = (sums[place] ?? 0) + value;
    });
    return input;
  });
  return { inputs, words, means: Float32Array.from(sums, (sum) => sum / Math.max(1, rows.length)) };
}

function flattened(nodes: readonly Float32Array[], width: number): Float32Array {
  const flat = new Float32Array(nodes.length * width);
  nodes.forEach((node, index) => {
    flat.set(node, index * width);
  });
  return flat;
}
