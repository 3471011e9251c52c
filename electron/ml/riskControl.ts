// How much may be decided by itself so that a share of errors is kept, and how to notice that it is not.

/** ln Γ(x) for x > 0 (Lanczos, g = 7, nine terms): about 15 digits. */
function logGamma(x: number): number {
  const coefficients = [
    676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
    -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
  ];
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const shifted = x - 1;
  let sum = 0.9999999999998099;
  for (const [index, coefficient] of coefficients.entries()) sum += coefficient / (shifted + index + 1);
  const t = shifted + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(t) - t + Math.log(sum);
}

/** P(at most `errors` of `count`), where each is one with probability `rate`: exact, from the logarithms of its terms. */
export function binomialAtMost(count: number, errors: number, rate: number): number {
  if (errors >= count || rate <= 0) return 1;
  if (rate >= 1) return 0;
  const logOdds = Math.log(rate) - Math.log1p(-rate);
  let term = count * Math.log1p(-rate);
  let sum = Math.exp(term);
  for (let each = 1; each <= errors; each += 1) {
    term += Math.log((count - each + 1) / each) + logOdds;
    sum += Math.exp(term);
  }
  return Math.min(1, sum);
}

/** Rows without a single error that prove, at level `delta`, a share of errors below `tolerance`: ⌈ln δ / ln(1 − α)⌉. */
export function fewestRows(tolerance: number, delta: number): number {
  if (tolerance >= 1) return 0;
  return Math.ceil(Math.log(delta) / Math.log1p(-tolerance) - 1e-9);
}

/** The share of errors that is not exceeded with confidence 1 − `delta`, after `errors` in `count` (Clopper and Pearson). */
export function upperBound(count: number, errors: number, delta: number): number {
  if (count === 0 || errors >= count) return 1;
  let low = errors / count;
  let high = 1;
  for (let step = 0; step < 50; step += 1) {
    const middle = (low + high) / 2;
    if (binomialAtMost(count, errors, middle) > delta) low = middle;
    else high = middle;
  }
  return high;
}

/** A prediction whose answer became known afterwards. */
export interface ProvenRow {
  readonly confidence: number;
  readonly isRight: boolean;
}

/** What is proven for one threshold. */
export interface RiskStep {
  readonly threshold: number;
  /** Rows at or above it, and how many of those were wrong. */
  readonly count: number;
  readonly errors: number;
  /** Upper bound of the share of errors above it, at the same confidence. */
  readonly bound: number;
}

export interface ControlledRisk {
  /** The lowest confidence from which on the tolerance is proven; null where it is proven for none. */
  readonly threshold: number | null;
  /** Rows more, all of them right and as sure as the surest, that would prove it for some; 0 where it is proven. */
  readonly missing: number;
}

/**
 * For 0, 1, 2, … errors the fewest rows in which they prove a smaller share than `tolerance`, up to `count` rows; and that
 * count itself last, where anything can be proven at all.
 */
function fewestRowsByErrors(tolerance: number, delta: number, count: number): number[] {
  const fewest: number[] = [];
  for (let rows = 1; rows <= count; rows += 1) {
    if (binomialAtMost(rows, fewest.length, tolerance) <= delta) fewest.push(rows);
  }
  if (fewest.length > 0 && fewest.at(-1) !== count) fewest.push(count);
  return fewest;
}

/**
 * Learn then Test (Angelopoulos and others 2021) by a fixed sequence: thresholds from strict to loose, up to the first that
 * the exact binomial test does not let pass. With probability 1 − `delta` at most a share `tolerance` of what is at or above
 * the threshold is wrong. The sequence goes through the ranks at which one more error becomes bearable: the first is that
 * at which there are enough rows to prove anything, and between them nothing can be proven that was not before. It depends
 * on the scores alone and not on what was right, so the guarantee stays.
 */
export function controlRisk(rows: readonly ProvenRow[], tolerance: number, delta: number): ControlledRisk {
  if (tolerance >= 1) return { threshold: 0, missing: 0 };
  const sorted = rows.toSorted((one, other) => other.confidence - one.confidence);
  const first = fewestRows(tolerance, delta);
  const ranks = fewestRowsByErrors(tolerance, delta, sorted.length);
  let threshold: number | null = null;
  let count = 0;
  let errors = 0;
  for (const rank of ranks) {
    const candidate = sorted[rank - 1]?.confidence ?? 0;
    for (let row = sorted[count]; row && row.confidence >= candidate; row = sorted[count]) {
      count += 1;
      if (!row.isRight) errors += 1;
    }
    if (binomialAtMost(count, errors, tolerance) > delta) break;
    threshold = candidate;
  }
  if (threshold !== null) return { threshold, missing: 0 };
  return {
    threshold,
    missing: sorted.length < first ? first - sorted.length : rowsToOutweigh(count, errors, tolerance, delta),
  };
}

/** Rows more without an error, beside `errors` in `count`, that prove it. */
function rowsToOutweigh(count: number, errors: number, tolerance: number, delta: number): number {
  let more = 1;
  while (binomialAtMost(count + more, errors, tolerance) > delta) more += 1;
  return more;
}

/** What is above each of these thresholds, from strict to loose; those that nothing more is above are left out. */
export function riskCurve(rows: readonly ProvenRow[], delta: number): RiskStep[] {
  const sorted = rows.toSorted((one, other) => other.confidence - one.confidence);
  const steps: RiskStep[] = [];
  let count = 0;
  let errors = 0;
  for (let percent = 99; percent >= 0; percent -= 1) {
    const threshold = percent / 100;
    const before = count;
    for (let row = sorted[count]; row && row.confidence >= threshold; row = sorted[count]) {
      count += 1;
      if (!row.isRight) errors += 1;
    }
    if (count > before) steps.push({ threshold, count, errors, bound: upperBound(count, errors, delta) });
  }
  return steps;
}

/**
 * Evidence, valid whenever one looks, that more than `tolerance` is wrong, after `errors` in `count` rows that were looked
 * at: a uniform mixture over all worse shares of errors. At or above 20 the promise is broken; where it holds, that
 * happens to at most one in twenty, however often one looks.
 */
export function brokenPromiseEvidence(count: number, errors: number, tolerance: number): number {
  if (count === 0 || tolerance >= 1) return 1;
  const logBeta = logGamma(errors + 1) + logGamma(count - errors + 1) - logGamma(count + 2);
  // 1 − I_α(k + 1, n − k + 1) is the chance of at most k in n + 1.
  const mixture = logBeta + Math.log(binomialAtMost(count + 1, errors, tolerance));
  const logNull = errors * Math.log(tolerance) + (count - errors) * Math.log1p(-tolerance);
  return Math.exp(mixture - Math.log1p(-tolerance) - logNull);
}
