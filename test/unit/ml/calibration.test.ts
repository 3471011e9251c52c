import { expect, test } from 'vitest';
import { fitInverseTemperature, minimiseBounded } from '../../../electron/ml/calibration.ts';
import { softmax } from '../../../electron/ml/distribution.ts';

const logits = [
  [4, 1, 0],
  [3, 2.5, 0],
  [0, 5, 1],
  [1, 0, 3],
  [2, 2.2, 0],
  [5, 0, 0],
  [0, 1, 4],
  [1, 3, 0],
];
const truth = [0, 1, 1, 2, 0, 0, 2, 1];

test('temperature scaling finds the known temperature', () => {
  const beta = fitInverseTemperature(logits, truth);
  expect(beta).toBeCloseTo(1.46910633, 5);
  expect(1 / beta).toBeCloseTo(0.68068593, 5);
  const [first = 0, second = 0, third = 0] = softmax(logits[0] ?? [], beta);
  expect(first).toBeCloseTo(0.98522885, 6);
  expect(second).toBeCloseTo(0.01200778, 6);
  expect(third).toBeCloseTo(0.00276336, 6);
});

test('temperature scaling keeps the order of the categories', () => {
  const beta = fitInverseTemperature(logits, truth);
  for (const row of logits) {
    const scaled = softmax(row, beta);
    expect(row.indexOf(Math.max(...row))).toBe(scaled.indexOf(Math.max(...scaled)));
  }
});

test('rows whose category the scores cannot name do not count', () => {
  expect(fitInverseTemperature([...logits, [9, 0, 0]], [...truth, -1])).toBeCloseTo(1.46910633, 5);
});

test('the bounded search finds a minimum inside and at the border', () => {
  expect(minimiseBounded((x) => (x - 1.234) ** 2 + 3, -10, 10)).toBeCloseTo(1.234, 6);
  expect(minimiseBounded((x) => Math.exp(x) - 2 * x, -10, 10)).toBeCloseTo(Math.LN2, 6);
  expect(minimiseBounded((x) => x, -10, 10)).toBeCloseTo(-10, 5);
});
