import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CategorisableRow, CategoryModel } from '../../../electron/ml/categoryModel.ts';
import {
  type CombinerInputs,
  type CoordinatorWeights,
  combine,
  defaultWeights,
  ExplanationError,
  explainCombined,
} from '../../../electron/ml/coordinator.ts';
import { fitCoordinator, type RecordedVotes } from '../../../electron/ml/coordinatorFitting.ts';
import { logSumExp } from '../../../electron/ml/distribution.ts';
import { type PayeeVote, payeeVote } from '../../../electron/ml/payeeVote.ts';
import { seededRandom } from '../../../electron/ml/random.ts';
import { fitSoftmaxRegression } from '../../../electron/ml/softmaxRegression.ts';
import { anyHistory, anyRow, quietControl } from './fixtures.ts';

const row: CategorisableRow = {
  date: '2025-06-01',
  text: 'CORNER SHOP 17',
  payee: 'Corner Shop',
  amount: -1000,
  currency: 'EUR',
  account: 'checking',
};

const pastOf = (categories: readonly number[]) =>
  payeeVote(
    categories.map((category, index) => ({ category, amount: -1000 - index, date: '2025-05-20' })),
    row,
  );
const modelVote = (probabilities: readonly number[], knownShare = 1) => ({
  classes: probabilities.map((_, index) => index + 1),
  scores: Float64Array.from(probabilities, Math.log),
  knownShare,
});

const anyWeights: fc.Arbitrary<CoordinatorWeights> = fc
  .record({
    weights: fc.array(fc.double({ min: 0, max: 3, noNaN: true }), { minLength: 13, maxLength: 13 }),
    novelty: fc.double({ min: 0.001, max: 0.5, noNaN: true }),
    inverseTemperature: fc.double({ min: 0.05, max: 5, noNaN: true }),
  })
  .map(({ weights, novelty, inverseTemperature }) => ({
    modelAlone: weights.slice(0, 3),
    modelWithPayee: weights.slice(3, 7),
    payee: weights.slice(7, 11),
    lexicon: weights.slice(11),
    novelty: [novelty, novelty, novelty],
    inverseTemperature,
    floor: 0.1,
  }));
const anyPayeeVote: fc.Arbitrary<PayeeVote | null> = fc
  .array(fc.integer({ min: 1, max: 8 }), { maxLength: 12 })
  .map(pastOf);
const anyLexiconVote = fc.option(
  fc.record({ category: fc.integer({ min: 1, max: 8 }), probability: fc.double({ min: 0.1, max: 0.6, noNaN: true }) }),
);

test('nothing is predicted where nobody knows anything', () => {
  const nothing = combine({ model: null, payee: null, lexicon: null }, defaultWeights);
  expect(nothing).toMatchObject({ value: null, best: null, confidence: 0, alternatives: [], agreement: 0 });
  expect(nothing.abstention).not.toBeNull();
});

test('a model that knows no word of the text abstains, but still names its best guess', () => {
  const prediction = combine({ model: modelVote([0.6, 0.3, 0.1], 0), payee: null, lexicon: null }, defaultWeights);
  expect(prediction.value).toBeNull();
  expect(prediction.best).toBe(1);
  expect(prediction.abstention).toContain('No word');
});

test('a best guess below the floor is no prediction, and says how sure it was', () => {
  const even = Array.from({ length: 40 }, () => 1 / 40);
  const prediction = combine({ model: modelVote(even), payee: null, lexicon: null }, defaultWeights);
  expect(prediction.value).toBeNull();
  expect(prediction.abstention).toMatch(/about 2 times in 100/);
});

test('before any model is trained the payee and the lexicon carry the prediction, never with certainty', () => {
  const twice = combine({ model: null, payee: pastOf([3, 3]), lexicon: null }, defaultWeights);
  expect(twice.value).toBe(3);
  expect(twice.confidence).toBeGreaterThan(0.5);
  expect(twice.confidence).toBeLessThan(0.75);
  const word = combine({ model: null, payee: null, lexicon: { category: 4, probability: 0.6 } }, defaultWeights);
  expect(word).toMatchObject({ value: 4, dataPoints: 0, agreement: 1 });
  expect(word.confidence).toBeCloseTo(0.6, 6);
});

test('a payee’s new category can win against a model that has not learnt it', () => {
  const prediction = combine(
    { model: modelVote([0.4, 0.35, 0.25]), payee: pastOf(Array(9).fill(9)), lexicon: null },
    defaultWeights,
  );
  expect(prediction.value).toBe(9);
  expect(prediction.votes).toMatchObject([
    { system: 'learning', top: 1, backing: false },
    { system: 'intelligence', top: 9, backing: true },
    { system: 'lexicon', top: null, probability: null, backing: false },
  ]);
  expect(prediction.agreement).toBe(0.5);
  expect(prediction.dataPoints).toBe(9);
});

test('the winner and the alternatives are ordered, and their probabilities leave room for something else', () => {
  fc.assert(
    fc.property(anyPayeeVote, anyLexiconVote, anyWeights, (payee, lexicon, weights) => {
      const prediction = combine({ model: modelVote([0.5, 0.2, 0.2, 0.06, 0.04]), payee, lexicon }, weights);
      const probabilities = [prediction.confidence, ...prediction.alternatives.map(({ probability }) => probability)];
      expect(prediction.alternatives.length).toBeLessThanOrEqual(5);
      expect([...probabilities].sort((one, other) => other - one)).toEqual(probabilities);
      expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeLessThanOrEqual(1 + 1e-9);
      expect(prediction.alternatives.some(({ category }) => category === prediction.best)).toBe(false);
      expect(prediction.margin).toBeGreaterThanOrEqual(-1e-9);
    }),
  );
});

test('every explanation adds up to the margin it explains, whatever was voted', () => {
  fc.assert(
    fc.property(
      anyHistory,
      anyRow,
      anyPayeeVote,
      anyLexiconVote,
      anyWeights,
      (history, asked, payee, lexicon, weights) => {
        const model = fitSoftmaxRegression(history, { validation: null, epochs: 2 }, quietControl()).model;
        const vote = { classes: model.classes, scores: model.scores(asked), knownShare: model.knownShare(asked) };
        for (const withModel of [true, false]) {
          const prediction = combine({ model: withModel ? vote : null, payee, lexicon }, weights);
          if (prediction.best === null) continue;
          const second = prediction.alternatives[0]?.category ?? null;
          const inputs = { model: withModel ? model : null, payee, lexicon };
          const { base, contributions, output } = explainCombined(asked, inputs, weights, prediction.best, second);
          const sum = contributions.reduce((total, { value }) => total + value, base);
          expect(Math.abs(sum - output)).toBeLessThanOrEqual(1e-6 * Math.max(1, Math.abs(output)));
          expect(output).toBeCloseTo(prediction.margin, 6);
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('an explanation that does not add up is withheld', () => {
  const history = Array.from({ length: 12 }, (_, index) => ({ ...row, id: index, category: 1 + (index % 2) }));
  const honest = fitSoftmaxRegression(history, { validation: null, epochs: 2 }, quietControl()).model;
  const lying: CategoryModel = {
    algorithm: honest.algorithm,
    classes: honest.classes,
    scores: (asked) => honest.scores(asked),
    explain: (asked, target, against) => ({ ...honest.explain(asked, target, against), base: 42 }),
    knownShare: () => 1,
    serialise: () => honest.serialise(),
  };
  expect(() => explainCombined(row, { model: lying, payee: null, lexicon: null }, defaultWeights, 1, 2)).toThrow(
    ExplanationError,
  );
});

/** Votes of a model that is right as often as it says, and of payees that are right more often than they say. */
function simulatedVotes(count: number): RecordedVotes[] {
  const random = seededRandom(3);
  return Array.from({ length: count }, () => {
    const truth = 1 + Math.floor(random() * 4);
    const said = random() < 0.6 ? truth : 1 + Math.floor(random() * 4);
    const probabilities = [1, 2, 3, 4].map((category) => (category === said ? 0.7 : 0.1));
    const inputs: CombinerInputs = { model: modelVote(probabilities), payee: pastOf([truth, truth]), lexicon: null };
    return { inputs, truth };
  });
}

test('fitted weights learn whom to trust, and lower the log loss', () => {
  const votes = simulatedVotes(300);
  const fitted = fitCoordinator(votes, quietControl());
  const loss = (weights: CoordinatorWeights) =>
    votes.reduce((sum, { inputs, truth }) => {
      const { best, confidence, alternatives } = combine(inputs, weights);
      const p =
        best === truth ? confidence : (alternatives.find(({ category }) => category === truth)?.probability ?? 0);
      return sum - Math.log(Math.max(1e-12, p));
    }, 0);
  expect(loss(fitted)).toBeLessThan(0.5 * loss(defaultWeights));
  const disagreeing = { model: modelVote([0.7, 0.1, 0.1, 0.1]), payee: pastOf([2, 2]), lexicon: null };
  expect(combine(disagreeing, fitted).best).toBe(2);
});

test('a few votes leave the weights where they were', () => {
  const none = fitCoordinator([], quietControl());
  const few = fitCoordinator(simulatedVotes(3), quietControl());
  few.modelWithPayee.forEach((weight, bucket) => {
    expect(Math.abs(weight - (none.modelWithPayee[bucket] ?? 0))).toBeLessThan(0.5);
  });
  expect(few.inverseTemperature).toBe(1);
});

test('a model’s probabilities go through unchanged in their order when it votes alone', () => {
  const model = modelVote([0.2, 0.5, 0.3]);
  expect(logSumExp(model.scores)).toBeCloseTo(0, 12);
  const { best, alternatives } = combine({ model, payee: null, lexicon: null }, defaultWeights);
  expect([best, ...alternatives.map(({ category }) => category)]).toEqual([2, 3, 1]);
});
