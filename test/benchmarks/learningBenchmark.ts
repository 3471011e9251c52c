import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { wordAndLetterSvm } from '../../electron/ml/baselines/linearSvm.ts';
import { lastCategoryOfPayee } from '../../electron/ml/baselines/payeeBaselines.ts';
import { cozyNaiveBayes } from '../../electron/ml/baselines/tokenBaselines.ts';
import type { CategoryAlgorithm, LabelledRow, TrainingControl } from '../../electron/ml/categoryModel.ts';
import { loadClassifier, serialiseClassifier } from '../../electron/ml/classifierArtifact.ts';
import { trainCategoryClassifier } from '../../electron/ml/trainCategoryClassifier.ts';
import type { Measurement, Results } from './results.ts';
import { type TrainingFigures, trainingFiguresSchema } from './trainOnce.ts';
import { categoriesOf, variedRows } from './variedRows.ts';

const control: TrainingControl = { seed: 1, onEpoch: () => {}, shouldStop: () => false };
const incrementalRows = 200;
const explainedRows = 300;

function seconds(work: () => void): number {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
}

function train(rows: readonly LabelledRow[], algorithm: CategoryAlgorithm, categories: number) {
  let trained: ReturnType<typeof trainCategoryClassifier> | null = null;
  const taken = seconds(() => {
    trained = trainCategoryClassifier(rows, { algorithm, categories: categoriesOf(categories) }, control);
  });
  if (!trained) throw new Error('The training gave nothing.');
  const bytes = serialiseClassifier(trained);
  const { learner } = loadClassifier(bytes, categoriesOf(categories));
  learner.meetPayees(new Set(rows.map(({ payee }) => payee)));
  return { taken, bytes, learner };
}

/** Trains the default in a process of its own, as the app does in a worker: nothing else is in its memory. */
function trainedAlone(rows: number): TrainingFigures {
  const script = fileURLToPath(new URL('trainOnce.ts', import.meta.url));
  const output = execFileSync(process.execPath, [script, String(rows)], { encoding: 'utf8' });
  return trainingFiguresSchema.parse(JSON.parse(output));
}

/** Learning, predicting and explaining without the database, and the other algorithms and baselines beside them. */
export function benchmarkLearning(results: Results): void {
  const rows = variedRows(100_000, 40, 3);
  const texts = new Set(rows.map(({ text }) => text)).size;
  const small = trainedAlone(10_000);
  const large = trainedAlone(100_000);
  const { learner, bytes } = train(rows, 'softmax_regression', 40);
  const predictSeconds = seconds(() => {
    for (const row of rows) learner.predict(row);
  });
  const later = variedRows(101_000, 40, 4).slice(-explainedRows);
  const explainSeconds = seconds(() => {
    for (const row of later) {
      const { best, alternatives } = learner.predict(row);
      if (best !== null) learner.explain(row, best, alternatives[0]?.category ?? null);
    }
  });
  const learnSeconds = seconds(() => {
    for (const row of later.slice(0, incrementalRows)) learner.learn([row]);
  });
  results.add(`Learning, 40 categories, ${texts} different texts in 100000 rows`, [
    { name: 'training on 10000 rows', value: small.seconds, unit: 's', target: { atMost: 2 } },
    { name: 'training on 100000 rows', value: large.seconds, unit: 's', target: { atMost: 20 } },
    { name: 'memory that takes at most', value: large.trainingMegabytes, unit: 'MB', target: { atMost: 500 } },
    { name: 'the whole process with its rows', value: large.peakMegabytes, unit: 'MB' },
    { name: 'size of the artifact', value: bytes.length / 1e6, unit: 'MB' },
    { name: 'predicting 100000 rows', value: predictSeconds, unit: 's', target: { atMost: 2 } },
    {
      name: 'learning one confirmation',
      value: (1000 * learnSeconds) / incrementalRows,
      unit: 'ms',
      target: { atMost: 5 },
    },
    { name: 'explaining one row', value: (1000 * explainSeconds) / later.length, unit: 'ms', target: { atMost: 2 } },
  ]);
  results.add('The same 10000 rows with other algorithms and baselines', beside(rows.slice(0, 10_000), small.seconds));
  results.add('Predicting 10000 rows, by number of categories', byCategories());
}

function beside(rows: readonly LabelledRow[], ours: number): Omit<Measurement, 'group'>[] {
  const asked = rows.slice(-2000);
  const algorithms = (['complement_naive_bayes', 'brain_network'] as const).map((algorithm) => {
    const { taken } = train(rows, algorithm, 40);
    return {
      name: `training with ${algorithm}`,
      value: taken,
      unit: 's' as const,
      ratio: { value: taken / ours, of: 'the default' },
    };
  });
  const baselines = [lastCategoryOfPayee(), cozyNaiveBayes(), wordAndLetterSvm()].map((baseline) => {
    const taken = seconds(() => {
      baseline.learn(rows);
      for (const row of asked) baseline.predict(row);
    });
    return {
      name: `${baseline.name}, learning and asking 2000`,
      value: taken,
      unit: 's' as const,
      ratio: { value: taken / ours, of: 'the default' },
    };
  });
  return [...algorithms, ...baselines];
}

/**
 * What a row takes grows with the categories, a + b·categories as measured with 10 and 40 of them; with 150 it must not
 * take more than twice of that.
 */
function byCategories(): Omit<Measurement, 'group'>[] {
  const counts = [10, 40, 150] as const;
  const speeds = counts.map((categories) => {
    const rows = variedRows(10_000, categories, 5);
    const { learner } = train(rows, 'softmax_regression', categories);
    for (const row of rows) learner.predict(row);
    const taken = seconds(() => {
      for (const row of rows) learner.predict(row);
    });
    return rows.length / taken;
  });
  const [few = 1, some = 1] = speeds;
  const perCategory = Math.max(0, (1 / some - 1 / few) / (counts[1] - counts[0]));
  const explained = 1 / (1 / few + perCategory * (counts[2] - counts[0]));
  return counts.map((categories, index) => ({
    name: `${categories} categories`,
    value: speeds[index] ?? 0,
    unit: 'rows/s' as const,
    ratio: { value: (speeds[index] ?? 0) / few, of: 'that with 10' },
    ...(categories === 150 ? { target: { atLeast: explained / 2 } } : {}),
  }));
}
