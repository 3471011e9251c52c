import { ArtifactError, arrayOf, pack, unpack } from './binary.ts';
import {
  type CategorisableRow,
  type LabelledRow,
  type LearningModel,
  type ScoreExplanation,
  type TrainingControl,
  throwIfStopped,
} from './categoryModel.ts';
import type { ClassList } from './classList.ts';
import { logSumExp } from './distribution.ts';
import { isPrunableCode } from './featureBlocks.ts';
import { FeatureReader } from './features.ts';
import { explainLinear } from './linearExplanation.ts';
import { shuffle } from './random.ts';
import { TextScores } from './textScores.ts';
import { WeightTable } from './weightTable.ts';

export interface SoftmaxHyperparameters {
  /** Step of AdaGrad. */
  learningRate: number;
  /** Ridge penalty per row and visited weight. */
  l2: number;
  /** Passes over rows that are new. */
  passes: number;
  /** Passes over the very first rows, before which nothing is known. */
  firstPasses: number;
}

export const defaultSoftmaxHyperparameters: SoftmaxHyperparameters = {
  learningRate: 0.15,
  l2: 1e-4,
  passes: 4,
  firstPasses: 10,
};

/** A gradient smaller than this changes nothing that a byte of weight could hold; skipping it saves most of the work. */
const negligibleGradient = 1e-3;
const firstBiasSquare = 1;
/** Rows between two looks at `shouldStop`: about 10 ms of work at 76 categories. */
const rowsPerPoll = 64;
const artifactKind = 'softmax_regression';

/** Rows of a block, encoded once for all passes. */
interface Block {
  readonly labels: Int32Array;
  /** Row r holds entries offsets[r] … offsets[r + 1] − 1. */
  readonly offsets: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float32Array;
}

const entriesPerRow = 96;

function grown<A extends Int32Array | Float32Array | Float64Array>(larger: A, held: A): A {
  larger.set(held);
  return larger;
}

/**
 * Sparse multinomial logistic regression that learns as rows come: a few AdaGrad passes (Duchi, Hazan, Singer 2011) over
 * what is new, and never the past again. On people's books that is as accurate as fitting everything anew, newer habits
 * count more by themselves, and one confirmation is learnt in well under a millisecond. Learning a whole history is the
 * same thing, block by block.
 *
 * A feature that is `prunable` gets its weights when it is met in a second row: one seen once says nothing and most are.
 */
export class SoftmaxRegression implements LearningModel {
  readonly algorithm = 'softmax_regression';
  private readonly list: ClassList;
  private readonly hyperparameters: SoftmaxHyperparameters;
  private readonly reader = new FeatureReader();
  private table: WeightTable;
  private bias = new Float64Array(0);
  private biasSquares = new Float64Array(0);
  /** Rows learnt per class; a class without any is nobody's answer. */
  private rowsOfClass = new Float64Array(0);
  private rows = 0;
  private emptyTextSeen = false;
  /** What the text and the payee alone score, for texts that were asked about since something was learnt. */
  private readonly textScores = new TextScores();
  private read = new Float64Array(0);
  /** What an average row scores; null after something was learnt. */
  private averages: Float64Array | null = null;
  private scored = new Float64Array(0);
  private active = new Int32Array(0);
  private gradient = new Float64Array(0);

  constructor(list: ClassList, hyperparameters: Partial<SoftmaxHyperparameters> = {}) {
    this.list = list;
    this.hyperparameters = { ...defaultSoftmaxHyperparameters, ...hyperparameters };
    this.table = new WeightTable(list.size);
    this.makeRoom();
  }

  /** Room for every class of the list. */
  private makeRoom(): void {
    const classes = this.list.size;
    this.table.widen(classes);
    if (this.bias.length >= classes) return;
    const held = this.biasSquares.length;
    this.bias = grown(new Float64Array(classes), this.bias);
    this.biasSquares = grown(new Float64Array(classes).fill(firstBiasSquare, held), this.biasSquares);
    this.rowsOfClass = grown(new Float64Array(classes), this.rowsOfClass);
    this.scored = new Float64Array(classes);
    this.active = new Int32Array(classes);
    this.gradient = new Float64Array(classes);
  }

  get classes(): readonly number[] {
    return this.list.ids;
  }

  /** Whether any row of a class (index) was learnt. */
  hasLearnt(ofClass: number): boolean {
    return (this.rowsOfClass[ofClass] ?? 0) > 0;
  }

  get learntRows(): number {
    return this.rows;
  }

  scores(row: CategorisableRow): Float64Array {
    this.reader.read(row);
    return this.scoresOfRead(this.reader).slice();
  }

  scoresOfRead(reader: FeatureReader): Float64Array {
    const { list, textScores, table } = this;
    if (this.read.length !== list.size) {
      this.read = new Float64Array(list.size);
      textScores.resize(list.size);
    }
    const scores = this.read;
    if (!textScores.read(reader.ofText, scores)) {
      for (let k = 0; k < scores.length; k += 1) {
        scores[k] = this.hasLearnt(k) ? (this.bias[k] ?? 0) : Number.NEGATIVE_INFINITY;
      }
      table.addScores(reader.ofText, scores);
      textScores.keep(reader.ofText, scores);
    }
    table.addScores(reader.ofRow, scores);
    return scores;
  }

  learn(rows: readonly LabelledRow[], random: () => number, control?: TrainingControl): void {
    if (rows.length === 0) return;
    this.textScores.clear();
    this.averages = null;
    const passes = this.rows === 0 ? this.hyperparameters.firstPasses : this.hyperparameters.passes;
    const block = this.encode(rows);
    const order = Int32Array.from({ length: rows.length }, (_, index) => index);
    for (let pass = 0; pass < passes; pass += 1) {
      shuffle(order, random);
      order.forEach((row, place) => {
        if (control && place % rowsPerPoll === 0) throwIfStopped(control);
        this.step(block, row);
      });
    }
  }

  /** Learns as it goes: nothing waits. */
  settle(): void {}

  private encode(rows: readonly LabelledRow[]): Block {
    const { reader, table } = this;
    const labels = Int32Array.from(rows, (row) => this.list.add(row.category));
    this.makeRoom();
    for (const label of labels) this.rowsOfClass[label] = (this.rowsOfClass[label] ?? 0) + 1;
    const offsets = new Int32Array(rows.length + 1);
    let columns = new Int32Array(rows.length * entriesPerRow);
    let values = new Float32Array(rows.length * entriesPerRow);
    let used = 0;
    rows.forEach((row, index) => {
      reader.read(row);
      if (reader.words.length === 0) this.emptyTextSeen = true;
      if (used + reader.count > columns.length) {
        const size = Math.max(columns.length * 2, used + reader.count);
        columns = grown(new Int32Array(size), columns);
        values = grown(new Float32Array(size), values);
      }
      for (const list of [reader.ofText, reader.ofRow]) {
        for (let feature = list.start; feature < list.end; feature += 1) {
          const isPrunable = isPrunableCode[list.blocks[feature] ?? 0] === 1;
          const column = table.columnFor(list.hashes[feature] ?? 1, isPrunable);
          if (column < 0) continue;
          const value = list.values[feature] ?? 0;
          columns[used] = column;
          values[used] = value;
          table.sums[column] = (table.sums[column] ?? 0) + value;
          used += 1;
        }
      }
      offsets[index + 1] = used;
    });
    this.rows += rows.length;
    return { labels, offsets, columns, values };
  }

  private step(block: Block, row: number): void {
    const { active, gradient, scored, bias, biasSquares } = this;
    const { weights, squares, stride } = this.table;
    const { learningRate, l2 } = this.hyperparameters;
    const { columns, values } = block;
    const classes = this.list.size;
    const label = block.labels[row] ?? 0;
    const from = block.offsets[row] ?? 0;
    const end = block.offsets[row + 1] ?? 0;
    for (let k = 0; k < classes; k += 1) scored[k] = this.hasLearnt(k) ? (bias[k] ?? 0) : Number.NEGATIVE_INFINITY;
    for (let entry = from; entry < end; entry += 1) {
      const start = (columns[entry] ?? 0) * stride;
      const value = values[entry] ?? 0;
      for (let k = 0; k < classes; k += 1) scored[k] = (scored[k] ?? 0) + value * (weights[start + k] ?? 0);
    }
    const normaliser = logSumExp(scored);
    let activeCount = 0;
    for (let k = 0; k < classes; k += 1) {
      const slope = Math.exp((scored[k] ?? 0) - normaliser) - (k === label ? 1 : 0);
      if (Math.abs(slope) < negligibleGradient) continue;
      active[activeCount] = k;
      gradient[activeCount] = slope;
      activeCount += 1;
      const square = (biasSquares[k] ?? 0) + slope * slope;
      biasSquares[k] = square;
      bias[k] = (bias[k] ?? 0) - (learningRate * slope) / Math.sqrt(square);
    }
    for (let entry = from; entry < end; entry += 1) {
      const start = (columns[entry] ?? 0) * stride;
      const value = values[entry] ?? 0;
      for (let index = 0; index < activeCount; index += 1) {
        const place = start + (active[index] ?? 0);
        const weight = weights[place] ?? 0;
        const g = (gradient[index] ?? 0) * value + l2 * weight;
        const square = (squares[place] ?? 0) + g * g;
        squares[place] = square;
        weights[place] = weight - (learningRate * g) / Math.sqrt(square);
      }
    }
  }

  explain(row: CategorisableRow, target: number, against: number): ScoreExplanation {
    const up = this.list.find(target);
    const down = this.list.find(against);
    if (!this.hasLearnt(up) || !this.hasLearnt(down)) {
      throw new RangeError('Only categories that the model has learnt can be explained.');
    }
    const { weights, stride, sums } = this.table;
    const rows = Math.max(1, this.rows);
    this.averages ??= this.table.averageScores(this.bias.length, rows);
    return explainLinear(row, this.reader, {
      column: (hash) => this.table.find(hash),
      weight: (column) => (weights[column * stride + up] ?? 0) - (weights[column * stride + down] ?? 0),
      mean: (column) => (sums[column] ?? 0) / rows,
      bias: (this.bias[up] ?? 0) - (this.bias[down] ?? 0),
      average: (this.averages[up] ?? 0) - (this.averages[down] ?? 0),
    });
  }

  knownShare(row: CategorisableRow): number {
    this.reader.read(row);
    return this.knownShareOfRead(this.reader);
  }

  knownShareOfRead(reader: FeatureReader): number {
    return reader.knownShare(this.table, this.emptyTextSeen);
  }

  serialise(): Uint8Array {
    const { rows, emptyTextSeen, bias, biasSquares, rowsOfClass } = this;
    return pack({
      meta: { kind: artifactKind, rows, emptyTextSeen },
      arrays: { ...this.table.toArrays(bias.length), bias, biasSquares, rowsOfClass },
    });
  }

  /** Reads what `serialise` wrote, for the classes it was learnt with; throws `ArtifactError` for anything else. */
  static load(bytes: Uint8Array, list: ClassList): SoftmaxRegression {
    const packed = unpack(bytes);
    const meta = packed.meta;
    if (typeof meta !== 'object' || meta === null || !('kind' in meta) || meta.kind !== artifactKind) throw unknown();
    if (!('rows' in meta) || typeof meta.rows !== 'number') throw unknown();
    const model = new SoftmaxRegression(list);
    const classes = arrayOf(packed, 'bias', Float64Array, -1).length;
    if (classes > list.size) throw unknown();
    model.bias.set(arrayOf(packed, 'bias', Float64Array, classes));
    model.biasSquares.set(arrayOf(packed, 'biasSquares', Float64Array, classes));
    model.rowsOfClass.set(arrayOf(packed, 'rowsOfClass', Float64Array, classes));
    model.table = WeightTable.fromArrays(packed, classes);
    model.table.widen(list.size);
    model.rows = meta.rows;
    model.emptyTextSeen = 'emptyTextSeen' in meta && meta.emptyTextSeen === true;
    return model;
  }
}

function unknown(): ArtifactError {
  return new ArtifactError('The model file was not written by a version of Countinghouse that this one can read.');
}
