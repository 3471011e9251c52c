import fc from 'fast-check';
import type { CategorisableRow, LabelledRow, TrainingControl } from '../../../electron/ml/categoryModel.ts';
import { seededRandom } from '../../../electron/ml/random.ts';
import { addDays } from '../../../shared/dates.ts';

/** A control that never stops and listens to nothing. */
export function quietControl(seed = 7): TrainingControl {
  return { seed, onEpoch: () => {}, shouldStop: () => false };
}

const payees = [
  { text: 'GREENLEAF MARKET', category: 1, usual: -4200 },
  { text: 'CITY METRO TOPUP', category: 2, usual: -250 },
  { text: 'BLUE HERON CAFE', category: 3, usual: -480 },
  { text: 'NORTHWIND POWER AND LIGHT', category: 4, usual: -8800 },
  { text: 'ACME WIDGETS PAYROLL', category: 5, usual: 251_000 },
  { text: 'CORNER PHARMACY', category: 6, usual: -1790 },
];

/** An ordinary household in small: `count` rows, a few days apart, one in twenty labelled otherwise than usual. */
export function householdRows(count: number, seed = 1): LabelledRow[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, index) => {
    const payee = payees[Math.floor(random() * payees.length)] ?? payees[0];
    if (!payee) throw new Error('There is at least one payee.');
    const category = random() < 0.05 ? 1 + Math.floor(random() * 6) : payee.category;
    return {
      id: index + 1,
      date: addDays('2024-01-01', Math.floor(index * 1.3)),
      text: `${payee.text} ${100 + Math.floor(random() * 900)}`,
      payee: payee.text,
      amount: Math.round(payee.usual * (0.8 + 0.4 * random())),
      currency: 'EUR',
      account: random() < 0.5 ? 'checking' : 'card',
      category,
    };
  });
}

/** Any row a bank could send, in words known and unknown. */
export const anyRow: fc.Arbitrary<CategorisableRow> = fc.record({
  date: fc.integer({ min: 0, max: 3000 }).map((days) => addDays('2020-01-01', days)),
  text: fc.oneof(
    fc.constantFrom('', 'GREENLEAF MARKET 12', 'Blue Heron Cafe', 'перевод средств', 'SALARY ACME', 'qzx wvv'),
    fc.string({ maxLength: 40 }),
  ),
  payee: fc.oneof(
    fc.constantFrom('', 'GREENLEAF MARKET', 'BLUE HERON CAFE', 'Somebody New'),
    fc.string({ maxLength: 15 }),
  ),
  amount: fc.oneof(fc.integer({ min: -10_000_000, max: 10_000_000 }), fc.constantFrom(0, -480, 251_000)),
  currency: fc.constantFrom('EUR', 'USD', 'JPY', 'KWD'),
  account: fc.constantFrom('checking', 'card', 'elsewhere'),
});

/** A small history with any labels. */
export const anyHistory: fc.Arbitrary<LabelledRow[]> = fc
  .array(fc.record({ row: anyRow, category: fc.integer({ min: 1, max: 5 }) }), { minLength: 4, maxLength: 25 })
  .map((entries) => entries.map(({ row, category }, index) => ({ ...row, id: index + 1, category })));
