import { ArtifactError, arrayOf, type Packed } from './binary.ts';
import type { FeatureList } from './featureList.ts';
import { HashIndex } from './hashing.ts';
import { quantise } from './linearModel.ts';

/** AdaGrad's sum of squares starts here: the first step of a rare feature is then no leap. */
const firstSquare = 0.01;
/** Up to so many features even those met once are learnt. */
const roomyVocabulary = 200_000;
/** Up to so many features are stored with those met once among them: at 40 categories 4 MB. */
const storedVocabulary = 100_000;

/** Weights of features × classes that grows both ways, with AdaGrad's sums of squares; learnt in place by its owner. */
export class WeightTable {
  /** Classes per column that there is room for: weight (column, k) stands at column · stride + k. */
  stride: number;
  weights: Float32Array;
  squares: Float32Array;
  /** Sum of every feature over the rows that were learnt. */
  sums: Float64Array;
  private vocabulary = new HashIndex();
  private readonly metOnce = new HashIndex();
  /** 1 for features that were met in one row only and are not worth keeping for it. */
  private fleeting: Uint8Array;
  /** Columns that there is room for. */
  private room: number;
  private readonly starts = new Int32Array(4);
  private readonly factors = new Float64Array(4);

  constructor(classes: number, columns = 1024) {
    this.stride = 8;
    while (this.stride < classes) this.stride += 8;
    this.room = columns;
    this.weights = new Float32Array(this.room * this.stride);
    this.squares = new Float32Array(this.room * this.stride).fill(firstSquare);
    this.sums = new Float64Array(this.room);
    this.fleeting = new Uint8Array(this.room);
  }

  get columns(): number {
    return this.vocabulary.size;
  }

  /** Column of a feature, or −1. */
  find(hash: number): number {
    return this.vocabulary.find(hash);
  }

  /** Column of a feature that is learnt now; −1 for one that is not worth a column before it is met again. */
  columnFor(hash: number, isPrunable: boolean): number {
    const known = this.vocabulary.find(hash);
    if (known >= 0) {
      this.fleeting[known] = 0;
      return known;
    }
    const isMet = this.metOnce.find(hash) >= 0;
    if (isPrunable && !isMet && this.vocabulary.size >= roomyVocabulary) {
      this.metOnce.add(hash);
      return -1;
    }
    const column = this.vocabulary.add(hash);
    if (column >= this.room) this.lengthen();
    if (isPrunable && !isMet) this.fleeting[column] = 1;
    return column;
  }

  private lengthen(): void {
    const held = this.room * this.stride;
    this.room = Math.ceil(this.room * 1.6);
    const { weights, squares, sums, fleeting } = this;
    this.weights = new Float32Array(this.room * this.stride);
    this.weights.set(weights);
    this.squares = new Float32Array(this.room * this.stride).fill(firstSquare, held);
    this.squares.set(squares);
    this.sums = new Float64Array(this.room);
    this.sums.set(sums);
    this.fleeting = new Uint8Array(this.room);
    this.fleeting.set(fleeting);
  }

  /** Makes room for so many classes. */
  widen(classes: number): void {
    if (classes <= this.stride) return;
    const narrow = this.stride;
    while (this.stride < classes) this.stride += Math.max(8, Math.ceil(narrow / 16) * 8);
    const { weights, squares } = this;
    this.weights = new Float32Array(this.room * this.stride);
    this.squares = new Float32Array(this.room * this.stride).fill(firstSquare);
    for (let column = 0; column < this.columns; column += 1) {
      this.weights.set(weights.subarray(column * narrow, (column + 1) * narrow), column * this.stride);
      this.squares.set(squares.subarray(column * narrow, (column + 1) * narrow), column * this.stride);
    }
  }

  /**
   * Adds to the scores of the first classes what the features weigh; four features at a time, for loading and storing
   * the sums is what takes long.
   */
  addScores({ start: first, end, hashes, values }: FeatureList, scores: Float64Array): void {
    const { vocabulary, weights, stride, starts, factors } = this;
    const classes = Math.min(scores.length, stride);
    let found = 0;
    for (let feature = first; feature < end; feature += 1) {
      const column = vocabulary.find(hashes[feature] ?? 1);
      if (column < 0) continue;
      starts[found] = column * stride;
      factors[found] = values[feature] ?? 0;
      found += 1;
      if (found < 4) continue;
      found = 0;
      const a = starts[0] ?? 0;
      const b = starts[1] ?? 0;
      const c = starts[2] ?? 0;
      const d = starts[3] ?? 0;
      const p = factors[0] ?? 0;
      const q = factors[1] ?? 0;
      const r = factors[2] ?? 0;
      const s = factors[3] ?? 0;
      for (let k = 0; k < classes; k += 1) {
        const both = p * (weights[a + k] ?? 0) + q * (weights[b + k] ?? 0);
        scores[k] = (scores[k] ?? 0) + both + r * (weights[c + k] ?? 0) + s * (weights[d + k] ?? 0);
      }
    }
    for (let rest = 0; rest < found; rest += 1) {
      const start = starts[rest] ?? 0;
      const factor = factors[rest] ?? 0;
      for (let k = 0; k < classes; k += 1) scores[k] = (scores[k] ?? 0) + factor * (weights[start + k] ?? 0);
    }
  }

  /** Σ_columns mean · weight per class, the means being over so many rows. */
  averageScores(classes: number, rows: number): Float64Array {
    const averages = new Float64Array(classes);
    for (let column = 0; column < this.columns; column += 1) {
      const mean = (this.sums[column] ?? 0) / Math.max(1, rows);
      const start = column * this.stride;
      for (let k = 0; k < classes; k += 1) averages[k] = (averages[k] ?? 0) + mean * (this.weights[start + k] ?? 0);
    }
    return averages;
  }

  /**
   * A byte per weight, with one step and one mean sum of squares per feature. Of a large vocabulary what was met once is
   * left out.
   */
  toArrays(classes: number): Packed['arrays'] {
    const hashes = this.vocabulary.hashes();
    const isRoomy = hashes.length <= storedVocabulary;
    const kept = Int32Array.from(hashes.keys()).filter((column) => isRoomy || this.fleeting[column] === 0);
    const dense = new Float32Array(kept.length * classes);
    const caution = new Float32Array(kept.length);
    kept.forEach((column, place) => {
      const start = column * this.stride;
      dense.set(this.weights.subarray(start, start + classes), place * classes);
      let sum = 0;
      for (let k = 0; k < classes; k += 1) sum += this.squares[start + k] ?? 0;
      caution[place] = sum / Math.max(1, classes);
    });
    return {
      hashes: Uint32Array.from(kept, (column) => hashes[column] ?? 0),
      ...quantise(dense, classes),
      caution,
      sums: Float64Array.from(kept, (column) => this.sums[column] ?? 0),
    };
  }

  /** Reads what `toArrays` gave; throws `ArtifactError` for anything else. */
  static fromArrays(packed: Packed, classes: number): WeightTable {
    const hashes = arrayOf(packed, 'hashes', Uint32Array, -1);
    const columns = hashes.length;
    const weights = arrayOf(packed, 'weights', Int8Array, columns * classes);
    const steps = arrayOf(packed, 'steps', Float32Array, columns);
    const caution = arrayOf(packed, 'caution', Float32Array, columns);
    const table = new WeightTable(classes, Math.max(1024, Math.ceil(columns * 1.1)));
    table.vocabulary = new HashIndex(columns);
    for (const hash of hashes) table.vocabulary.add(hash);
    if (table.columns !== columns) throw new ArtifactError('The features of this model are damaged.');
    table.sums.set(arrayOf(packed, 'sums', Float64Array, columns));
    for (let column = 0; column < columns; column += 1) {
      const start = column * table.stride;
      for (let k = 0; k < classes; k += 1) {
        table.weights[start + k] = (weights[column * classes + k] ?? 0) * (steps[column] ?? 0);
        table.squares[start + k] = caution[column] ?? firstSquare;
      }
    }
    return table;
  }
}
