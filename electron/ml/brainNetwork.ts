import { ArtifactError, arrayOf, pack, unpack } from './binary.ts';
import {
  type CategorisableRow,
  type CategoryModel,
  type FactorGroup,
  requiredClassIndex,
  type ScoreExplanation,
} from './categoryModel.ts';
import { blockCode, groupOfCode } from './featureBlocks.ts';
import { FeatureReader } from './features.ts';
import { HashIndex } from './hashing.ts';
import { shapleyValues } from './shapley.ts';

/**
 * A feed-forward network with one hidden layer, trained by brain.js (`brainNetworkTraining.ts`) and run here without it,
 * so that the application itself does not load brain.js to predict.
 */

/** How many of the dense inputs each group of features is hashed into; 512 in all, for every input costs every row. */
const inputsOfGroup = { history: 120, words: 232, amount: 64, timing: 48, account: 48 } as const;
type InputGroup = keyof typeof inputsOfGroup;
const inputGroups = ['history', 'words', 'amount', 'timing', 'account'] as const satisfies readonly InputGroup[];
const firstInput = new Map<FactorGroup, number>();
let nextInput = 0;
for (const group of inputGroups) {
  firstInput.set(group, nextInput);
  nextInput += inputsOfGroup[group];
}
export const networkInputs = nextInput;

const groupLabel: Record<InputGroup, string> = {
  history: 'what this payee was before',
  words: 'the words of the text',
  amount: 'the amount',
  timing: 'the day',
  account: 'the account',
};

/** Writes the dense inputs of the row that `reader` has just read: hashed features (Weinberger et al. 2009), unsigned. */
export function writeNetworkInputs(reader: FeatureReader, inputs: Float32Array): void {
  inputs.fill(0);
  for (const { start, end, hashes, values, blocks } of [reader.ofText, reader.ofRow]) {
    for (let feature = start; feature < end; feature += 1) {
      const block = blocks[feature] ?? 0;
      // Parts of words would fill every place of so few.
      if (block === blockCode.letters) continue;
      const group = groupOfCode[block] ?? 'other';
      if (group === 'other') continue;
      const place = (firstInput.get(group) ?? 0) + ((hashes[feature] ?? 0) % inputsOfGroup[group]);
      inputs[place] = (inputs[place] ?? 0) + (values[feature] ?? 0);
    }
  }
}

export interface BrainNetworkParameters {
  classes: readonly number[];
  hidden: number;
  /** Row-major, hidden × inputs. */
  hiddenWeights: Float32Array;
  hiddenBias: Float32Array;
  /** Row-major, classes × hidden. */
  outputWeights: Float32Array;
  outputBias: Float32Array;
  /** Mean of each input in the training rows: the background of the explanations. */
  means: Float32Array;
  /** Hashes of the words seen in training. */
  words: HashIndex;
  emptyTextSeen: boolean;
  learntRows: number;
  /** Inverse temperature that turns the logarithms of the sigmoid outputs into log-probabilities. */
  scale: number;
}

const sigmoid = (value: number) => 1 / (1 + Math.exp(-value));
/** Keeps the logarithm of a saturated output finite. */
const leastOutput = 1e-6;

export class BrainNetwork implements CategoryModel {
  readonly algorithm = 'brain_network';
  readonly classes: readonly number[];
  private readonly parameters: BrainNetworkParameters;
  private readonly reader = new FeatureReader();
  private readonly inputs = new Float32Array(networkInputs);

  constructor(parameters: BrainNetworkParameters) {
    this.classes = parameters.classes;
    this.parameters = parameters;
  }

  get learntRows(): number {
    return this.parameters.learntRows;
  }

  scores(row: CategorisableRow): Float64Array {
    this.reader.read(row);
    return this.scoresOfRead(this.reader);
  }

  scoresOfRead(reader: FeatureReader): Float64Array {
    writeNetworkInputs(reader, this.inputs);
    return this.forward(this.inputs);
  }

  /**
   * Independent sigmoid outputs o_k as scores scale·ln o_k: their softmax is the renormalised, calibrated output.
   * Inputs that are 0 are skipped; most are.
   */
  private forward(inputs: Float32Array): Float64Array {
    const { hidden, hiddenWeights, hiddenBias, outputWeights, outputBias, scale } = this.parameters;
    const present: number[] = [];
    for (let input = 0; input < inputs.length; input += 1) if (inputs[input] !== 0) present.push(input);
    const activations = new Float64Array(hidden);
    for (let node = 0; node < hidden; node += 1) {
      let sum = hiddenBias[node] ?? 0;
      for (const input of present) sum += (hiddenWeights[node * networkInputs + input] ?? 0) * (inputs[input] ?? 0);
      activations[node] = sigmoid(sum);
    }
    return Float64Array.from(this.classes, (_, k) => {
      let sum = outputBias[k] ?? 0;
      for (let node = 0; node < hidden; node += 1) {
        sum += (outputWeights[k * hidden + node] ?? 0) * (activations[node] ?? 0);
      }
      return scale * Math.log(Math.max(leastOutput, sigmoid(sum)));
    });
  }

  /**
   * Exact Shapley values over the five groups of inputs: all 32 coalitions, absent groups at their mean (interventional,
   * a single background point).
   */
  explain(row: CategorisableRow, target: number, against: number): ScoreExplanation {
    const up = requiredClassIndex(this.classes, target);
    const down = requiredClassIndex(this.classes, against);
    this.reader.read(row);
    const inputs = new Float32Array(networkInputs);
    writeNetworkInputs(this.reader, inputs);
    const worth = Float64Array.from({ length: 1 << inputGroups.length }, (_, coalition) => {
      const mixed = this.parameters.means.slice();
      inputGroups.forEach((group, index) => {
        if ((coalition & (1 << index)) === 0) return;
        const from = firstInput.get(group) ?? 0;
        mixed.set(inputs.subarray(from, from + inputsOfGroup[group]), from);
      });
      const scores = this.forward(mixed);
      return (scores[up] ?? 0) - (scores[down] ?? 0);
    });
    const values = shapleyValues(worth, inputGroups.length);
    const contributions = inputGroups.map((group, index) => ({
      group,
      feature: groupLabel[group],
      value: values[index] ?? 0,
    }));
    contributions.sort((one, other) => Math.abs(other.value) - Math.abs(one.value));
    return { base: worth[0] ?? 0, contributions };
  }

  knownShare(row: CategorisableRow): number {
    this.reader.read(row);
    return this.knownShareOfRead(this.reader);
  }

  knownShareOfRead(reader: FeatureReader): number {
    return reader.knownShare(this.parameters.words, this.parameters.emptyTextSeen);
  }

  serialise(): Uint8Array {
    const { classes, hidden, words, emptyTextSeen, learntRows, scale, ...arrays } = this.parameters;
    return pack({
      meta: { algorithm: this.algorithm, classes, hidden, emptyTextSeen, learntRows, scale },
      arrays: {
        hiddenWeights: arrays.hiddenWeights,
        hiddenBias: arrays.hiddenBias,
        outputWeights: arrays.outputWeights,
        outputBias: arrays.outputBias,
        means: arrays.means,
        words: words.hashes(),
      },
    });
  }
}

/** Reads what `BrainNetwork.serialise` wrote; `ArtifactError` for anything else. */
export function loadBrainNetwork(bytes: Uint8Array): BrainNetwork {
  const packed = unpack(bytes);
  const meta: unknown = packed.meta;
  if (typeof meta !== 'object' || meta === null) throw unknownNetwork();
  const { algorithm, classes, hidden, emptyTextSeen, learntRows, scale }: Record<string, unknown> = { ...meta };
  if (algorithm !== 'brain_network' || typeof hidden !== 'number' || typeof scale !== 'number') throw unknownNetwork();
  if (typeof learntRows !== 'number') throw unknownNetwork();
  if (!Array.isArray(classes) || !classes.every((id): id is number => Number.isSafeInteger(id))) throw unknownNetwork();
  const words = new HashIndex();
  for (const hash of arrayOf(packed, 'words', Uint32Array, -1)) words.add(hash);
  return new BrainNetwork({
    classes,
    hidden,
    hiddenWeights: arrayOf(packed, 'hiddenWeights', Float32Array, hidden * networkInputs),
    hiddenBias: arrayOf(packed, 'hiddenBias', Float32Array, hidden),
    outputWeights: arrayOf(packed, 'outputWeights', Float32Array, classes.length * hidden),
    outputBias: arrayOf(packed, 'outputBias', Float32Array, classes.length),
    means: arrayOf(packed, 'means', Float32Array, networkInputs),
    words,
    emptyTextSeen: emptyTextSeen === true,
    learntRows,
    scale,
  });
}

function unknownNetwork(): ArtifactError {
  return new ArtifactError('The network file was not written by a version of Countinghouse that this one can read.');
}
