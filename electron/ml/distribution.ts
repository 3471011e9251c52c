/** Arithmetic of discrete distributions in log space. */

/** ln Σ exp(values), without overflow; −∞ for no values. */
export function logSumExp(values: ArrayLike<number>): number {
  let largest = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < values.length; index += 1) largest = Math.max(largest, values[index] ?? largest);
  if (largest === Number.NEGATIVE_INFINITY) return largest;
  let sum = 0;
  for (let index = 0; index < values.length; index += 1) sum += Math.exp((values[index] ?? 0) - largest);
  return largest + Math.log(sum);
}

/** softmax(scale · scores); sums to 1. */
export function softmax(scores: ArrayLike<number>, scale = 1): Float64Array {
  const probabilities = new Float64Array(scores.length);
  let largest = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < scores.length; index += 1) largest = Math.max(largest, scale * (scores[index] ?? 0));
  let sum = 0;
  for (let index = 0; index < scores.length; index += 1) {
    const weight = Math.exp(scale * (scores[index] ?? 0) - largest);
    probabilities[index] = weight;
    sum += weight;
  }
  for (let index = 0; index < probabilities.length; index += 1) {
    probabilities[index] = (probabilities[index] ?? 0) / sum;
  }
  return probabilities;
}

/** Position of the largest value, the first of equals; −1 for no values. */
export function argmax(values: ArrayLike<number>): number {
  let best = -1;
  let largest = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] ?? Number.NEGATIVE_INFINITY;
    if (value > largest) {
      largest = value;
      best = index;
    }
  }
  return best;
}
