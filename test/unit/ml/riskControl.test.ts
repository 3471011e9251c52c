import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../electron/ml/random.ts';
import {
  binomialAtMost,
  brokenPromiseEvidence,
  controlRisk,
  fewestRows,
  riskCurve,
  upperBound,
} from '../../../electron/ml/riskControl.ts';

describe('the exact binomial test', () => {
  test.each([
    [200, 1, 0.02, 0.08938],
    [500, 4, 0.02, 0.02812],
    [114, 0, 0.02, 0.09995],
    [100, 1, 0.05, 0.03708],
  ])('%i rows, %i errors, tolerance %f', (count, errors, rate, p) => {
    expect(binomialAtMost(count, errors, rate)).toBeCloseTo(p, 5);
  });

  test('of thousands of rows neither underflows nor exceeds 1', () => {
    expect(binomialAtMost(100_000, 5000, 0.05)).toBeCloseTo(0.5038, 3);
    expect(binomialAtMost(100_000, 0, 0.5)).toBe(0);
    expect(binomialAtMost(5, 5, 0.3)).toBe(1);
  });

  test.each([
    [0.01, 0.1, 230],
    [0.01, 0.05, 299],
    [0.02, 0.1, 114],
    [0.02, 0.05, 149],
    [0.05, 0.1, 45],
    [0.05, 0.05, 59],
    [0.1, 0.1, 22],
    [0.1, 0.05, 29],
  ])('tolerance %f at level %f takes %i rows without an error', (tolerance, delta, rows) => {
    expect(fewestRows(tolerance, delta)).toBe(rows);
    expect(binomialAtMost(rows, 0, tolerance)).toBeLessThanOrEqual(delta);
    expect(binomialAtMost(rows - 1, 0, tolerance)).toBeGreaterThan(delta);
  });

  test('the upper bound is where the test is undecided', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.nat({ max: 30 }), (count, errors) => {
        fc.pre(errors < count);
        expect(binomialAtMost(count, errors, upperBound(count, errors, 0.1))).toBeCloseTo(0.1, 9);
      }),
    );
  });
});

describe('the threshold', () => {
  const rows = (count: number, confidence: number, isRight = true) =>
    Array.from({ length: count }, () => ({ confidence, isRight }));

  test('needs as many rows as prove anything, and says how many are missing', () => {
    expect(controlRisk(rows(44, 0.9), 0.05, 0.1)).toEqual({ threshold: null, missing: 1 });
    expect(controlRisk(rows(45, 0.9), 0.05, 0.1)).toEqual({ threshold: 0.9, missing: 0 });
    expect(controlRisk([], 0.05, 0.1)).toEqual({ threshold: null, missing: 45 });
    expect(controlRisk([], 1, 0.1)).toEqual({ threshold: 0, missing: 0 });
    const oneWrong = [...rows(44, 0.9), ...rows(1, 0.9, false)];
    const { threshold, missing } = controlRisk(oneWrong, 0.05, 0.1);
    expect(threshold).toBeNull();
    expect(controlRisk([...oneWrong, ...rows(missing, 0.9)], 0.05, 0.1).threshold).toBe(0.9);
    expect(controlRisk([...oneWrong, ...rows(missing - 1, 0.9)], 0.05, 0.1).threshold).toBeNull();
  });

  test('stops before the first stretch that is too often wrong, and takes equal scores together', () => {
    const mixed = [...rows(60, 0.99), ...rows(60, 0.8), ...rows(30, 0.7, false), ...rows(500, 0.6)];
    expect(controlRisk(mixed, 0.05, 0.1).threshold).toBe(0.8);
    const tied = [...rows(60, 0.9), ...rows(60, 0.9, false)];
    expect(controlRisk(tied, 0.05, 0.1).threshold).toBeNull();
  });

  test('is never lower for a smaller tolerance, nor moved by the order of the rows', () => {
    const row = fc.record({ confidence: fc.integer({ min: 50, max: 100 }).map((p) => p / 100), isRight: fc.boolean() });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 200 }), (history) => {
        const likely = history.map((each) => ({ ...each, isRight: each.isRight || each.confidence > 0.7 }));
        const strict = controlRisk(likely, 0.1, 0.1).threshold ?? Number.POSITIVE_INFINITY;
        const again = controlRisk(likely.toReversed(), 0.1, 0.1).threshold ?? Number.POSITIVE_INFINITY;
        expect(again).toBe(strict);
      }),
    );
  });

  test('the curve counts what is above each step', () => {
    expect(riskCurve([...rows(3, 0.955), ...rows(1, 0.5, false)], 0.1)).toEqual([
      { threshold: 0.95, count: 3, errors: 0, bound: upperBound(3, 0, 0.1) },
      { threshold: 0.5, count: 4, errors: 1, bound: upperBound(4, 1, 0.1) },
    ]);
  });
});

/**
 * A world in which the best possible threshold applies 40 % at a tolerance of 2 % and 83 % at one of 5 %, and the scores are
 * calibrated: of the row at share q from the surest, the chance of being wrong is a·q^b.
 */
const [factor, power] = [0.14257, 1.2556];
const wrongAt = (q: number) => factor * q ** power;
const wrongAbove = (q: number) => (factor * q ** power) / (power + 1);

function simulate(tolerance: number, labels: number, runs = 500): { broken: number; applied: number } {
  const random = seededRandom(3);
  let broken = 0;
  let applied = 0;
  for (let run = 0; run < runs; run += 1) {
    const rows = Array.from({ length: labels }, () => {
      const wrong = wrongAt(random());
      return { confidence: 1 - wrong, isRight: random() >= wrong };
    });
    const { threshold } = controlRisk(rows, tolerance, 0.1);
    if (threshold === null) continue;
    const q = Math.min(1, ((1 - threshold) / factor) ** (1 / power));
    applied += q / runs;
    if (wrongAbove(q) > tolerance) broken += 1 / runs;
  }
  return { broken, applied };
}

describe('in 500 simulated books', () => {
  test.each([
    [0.05, 150, 0.23],
    [0.05, 300, 0.28],
    [0.05, 1000, 0.58],
    [0.02, 1000, 0.1],
    [0.02, 3000, 0.2],
  ])(
    'a tolerance of %f from %i labels is broken in at most a tenth, and applies about as much as it should',
    (tolerance, labels, expected) => {
      const { broken, applied } = simulate(tolerance, labels);
      expect(broken).toBeLessThanOrEqual(0.1);
      expect(applied).toBeGreaterThanOrEqual(0.8 * expected);
    },
  );

  test('taking the lowest threshold that looks right would break it in half of them', () => {
    const random = seededRandom(3);
    let broken = 0;
    for (let run = 0; run < 200; run += 1) {
      const rows = Array.from({ length: 1000 }, () => {
        const wrong = wrongAt(random());
        return { confidence: 1 - wrong, isRight: random() >= wrong };
      });
      const steps = riskCurve(rows, 0.1).filter(({ count, errors }) => errors <= 0.02 * count);
      const q = ((1 - (steps.at(-1)?.threshold ?? 1)) / factor) ** (1 / power);
      if (wrongAbove(q) > 0.02) broken += 1;
    }
    expect(broken / 200).toBeGreaterThan(0.3);
  });
});

describe('the live guard', () => {
  test('is the mixture over all worse shares of errors', () => {
    // By the middle of 200 000 narrow strips.
    const direct = (count: number, errors: number, tolerance: number) => {
      const strips = 200_000;
      let sum = 0;
      for (let strip = 0; strip < strips; strip += 1) {
        const rate = tolerance + ((1 - tolerance) * (strip + 0.5)) / strips;
        sum += Math.exp(
          errors * Math.log(rate / tolerance) + (count - errors) * Math.log((1 - rate) / (1 - tolerance)),
        );
      }
      return sum / strips;
    };
    for (const [count, errors] of [
      [1, 0],
      [1, 1],
      [20, 3],
      [200, 4],
      [400, 30],
    ] as const) {
      expect(brokenPromiseEvidence(count, errors, 0.02) / direct(count, errors, 0.02)).toBeCloseTo(1, 4);
    }
    expect(brokenPromiseEvidence(0, 0, 0.02)).toBe(1);
  });

  test('looked at after every row, seldom cries wolf, and notices what is worse', () => {
    const random = seededRandom(9);
    const alarmAt = (rate: number, looks: number) => {
      let errors = 0;
      for (let count = 1; count <= looks; count += 1) {
        if (random() < rate) errors += 1;
        if (brokenPromiseEvidence(count, errors, 0.02) >= 20) return count;
      }
      return null;
    };
    const alarms = (rate: number, looks: number, runs: number) =>
      Array.from({ length: runs }, () => alarmAt(rate, looks));
    expect(alarms(0.02, 600, 400).filter((at) => at !== null).length / 400).toBeLessThanOrEqual(0.05);
    const median = (rate: number) => {
      const all = alarms(rate, 3000, 200).map((at) => at ?? 3000);
      return all.sort((one, other) => one - other)[100] ?? 0;
    };
    expect(median(0.05)).toBeGreaterThan(200);
    expect(median(0.05)).toBeLessThan(420);
    expect(median(0.08)).toBeLessThan(110);
    expect(median(0.15)).toBeLessThan(35);
  });
});
