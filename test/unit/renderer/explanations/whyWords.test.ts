import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  confidenceSentence,
  formatSigned,
  oddsSentence,
  oneOfSentence,
  roundToSum,
} from '../../../../renderer/src/explanations/whyWords.ts';

const band = { from: 0.7, to: 0.8 };

describe('confidenceSentence', () => {
  test('quotes what this confidence has meant so far', () => {
    expect(confidenceSentence({ confidence: 0.72, track: { right: 84, count: 118, ...band } }, 'en')).toBe(
      '72\u00a0% sure; when it has been this sure, it was right 84 of 118 times.',
    );
  });

  test('says that a few answers are too few to tell', () => {
    expect(confidenceSentence({ confidence: 0.72, track: { right: 1, count: 1, ...band } }, 'en')).toBe(
      '72\u00a0% sure; when it has been about this sure, it was right 1 of 1 time, too few to tell how good that is.',
    );
  });

  test('says that nothing can be told where no answer was checked', () => {
    const untold = /cannot be told yet/;
    expect(confidenceSentence({ confidence: 0.72, track: null }, 'en')).toMatch(untold);
    expect(confidenceSentence({ confidence: 0.72, track: { right: 0, count: 0, ...band } }, 'en')).toMatch(untold);
  });
});

describe('oddsSentence', () => {
  test('reads a sum of log-odds as odds for the side that is ahead', () => {
    expect(oddsSentence(Math.log(7), 'Coffee', 'Groceries')).toBe(
      'that is about 7 to 1 for Coffee rather than Groceries',
    );
    expect(oddsSentence(-Math.log(30), 'Coffee', 'Groceries')).toBe(
      'that is about 30 to 1 for Groceries rather than Coffee',
    );
  });

  test('does not write odds out where they would claim more than is known', () => {
    expect(oddsSentence(0.01, 'Coffee', null)).toBe('that is even between Coffee and something else');
    expect(oddsSentence(12, 'Coffee', null)).toBe('that is more than 1,000 to 1 for Coffee rather than something else');
  });
});

describe('roundToSum', () => {
  const contribution = fc.double({ min: -20, max: 20, noNaN: true });

  test('shows numbers that add up to the rounded total, each off by less than one unit of the last place', () => {
    fc.assert(
      fc.property(fc.array(contribution, { minLength: 1, maxLength: 12 }), (values) => {
        const total = values.reduce((sum, value) => sum + value, 0);
        const shown = roundToSum(values, total, 2);
        const cents = shown.reduce((sum, value) => sum + Math.round(value * 100), 0);
        expect(cents - Math.round(total * 100)).toBeCloseTo(0);
        shown.forEach((value, index) => {
          expect(Math.abs(value - (values[index] ?? Number.NaN))).toBeLessThan(0.01 + 1e-9);
        });
      }),
    );
  });

  test('leaves alone what needs no rounding', () => {
    expect(roundToSum([1.25, -0.5, 0], 0.75, 2)).toEqual([1.25, -0.5, 0]);
  });
});

test('signed numbers have a plus or a true minus, and nothing has no sign', () => {
  expect([1.4, -0.6, 0].map((value) => formatSigned(value, 'en'))).toEqual(['+1.40', '−0.60', '0.00']);
});

test('a set of categories is named with what it promises', () => {
  expect(oneOfSentence({ predictions: ['Food > Groceries', 'Household'], coverage: 0.9 }, 'en')).toBe(
    'Groceries or Household: one of these is right in 90\u00a0% of such rows.',
  );
});
