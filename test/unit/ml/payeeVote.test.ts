import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CategorisableRow } from '../../../electron/ml/categoryModel.ts';
import { type PastRow, PayeeHistory, payeeVote } from '../../../electron/ml/payeeVote.ts';
import { addDays } from '../../../shared/dates.ts';

const row: CategorisableRow = {
  date: '2025-06-01',
  text: 'CORNER SHOP 17',
  payee: 'Corner Shop',
  amount: -1000,
  currency: 'EUR',
  account: 'checking',
};
const past = (category: number, amount = -1000, daysAgo = 10): PastRow => ({
  category,
  amount,
  date: addDays(row.date, -daysAgo),
});
const share = (rows: PastRow[], category: number) => payeeVote(rows, row)?.probabilities.get(category) ?? 0;

test('a payee never seen casts no vote', () => {
  expect(payeeVote([], row)).toBeNull();
});

test('few sightings are no certainty, and more make surer', () => {
  expect(share([past(1)], 1)).toBeLessThan(0.55);
  expect(share([past(1), past(1)], 1)).toBeLessThan(0.75);
  expect(
    share(
      Array.from({ length: 12 }, () => past(1)),
      1,
    ),
  ).toBeGreaterThan(0.85);
});

test('the newer habit wins over an equally long older one', () => {
  const rows = [past(2, -1000, 10), past(2, -1000, 20), past(1, -1000, 700), past(1, -1000, 710)];
  expect(share(rows, 2)).toBeGreaterThan(share(rows, 1));
});

test('the same amount speaks louder than another one, and money in the other direction hardly speaks', () => {
  const rows = [past(1, -8700), past(2, -1000), past(3, 1000)];
  expect(share(rows, 2)).toBeGreaterThan(share(rows, 1));
  expect(share(rows, 1)).toBeGreaterThan(share(rows, 3));
  expect(payeeVote(rows, row)?.sameAmount).toBe(1);
});

test('a row in the payee’s monthly rhythm counts more than one out of it', () => {
  expect(share([past(1, -1000, 61)], 1)).toBeGreaterThan(share([past(1, -1000, 52)], 1));
});

test('the vote tells what it rests on', () => {
  const vote = payeeVote([past(1, -1000, 3), past(2, -500, 5), past(1, -700, 9)], row);
  expect(vote).toMatchObject({ evidence: 3, sameAmount: 1, lastDate: '2025-05-29' });
  expect(vote?.counts).toEqual([
    { category: 1, count: 2 },
    { category: 2, count: 1 },
  ]);
});

test('some probability is always left for something else', () => {
  const anyPast = fc.array(
    fc.record({
      category: fc.integer({ min: 1, max: 5 }),
      amount: fc.integer({ min: -100_000, max: 100_000 }),
      daysAgo: fc.integer({ min: -100, max: 2000 }),
    }),
    { minLength: 1, maxLength: 80 },
  );
  fc.assert(
    fc.property(anyPast, fc.integer({ min: -5000, max: 5000 }), (rows, amount) => {
      const vote = payeeVote(
        rows.map(({ category, amount: was, daysAgo }) => past(category, was, daysAgo)),
        { ...row, amount },
      );
      const sum = [...(vote?.probabilities.values() ?? [])].reduce((total, p) => total + p, 0);
      expect(sum).toBeGreaterThan(0);
      expect(sum).toBeLessThan(1);
      expect(vote?.evidence).toBe(Math.min(50, rows.length));
    }),
  );
});

test('the replayed history keeps currencies and empty payees apart', () => {
  const history = new PayeeHistory();
  history.remember({ ...row, category: 4 });
  history.remember({ ...row, date: '2025-06-08', category: 5 });
  history.remember({ ...row, payee: '', category: 6 });
  expect(history.of({ ...row, payee: 'CORNER SHOP' }).map(({ category }) => category)).toEqual([5, 4]);
  expect(history.of({ ...row, currency: 'USD' })).toEqual([]);
  expect(history.of({ ...row, payee: '' })).toEqual([]);
});
