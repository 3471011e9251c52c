import type { CategorisableRow, LabelledRow } from '../categoryModel.ts';

/** Probability of each category that is named at all; what is missing from 1 is nobody's. Empty where it abstains. */
export type Guess = ReadonlyMap<number, number>;

/**
 * A plain way to categorise, as other finance programs do it. What ours is measured against, and must beat on a person's
 * own books to be offered at all.
 */
export interface Baseline {
  readonly name: string;
  /** Learns rows that are not older than those learnt before. */
  learn(rows: readonly LabelledRow[]): void;
  predict(row: CategorisableRow): Guess;
  /** Numbers and texts that it keeps, as bytes of a plain encoding. */
  size(): number;
}

export const noGuess: Guess = new Map();

/** A guess from counts or other weights that are not negative. */
export function guessOf(weights: ReadonlyMap<number, number>): Guess {
  let total = 0;
  for (const weight of weights.values()) total += weight;
  return total > 0 ? new Map([...weights].map(([category, weight]) => [category, weight / total])) : noGuess;
}

export function addTo<Key>(map: Map<Key, number>, key: Key, amount: number): void {
  map.set(key, (map.get(key) ?? 0) + amount);
}
