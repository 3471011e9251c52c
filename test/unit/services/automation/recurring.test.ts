import { describe, expect, test } from 'vitest';
import { isRecurring } from '../../../../electron/services/automation/recurring.ts';
import { addDays } from '../../../../shared/dates.ts';

const every = (days: number, amounts: readonly number[]) =>
  amounts.map((amount, index) => ({ date: addDays('2026-01-31', days * index), amount }));

describe('a payment that comes regularly', () => {
  test.each([7, 14, 30, 91, 365])('is one from the third on, every %i days', (days) => {
    const payments = every(days, [-1000, -1050, -980, -1000]);
    expect(payments.map((payment) => isRecurring(payment, payments))).toEqual([false, false, true, true]);
  });

  test('is none at uneven distances, of other amounts, or on the same day', () => {
    const uneven = [
      { date: '2026-01-01', amount: -1000 },
      { date: '2026-01-08', amount: -1000 },
      { date: '2026-02-07', amount: -1000 },
    ];
    expect(isRecurring({ date: '2026-02-07', amount: -1000 }, uneven)).toBe(false);
    const other = every(30, [-1000, -2000, -1000]);
    expect(isRecurring({ date: '2026-05-01', amount: -1000 }, other)).toBe(false);
    const same = [1, 2, 3].map(() => ({ date: '2026-01-01', amount: -1000 }));
    expect(isRecurring({ date: '2026-01-01', amount: -1000 }, same)).toBe(false);
  });

  test('is not disturbed by other payments in between', () => {
    const payments = [...every(30, [-1000, -1000, -1000]), { date: '2026-02-15', amount: -77 }];
    expect(
      isRecurring(
        { date: '2026-04-01', amount: -1000 },
        payments.toSorted((a, b) => (a.date < b.date ? -1 : 1)),
      ),
    ).toBe(true);
  });
});
