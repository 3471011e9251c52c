import { expect, test } from 'vitest';
import { expectedCalibrationError, macroF1, reliabilityBins, wilsonInterval } from '../../../electron/ml/metrics.ts';

const confidences = [0.1, 0.2, 0.35, 0.4, 0.45, 0.55, 0.6, 0.75, 0.8, 0.95];
const outcomes = [0, 0, 0, 1, 0, 1, 0, 1, 1, 1].map(Boolean);

test('the calibration error over five bins of two rows is the weighted gap', () => {
  const bins = reliabilityBins(confidences, outcomes, 5, 2);
  expect(bins.map(({ rows }) => rows)).toEqual([2, 2, 2, 2, 2]);
  // Gaps 0.15, 0.125, 0, 0.175, 0.125.
  expect(expectedCalibrationError(bins)).toBeCloseTo(0.115, 10);
});

test('a calibration error over single rows is the mean distance from the outcome', () => {
  expect(expectedCalibrationError(reliabilityBins(confidences, outcomes, 10, 1))).toBeCloseTo(0.325, 10);
});

test('the published calibration error of 0.165 comes out of bins of equal width', () => {
  const edges = [0, 0.2, 0.4, 0.6, 0.8, 1];
  const bins = edges.slice(1).flatMap((high, index) => {
    const members = confidences.flatMap((p, row) => (p > (edges[index] ?? 0) && p <= high ? [row] : []));
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    return members.length === 0
      ? []
      : [
          {
            rows: members.length,
            meanConfidence: mean(members.map((row) => confidences[row] ?? 0)),
            accuracy: mean(members.map((row) => (outcomes[row] ? 1 : 0))),
          },
        ];
  });
  expect(expectedCalibrationError(bins)).toBeCloseTo(0.165, 10);
});

test('bins hold at least 25 rows each, and few rows are one bin', () => {
  const many = Array.from({ length: 130 }, (_, index) => index / 130);
  const bins = reliabilityBins(
    many,
    many.map((p) => p > 0.5),
  );
  expect(bins).toHaveLength(5);
  expect(bins.every(({ rows }) => rows >= 25)).toBe(true);
  expect(reliabilityBins(confidences, outcomes)).toHaveLength(1);
  expect(reliabilityBins([], [])).toEqual([]);
});

test('the Wilson interval stays within 0 and 1 where every trial succeeds', () => {
  const { low, high } = wilsonInterval(10, 10);
  expect(low).toBeCloseTo(0.7225, 3);
  expect(high).toBeCloseTo(1, 12);
  expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
});

test('macro F1 weighs every category alike', () => {
  // Category 1: F1 = 2·2/(3+2) = 0.8; category 2: 0 of (0+1).
  expect(macroF1([1, 1, 1], [1, 1, 2])).toBeCloseTo(0.4, 12);
  expect(macroF1([1, 2, null], [1, 2, 2])).toBeCloseTo((1 + 2 / 3) / 2, 12);
});
