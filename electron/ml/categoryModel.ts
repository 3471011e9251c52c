import type { FeatureReader } from './features.ts';

/** What every category model promises, so that training, prediction and explanation need not know which one it is. */

export const categoryAlgorithms = ['softmax_regression', 'brain_network', 'complement_naive_bayes'] as const;
export type CategoryAlgorithm = (typeof categoryAlgorithms)[number];

export interface CategorisableRow {
  /** `YYYY-MM-DD`. */
  date: string;
  /** The bank's own text, untouched; may be empty. */
  text: string;
  /** The cleaned payee; may be empty. */
  payee: string;
  /** Signed integer of minor units of `currency`; money out is negative. */
  amount: number;
  /** ISO 4217. */
  currency: string;
  /** A stable key of the account. */
  account: string;
}

export interface LabelledRow extends CategorisableRow {
  id: number;
  /** Category id, as confirmed by the person. */
  category: number;
}

export const factorGroups = ['history', 'words', 'amount', 'timing', 'account', 'other'] as const;
export type FactorGroup = (typeof factorGroups)[number];

export interface Contribution {
  group: FactorGroup;
  /** In words for people: `the word “bakery”`, `an amount from 4.00 to 5.66`. */
  feature: string;
  /** Log-odds that this feature adds for the target against the other category. */
  value: number;
}

/** `score[target] − score[against]` = `base` + Σ `contributions.value`, within 1e-6. */
export interface ScoreExplanation {
  base: number;
  contributions: Contribution[];
}

export interface CategoryModel {
  readonly algorithm: CategoryAlgorithm;
  /** Category ids, ascending; every per-class array has this order. */
  readonly classes: readonly number[];
  /** Rows that it has learnt; 0: it knows nothing yet. */
  readonly learntRows: number;
  /** Log-space scores in the order of `classes`; their softmax is the distribution. */
  scores(row: CategorisableRow): Float64Array;
  /** As `scores`, for the row that `reader` has just read; valid until the next call. */
  scoresOfRead(reader: FeatureReader): Float64Array;
  /** Exact Shapley values of the score difference between two categories (ids). */
  explain(row: CategorisableRow, target: number, against: number): ScoreExplanation;
  /** Share of the row's words (two letters or more) seen in training; 1 where the text is empty and empty texts were seen. */
  knownShare(row: CategorisableRow): number;
  /** As `knownShare`, for the row that `reader` has just read. */
  knownShareOfRead(reader: FeatureReader): number;
  /** Byte-identical for the same data, seed and code. */
  serialise(): Uint8Array;
}

/** A category model that learns as confirmed rows come. Its classes are those of a growing list, in that order. */
export interface LearningModel extends CategoryModel {
  /** Learns rows that are new, in time order. Throws `TrainingCancelled`. */
  learn(rows: readonly LabelledRow[], random: () => number, control?: TrainingControl): void;
  /**
   * Brings what can only be learnt as a whole up to date with all rows so far. With later rows to validate on, tells the
   * learning curve and keeps the number of passes that did best. Throws `TrainingCancelled`.
   */
  settle(validation: readonly LabelledRow[] | null, random: () => number, control: TrainingControl): void;
}

export interface EpochReport {
  /** From 1. */
  epoch: number;
  epochs: number;
  /** Mean log loss in nats; for the brain.js network the mean squared error that it minimises. */
  trainLoss: number;
  /** Mean log loss in nats. */
  validationLoss: number;
  validationAccuracy: number;
}

export interface TrainingControl {
  seed: number;
  /** Told after every pass that is validated; the later fits on all rows are not. */
  onEpoch(report: EpochReport): void;
  /** Share of the whole training that is done, from 0 to 1, never falling; told after every pass of every fit. */
  onProgress?(share: number): void;
  /** Polled at least every 50 ms of work. */
  shouldStop(): boolean;
}

/** Thrown out of training where `shouldStop` said so. */
export class TrainingCancelled extends Error {
  constructor() {
    super('The training was cancelled.');
    this.name = 'TrainingCancelled';
  }
}

/** Throws `TrainingCancelled` where the person asked to stop. */
export function throwIfStopped(control: TrainingControl): void {
  if (control.shouldStop()) throw new TrainingCancelled();
}

/** Position of a category id in `classes` (ascending), or −1. */
export function classIndex(classes: readonly number[], category: number): number {
  let low = 0;
  let high = classes.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const value = classes[middle] ?? 0;
    if (value === category) return middle;
    if (value < category) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** As `classIndex`, but an unknown category is a programming error. */
export function requiredClassIndex(classes: readonly number[], category: number): number {
  const index = classIndex(classes, category);
  if (index < 0) throw new RangeError(`Category ${category} is not one of the model's classes.`);
  return index;
}
