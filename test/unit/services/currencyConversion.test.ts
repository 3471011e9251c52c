import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { convertTotal, type DailySum } from '../../../electron/services/exchangeRates/currencyConversion.ts';
import type { ExchangeRate } from '../../../shared/contract/exchangeRates.ts';

const rate = (currency: string, quote: string, date: string, value: string): ExchangeRate => ({
  id: 1,
  currency,
  quote,
  date,
  rate: value,
});
const sum = (currency: string, date: string, amount: number, count = 1): DailySum => ({
  currency,
  date,
  amount,
  count,
});

describe('a total in one currency', () => {
  test('is the sum itself where all is in that currency', () => {
    expect(convertTotal([sum('EUR', '', -500, 2)], [], 'EUR')).toEqual({
      currency: 'EUR',
      amount: -500,
      count: 2,
      isConverted: false,
      rates: [],
      withoutRate: [],
    });
  });

  test('takes the newest rate on or before the day of each amount, and names the days', () => {
    const rates = [
      rate('USD', 'EUR', '2026-03-01', '0.95'),
      rate('USD', 'EUR', '2026-01-01', '0.90'),
      rate('USD', 'EUR', '2026-05-01', '0.50'),
    ];
    const sums = [sum('USD', '2026-02-28', 1000), sum('USD', '2026-03-01', 1000), sum('EUR', '', 1)];
    expect(convertTotal(sums, rates, 'EUR')).toMatchObject({
      amount: 900 + 950 + 1,
      count: 3,
      isConverted: true,
      rates: [{ currency: 'USD', quote: 'EUR', firstDate: '2026-01-01', lastDate: '2026-03-01' }],
    });
  });

  test('says what has no rate on or before its day, and leaves it out', () => {
    const rates = [rate('USD', 'EUR', '2026-03-01', '0.9')];
    const sums = [sum('USD', '2026-02-28', -700, 3), sum('CHF', '2026-03-02', 200), sum('USD', '2026-03-02', 100)];
    expect(convertTotal(sums, rates, 'EUR')).toMatchObject({
      amount: 90,
      count: 1,
      withoutRate: [
        { currency: 'CHF', amount: 200, count: 1 },
        { currency: 'USD', amount: -700, count: 3 },
      ],
    });
  });

  test('turns a rate round', () => {
    const rates = [rate('EUR', 'USD', '2026-01-01', '1.25')];
    expect(convertTotal([sum('USD', '2026-01-02', 1000)], rates, 'EUR').amount).toBe(800);
  });

  test('prefers the newer of both directions, and of one day the rate as it was set', () => {
    const older = [rate('USD', 'EUR', '2026-01-01', '0.5'), rate('EUR', 'USD', '2026-02-01', '1.25')];
    expect(convertTotal([sum('USD', '2026-02-02', 1000)], older, 'EUR').amount).toBe(800);
    const sameDay = [rate('USD', 'EUR', '2026-01-01', '0.5'), rate('EUR', 'USD', '2026-01-01', '1.25')];
    expect(convertTotal([sum('USD', '2026-02-02', 1000)], sameDay, 'EUR').amount).toBe(500);
  });

  test('goes one step through another currency, and through two never', () => {
    const rates = [
      rate('USD', 'GBP', '2026-01-01', '0.8'),
      rate('EUR', 'GBP', '2026-01-05', '0.5'),
      rate('CHF', 'USD', '2026-01-01', '1'),
    ];
    const { amount, rates: used } = convertTotal([sum('USD', '2026-01-06', 1000)], rates, 'EUR');
    expect(amount).toBe(1600);
    expect(used.map(({ currency, quote }) => currency + quote)).toEqual(['EURGBP', 'USDGBP']);
    expect(convertTotal([sum('CHF', '2026-01-06', 1000)], rates, 'EUR')).toMatchObject({ amount: 0, count: 0 });
  });

  test('goes through the currency whose older rate is newest', () => {
    const rates = [
      rate('USD', 'GBP', '2026-01-01', '1'),
      rate('GBP', 'EUR', '2026-03-01', '1'),
      rate('USD', 'CHF', '2026-02-01', '1'),
      rate('CHF', 'EUR', '2026-02-01', '3'),
    ];
    expect(convertTotal([sum('USD', '2026-03-01', 100)], rates, 'EUR').amount).toBe(300);
  });

  test('minds currencies without and with three decimal places', () => {
    const rates = [rate('EUR', 'JPY', '2026-01-01', '160'), rate('KWD', 'EUR', '2026-01-01', '3')];
    expect(convertTotal([sum('JPY', '2026-01-02', 1600)], rates, 'EUR').amount).toBe(1000);
    expect(convertTotal([sum('KWD', '2026-01-02', 1000)], rates, 'EUR').amount).toBe(300);
    expect(convertTotal([sum('EUR', '2026-01-02', 1000)], rates, 'JPY').amount).toBe(1600);
  });

  test('is rounded once, half away from zero', () => {
    const rates = [rate('USD', 'EUR', '2026-01-01', '0.5')];
    const one = (amount: number) => convertTotal([sum('USD', '2026-01-02', amount)], rates, 'EUR').amount;
    expect([one(1), one(-1), one(3)]).toEqual([1, -1, 2]);
    const two = [sum('USD', '2026-01-02', 1), sum('USD', '2026-01-03', 1)];
    expect(convertTotal(two, rates, 'EUR').amount).toBe(1);
  });
});

describe('converting any sums', () => {
  const currency = fc.constantFrom('EUR', 'USD', 'GBP', 'JPY', 'KWD');
  const date = fc.integer({ min: 1, max: 28 }).map((day) => `2026-02-${String(day).padStart(2, '0')}`);
  const sums = fc.array(fc.record({ currency, date, amount: fc.integer({ min: -1e9, max: 1e9 }), count: fc.nat(5) }));
  const decimal = fc
    .integer({ min: 1, max: 999_999 })
    .map((value) => `${Math.floor(value / 1000)}.${value % 1000 || 1}`);
  const rates = fc.uniqueArray(
    fc
      .record({ id: fc.constant(1), currency, quote: currency, date, rate: decimal })
      .filter((one) => one.currency !== one.quote),
    { selector: (one) => `${one.currency} ${one.quote} ${one.date}`, maxLength: 12 },
  );

  test('loses no amount: each is in the sum or named', () => {
    fc.assert(
      fc.property(sums, rates, currency, (given, known, target) => {
        const { count, withoutRate } = convertTotal(given, known, target);
        const left = withoutRate.reduce((total, one) => total + one.count, 0);
        expect(count + left).toBe(given.reduce((total, one) => total + one.count, 0));
      }),
    );
  });

  test('does not depend on the order of sums and rates', () => {
    fc.assert(
      fc.property(sums, rates, currency, (given, known, target) => {
        const backwards = convertTotal([...given].reverse(), [...known].reverse(), target);
        expect(backwards).toEqual(convertTotal(given, known, target));
      }),
    );
  });

  test('with the sign turned is the same with the sign turned', () => {
    fc.assert(
      fc.property(sums, rates, currency, (given, known, target) => {
        const turned = given.map((one) => ({ ...one, amount: -one.amount }));
        expect(convertTotal(turned, known, target).amount + convertTotal(given, known, target).amount).toBe(0);
      }),
    );
  });

  test('never uses a rate of a later day', () => {
    fc.assert(
      fc.property(sums, rates, currency, (given, known, target) => {
        const last =
          given
            .map((one) => one.date)
            .sort()
            .at(-1) ?? '';
        for (const used of convertTotal(given, known, target).rates) expect(used.lastDate <= last).toBe(true);
      }),
    );
  });
});
