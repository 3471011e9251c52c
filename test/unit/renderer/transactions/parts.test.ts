import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evenParts, partText, typedPart } from '../../../../renderer/src/screens/transactions/parts.ts';

const out = { amount: -3050, currency: 'EUR' };

describe('the parts of a transaction', () => {
  test.each([
    ['20', out, -2000],
    ['10,5', out, -1050],
    ['-4', out, 400],
    ['30 %', out, -915],
    ['33,3%', out, -1016],
    ['20', { amount: 500, currency: 'JPY' }, 20],
    ['1.234', { amount: 5000, currency: 'KWD' }, 1234],
    ['', out, null],
    ['ten', out, null],
    ['1.5', { amount: 500, currency: 'JPY' }, null],
  ])('are typed as %s', (text, whole, part) => {
    expect(typedPart(text, whole)).toBe(part);
  });

  test('are read back as they are shown', () => {
    const whole = fc.record({
      amount: fc.integer({ min: -1e9, max: 1e9 }).filter((amount) => amount !== 0),
      currency: fc.constantFrom('EUR', 'JPY', 'KWD'),
    });
    fc.assert(
      fc.property(whole, fc.integer({ min: -1e9, max: 1e9 }), (transaction, part) => {
        expect(typedPart(partText(part, transaction), transaction)).toBe(part);
      }),
    );
  });

  test('are as even as can be, and add up', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 1, max: 100 }), (amount, count) => {
        const parts = evenParts(amount, count);
        expect(parts).toHaveLength(count);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(amount);
        expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
