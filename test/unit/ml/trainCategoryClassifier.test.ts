import { describe, expect, test } from 'vitest';
import { ArtifactError } from '../../../electron/ml/binary.ts';
import { categoryAlgorithms, type EpochReport, TrainingCancelled } from '../../../electron/ml/categoryModel.ts';
import { loadClassifier, serialiseClassifier } from '../../../electron/ml/classifierArtifact.ts';
import { NotEnoughLabels, trainCategoryClassifier } from '../../../electron/ml/trainCategoryClassifier.ts';
import { inTimeOrder, splitInTimeOrder } from '../../../electron/ml/trainingSplit.ts';
import { classifierMetricsSchema } from '../../../shared/contract/training.ts';
import { householdRows, quietControl } from './fixtures.ts';

const rows = householdRows(400);

describe.each(categoryAlgorithms)('a classifier of the kind %s', (algorithm) => {
  const options = { algorithm, epochs: 8 };
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

  test('comes back from its artifact as it was', () => {
    const loaded = loadClassifier(serialiseClassifier(trained));
    expect(loaded.weights).toEqual(trained.weights);
    expect(loaded.metrics).toEqual(trained.metrics);
    expect(loaded.model.algorithm).toBe(algorithm);
    for (const row of householdRows(10, 77)) expect(loaded.model.scores(row)).toEqual(trained.model.scores(row));
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
        { algorithm: 'softmax_regression' },
        quietControl(),
      );
  expect(train(13)).toThrow(NotEnoughLabels);
  expect(train(13)).toThrow(/7 more confirmed transactions/);
  expect(train(19)).toThrow(/1 more confirmed transaction\b/);
  expect(train(40, true)).toThrow(/1 more category in use/);
  expect(train(0)).toThrow(/20 more confirmed transactions and 2 more categories/);
});

test('the fewest labels that are accepted give a classifier', () => {
  const trained = trainCategoryClassifier(householdRows(20), { algorithm: 'softmax_regression' }, quietControl());
  expect(trained.metrics.rows).toBe(20);
  expect(loadClassifier(serialiseClassifier(trained)).weights).toEqual(trained.weights);
});

test('no payee and month of an earlier slice occurs in a later one', () => {
  const { train, validation, test: last, beforeTest } = splitInTimeOrder(inTimeOrder(rows));
  const key = (row: (typeof rows)[number]) => `${row.payee} ${row.date.slice(0, 7)}`;
  const trained = new Set(train.map(key));
  const before = new Set(beforeTest.map(key));
  expect(validation.length).toBeGreaterThan(20);
  expect(validation.some((row) => trained.has(key(row)))).toBe(false);
  expect(last.some((row) => before.has(key(row)))).toBe(false);
  expect((train.at(-1)?.date ?? '') <= (validation[0]?.date ?? '')).toBe(true);
});

test('the lexicon is weighed where the person’s categories are named', () => {
  const market = rows.map((row) =>
    row.category === 1 ? { ...row, text: `SUPERMARKET ${row.id}`, payee: `Shop ${row.id}` } : row,
  );
  const options = { algorithm: 'softmax_regression', lexiconCategories: new Map([['groceries', 1]]) } as const;
  const trained = trainCategoryClassifier(market, options, quietControl());
  expect(trained.weights.lexicon[0]).not.toBe(
    trainCategoryClassifier(market, { algorithm: 'softmax_regression' }, quietControl()).weights.lexicon[0],
  );
});

test('a damaged artifact, or one of another version, is refused in a sentence', () => {
  const bytes = serialiseClassifier(
    trainCategoryClassifier(rows.slice(0, 60), { algorithm: 'softmax_regression', epochs: 2 }, quietControl()),
  );
  const text = new TextDecoder('latin1').decode(bytes);
  const version = text.indexOf('"version":1') + '"version":'.length;
  const newer = bytes.slice();
  newer[version] = '9'.charCodeAt(0);
  expect(() => loadClassifier(newer)).toThrow(/another version of Countinghouse/);
  for (const broken of [new Uint8Array(), bytes.slice(0, 1000), bytes.slice(0, -8), new Uint8Array(5000).fill(7)]) {
    expect(() => loadClassifier(broken)).toThrow(ArtifactError);
  }
});
