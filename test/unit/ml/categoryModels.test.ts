import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ArtifactError } from '../../../electron/ml/binary.ts';
import { loadBrainNetwork } from '../../../electron/ml/brainNetwork.ts';
import { fitBrainNetwork } from '../../../electron/ml/brainNetworkTraining.ts';
import {
  type CategoryModel,
  type LabelledRow,
  TrainingCancelled,
  type TrainingControl,
} from '../../../electron/ml/categoryModel.ts';
import { ClassList } from '../../../electron/ml/classList.ts';
import { fitComplementNaiveBayes } from '../../../electron/ml/complementNaiveBayes.ts';
import { argmax, softmax } from '../../../electron/ml/distribution.ts';
import { loadLinearModel } from '../../../electron/ml/linearModel.ts';
import { seededRandom } from '../../../electron/ml/random.ts';
import { shapleyValues } from '../../../electron/ml/shapley.ts';
import { SoftmaxRegression } from '../../../electron/ml/softmaxRegression.ts';
import { anyHistory, anyRow, householdRows, quietControl } from './fixtures.ts';

interface Algorithm {
  name: string;
  learn(rows: readonly LabelledRow[], control: TrainingControl, epochs?: number): CategoryModel;
  load(bytes: Uint8Array, classes: readonly number[]): CategoryModel;
}

function softmaxRegression(rows: readonly LabelledRow[], control: TrainingControl, passes = 5): SoftmaxRegression {
  const model = new SoftmaxRegression(new ClassList(), { firstPasses: passes });
  model.learn(rows, seededRandom(control.seed), control);
  return model;
}

const algorithms: Algorithm[] = [
  {
    name: 'softmax regression',
    learn: softmaxRegression,
    load: (bytes, classes) => SoftmaxRegression.load(bytes, new ClassList(classes)),
  },
  {
    name: 'complement naive Bayes',
    learn: (rows, control) => fitComplementNaiveBayes(rows, { validation: null }, control).model,
    load: loadLinearModel,
  },
  {
    name: 'the brain.js network',
    learn: (rows, control, epochs = 5) => fitBrainNetwork(rows, { validation: null, epochs }, control).model,
    load: loadBrainNetwork,
  },
];

describe.each(algorithms)('$name', ({ learn, load }) => {
  const rows = householdRows(240);
  const model = learn(rows, quietControl(), 15);

  test('learns what is plain to see', () => {
    const unseen = householdRows(120, 99);
    const right = unseen.filter((row) => model.classes[argmax(model.scores(row))] === row.category).length;
    expect(right / unseen.length).toBeGreaterThan(0.85);
  });

  test('gives probabilities that sum to 1 for any row', () => {
    fc.assert(
      fc.property(anyRow, (row) => {
        const probabilities = softmax(model.scores(row));
        expect(probabilities.every((p) => p >= 0 && p <= 1)).toBe(true);
        expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9);
      }),
    );
  });

  test('explains the difference between any two categories exactly, for any row and any history', () => {
    fc.assert(
      fc.property(anyHistory, fc.array(anyRow, { minLength: 1, maxLength: 4 }), (history, asked) => {
        const small = learn(history, quietControl(), 2);
        for (const row of [...asked, ...history.slice(0, 3)]) {
          const scores = small.scores(row);
          for (const [up, target] of small.classes.entries()) {
            const against = small.classes[(up + 1) % small.classes.length] ?? target;
            const { base, contributions } = small.explain(row, target, against);
            const difference = (scores[up] ?? 0) - (scores[small.classes.indexOf(against)] ?? 0);
            const sum = contributions.reduce((total, { value }) => total + value, base);
            expect(Math.abs(sum - difference)).toBeLessThanOrEqual(1e-6 * Math.max(1, Math.abs(difference)));
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  test('is the same to the byte for the same rows and seed, and scores the same after being stored', () => {
    const again = learn(rows, quietControl(), 15).serialise();
    expect(Buffer.compare(Buffer.from(model.serialise()), Buffer.from(again))).toBe(0);
    const stored = load(again, model.classes);
    expect(stored.classes).toEqual(model.classes);
    expect(stored.learntRows).toBe(model.learntRows);
    for (const row of householdRows(20, 5)) {
      const scores = model.scores(row);
      for (const [k, score] of stored.scores(row).entries()) {
        expect(Math.abs(score - (scores[k] ?? 0))).toBeLessThan(0.2);
      }
      expect(argmax(stored.scores(row))).toBe(argmax(scores));
      expect(stored.knownShare(row)).toBe(model.knownShare(row));
    }
    const twice = load(stored.serialise(), model.classes);
    for (const row of householdRows(5, 6)) {
      const scores = stored.scores(row);
      for (const [k, score] of twice.scores(row).entries()) expect(score).toBeCloseTo(scores[k] ?? 0, 4);
    }
  });

  test('knows which share of the words it has seen', () => {
    const [row] = rows;
    if (!row) throw new Error('There are rows.');
    expect(model.knownShare(row)).toBe(1);
    expect(model.knownShare({ ...row, text: 'GREENLEAF ZZYZX', payee: '' })).toBe(0.5);
    expect(model.knownShare({ ...row, text: 'ZZYZX QWERT', payee: '' })).toBe(0);
    expect(model.knownShare({ ...row, text: '', payee: '' })).toBe(0);
  });

  test('stops training as soon as it is asked to', () => {
    let polls = 0;
    const stopping = { ...quietControl(), shouldStop: () => ++polls > 4 };
    expect(() => learn(householdRows(900), stopping, 50)).toThrow(TrainingCancelled);
    expect(polls).toBe(5);
  });

  test('refuses a stored model that is cut or altered', () => {
    const bytes = model.serialise();
    expect(() => load(bytes.subarray(0, bytes.length - 8), model.classes)).toThrow(ArtifactError);
    expect(() => load(new Uint8Array(0), model.classes)).toThrow(ArtifactError);
    const altered = bytes.slice();
    altered[6] = 0;
    expect(() => load(altered, model.classes)).toThrow(ArtifactError);
  });
});

test('a seed leads to a softmax model of its own', () => {
  const rows = householdRows(60);
  const bytes = [1, 2].map((seed) => Buffer.from(softmaxRegression(rows, quietControl(seed), 3).serialise()));
  expect(bytes[0]?.equals(bytes[1] ?? Buffer.alloc(0))).toBe(false);
});

test('training the network leaves Math.random as it was', () => {
  const original = Math.random;
  fitBrainNetwork(householdRows(30), { validation: null, epochs: 1 }, quietControl());
  expect(Math.random).toBe(original);
});

describe('Shapley values by coalitions', () => {
  const worthOf = (f: (members: boolean[]) => number, players: number) =>
    Array.from({ length: 1 << players }, (_, s) => f(Array.from({ length: players }, (_p, i) => ((s >> i) & 1) === 1)));

  test('match the worked example with interactions', () => {
    const f = ([a, b, c]: boolean[]) => {
      const [x, y, z] = [Number(a), Number(b), Number(c)];
      return 2 * x + 3 * y + 4 * x * y - z + x * y * z;
    };
    const [a = 0, b = 0, c = 0] = shapleyValues(worthOf(f, 3), 3);
    expect(a).toBeCloseTo(4.33333, 5);
    expect(b).toBeCloseTo(5.33333, 5);
    expect(c).toBeCloseTo(-0.66667, 5);
  });

  test('treat equal players equally and give a dummy nothing', () => {
    const [a = 0, b = 1, dummy = 1] = shapleyValues(
      worthOf(([x, y]) => (x && y ? 6 : x || y ? 2 : 0), 3),
      3,
    );
    expect(a).toBeCloseTo(b, 12);
    expect(dummy).toBeCloseTo(0, 12);
  });
});
