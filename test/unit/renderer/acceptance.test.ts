import { expect, test } from 'vitest';
import { acceptableOf, acceptedOf, changedMeanwhile } from '../../../renderer/src/transactions/acceptance.ts';

const row = (id: number, suggestedCategoryId: number | null, categoryId: number | null = null) => ({
  id,
  categoryId,
  suggestedCategoryId,
});

test('accepting names the category that each row showed, also one that a rule had set', () => {
  expect(acceptedOf([row(1, 5), row(2, null), row(3, 5, 6)])).toEqual([
    { transactionId: 1, categoryId: 5 },
    { transactionId: 3, categoryId: 6 },
  ]);
});

test('a row counts as it was shown, whatever is suggested for it by now', () => {
  expect(acceptableOf([row(1, 5)], [row(1, 6)])).toEqual([row(1, 5)]);
});

test('of the rows that were not on the screen only those count for which the same is suggested', () => {
  expect(acceptableOf([row(1, 5)], [row(1, 5), row(2, 5), row(3, 9), row(4, null)])).toEqual([row(1, 5), row(2, 5)]);
});

test('suggestions that had changed are told, and nothing is said where there were none', () => {
  expect(changedMeanwhile(2, 'en')).toBe('2 suggestions had changed: look again.');
  expect(changedMeanwhile(1, 'en')).toBe('1 suggestion had changed: look again.');
  expect(changedMeanwhile(0, 'en')).toBe('');
});
