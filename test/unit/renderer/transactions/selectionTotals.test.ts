import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { selectionTotals } from '../../../../renderer/src/screens/transactions/selectionTotals.ts';

const rows = fc.array(
  fc.record({
    amount: fc.integer({ min: -1_000_000, max: 1_000_000 }),
    currency: fc.constantFrom('EUR', 'GBP', 'JPY'),
  }),
);

describe('what the selected rows come to', () => {
  it('counts every row once, in its own currency, and money in and out add up', () => {
    fc.assert(
      fc.property(rows, (selected) => {
        const totals = selectionTotals(selected);
        expect(new Set(totals.map(({ currency }) => currency)).size).toBe(totals.length);
        for (const { currency, sum, received, spent, count } of totals) {
          const own = selected.filter((row) => row.currency === currency);
          expect(count).toBe(own.length);
          expect(sum).toBe(own.reduce((total, { amount }) => total + amount, 0));
          expect(received + spent).toBe(sum);
          expect(spent).toBeLessThanOrEqual(0);
        }
        expect(totals.reduce((total, { count }) => total + count, 0)).toBe(selected.length);
      }),
    );
  });

  it('does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(rows, (selected) => {
        expect(selectionTotals([...selected].reverse())).toEqual(selectionTotals(selected));
      }),
    );
  });

  it('is nothing for no rows', () => {
    expect(selectionTotals([])).toEqual([]);
  });
});
