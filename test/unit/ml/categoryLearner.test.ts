import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CategoryLearner } from '../../../electron/ml/categoryLearner.ts';
import { CategoryMemory, levelCount } from '../../../electron/ml/categoryMemory.ts';
import { type CategorisableRow, categoryAlgorithms, type LabelledRow } from '../../../electron/ml/categoryModel.ts';
import { ExplanationError, explainCombined } from '../../../electron/ml/combinedExplanation.ts';
import { Combiner } from '../../../electron/ml/combiner.ts';
import { conformalThreshold, predictionSet } from '../../../electron/ml/conformal.ts';
import { logSumExp } from '../../../electron/ml/distribution.ts';
import { doubtPlace, type Evidence, elsewhereCount, inputCount } from '../../../electron/ml/evidence.ts';
import { newModel } from '../../../electron/ml/newModel.ts';
import { seededRandom } from '../../../electron/ml/random.ts';
import { anyHistory, anyRow, householdRows, quietControl } from './fixtures.ts';

const categories = ['Groceries', 'Public transport', 'Restaurants', 'Electricity', 'Salary', 'Pharmacy'].map(
  (name, index) => ({ id: index + 1, name }),
);
const row: CategorisableRow = {
  date: '2025-06-01',
  text: 'QUILLON ZEPHYR 17',
  payee: 'Quillon Zephyr',
  amount: -1000,
  currency: 'EUR',
  account: 'checking',
};
const labelled = (category: number, change: Partial<LabelledRow> = {}): LabelledRow => ({
  ...row,
  id: 1,
  category,
  ...change,
});

describe('before anything was confirmed', () => {
  test('nothing is predicted where nobody knows anything, and it says so', () => {
    const nothing = new CategoryLearner({ categories }).predict(row);
    expect(nothing).toMatchObject({ value: null, best: null, confidence: 0, alternatives: [], agreement: 0, set: [] });
    expect(nothing.abstention).toMatch(/Nothing is known about this payee/);
  });

  test('a word that usually means a category is a first guess, never a certain one', () => {
    const guess = new CategoryLearner({ categories }).predict({
      ...row,
      text: 'CENTRAL PHARMACY',
      payee: 'Central Pharmacy',
    });
    expect(guess.value).toBe(6);
    expect(guess.confidence).toBeGreaterThan(0.4);
    expect(guess.confidence).toBeLessThan(0.95);
    expect(guess.votes).toMatchObject([
      { system: 'learning', top: null },
      { system: 'intelligence', top: null },
      { system: 'lexicon', top: 6, backing: true },
    ]);
    expect(guess.dataPoints).toBe(0);
  });
});

describe('in the first minutes', () => {
  const named = ['Groceries', 'Pharmacy', 'Salary', 'Fuel', 'Donations', 'Hosting'].map((name, index) => ({
    id: index + 1,
    name,
  }));
  const asked = (text: string) => ({ ...row, text, payee: text, date: '2025-06-20' });

  test('answers on some payees leave the first guesses on others alone', () => {
    const learner = new CategoryLearner({ categories: named });
    const first = learner.predict(asked('APOTHEKE AM MARKT'));
    const hosting = { text: 'HETZNER ONLINE', payee: 'Hetzner Online' };
    for (let id = 1; id <= 20; id += 1) learner.learn([labelled(6, { ...hosting, id })]);
    learner.learn([labelled(5, { id: 21, text: 'RED CROSS', payee: 'Red Cross' })]);
    const later = learner.predict(asked('APOTHEKE AM MARKT'));
    expect(first).toMatchObject({ value: 2, isFirstGuess: true });
    expect(later).toMatchObject({ value: 2, isFirstGuess: true });
    expect(later.confidence).toBeGreaterThan(first.confidence - 0.15);
    expect(learner.predict(asked('SHELL STATION')).value).toBe(4);
  });

  test('a first guess claims no more than the word list does', () => {
    const learner = new CategoryLearner({ categories: named });
    const sure = learner.predict(asked('SHELL STATION'));
    expect(sure.confidence).toBeGreaterThan(0.5);
    expect(sure.confidence).toBeLessThan(0.65);
  });

  test('the name of a category in a text is a first guess too', () => {
    const learner = new CategoryLearner({ categories: [...named, { id: 7, name: 'Zumba' }] });
    expect(learner.predict(asked('ZUMBA CLUB'))).toMatchObject({ value: 7, isFirstGuess: true, abstention: null });
  });

  test('asking changes nothing that is learnt later', () => {
    const [quiet, busy] = [new CategoryLearner({ categories: named }), new CategoryLearner({ categories: named })];
    for (const text of ['APOTHEKE', 'SHELL', 'SUPERMARKET', 'PAYROLL']) busy.predict(asked(text));
    for (const learner of [quiet, busy]) learner.learnHistory(householdRows(80).filter(({ category }) => category < 4));
    expect(busy.contents.habit).toEqual(quiet.contents.habit);
    expect(busy.contents.classes.ids).toEqual(quiet.contents.classes.ids);
  });
});

describe('confirmations', () => {
  test('in any order leave the latest day as the last one', () => {
    const [forward, backward] = [new CategoryMemory(), new CategoryMemory()];
    const keys = new Uint32Array(levelCount).fill(77);
    forward.remember(keys, 1, 100);
    forward.remember(keys, 2, 200);
    backward.remember(keys, 2, 200);
    backward.remember(keys, 1, 100);
    for (const memory of [forward, backward]) {
      expect([memory.last(memory.find(77)), memory.lastDay(memory.find(77))]).toEqual([2, 200]);
    }
  });

  test('one is enough to name the category of the same payee again, without certainty', () => {
    const learner = new CategoryLearner({ categories });
    learner.learn([labelled(3)]);
    const again = learner.predict({ ...row, date: '2025-06-09', text: 'QUILLON ZEPHYR 21' });
    expect(again.best).toBe(3);
    expect(again.dataPoints).toBe(1);
    expect(again.votes[1]).toMatchObject({ system: 'intelligence', top: 3 });
    expect(again.votes[1]?.probability).toBeCloseTo(0.5, 6);
  });

  test('two sightings leave a third of a doubt in the payee’s vote', () => {
    const learner = new CategoryLearner({ categories });
    learner.learn([labelled(3), labelled(3, { id: 2, text: 'QUILLON ZEPHYR 99' })]);
    const probability = learner.predict({ ...row, text: 'something else' }).votes[1]?.probability ?? 0;
    expect(probability).toBeGreaterThan(0.6);
    expect(probability).toBeLessThan(0.68);
  });

  test('quickly outweigh what a word usually means', () => {
    const learner = new CategoryLearner({ categories });
    const shop = { text: 'CENTRAL PHARMACY', payee: 'Central Pharmacy' };
    learner.learn([labelled(1, shop), labelled(1, { ...shop, id: 2, date: '2025-06-03' })]);
    expect(learner.predict({ ...row, ...shop, date: '2025-06-08' }).best).toBe(1);
  });

  test('of one spelling help another that looks like it, and are named', () => {
    const learner = new CategoryLearner({ categories });
    learner.learn(householdRows(60));
    learner.learn(
      [1, 2, 3].map((id) => labelled(3, { id, text: 'KESTREL ROASTERY BERLIN', payee: 'Kestrel Roastery Berlin' })),
    );
    const judgement = learner.judge({ ...row, text: 'KESTRL ROASTERIE', payee: 'Kestrl Roasterie' });
    expect(judgement.reading.similar[0]?.name).toBe('Kestrel Roastery Berlin');
    expect(learner.tell(judgement).best).toBe(3);
  });

  test('one after the other learn what all at once would', () => {
    const [one, many] = [new CategoryLearner({ categories }), new CategoryLearner({ categories })];
    const history = householdRows(300);
    for (const confirmed of history) one.learn([confirmed]);
    many.learnHistory(history);
    const later = householdRows(200, 50).map((asked) => ({ ...asked, date: '2025-03-01' }));
    const share = (learner: CategoryLearner) =>
      later.filter((asked) => learner.predict(asked).best === asked.category).length / later.length;
    expect(share(one)).toBeGreaterThan(0.9);
    expect(Math.abs(share(one) - share(many))).toBeLessThan(0.04);
  });

  test('teach a category that is new', () => {
    const learner = new CategoryLearner({ categories: [...categories, { id: 70, name: 'Boats' }] });
    learner.learnHistory(householdRows(100));
    learner.learn([1, 2, 3].map((id) => labelled(70, { id, date: `2025-06-0${id}` })));
    expect(learner.predict({ ...row, date: '2025-06-10' })).toMatchObject({ value: 70, dataPoints: 3 });
  });
});

test('a category that is gone has no vote either', () => {
  const learner = new CategoryLearner({ categories });
  learner.learn([labelled(3), labelled(3, { id: 2 }), labelled(5, { id: 3 })]);
  learner.setCategories(categories.filter(({ id }) => id !== 3));
  expect(learner.predict({ ...row, date: '2025-06-09' }).votes[1]).toMatchObject({ top: 5 });
});

test('a category that is gone is not predicted any more', () => {
  const learner = new CategoryLearner({ categories });
  learner.learnHistory(householdRows(120));
  const asked = householdRows(20, 4).find(({ category, payee }) => category === 3 && payee === 'BLUE HERON CAFE');
  if (!asked) throw new Error('There is such a row.');
  expect(learner.predict(asked).best).toBe(3);
  learner.setCategories(categories.filter(({ id }) => id !== 3));
  const without = learner.predict(asked);
  expect(without.best).not.toBe(3);
  expect(without.alternatives.some(({ category }) => category === 3)).toBe(false);
});

test('a text unlike anything seen is left open with the reason, and the best guess is still told', () => {
  const learner = new CategoryLearner({ categories: categories.map(({ id }) => ({ id, name: `Category ${id}` })) });
  learner.learnHistory(householdRows(200));
  const strange = learner.predict({ ...row, text: 'ßöxxqq vvzzkk', payee: 'ßöxxqq', account: 'elsewhere', amount: 77 });
  expect(strange.value).toBeNull();
  expect(strange.best).not.toBeNull();
  expect(strange.abstention).toMatch(/No word of this text and no payee like it/);
});

test('predictions are ordered, leave room for something else, and their sets begin with the winner', () => {
  fc.assert(
    fc.property(anyHistory, fc.array(anyRow, { minLength: 1, maxLength: 5 }), (history, asked) => {
      const learner = new CategoryLearner({ categories });
      learner.learnHistory(history);
      for (const one of asked) {
        const { best, confidence, alternatives, set, margin, votes, agreement } = learner.predict(one);
        const probabilities = [confidence, ...alternatives.map(({ probability }) => probability)];
        expect([...probabilities].sort((a, b) => b - a)).toEqual(probabilities);
        expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeLessThanOrEqual(1 + 1e-9);
        expect(alternatives.some(({ category }) => category === best)).toBe(false);
        expect(margin).toBeGreaterThanOrEqual(alternatives.length > 0 ? -1e-9 : Number.NEGATIVE_INFINITY);
        if (set.length > 0) expect(set[0]).toBe(best);
        const voted = votes.filter(({ top }) => top !== null);
        expect(agreement).toBeCloseTo(voted.filter(({ backing }) => backing).length / Math.max(1, voted.length), 9);
      }
    }),
    { numRuns: 60 },
  );
});

describe.each(categoryAlgorithms)('with %s', (algorithm) => {
  test('every explanation adds up to the margin it explains', () => {
    fc.assert(
      fc.property(anyHistory, fc.array(anyRow, { minLength: 1, maxLength: 3 }), (history, asked) => {
        const learner = new CategoryLearner({
          categories,
          newModel: (classes) => newModel(classes, { algorithm, epochs: 2 }),
        });
        learner.learnHistory(history);
        learner.settle(null, quietControl());
        for (const one of [...asked, ...history.slice(0, 2)]) {
          const prediction = learner.predict(one);
          if (prediction.best === null) continue;
          for (const against of [null, ...prediction.alternatives.map(({ category }) => category)]) {
            const { base, contributions, output } = learner.explain(one, prediction.best, against);
            const sum = contributions.reduce((total, { value }) => total + value, base);
            expect(Math.abs(sum - output)).toBeLessThanOrEqual(1e-6 * Math.max(1, Math.abs(output)));
            if (against === (prediction.alternatives[0]?.category ?? null)) {
              expect(output).toBeCloseTo(prediction.margin, 6);
            }
          }
        }
      }),
      { numRuns: 20 },
    );
  });
});

test('an explanation that does not add up is withheld', () => {
  const learner = new CategoryLearner({ categories });
  const history = householdRows(40);
  learner.learnHistory(history);
  const [asked] = history;
  if (!asked) throw new Error('There are rows.');
  const { reading, scores } = learner.judge(asked);
  const { combiner, model } = learner.contents;
  const lying = Object.assign(Object.create(model), {
    explain: (...words: Parameters<typeof model.explain>) => ({ ...model.explain(...words), base: 42 }),
  });
  expect(() => explainCombined(asked, reading, combiner, lying, scores, 0, 1)).toThrow(ExplanationError);
  expect(() => learner.explain(asked, 999, null)).toThrow(RangeError);
});

describe('the combiner', () => {
  const random = seededRandom(5);
  const evidence = (): Evidence => ({
    candidates: [0, 1, 2],
    inputs: Float32Array.from({ length: 3 * inputCount }, () => (random() < 0.5 ? 0 : random() * 2 - 1)),
    // The model can be believed, and the payee was met before.
    elsewhere: Float32Array.from({ length: elsewhereCount }, (_, index) => (index < doubtPlace ? random() : 0)),
  });
  const loss = (combiner: Combiner, vote: Evidence, truth: number) => {
    const scores = combiner.scores(vote);
    return logSumExp(scores) - (scores[truth] ?? 0);
  };

  test('learns from votes: each step lowers the loss of the vote it was made for', () => {
    const combiner = new Combiner(seededRandom(1));
    for (let step = 0; step < 50; step += 1) {
      const vote = evidence();
      const truth = step % 4;
      const before = loss(combiner, vote, truth);
      combiner.learn(vote, truth);
      expect(loss(combiner, vote, truth)).toBeLessThan(before + 1e-9);
    }
  });

  test('finds whom to trust', () => {
    const combiner = new Combiner(seededRandom(1));
    const votes = Array.from({ length: 400 }, (_, index) => {
      const vote = evidence();
      const truth = index % 3;
      for (let candidate = 0; candidate < 3; candidate += 1) {
        vote.inputs[candidate * inputCount + 12] = candidate === truth ? 1 : -1;
      }
      return { vote, truth };
    });
    for (const { vote, truth } of votes) combiner.learn(vote, truth);
    const right = votes.slice(-100).filter(({ vote, truth }) => {
      const scores = [...combiner.scores(vote)];
      return scores.indexOf(Math.max(...scores)) === truth;
    });
    expect(right.length).toBeGreaterThan(90);
  });
});

describe('prediction sets', () => {
  test('take the k-th smallest score, k = ⌈(n + 1)(1 − α)⌉', () => {
    const scores = (count: number) => Array.from({ length: count }, (_, index) => (index + 1) / 100);
    expect(conformalThreshold(scores(99), 0.1)).toBe(0.9);
    expect(conformalThreshold(scores(19), 0.1)).toBe(0.18);
    expect(conformalThreshold(scores(9), 0.1)).toBe(0.09);
    expect(conformalThreshold(scores(8), 0.1)).toBeNull();
    expect(conformalThreshold([], 0.1)).toBeNull();
  });

  test('hold every category whose probability is high enough, the likeliest first', () => {
    expect(predictionSet([0.2, 0.5, 0.25, 0.05], 0.8)).toEqual([1, 2, 0]);
    expect(predictionSet([0.2, 0.5], 0.3)).toEqual([]);
  });

  test('cover what they promise on rows that were not learnt', () => {
    const learner = new CategoryLearner({ categories });
    const history = householdRows(900);
    let held = 0;
    let asked = 0;
    history.forEach((next, index) => {
      if (index >= 400) {
        asked += 1;
        if (learner.predict(next).set.includes(next.category)) held += 1;
      }
      learner.learn([next]);
    });
    expect(held / asked).toBeGreaterThan(0.86);
  });
});
