import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  amountFields,
  amountRangeOf,
  type FilterNames,
  filterChips,
  usualPeriods,
} from '../../../../renderer/src/screens/transactions/transactionFilter.ts';
import type { TransactionFilter } from '../../../../shared/contract/transactions.ts';

const names: FilterNames = {
  account: (id) => (id === 1 ? 'Everyday' : undefined),
  category: (id) => (id === 7 ? 'Food > Coffee' : undefined),
  payee: () => undefined,
  file: () => 'november.csv',
};
const labels = (filter: TransactionFilter) => filterChips(filter, names, 'en', 'EUR').map(({ label }) => label);

describe('filterChips', () => {
  test('says each filter in words', () => {
    expect(labels({ accountId: 1, categoryId: 7, state: 'automatic', importId: 3 })).toEqual([
      'Everyday',
      'Food › Coffee',
      'Set by a rule',
      'From november.csv',
    ]);
    expect(labels({ categoryId: null })).toEqual(['Without a category']);
    expect(labels({ startDate: '2026-11-01', endDate: '2026-11-30' })).toEqual(['Nov 1, 2026 to Nov 30, 2026']);
    expect(labels({ text: 'bakery' })).toEqual([]);
  });

  test('says an amount range as money out or in, without signs', () => {
    expect(labels({ minAmount: -5000, maxAmount: -2000 })).toEqual(['Money out, 20.00 to 50.00']);
    expect(labels({ maxAmount: -1 })).toEqual(['Money out']);
    expect(labels({ minAmount: 100_000 })).toEqual(['Money in, at least 1,000.00']);
    expect(labels({ minAmount: -500, maxAmount: 500 })).toEqual(['−5.00 to 5.00']);
  });

  test('keeps a place for what it has no name for', () => {
    expect(labels({ accountId: 99, payeeId: 4 })).toEqual(['One account', 'Payee']);
  });
});

test('an amount range comes back from the filter as it was set', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('out' as const, 'in' as const),
      fc.integer({ min: 1, max: 1_000_000 }),
      fc.option(fc.integer({ min: 0, max: 1_000_000 })),
      (direction, least, more) => {
        const most = more === null ? null : least + more;
        const { minAmount, maxAmount } = amountFields(direction, least, most);
        const filter = { ...(minAmount !== undefined && { minAmount }), ...(maxAmount !== undefined && { maxAmount }) };
        expect(amountRangeOf(filter)).toEqual({ direction, least, most });
      },
    ),
  );
});

test('the usual periods are whole months and years, also over the turn of a year', () => {
  expect(usualPeriods('2026-01-15').map(({ startDate, endDate }) => [startDate, endDate])).toEqual([
    ['2026-01-01', '2026-01-31'],
    ['2025-12-01', '2025-12-31'],
    ['2026-01-01', '2026-12-31'],
    ['2025-01-01', '2025-12-31'],
  ]);
});
