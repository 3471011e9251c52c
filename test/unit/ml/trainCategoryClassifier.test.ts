import { describe, expect, test } from 'vitest';
import { ArtifactError } from '../../../electron/ml/binary.ts';
import { categoryAlgorithms, type EpochReport, TrainingCancelled } from '../../../electron/ml/categoryModel.ts';
import { loadClassifier, serialiseClassifier } from '../../../electron/ml/classifierArtifact.ts';
import { NotEnoughLabels, trainCategoryClassifier } from '../../../electron/ml/trainCategoryClassifier.ts';
import { inTimeOrder, splitInTimeOrder } from '../../../electron/ml/trainingSplit.ts';
import { classifierMetricsSchema } from '../../../shared/contract/training.ts';
import { householdRows, quietControl } from './fixtures.ts';

const rows = householdRows(400);
const categories = [1, 2, 3, 4, 5, 6].map((id) => ({ id, name: `Category ${id}` }));

describe.each(categoryAlgorithms)('a classifier of the kind %s', (algorithm) => {
  const options = { algorithm, epochs: 8, categories };
  const reports: EpochReport[] = [];
  const shares: number[] = [];
  const trained = trainCategoryClassifier(rows, options, {
    ...quietControl(),
    onEpoch: (report) => reports.push(report),
    onProgress: (share) => shares.push(share),
  });

  test('is right on later rows, and measured as the contract asks', () => {
    expect(classifierMetricsSchema.parse(trained.metrics)).toEqual(trained.metrics);
    expect(trained.metrics).toMatchObject({ rows: 400, classes: 6 });
    expect(trained.metrics.accuracy).toBeGreaterThan(0.8);
    expect(trained.metrics.baselineAccuracy).toBeGreaterThan(0.6);
    expect(trained.metrics.logLoss).toBeLessThan(1);
  });

  test('tells its passes and a progress that never falls and ends at 1', () => {
    expect(trained.metrics.learningCurve).toEqual(reports);
    expect(shares).toEqual([...shares].sort((one, other) => one - other));
    expect(shares.at(-1)).toBeCloseTo(1, 12);
  });

  test('is the same to the byte for the same seed, whatever the order of the rows', () => {
    const shuffled = [...rows].sort((one, other) => ((one.id * 7919) % 401) - ((other.id * 7919) % 401));
    const again = serialiseClassifier(trainCategoryClassifier(shuffled, options, quietControl()));
    expect(Buffer.compare(Buffer.from(serialiseClassifier(trained)), Buffer.from(again))).toBe(0);
  });

  test('comes back from its artifact and predicts the same', () => {
    const loaded = loadClassifier(serialiseClassifier(trained), categories);
    loaded.learner.meetPayees(new Set(rows.map(({ payee }) => payee)));
    expect(loaded.metrics).toEqual(trained.metrics);
    expect(loaded.learner.model.algorithm).toBe(algorithm);
    expect(loaded.learner.learntRows).toBe(400);
    for (const row of householdRows(40, 77)) {
      const [before, after] = [trained.learner.predict(row), loaded.learner.predict(row)];
      expect(after.best).toBe(before.best);
      expect(Math.abs(after.confidence - before.confidence)).toBeLessThan(0.02);
    }
  });

  test('stops at once at any point of its training', () => {
    let polls = 0;
    trainCategoryClassifier(rows, options, { ...quietControl(), shouldStop: () => ++polls < 0 });
    for (const at of [1, Math.floor(polls / 3), Math.floor(polls / 2), polls]) {
      let seen = 0;
      const control = { ...quietControl(), shouldStop: () => ++seen >= at };
      expect(() => trainCategoryClassifier(rows, options, control)).toThrow(TrainingCancelled);
      expect(seen).toBe(at);
    }
  });
});

test('too few labels are refused with the number that is missing', () => {
  const train =
    (count: number, oneCategory = false) =>
    () =>
      trainCategoryClassifier(
        householdRows(count).map((row) => (oneCategory ? { ...row, category: 1 } : row)),
        { algorithm: 'softmax_regression', categories },
        quietControl(),
      );
  expect(train(13)).toThrow(NotEnoughLabels);
  expect(train(13)).toThrow(/7 more confirmed transactions/);
  expect(train(19)).toThrow(/1 more confirmed transaction\b/);
  expect(train(40, true)).toThrow(/1 more category in use/);
  expect(train(0)).toThrow(/20 more confirmed transactions and 2 more categories/);
});

test('the fewest labels that are accepted give a classifier', () => {
  const trained = trainCategoryClassifier(
    householdRows(20),
    { algorithm: 'softmax_regression', categories },
    quietControl(),
  );
  expect(trained.metrics.rows).toBe(20);
  expect(loadClassifier(serialiseClassifier(trained), categories).metrics).toEqual(trained.metrics);
});

test('no payee and month of an earlier slice occurs in a later one', () => {
  const ordered = inTimeOrder(rows);
  const { train, validation, test: last } = splitInTimeOrder(ordered);
  const key = (row: (typeof rows)[number]) => `${row.payee} ${row.date.slice(0, 7)}`;
  const trained = new Set(train.map(key));
  const before = new Set(ordered.slice(0, Math.floor(0.85 * ordered.length)).map(key));
  expect(validation.length).toBeGreaterThan(20);
  expect(validation.some((row) => trained.has(key(row)))).toBe(false);
  expect(last.some((row) => before.has(key(row)))).toBe(false);
  expect((train.at(-1)?.date ?? '') <= (validation[0]?.date ?? '')).toBe(true);
});

test('a damaged artifact, or one of another version, is refused in a sentence', () => {
  const bytes = serialiseClassifier(
    trainCategoryClassifier(
      rows.slice(0, 60),
      { algorithm: 'softmax_regression', epochs: 2, categories },
      quietControl(),
    ),
  );
  const text = new TextDecoder('latin1').decode(bytes);
  const version = text.indexOf('"version":2') + '"version":'.length;
  const newer = bytes.slice();
  newer[version] = '9'.charCodeAt(0);
  expect(() => loadClassifier(newer, categories)).toThrow(/another version of Countinghouse/);
  for (const broken of [new Uint8Array(), bytes.slice(0, 1000), bytes.slice(0, -8), new Uint8Array(5000).fill(7)]) {
    expect(() => loadClassifier(broken, categories)).toThrow(ArtifactError);
  }
});
