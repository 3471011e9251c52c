import {
  type CategorisableRow,
  type LabelledRow,
  requiredClassIndex,
  type TrainingControl,
  throwIfStopped,
} from './categoryModel.ts';
import { isPrunableCode } from './featureBlocks.ts';
import { FeatureReader } from './features.ts';
import { HashIndex } from './hashing.ts';

/** Rows as a sparse matrix (compressed sparse rows) over a vocabulary of feature hashes. */
export interface SparseRows {
  readonly length: number;
  /** Row r holds entries offsets[r] … offsets[r + 1] − 1. */
  readonly offsets: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float32Array;
}

export interface LabelledSparseRows extends SparseRows {
  /** Position of each row's category in the model's classes. */
  readonly labels: Int32Array;
}

/** Category ids of the rows, ascending, each once. */
export function classesOf(rows: readonly LabelledRow[]): number[] {
  return [...new Set(rows.map((row) => row.category))].sort((one, other) => one - other);
}

export function labelsOf(rows: readonly LabelledRow[], classes: readonly number[]): Int32Array {
  return Int32Array.from(rows, (row) => requiredClassIndex(classes, row.category));
}

interface RawRows {
  offsets: Int32Array;
  hashes: Uint32Array;
  values: Float32Array;
  blocks: Uint8Array;
}

function readAll(rows: readonly CategorisableRow[], control: TrainingControl): RawRows {
  const reader = new FeatureReader();
  const offsets = new Int32Array(rows.length + 1);
  let capacity = Math.max(1024, rows.length * 96);
  let hashes = new Uint32Array(capacity);
  let values = new Float32Array(capacity);
  let blocks = new Uint8Array(capacity);
  let used = 0;
  rows.forEach((row, index) => {
    if (index % 256 === 0) throwIfStopped(control);
    reader.read(row);
    if (used + reader.count > capacity) {
      capacity = Math.max(capacity * 2, used + reader.count);
      const [oldHashes, oldValues, oldBlocks] = [hashes, values, blocks];
      hashes = new Uint32Array(capacity);
      hashes.set(oldHashes);
      values = new Float32Array(capacity);
      values.set(oldValues);
      blocks = new Uint8Array(capacity);
      blocks.set(oldBlocks);
    }
    for (const list of [reader.ofText, reader.ofRow]) {
      hashes.set(list.hashes.subarray(list.start, list.end), used);
      values.set(list.values.subarray(list.start, list.end), used);
      blocks.set(list.blocks.subarray(list.start, list.end), used);
      used += list.end - list.start;
    }
    offsets[index + 1] = used;
  });
  return { offsets, hashes, values, blocks };
}

/** Numbers the features of the training rows; what was seen in one row only is left out where it is prunable. */
function buildVocabulary(raw: RawRows, control: TrainingControl): HashIndex {
  const seen = new HashIndex(1 << 14);
  const rowsWith = new Int32Array(raw.hashes.length === 0 ? 1 : (raw.offsets.at(-1) ?? 0) + 1);
  const lastRow = new Int32Array(rowsWith.length).fill(-1);
  const kept: number[] = [];
  for (let row = 0; row + 1 < raw.offsets.length; row += 1) {
    if (row % 256 === 0) throwIfStopped(control);
    for (let entry = raw.offsets[row] ?? 0; entry < (raw.offsets[row + 1] ?? 0); entry += 1) {
      const hash = raw.hashes[entry] ?? 1;
      const number = seen.add(hash);
      if (lastRow[number] === row) continue;
      lastRow[number] = row;
      const count = (rowsWith[number] ?? 0) + 1;
      rowsWith[number] = count;
      if (count === (isPrunableCode[raw.blocks[entry] ?? 0] === 1 ? 2 : 1)) kept.push(hash);
    }
  }
  const vocabulary = new HashIndex(kept.length);
  for (const hash of kept) vocabulary.add(hash);
  return vocabulary;
}

function lookUp(raw: RawRows, vocabulary: HashIndex): SparseRows {
  const length = raw.offsets.length - 1;
  const offsets = new Int32Array(length + 1);
  const total = raw.offsets[length] ?? 0;
  const columns = new Int32Array(total);
  const values = new Float32Array(total);
  let used = 0;
  for (let row = 0; row < length; row += 1) {
    for (let entry = raw.offsets[row] ?? 0; entry < (raw.offsets[row + 1] ?? 0); entry += 1) {
      const column = vocabulary.find(raw.hashes[entry] ?? 1);
      if (column < 0) continue;
      columns[used] = column;
      values[used] = raw.values[entry] ?? 0;
      used += 1;
    }
    offsets[row + 1] = used;
  }
  return { length, offsets, columns: columns.slice(0, used), values: values.slice(0, used) };
}

export interface EncodedTraining {
  vocabulary: HashIndex;
  training: LabelledSparseRows;
}

/** Builds the vocabulary from the training rows and encodes them with it. */
export function encodeTraining(
  rows: readonly LabelledRow[],
  classes: readonly number[],
  control: TrainingControl,
): EncodedTraining {
  const raw = readAll(rows, control);
  const vocabulary = buildVocabulary(raw, control);
  return { vocabulary, training: { ...lookUp(raw, vocabulary), labels: labelsOf(rows, classes) } };
}

/** Mean of every feature over the rows: the background of the explanations. */
export function columnMeans(rows: SparseRows, columns: number): Float32Array {
  const sums = new Float64Array(columns);
  for (let entry = 0; entry < rows.columns.length; entry += 1) {
    const column = rows.columns[entry] ?? 0;
    sums[column] = (sums[column] ?? 0) + (rows.values[entry] ?? 0);
  }
  return Float32Array.from(sums, (sum) => sum / Math.max(1, rows.length));
}
