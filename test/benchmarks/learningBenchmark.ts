import { wordAndLetterSvm } from '../../electron/ml/baselines/linearSvm.ts';
import { lastCategoryOfPayee } from '../../electron/ml/baselines/payeeBaselines.ts';
import { cozyNaiveBayes } from '../../electron/ml/baselines/tokenBaselines.ts';
import type { CategoryAlgorithm, LabelledRow, TrainingControl } from '../../electron/ml/categoryModel.ts';
import { loadClassifier, serialiseClassifier } from '../../electron/ml/classifierArtifact.ts';
import { seededRandom } from '../../electron/ml/random.ts';
import { trainCategoryClassifier } from '../../electron/ml/trainCategoryClassifier.ts';
import { addDays } from '../../shared/dates.ts';
import type { Measurement, Results } from './results.ts';

const control: TrainingControl = { seed: 1, onEpoch: () => {}, shouldStop: () => false };
const syllables = 'bar ten mor ly dun wick sal ven cor ash fen tol mer ri ka no stan hal ber gro pel win ox ley'.split(
  ' ',
);
const places = ['LUNDBY', 'MARHAM', 'OSTERLY', 'TARWICK', 'NEWMERE', 'HALBURGH', 'COVENDALE', 'PELLSTON'];
const incrementalRows = 200;
const explainedRows = 300;

/**
 * Rows as varied as people's: payees by Zipf's law with new ones all along, a quarter of the texts met only once, and
 * amounts that partly decide the category.
 */
function variedRows(count: number, categories: number, seed: number): LabelledRow[] {
  const random = seededRandom(seed);
  const pick = <Item>(items: readonly Item[], index: number): Item =>
    items[index % items.length] ?? (items[0] as never);
  const payeeName = (payee: number) => {
    const naming = seededRandom(payee + 1);
    const word = () =>
      Array.from({ length: 2 + Math.floor(naming() * 2) }, () => pick(syllables, Math.floor(naming() * 99))).join('');
    return `${word()} ${word()}`;
  };
  return Array.from({ length: count }, (_, index): LabelledRow => {
    const known = 60 + Math.floor(index / 40);
    const payee = Math.floor(known ** random()) - 1;
    const name = payeeName(payee);
    const base = (payee * 7919) % categories;
    const amount = -Math.round(200 + 20_000 * random() ** 3);
    const category = 1 + (amount < -9000 && payee % 5 === 0 ? (base + 1) % categories : base);
    const reference =
      random() < 0.25 ? ` REF ${pick(syllables, Math.floor(random() * 99))}${Math.floor(random() * 99_999)}` : '';
    return {
      id: index + 1,
      date: addDays('2015-01-01', Math.floor(index / Math.max(1, count / 3600))),
      text: `CARD ${name.toUpperCase()} ${pick(places, payee)}${reference}`,
      payee: name,
      amount,
      currency: 'EUR',
      account: pick(['Everyday', 'Card', 'Joint'], Math.floor(random() * 3)),
      category: random() < 0.04 ? 1 + Math.floor(random() * categories) : category,
    };
  });
}

const categoriesOf = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: index + 1, name: `Purpose ${index + 1}` }));

function seconds(work: () => void): number {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
}

function train(rows: readonly LabelledRow[], algorithm: CategoryAlgorithm, categories: number) {
  const peakBefore = process.memoryUsage().rss;
  let trained: ReturnType<typeof trainCategoryClassifier> | null = null;
  const taken = seconds(() => {
    trained = trainCategoryClassifier(rows, { algorithm, categories: categoriesOf(categories) }, control);
  });
  if (!trained) throw new Error('The training gave nothing.');
  const bytes = serialiseClassifier(trained);
  const { learner } = loadClassifier(bytes, categoriesOf(categories));
  learner.meetPayees(new Set(rows.map(({ payee }) => payee)));
  return { taken, bytes, learner, megabytes: (process.memoryUsage().rss - peakBefore) / 1e6 };
}

/** Learning, predicting and explaining without the database, and the other algorithms and baselines beside them. */
export function benchmarkLearning(results: Results): void {
  const rows = variedRows(100_000, 40, 3);
  const texts = new Set(rows.map(({ text }) => text)).size;
  const small = train(rows.slice(0, 10_000), 'softmax_regression', 40);
  const large = train(rows, 'softmax_regression', 40);
  const { learner } = large;
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
    { name: 'training on 10000 rows', value: small.taken, unit: 's', target: { atMost: 2 } },
    { name: 'training on 100000 rows', value: large.taken, unit: 's', target: { atMost: 20 } },
    { name: 'memory that takes', value: large.megabytes, unit: 'MB', target: { atMost: 500 } },
    { name: 'size of the artifact', value: large.bytes.length / 1e6, unit: 'MB' },
    { name: 'predicting 100000 rows', value: predictSeconds, unit: 's', target: { atMost: 2 } },
    {
      name: 'learning one confirmation',
      value: (1000 * learnSeconds) / incrementalRows,
      unit: 'ms',
      target: { atMost: 5 },
    },
    { name: 'explaining one row', value: (1000 * explainSeconds) / later.length, unit: 'ms', target: { atMost: 2 } },
  ]);
  results.add('The same 10000 rows with other algorithms and baselines', beside(rows.slice(0, 10_000), small.taken));
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

/** Scores per row grow with the categories; beyond that, rows per second must not fall by more than half. */
function byCategories(): Omit<Measurement, 'group'>[] {
  const speeds = [10, 40, 150].map((categories) => {
    const rows = variedRows(10_000, categories, 5);
    const { learner } = train(rows, 'softmax_regression', categories);
    for (const row of rows.slice(0, 2000)) learner.predict(row);
    const taken = seconds(() => {
      for (const row of rows) learner.predict(row);
    });
    return { categories, speed: rows.length / taken };
  });
  const first = speeds[0]?.speed ?? 1;
  return speeds.map(({ categories, speed }) => ({
    name: `${categories} categories`,
    value: speed,
    unit: 'rows/s' as const,
    ratio: { value: speed / first, of: 'that with 10' },
    ...(categories === 150 ? { target: { atLeast: first / 15 / 2 } } : {}),
  }));
}
