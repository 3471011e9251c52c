import type { CategorisableRow, LabelledRow } from '../categoryModel.ts';
import { addTo, type Baseline, type Guess, guessOf } from './baseline.ts';

const payeeOf = (row: CategorisableRow) => (row.payee === '' ? row.text : row.payee).toLowerCase();

/** Remembers the categories of each payee, newest last, and how frequent each category is over all. */
class PayeeMemory {
  readonly frequencies = new Map<number, number>();
  private readonly categories = new Map<string, number[]>();
  private readonly most: number;

  constructor(most: number) {
    this.most = most;
  }

  learn(rows: readonly LabelledRow[]): void {
    for (const row of rows) {
      const payee = payeeOf(row);
      const known = this.categories.get(payee) ?? [];
      known.push(row.category);
      if (known.length > this.most) known.shift();
      this.categories.set(payee, known);
      addTo(this.frequencies, row.category, 1);
    }
  }

  /** Oldest first; none where the payee is new. */
  of(row: CategorisableRow): readonly number[] {
    return this.categories.get(payeeOf(row)) ?? [];
  }

  size(): number {
    let bytes = 0;
    for (const [payee, categories] of this.categories) bytes += payee.length + 4 * categories.length;
    return bytes;
  }
}

/** The category that the payee got last; of a new payee, the most frequent of all (KMyMoney, YNAB). */
export function lastCategoryOfPayee(): Baseline {
  const memory = new PayeeMemory(1);
  return {
    name: 'last category of payee',
    learn: (rows) => memory.learn(rows),
    predict: (row) => {
      const last = memory.of(row).at(-1);
      return last === undefined ? guessOf(memory.frequencies) : new Map([[last, 1]]);
    },
    size: () => memory.size(),
  };
}

/** Most rows of a payee that Actual Budget looks at, and how many of them must agree. */
const lookedAt = 5;
const mustAgree = 3;

/** The category of at least three of the payee's last five rows, as Actual Budget writes its rules; else none. */
export function majorityOfLastFive(): Baseline {
  const memory = new PayeeMemory(lookedAt);
  return {
    name: 'majority of last five',
    learn: (rows) => memory.learn(rows),
    predict: (row) => {
      const counts = new Map<number, number>();
      for (const category of memory.of(row)) addTo(counts, category, 1);
      const agreed = [...counts].filter(([, count]) => count >= mustAgree);
      return agreed.length === 0 ? guessOf(memory.frequencies) : guessOf(counts);
    },
    size: () => memory.size(),
  };
}

const longMemory = 50;
const recentRows = 5;
const leastRows = 3;
const recentShare = 0.6;

/** Share in the last five rows and over all of the payee, blended 0.6 to 0.4; categories seen under three times left out. */
export function recencyFrequencyBlend(): Baseline {
  const memory = new PayeeMemory(longMemory);
  return {
    name: 'recency and frequency blend',
    learn: (rows) => memory.learn(rows),
    predict: (row): Guess => {
      const past = memory.of(row);
      const all = new Map<number, number>();
      for (const category of past) addTo(all, category, 1);
      const recent = past.slice(-recentRows);
      const score = new Map<number, number>();
      for (const [category, count] of all) {
        if (count < leastRows) continue;
        const lately = recent.filter((other) => other === category).length / recent.length;
        score.set(category, recentShare * lately + (1 - recentShare) * (count / past.length));
      }
      return score.size === 0 ? guessOf(memory.frequencies) : guessOf(score);
    },
    size: () => memory.size(),
  };
}
