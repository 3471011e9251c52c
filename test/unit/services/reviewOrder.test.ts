import { describe, expect, test } from 'vitest';
import type { WaitingPayee } from '../../../electron/database/stores/reviewStore.ts';
import { SimilarPayees } from '../../../electron/ml/similarPayees.ts';
import { questionsOf, wayToMilestone } from '../../../electron/services/review/reviewOrder.ts';

const waiting = (payeeId: number, worth: number, change: Partial<WaitingPayee> = {}): WaitingPayee => ({
  payeeId,
  count: 3,
  worth,
  suggestedCategoryId: 1,
  isUnsure: 0,
  ...change,
});

function asked(payees: readonly WaitingPayee[], names: readonly string[], merged = 30) {
  const similar = new SimilarPayees();
  for (const name of names) similar.add(name);
  const byId = new Map(names.map((name, index) => [index + 1, name]));
  return questionsOf(payees, byId, similar, merged);
}

describe('questions', () => {
  const names = ['Kestrel Roastery Leeds', 'Northern Rail', 'Kestrel Roastery York'];

  test('put spellings of one payee together, and keep the order of what they are worth', () => {
    const questions = asked([waiting(1, 2), waiting(2, 1.5), waiting(3, 1)], names);
    expect(questions.map(({ payees }) => payees.map(({ payeeId }) => payeeId))).toEqual([[1, 3], [2]]);
    expect(questions[0]).toMatchObject({ count: 6, worth: 3 });
  });

  test('keep apart what suggests different categories, or several', () => {
    const other = asked([waiting(1, 2), waiting(2, 1.5), waiting(3, 1, { suggestedCategoryId: 2 })], names);
    expect(other).toHaveLength(3);
    const mixed = asked([waiting(1, 2, { suggestedCategoryId: null }), waiting(3, 1)], names);
    expect(mixed).toHaveLength(2);
  });

  test('let a payee without any suggestion join', () => {
    const joined = asked([waiting(1, 3, { suggestedCategoryId: null, isUnsure: 1 }), waiting(3, 1)], names);
    expect(joined).toHaveLength(2);
    const unsure = { suggestedCategoryId: null, isUnsure: 1 };
    expect(asked([waiting(1, 3, unsure), waiting(3, 2, unsure)], names)).toHaveLength(1);
    expect(asked([waiting(1, 3), waiting(3, 2, unsure)], names)).toHaveLength(1);
  });

  test('hold every payee once', () => {
    const payees = Array.from({ length: 50 }, (_, index) => waiting(index + 1, 50 - index));
    const many = payees.map((_, index) => `Shop of ${'abcdefghij'[index % 10]} ${'klmnopqrst'[Math.floor(index / 5)]}`);
    const ids = asked(payees, many).flatMap(({ payees: members }) => members.map(({ payeeId }) => payeeId));
    expect(ids.toSorted((one, other) => (one ?? 0) - (other ?? 0))).toEqual(payees.map(({ payeeId }) => payeeId));
  });
});

describe('the way to the next milestone', () => {
  const groups = [{ count: 30 }, { count: 20 }, { count: 10 }];

  test('counts the answers that lead there', () => {
    expect(wayToMilestone(groups, 40, 100)).toEqual({ milestone: 0.5, answers: 1 });
    expect(wayToMilestone(groups, 50, 110)).toEqual({ milestone: 0.5, answers: 1 });
    expect(wayToMilestone(groups, 55, 115)).toEqual({ milestone: 0.5, answers: 1 });
    expect(wayToMilestone(groups, 60, 120)).toEqual({ milestone: 0.8, answers: 2 });
    expect(wayToMilestone([{ count: 2 }], 98, 100)).toEqual({ milestone: 1, answers: 1 });
  });

  test('says how far the answers lead where skipped rows keep the milestone out of reach', () => {
    expect(wayToMilestone([{ count: 3 }, { count: 2 }], 0, 20)).toEqual({ milestone: 0.25, answers: 2 });
    expect(wayToMilestone([], 10, 100)).toBeNull();
  });

  test('ends where all is settled, also in empty books', () => {
    expect(wayToMilestone([], 100, 100)).toBeNull();
    expect(wayToMilestone([], 0, 0)).toBeNull();
  });
});
