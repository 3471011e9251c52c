import { logSumExp } from './distribution.ts';

/**
 * Minimum of a function on [low, high] by Brent's method without derivatives (Brent 1973, ch. 5): golden section with
 * parabolic steps where they are safe. Finds a local minimum; exact for a convex function within `tolerance`.
 */
export function minimiseBounded(f: (x: number) => number, low: number, high: number, tolerance = 1e-8): number {
  const golden = (3 - Math.sqrt(5)) / 2;
  let [a, b] = [low, high];
  let best = a + golden * (b - a);
  let second = best;
  let third = best;
  let fBest = f(best);
  let fSecond = fBest;
  let fThird = fBest;
  let step = 0;
  let before = 0;
  for (let round = 0; round < 200; round += 1) {
    const middle = (a + b) / 2;
    const margin = 1e-10 * Math.abs(best) + tolerance / 3;
    if (Math.abs(best - middle) <= 2 * margin - (b - a) / 2) break;
    let useGolden = true;
    if (Math.abs(before) > margin) {
      const r = (best - second) * (fBest - fThird);
      let q = (best - third) * (fBest - fSecond);
      let p = (best - third) * q - (best - second) * r;
      q = 2 * (q - r);
      if (q > 0) p = -p;
      q = Math.abs(q);
      if (Math.abs(p) < Math.abs(0.5 * q * before) && p > q * (a - best) && p < q * (b - best)) {
        before = step;
        step = p / q;
        const next = best + step;
        if (next - a < 2 * margin || b - next < 2 * margin) step = best < middle ? margin : -margin;
        useGolden = false;
      }
    }
    if (useGolden) {
      before = best < middle ? b - best : a - best;
      step = golden * before;
    }
    const next = best + (Math.abs(step) >= margin ? step : step > 0 ? margin : -margin);
    const fNext = f(next);
    if (fNext <= fBest) {
      if (next < best) b = best;
      else a = best;
      [third, second, best] = [second, best, next];
      [fThird, fSecond, fBest] = [fSecond, fBest, fNext];
    } else {
      if (next < best) a = next;
      else b = next;
      if (fNext <= fSecond || second === best) {
        [third, second] = [second, next];
        [fThird, fSecond] = [fSecond, fNext];
      } else if (fNext <= fThird || third === best || third === second) {
        third = next;
        fThird = fNext;
      }
    }
  }
  return best;
}

/**
 * Inverse temperature β that minimises the log loss of softmax(β·scores) over ln β ∈ [−10, 10] (Guo et al. 2017). It
 * keeps the order of the classes and works with rare ones. `truth` is the position of the right class; rows where that
 * is negative (a category that the model cannot name) are left out.
 */
export function fitInverseTemperature(scores: readonly ArrayLike<number>[], truth: ArrayLike<number>): number {
  const scaled = scores.map((row) => new Float64Array(row.length));
  const loss = (logBeta: number) => {
    const beta = Math.exp(logBeta);
    let sum = 0;
    scores.forEach((row, index) => {
      const right = truth[index] ?? -1;
      if (right < 0) return;
      const target = scaled[index];
      if (!target) return;
      for (let k = 0; k < row.length; k += 1) target[k] = beta * (row[k] ?? 0);
      sum += logSumExp(target) - (target[right] ?? 0);
    });
    return sum;
  };
  return Math.exp(minimiseBounded(loss, -10, 10));
}
