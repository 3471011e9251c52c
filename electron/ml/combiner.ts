import { ArtifactError, arrayOf, type Packed } from './binary.ts';
import { logSumExp } from './distribution.ts';
import { doubtPlace, type Evidence, elsewhereCount, inputCount, payeeLevel, place, textLevel } from './evidence.ts';
import { Scratch } from './scratch.ts';

const hidden = 8;
const learningRate = 0.02;
const l2 = 1e-4;
const firstSquare = 1e-2;
const negligibleSlope = 1e-4;
/** Step of the weights of the pool, and the least that the first two may be. */
const poolRate = 0.03;
const leastShare = 0.1;
/** Place in the pool of the first weight of the inverse temperature, and the largest |ln| of that. */
const firstOfSureness = 3;
const mostSureness = 1.5;
/** The input `place.model` is ln p divided by this. */
const logScale = 4;

/**
 * Weights before anything was learnt from a person: the model counts nearly as what it claims, the lexicon as a hint that
 * two confirmations outweigh.
 */
function firstLinear(): Float64Array {
  const linear = new Float64Array(inputCount);
  linear[place.model] = 3.6;
  linear[place.lexicon] = 3;
  linear[place.name] = 2.5;
  linear[place.memory + 3 * textLevel] = 1.2;
  linear[place.memory + 3 * payeeLevel] = 1.2;
  linear[place.similarShare] = 1;
  linear[place.modelOnNew] = -3;
  return linear;
}

/**
 * Scores candidates by what is known of each: z = w·x + v·tanh(Wx + b), the same weights for every candidate, so that
 * nothing has to be learnt anew for a new category. The distribution is the softmax over the candidates and “something
 * else”, whose score depends on how strange the row is. Learnt only from votes that were cast before the answer was
 * known, by AdaGrad on the log loss, which also calibrates it (a proper score on out-of-time votes).
 */
export class Combiner {
  private readonly linear = firstLinear();
  private readonly hiddenWeights = new Float64Array(hidden * inputCount);
  private readonly hiddenBias = new Float64Array(hidden);
  private readonly outputWeights = new Float64Array(hidden);
  private readonly elsewhere = new Float64Array(elsewhereCount);
  /**
   * Weights of the evidence's own score and of ln p of the category model, what is added for “something else”, and how far
   * the inputs of “something else” draw all scores apart.
   */
  private readonly pool = Float64Array.of(0.5, 0.5, -1, ...new Float64Array(elsewhereCount));
  private readonly poolSquares = new Float64Array(firstOfSureness + elsewhereCount).fill(1);
  private readonly parameters = [
    this.linear,
    this.hiddenWeights,
    this.hiddenBias,
    this.outputWeights,
    this.elsewhere,
  ] as const;
  private readonly squares = this.parameters.map((values) => new Float64Array(values.length).fill(firstSquare));
  private readonly gradients = this.parameters.map((values) => new Float64Array(values.length));
  /** Hidden activations of every candidate of the vote at hand. */
  private activations = new Float64Array(hidden * 16);
  private readonly own = new Scratch();
  private readonly all = new Scratch();

  constructor(random: () => number) {
    for (let index = 0; index < this.hiddenWeights.length; index += 1) {
      this.hiddenWeights[index] = (random() - 0.5) * 0.4;
    }
    for (let node = 0; node < hidden; node += 1) this.outputWeights[node] = (random() - 0.5) * 0.2;
    this.elsewhere.set([-2, -2, -2, 0, 2, 0, 1.4, 1.4]);
  }

  /**
   * z of each candidate, and of “something else” last: a pool of what the evidence comes to and of ln p of the category
   * model, its weights learnt from the same votes. It ranks better than either alone, for they err in different rows.
   * Valid until the next call.
   */
  scores(evidence: Evidence): Float64Array {
    return this.pooled(evidence, this.ownScores(evidence));
  }

  private pooled(evidence: Evidence, ownScores: Float64Array): Float64Array {
    const { own, model } = this.mix(evidence);
    const rest = evidence.candidates.length;
    const scores = this.all.of(rest + 1);
    for (let candidate = 0; candidate < rest; candidate += 1) {
      scores[candidate] = own * (ownScores[candidate] ?? 0) + model * this.pooledLog(evidence, candidate);
    }
    const added = (1 - doubtOf(evidence)) * (this.pool[2] ?? 0);
    scores[rest] = own * (ownScores[rest] ?? 0) + this.sureness(evidence) * added;
    return scores;
  }

  /** The model's logarithm as it is pooled: an early model counts little on payees that are new. */
  pooledLog({ inputs }: Evidence, candidate: number): number {
    const at = candidate * inputCount;
    return (inputs[at + place.model] ?? 0) - (inputs[at + place.modelOnNew] ?? 0);
  }

  /**
   * What the evidence's own score and the pooled logarithm are multiplied by. The less the model can be believed, the more
   * the first alone counts.
   */
  mix(evidence: Evidence): { own: number; model: number } {
    const doubt = doubtOf(evidence);
    const scale = this.sureness(evidence);
    if (doubt === 1) return { own: scale, model: 0 };
    return { own: scale * (doubt + (1 - doubt) * (this.pool[0] ?? 0)), model: scale * logScale * (this.pool[1] ?? 0) };
  }

  /** How far all scores are drawn apart on rows as strange as this one: an inverse temperature that is learnt. */
  private sureness({ elsewhere }: Evidence): number {
    let sum = 0;
    for (let index = 0; index < elsewhereCount; index += 1) {
      sum += (this.pool[firstOfSureness + index] ?? 0) * (elsewhere[index] ?? 0);
    }
    return Math.exp(Math.max(-mostSureness, Math.min(mostSureness, sum)));
  }

  private ownScores({ candidates, inputs, elsewhere }: Evidence): Float64Array {
    const count = candidates.length;
    const scores = this.own.of(count + 1);
    if (this.activations.length < hidden * count) this.activations = new Float64Array(2 * hidden * count);
    for (let candidate = 0; candidate < count; candidate += 1) {
      scores[candidate] = this.score(inputs, candidate * inputCount, candidate * hidden);
    }
    let rest = 0;
    for (let index = 0; index < elsewhereCount; index += 1) {
      rest += (this.elsewhere[index] ?? 0) * (elsewhere[index] ?? 0);
    }
    scores[count] = rest;
    return scores;
  }

  private score(inputs: Float32Array, first: number, start: number): number {
    const { linear, hiddenWeights, hiddenBias, outputWeights, activations } = this;
    for (let node = 0; node < hidden; node += 1) activations[start + node] = hiddenBias[node] ?? 0;
    let sum = 0;
    for (let input = 0; input < inputCount; input += 1) {
      const value = inputs[first + input] ?? 0;
      if (value === 0) continue;
      sum += (linear[input] ?? 0) * value;
      const from = input * hidden;
      for (let node = 0; node < hidden; node += 1) {
        activations[start + node] = (activations[start + node] ?? 0) + (hiddenWeights[from + node] ?? 0) * value;
      }
    }
    for (let node = 0; node < hidden; node += 1) {
      const activation = Math.tanh(activations[start + node] ?? 0);
      activations[start + node] = activation;
      sum += (outputWeights[node] ?? 0) * activation;
    }
    return sum;
  }

  /** One step on one vote. `truth` is the place of the right category among the candidates, or their number. */
  learn(evidence: Evidence, truth: number): void {
    const scores = this.ownScores(evidence);
    this.calibrate(evidence, truth, scores);
    const normaliser = logSumExp(scores);
    const { activations, outputWeights } = this;
    const [linear, hiddenWeights, hiddenBias, output, elsewhere] = this.gradients;
    if (!linear || !hiddenWeights || !hiddenBias || !output || !elsewhere) return;
    for (const gradient of this.gradients) gradient.fill(0);
    const back = new Float64Array(hidden);
    const { inputs } = evidence;
    const rest = evidence.candidates.length;
    for (let candidate = 0; candidate < rest; candidate += 1) {
      const slope = Math.exp((scores[candidate] ?? 0) - normaliser) - (candidate === truth ? 1 : 0);
      if (Math.abs(slope) < negligibleSlope) continue;
      for (let node = 0; node < hidden; node += 1) {
        const activation = activations[candidate * hidden + node] ?? 0;
        output[node] = (output[node] ?? 0) + slope * activation;
        const value = slope * (outputWeights[node] ?? 0) * (1 - activation * activation);
        back[node] = value;
        hiddenBias[node] = (hiddenBias[node] ?? 0) + value;
      }
      for (let input = 0; input < inputCount; input += 1) {
        const value = inputs[candidate * inputCount + input] ?? 0;
        if (value === 0) continue;
        linear[input] = (linear[input] ?? 0) + slope * value;
        const from = input * hidden;
        for (let node = 0; node < hidden; node += 1) {
          hiddenWeights[from + node] = (hiddenWeights[from + node] ?? 0) + (back[node] ?? 0) * value;
        }
      }
    }
    const slope = Math.exp((scores[rest] ?? 0) - normaliser) - (truth === rest ? 1 : 0);
    for (let index = 0; index < elsewhereCount; index += 1) elsewhere[index] = slope * (evidence.elsewhere[index] ?? 0);
    this.descend();
  }

  /** One step of the weights of the pool on its log loss. */
  private calibrate(evidence: Evidence, truth: number, own: Float64Array): void {
    const belief = 1 - doubtOf(evidence);
    const scale = this.sureness(evidence);
    const scores = this.pooled(evidence, own);
    const normaliser = logSumExp(scores);
    const rest = evidence.candidates.length;
    const slopes = new Float64Array(firstOfSureness + elsewhereCount);
    let spread = 0;
    for (let index = 0; index <= rest; index += 1) {
      const slope = Math.exp((scores[index] ?? 0) - normaliser) - (index === truth ? 1 : 0);
      slopes[0] = (slopes[0] ?? 0) + scale * belief * slope * (own[index] ?? 0);
      if (index === rest) slopes[2] = scale * belief * slope;
      else if (belief > 0) slopes[1] = (slopes[1] ?? 0) + scale * slope * logScale * this.pooledLog(evidence, index);
      spread += slope * (scores[index] ?? 0);
    }
    for (let index = 0; index < elsewhereCount; index += 1)
      slopes[firstOfSureness + index] = spread * (evidence.elsewhere[index] ?? 0);
    slopes.forEach((slope, index) => {
      const square = (this.poolSquares[index] ?? 1) + slope * slope;
      this.poolSquares[index] = square;
      const stepped = (this.pool[index] ?? 0) - (poolRate * slope) / Math.sqrt(square);
      this.pool[index] = index < 2 ? Math.max(leastShare, stepped) : stepped;
    });
  }

  private descend(): void {
    this.parameters.forEach((values, kind) => {
      const gradient = this.gradients[kind];
      const square = this.squares[kind];
      if (!gradient || !square) return;
      const ridge = values === this.elsewhere ? 0 : l2;
      for (let index = 0; index < values.length; index += 1) {
        const g = (gradient[index] ?? 0) + ridge * (values[index] ?? 0);
        if (g === 0) continue;
        const sum = (square[index] ?? 0) + g * g;
        square[index] = sum;
        values[index] = (values[index] ?? 0) - (learningRate * g) / Math.sqrt(sum);
      }
    });
  }

  /**
   * What each group of inputs adds to the hidden nodes of one candidate, for explaining; `linear` is what it adds at once.
   */
  parts(
    x: Float32Array,
    groups: readonly number[],
    groupCount: number,
  ): { linear: Float64Array; hidden: Float64Array[] } {
    const linear = new Float64Array(groupCount);
    const nodes = Array.from({ length: groupCount }, () => new Float64Array(hidden));
    for (let input = 0; input < inputCount; input += 1) {
      const value = x[input] ?? 0;
      const group = groups[input] ?? 0;
      linear[group] = (linear[group] ?? 0) + (this.linear[input] ?? 0) * value;
      const own = nodes[group];
      if (!own || value === 0) continue;
      for (let node = 0; node < hidden; node += 1) {
        own[node] = (own[node] ?? 0) + (this.hiddenWeights[input * hidden + node] ?? 0) * value;
      }
    }
    return { linear, hidden: nodes };
  }

  /** v·tanh(b + `sums`): the part of the score that is not linear. */
  bent(sums: Float64Array): number {
    let total = 0;
    for (let node = 0; node < hidden; node += 1) {
      total += (this.outputWeights[node] ?? 0) * Math.tanh((this.hiddenBias[node] ?? 0) + (sums[node] ?? 0));
    }
    return total;
  }

  /** Weight of the input `place.model` in the evidence's own score. */
  get modelWeight(): number {
    return this.linear[place.model] ?? 0;
  }

  toArrays(): Packed['arrays'] {
    const flat = (lists: readonly Float64Array[]) => {
      const all = new Float64Array(lists.reduce((sum, list) => sum + list.length, 0));
      let start = 0;
      for (const list of lists) {
        all.set(list, start);
        start += list.length;
      }
      return all;
    };
    return {
      combiner: flat([...this.parameters, this.pool]),
      combinerSquares: flat([...this.squares, this.poolSquares]),
    };
  }

  /** Reads what `toArrays` gave; throws `ArtifactError` for anything else. */
  static fromArrays(packed: Packed): Combiner {
    const combiner = new Combiner(() => 0.5);
    const parameters = [...combiner.parameters, combiner.pool];
    const ownSquares = [...combiner.squares, combiner.poolSquares];
    const length = parameters.reduce((sum, values) => sum + values.length, 0);
    const values = arrayOf(packed, 'combiner', Float64Array, length);
    const squares = arrayOf(packed, 'combinerSquares', Float64Array, length);
    if (![...values, ...squares].every(Number.isFinite))
      throw new ArtifactError('The combiner of this model is damaged.');
    let start = 0;
    parameters.forEach((own, kind) => {
      own.set(values.subarray(start, start + own.length));
      ownSquares[kind]?.set(squares.subarray(start, start + own.length));
      start += own.length;
    });
    return combiner;
  }
}

const doubtOf = ({ elsewhere }: Evidence) => elsewhere[doubtPlace] ?? 0;

export const hiddenNodes = hidden;
