import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type JudgedRow,
  type KnownOfRow,
  type PastRow,
  suspicionOf,
} from '../../../../electron/services/heldRows/suspicion.ts';
import { addDays } from '../../../../shared/dates.ts';

const row = (fields: Partial<JudgedRow> = {}): JudgedRow => ({
  date: '2026-06-15',
  amount: -1250,
  currency: 'EUR',
  payeeName: 'Bakery',
  ...fields,
});

function known(fields: Partial<KnownOfRow> & { history?: readonly PastRow[] } = {}): KnownOfRow {
  const { history = [], ...given } = fields;
  return {
    today: '2026-06-30',
    account: { name: 'Everyday', currency: 'EUR' },
    isExempt: () => false,
    hasCurrency: () => false,
    payeeRows: () => ({
      moneyIn: history.filter(({ amount }) => amount > 0).length,
      moneyOut: history.filter(({ amount }) => amount < 0).length,
    }),
    payeeHistory: () => history,
    ...given,
  };
}

const kindOf = (judged: JudgedRow, knowledge: KnownOfRow) => suspicionOf(judged, knowledge)?.kind ?? null;

/** Rows of a payee every so many days, the last one so long before 2026-06-15. */
const every = (days: number, amounts: readonly number[], before = days): PastRow[] =>
  amounts.map((amount, at) => ({ amount, date: addDays('2026-06-15', -before - days * (amounts.length - 1 - at)) }));

describe('a row', () => {
  test('that is like the others is not suspicious', () => {
    expect(suspicionOf(row(), known({ history: every(7, [-1000, -1100, -990, -1250, -1300]) }))).toBeNull();
  });

  test.each([
    ['zero_amount', row({ amount: 0 }), 'Its amount is zero, so no money has moved.'],
    [
      'future_date',
      row({ date: '2026-07-06' }),
      'Its date, 2026-07-06, is still to come: a planned booking, or a date that was read wrongly.',
    ],
    ['currency_change', row({ currency: 'USD' }), 'It is in USD, while Everyday is kept in EUR and had no USD so far.'],
  ] as const)('is held for %s, with the reason', (kind, judged, reason) => {
    expect(suspicionOf(judged, known())).toEqual({ kind, reason });
    expect(suspicionOf(judged, known({ isExempt: (exempt) => exempt === kind }))).toBeNull();
  });

  test('dated on the next working day of the bank is not of the future', () => {
    expect(suspicionOf(row({ date: '2026-07-05' }), known())).toBeNull();
  });

  test('in another currency is usual where the account is new or had that currency before', () => {
    expect(suspicionOf(row({ currency: 'USD' }), known({ account: null }))).toBeNull();
    expect(suspicionOf(row({ currency: 'USD' }), known({ hasCurrency: () => true }))).toBeNull();
  });

  test('that is exempt for one reason may still be held for another', () => {
    const isExempt = (kind: string) => kind === 'zero_amount';
    expect(kindOf(row({ amount: 0, date: '2026-09-01' }), known({ isExempt }))).toBe('future_date');
  });
});

describe('a row against the custom of its payee', () => {
  const shop = every(9, [-1000, -4100, -990, -2250, -1300, -800], 3);
  const rent = every(30, [-90000, -90000, -90000, -90000, -91000, -91000]);
  const salary = every(30, [250000, 250000, 251000, 250000, 250000, 250000]);

  test.each([
    ['the refund of a purchase', row({ amount: 4100 }), shop],
    ['the refund of several purchases', row({ amount: 9000 }), shop],
    ['a subscription paid back in the days after it was paid', row({ amount: 999 }), every(30, Array(8).fill(-999), 4)],
    ['a withdrawal from savings', row({ amount: 100000 }), every(30, Array(12).fill(-20000), 12)],
    ['a friend who is paid back', row({ amount: -2000 }), every(11, [1500, 800, 2500, 1200, 900])],
    [
      'a salary taken back in the days after it came',
      row({ amount: -250000 }),
      salary.map((past) => ({ ...past, date: addDays(past.date, 26) })),
    ],
    ['a payee with both ways already', row({ amount: 999900 }), [...shop, { date: '2026-05-01', amount: 300 }]],
    [
      'a refund of what was bought years ago',
      row({ amount: 1000 }),
      every(9, [-1000, -2000, -990, -2250, -1300, -800], 500),
    ],
    ['a payee that is hardly known', row({ amount: 999900 }), shop.slice(0, 4)],
  ])('is not held where it may be %s', (_, judged, history) => {
    expect(suspicionOf(judged, known({ history }))).toBeNull();
  });

  test('is held where it is more than went the other way in a year', () => {
    expect(suspicionOf(row({ amount: 500000, payeeName: 'Corner shop' }), known({ history: shop }))).toEqual({
      kind: 'sign_flip',
      reason:
        'Corner shop was always money out here (6 rows), and this is money in, of more than the 104.40 EUR that went the other way within a year.',
    });
  });

  test.each([
    [
      'rent',
      row({ amount: 91000, payeeName: 'Landlord' }),
      rent,
      'Landlord was always money out here (6 rows), and this is money in',
    ],
    [
      'salary',
      row({ amount: -250000, payeeName: 'Employer' }),
      salary,
      'Employer was always money in here (6 rows), and this is money out',
    ],
  ])('is held where it stands in the place of the %s that is due', (_, judged, history, custom) => {
    expect(suspicionOf(judged, known({ history }))).toEqual({
      kind: 'sign_flip',
      reason: `${custom}, of the usual amount, where the usual payment is missing.`,
    });
  });

  test('of an older statement is judged by what came after it', () => {
    const later = rent.map((past) => ({ ...past, date: addDays(past.date, 400) }));
    expect(
      kindOf(
        row({ amount: 91000, date: addDays(later[0]?.date ?? '', -30) }),
        known({ history: later, today: '2028-01-01' }),
      ),
    ).toBe('sign_flip');
  });

  const history = fc.array(
    fc.record({
      date: fc.integer({ min: 0, max: 360 }).map((days) => addDays('2025-06-16', days)),
      amount: fc.integer({ min: 1, max: 1_000_000 }),
    }),
    { minLength: 5, maxLength: 30 },
  );

  test('is never held where it goes the usual way, whatever its amount and day', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 1, max: 9_000_000 }), fc.boolean(), (past, amount, isOut) => {
        const sign = isOut ? -1 : 1;
        const signed = past.map((one) => ({ ...one, amount: one.amount * sign }));
        expect(suspicionOf(row({ amount: amount * sign }), known({ history: signed }))).toBeNull();
      }),
    );
  });

  test('is judged the same with all signs turned round', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 1, max: 9_000_000 }), (past, amount) => {
        const sorted = past.toSorted((a, b) => a.date.localeCompare(b.date));
        const out = sorted.map((one) => ({ ...one, amount: -one.amount }));
        expect(kindOf(row({ amount }), known({ history: out }))).toBe(
          kindOf(row({ amount: -amount }), known({ history: sorted })),
        );
      }),
    );
  });
});
