import type { CategorisableRow, LabelledRow } from '../categoryModel.ts';
import { softmax } from '../distribution.ts';
import { finishHash, HashIndex, hashText } from '../hashing.ts';
import { seededRandom, shuffle } from '../random.ts';
import { addTo, type Baseline, noGuess } from './baseline.ts';

/** Terms of a row with their raw counts, by block: blocks are weighted and evened out apart. */
interface TermBlock {
  readonly weight: number;
  readonly terms: ReadonlyMap<string, number>;
}

interface SvmSettings {
  readonly name: string;
  readonly blocksOf: (row: CategorisableRow) => readonly TermBlock[];
  /** Whether terms are weighed by 1 + ln(count) and inverse document frequency, and blocks brought to length 1. */
  readonly isTfIdf: boolean;
  /** A number that is a feature by itself, such as the day of the month. */
  readonly numberOf: ((row: CategorisableRow) => number) | null;
}

const wordPattern = /[\p{L}\p{N}_]{2,}/gu;
const anyWordPattern = /[\p{L}\p{N}_]+/gu;

function wordRuns(text: string, longest: number): Map<string, number> {
  const words = text.toLowerCase().match(wordPattern) ?? [];
  const counts = new Map<string, number>();
  for (let size = 1; size <= longest; size += 1) {
    for (let at = 0; at + size <= words.length; at += 1) addTo(counts, words.slice(at, at + size).join(' '), 1);
  }
  return counts;
}

/** Groups of 2 to 5 characters within words that have a blank on either side. */
function letterGroups(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of text.toLowerCase().match(anyWordPattern) ?? []) {
    const padded = ` ${word} `;
    for (let size = 2; size <= 5; size += 1) {
      for (let at = 0; at + size <= padded.length; at += 1) addTo(counts, `\u0001${padded.slice(at, at + size)}`, 1);
    }
  }
  return counts;
}

/** As smart_importer: counts of runs of one to three words of text and payee, and the day of the month. */
export function wordSvm(): Baseline {
  return linearSvm({
    name: 'linear SVM on words',
    blocksOf: ({ text }) => [{ weight: 0.8, terms: wordRuns(text, 3) }],
    isTfIdf: false,
    numberOf: ({ date }) => 0.1 * Number(date.slice(8, 10)),
  });
}

/** TF-IDF of words, word pairs and letter groups: the strongest of the simple methods. */
export function wordAndLetterSvm(): Baseline {
  return linearSvm({
    name: 'linear SVM on words and letters',
    blocksOf: ({ text }) => [
      { weight: 1, terms: wordRuns(text, 2) },
      { weight: 1, terms: letterGroups(text) },
    ],
    isTfIdf: true,
    numberOf: null,
  });
}

interface SparseRow {
  readonly columns: Int32Array;
  readonly counts: Float32Array;
  /** Block of each entry. */
  readonly blocks: Uint8Array;
  readonly weights: readonly number[];
  values: Float64Array;
  square: number;
}

const cost = 1;
const mostPasses = 8;
const tolerance = 0.05;
/** With this factor softmax(margins) is right about as often as it says, and ranks by the gap to the second. */
const sharpness = 3;

/**
 * One-against-rest linear support vector machines with squared hinge loss, fitted by dual coordinate descent (Hsieh et al.
 * 2008), each fit going on from the last. Margins become probabilities by a sharpened softmax.
 */
function linearSvm(settings: SvmSettings): Baseline {
  const vocabulary = new HashIndex(1 << 12);
  const documentFrequency: number[] = [];
  const rows: SparseRow[] = [];
  const labels: number[] = [];
  const classes: number[] = [];
  const duals: Float64Array[] = [];
  let weights: Float32Array[] = [];
  let biases: number[] = [];
  let isStale = false;

  const numberColumn = vocabulary.add(finishHash(hashText(7, 'number')));
  documentFrequency[numberColumn] = 0;

  function encode(row: CategorisableRow, isLearning: boolean): SparseRow {
    const columns: number[] = [];
    const counts: number[] = [];
    const blocks: number[] = [];
    const parts = settings.blocksOf(row);
    parts.forEach(({ terms }, block) => {
      for (const [term, count] of terms) {
        const hash = finishHash(hashText(0x811c9dc5, term));
        const column = isLearning ? vocabulary.add(hash) : vocabulary.find(hash);
        if (column < 0) continue;
        if (isLearning) documentFrequency[column] = (documentFrequency[column] ?? 0) + 1;
        columns.push(column);
        counts.push(count);
        blocks.push(block);
      }
    });
    if (settings.numberOf) {
      columns.push(numberColumn);
      counts.push(settings.numberOf(row));
      blocks.push(255);
    }
    return {
      columns: Int32Array.from(columns),
      counts: Float32Array.from(counts),
      blocks: Uint8Array.from(blocks),
      weights: parts.map(({ weight }) => weight),
      values: new Float64Array(columns.length),
      square: 0,
    };
  }

  /** Values of a row under the document frequencies of now. */
  function weigh(row: SparseRow): void {
    const lengths = row.weights.map(() => 0);
    const { columns, counts, blocks, values } = row;
    for (let entry = 0; entry < columns.length; entry += 1) {
      const block = blocks[entry] ?? 0;
      const count = counts[entry] ?? 0;
      let value = count;
      if (settings.isTfIdf && block !== 255) {
        const seen = documentFrequency[columns[entry] ?? 0] ?? 0;
        value = (1 + Math.log(count)) * (Math.log((1 + rows.length) / (1 + seen)) + 1);
        lengths[block] = (lengths[block] ?? 0) + value * value;
      }
      values[entry] = value;
    }
    let square = 1;
    for (let entry = 0; entry < columns.length; entry += 1) {
      const block = blocks[entry] ?? 0;
      let value = values[entry] ?? 0;
      if (block !== 255) value *= row.weights[block] ?? 1;
      if (settings.isTfIdf && block !== 255) value /= Math.sqrt(lengths[block] ?? 1);
      values[entry] = value;
      square += value * value;
    }
    row.square = square;
  }

  function refit(): void {
    isStale = false;
    for (const row of rows) weigh(row);
    const random = seededRandom(rows.length);
    const order = Int32Array.from({ length: rows.length }, (_, index) => index);
    weights = [];
    biases = [];
    classes.forEach((category, k) => {
      const known = duals[k];
      const alpha = new Float64Array(rows.length);
      if (known) alpha.set(known);
      duals[k] = alpha;
      const w = new Float32Array(vocabulary.size);
      let bias = 0;
      for (let index = 0; index < rows.length; index += 1) {
        const a = alpha[index] ?? 0;
        const row = rows[index];
        if (a === 0 || !row) continue;
        const signed = labels[index] === category ? a : -a;
        for (let entry = 0; entry < row.columns.length; entry += 1) {
          const column = row.columns[entry] ?? 0;
          w[column] = (w[column] ?? 0) + signed * (row.values[entry] ?? 0);
        }
        bias += signed;
      }
      for (let pass = 0; pass < mostPasses; pass += 1) {
        shuffle(order, random);
        let largest = 0;
        for (const index of order) {
          const row = rows[index];
          if (!row) continue;
          const y = labels[index] === category ? 1 : -1;
          const { columns, values } = row;
          let margin = bias;
          for (let entry = 0; entry < columns.length; entry += 1) {
            margin += (w[columns[entry] ?? 0] ?? 0) * (values[entry] ?? 0);
          }
          const a = alpha[index] ?? 0;
          const gradient = y * margin - 1 + a / (2 * cost);
          const projected = a === 0 ? Math.min(gradient, 0) : gradient;
          if (Math.abs(projected) < 1e-12) continue;
          largest = Math.max(largest, Math.abs(projected));
          const next = Math.max(0, a - gradient / (row.square + 1 / (2 * cost)));
          const step = (next - a) * y;
          alpha[index] = next;
          bias += step;
          for (let entry = 0; entry < columns.length; entry += 1) {
            const column = columns[entry] ?? 0;
            w[column] = (w[column] ?? 0) + step * (values[entry] ?? 0);
          }
        }
        if (largest < tolerance) break;
      }
      weights.push(w);
      biases.push(bias);
    });
  }

  return {
    name: settings.name,
    learn: (learnt) => {
      for (const row of learnt as readonly LabelledRow[]) {
        rows.push(encode(row, true));
        labels.push(row.category);
        if (!classes.includes(row.category)) classes.push(row.category);
      }
      isStale = true;
    },
    predict: (asked) => {
      if (classes.length === 0) return noGuess;
      if (isStale) refit();
      const row = encode(asked, false);
      weigh(row);
      const margins = classes.map((_, k) => {
        const w = weights[k];
        let margin = biases[k] ?? 0;
        for (let entry = 0; entry < row.columns.length; entry += 1) {
          margin += (w?.[row.columns[entry] ?? 0] ?? 0) * (row.values[entry] ?? 0);
        }
        return margin;
      });
      const probabilities = softmax(margins, sharpness);
      return new Map(classes.map((category, k) => [category, probabilities[k] ?? 0]));
    },
    size: () => 4 * vocabulary.size * classes.length,
  };
}
