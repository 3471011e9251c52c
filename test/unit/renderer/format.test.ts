import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signed } from '../../../renderer/src/charts/signed.ts';
import { thinned } from '../../../renderer/src/charts/thinned.ts';
import { countOf, formatBytes, formatDate, formatNumber, formatPercent } from '../../../renderer/src/ui/format.ts';
import { formatMoney } from '../../../shared/money.ts';

describe('money on screen', () => {
  it('has a minus sign, not a hyphen, and the decimals of its currency', () => {
    expect(formatMoney(-123_456, 'EUR', 'en-GB')).toBe('−1,234.56');
    expect(formatMoney(-123_456, 'EUR', 'de-DE', true)).toBe('−1.234,56 EUR');
    expect(formatMoney(123_456, 'JPY', 'en-GB', true)).toBe('123,456 JPY');
    expect(formatMoney(0, 'EUR', 'en-GB')).toBe('0.00');
  });

  it('never writes a hyphen for any amount and locale', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e12, max: 1e12 }),
        fc.constantFrom('en-GB', 'de-DE', 'fr-CH', 'sv-SE', 'en-IN'),
        (amount, locale) => !formatMoney(amount, 'EUR', locale, true).includes('-'),
      ),
    );
  });
});

describe('percentages', () => {
  it('never round up to certainty or down to nothing', () => {
    expect(formatPercent(0.996, 'en-GB')).toBe('99\u00a0%');
    expect(formatPercent(1, 'en-GB')).toBe('100\u00a0%');
    expect(formatPercent(0.002, 'en-GB')).toBe('<\u00a01\u00a0%');
    expect(formatPercent(0, 'en-GB')).toBe('0\u00a0%');
    expect(formatPercent(0.9996, 'en-GB', 1)).toBe('99.9\u00a0%');
    expect(formatPercent(0.914, 'en-GB')).toBe('91\u00a0%');
  });
});

describe('other figures', () => {
  it('write sizes in the largest unit that fits', () => {
    expect(formatBytes(0, 'en-GB')).toBe('0 bytes');
    expect(formatBytes(999, 'en-GB')).toBe('999 bytes');
    expect(formatBytes(4_300_000, 'en-GB')).toBe('4.3 MB');
    expect(formatBytes(120_000_000, 'en-GB')).toBe('120 MB');
  });

  it('keep a calendar date on its day, whatever the time zone', () => {
    expect(formatDate('2026-01-01', 'en-GB')).toBe('1 Jan 2026');
    expect(formatDate('2026-12-31', 'en-GB', 'short')).toBe('31 Dec');
  });

  it('give contributions a sign, and none to what rounds to zero', () => {
    expect(signed(1.44, 'en-GB')).toBe('+1.4');
    expect(signed(-0.6, 'en-GB')).toBe('−0.6');
    expect(signed(-0.04, 'en-GB')).toBe('−0.04');
    expect(signed(-0.001, 'en-GB')).toBe('0.00');
  });

  it('count in the right number', () => {
    expect(countOf(1, 'row', 'rows', 'en-GB')).toBe('1 row');
    expect(countOf(3412, 'row', 'rows', 'en-GB')).toBe('3,412 rows');
    expect(formatNumber(-2.71, 'en-GB', 2)).toBe('−2.71');
  });
});

describe('the points of a chart', () => {
  it('are at most the limit, with the first and the last among them, in order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 2, max: 1000 }), (count, limit) => {
        const points = Array.from({ length: count }, (_, index) => index);
        const shown = thinned(points, limit);
        expect(shown.length).toBe(Math.min(count, limit));
        expect(shown[0]).toBe(points[0]);
        expect(shown.at(-1)).toBe(points.at(-1));
        expect([...shown].sort((a, b) => a - b)).toEqual(shown);
      }),
      { numRuns: 50 },
    );
  });
});
