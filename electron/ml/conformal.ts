/**
 * Split conformal prediction (Vovk, Gammerman, Shafer 2005; the score 1 − p of Sadinle, Lei, Wasserman 2019): with scores
 * of n rows that the model had not learnt, the set of all categories with 1 − p ≤ q holds the right one with a chance
 * of at least 1 − α, for rows like those. q is the ⌈(n + 1)(1 − α)⌉-th smallest score.
 */
export function conformalThreshold(scores: readonly number[], alpha: number): number | null {
  const rank = Math.ceil((scores.length + 1) * (1 - alpha));
  if (scores.length === 0 || rank > scores.length) return null;
  return [...scores].sort((one, other) => one - other)[rank - 1] ?? null;
}

/** Keeps rounding from leaving out the score that is the threshold itself. */
const slack = 1e-8;

/** Places whose probability is high enough for the set, the likeliest first. */
export function predictionSet(probabilities: ArrayLike<number>, threshold: number): number[] {
  const members: number[] = [];
  for (let index = 0; index < probabilities.length; index += 1) {
    if (1 - (probabilities[index] ?? 0) <= threshold + slack) members.push(index);
  }
  return members.sort((one, other) => (probabilities[other] ?? 0) - (probabilities[one] ?? 0) || one - other);
}

/** The newest scores, from which the threshold follows. */
export class ConformalScores {
  private readonly alpha: number;
  private readonly kept: number;
  private readonly scores: number[] = [];
  private next = 0;
  private threshold: number | null | undefined;

  constructor(alpha = 0.1, kept = 500) {
    this.alpha = alpha;
    this.kept = kept;
  }

  add(score: number): void {
    this.scores[this.next % this.kept] = score;
    this.next += 1;
    this.threshold = undefined;
  }

  /** 1 − α: the share of rows for which a set holds the right category. */
  get coverage(): number {
    return 1 - this.alpha;
  }

  /** Null with fewer than ⌈1/α⌉ − 1 rows: no set can promise anything yet. */
  get limit(): number | null {
    if (this.threshold === undefined) this.threshold = conformalThreshold(this.scores, this.alpha);
    return this.threshold;
  }

  toArray(): Float64Array {
    const start = this.next % this.kept;
    return this.next <= this.kept
      ? Float64Array.from(this.scores)
      : Float64Array.from([...this.scores.slice(start), ...this.scores.slice(0, start)]);
  }
}
