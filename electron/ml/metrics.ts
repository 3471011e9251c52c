/** How good predictions are. */

/** Unweighted mean of F1 over the classes that occur in `truth` or among the predictions. */
export function macroF1(predicted: readonly (number | null)[], truth: readonly number[]): number {
  const classes = new Set<number>(truth);
  for (const value of predicted) if (value !== null) classes.add(value);
  let sum = 0;
  for (const category of classes) {
    let hit = 0;
    let said = 0;
    let was = 0;
    truth.forEach((value, index) => {
      if (value === category) was += 1;
      if (predicted[index] === category) said += 1;
      if (value === category && predicted[index] === category) hit += 1;
    });
    if (said + was > 0) sum += (2 * hit) / (said + was);
  }
  return sum / Math.max(1, classes.size);
}

export interface Interval {
  low: number;
  high: number;
}

/** Wilson's score interval of a proportion (Wilson 1927), 95 % for z = 1.96. */
export function wilsonInterval(successes: number, trials: number, z = 1.96): Interval {
  if (trials === 0) return { low: 0, high: 1 };
  const share = successes / trials;
  const centre = share + z ** 2 / (2 * trials);
  const spread = z * Math.sqrt((share * (1 - share)) / trials + z ** 2 / (4 * trials ** 2));
  const scale = 1 + z ** 2 / trials;
  return { low: Math.max(0, (centre - spread) / scale), high: Math.min(1, (centre + spread) / scale) };
}

export interface ReliabilityBin {
  rows: number;
  meanConfidence: number;
  accuracy: number;
  /** Wilson's 95 % interval of `accuracy`. */
  low: number;
  high: number;
}

/**
 * Confidence against accuracy in bins of equal count, so that no bin is empty and none is a handful of rows: at most
 * `largestNumber` bins of at least `smallestRows` rows. Ordered by confidence.
 */
export function reliabilityBins(
  confidences: readonly number[],
  correct: readonly boolean[],
  largestNumber = 10,
  smallestRows = 25,
): ReliabilityBin[] {
  const rows = confidences.length;
  if (rows === 0) return [];
  const order = confidences.map((_, index) => index);
  order.sort((one, other) => (confidences[one] ?? 0) - (confidences[other] ?? 0) || one - other);
  const count = Math.max(1, Math.min(largestNumber, Math.floor(rows / smallestRows)));
  return Array.from({ length: count }, (_, bin) => {
    const members = order.slice(Math.floor((bin * rows) / count), Math.floor(((bin + 1) * rows) / count));
    const right = members.filter((index) => correct[index]).length;
    const meanConfidence = members.reduce((sum, index) => sum + (confidences[index] ?? 0), 0) / members.length;
    return {
      rows: members.length,
      meanConfidence,
      accuracy: right / members.length,
      ...wilsonInterval(right, members.length),
    };
  });
}

/** Expected calibration error Σ_b n_b/N·|accuracy_b − confidence_b| of the given bins (Guo et al. 2017). */
export function expectedCalibrationError(
  bins: readonly Pick<ReliabilityBin, 'rows' | 'meanConfidence' | 'accuracy'>[],
): number {
  const rows = bins.reduce((sum, bin) => sum + bin.rows, 0);
  const gap = bins.reduce((sum, bin) => sum + bin.rows * Math.abs(bin.accuracy - bin.meanConfidence), 0);
  return gap / Math.max(1, rows);
}
