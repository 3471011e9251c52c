import { dayNumber } from '../../../shared/dates.ts';

/** About the same amount: as far as bills of one kind differ. */
const within = 0.075;
/** Days between two payments of one kind: weekly, every two weeks, monthly, quarterly, yearly. */
const periods: readonly (readonly [least: number, most: number])[] = [
  [5, 9],
  [12, 16],
  [26, 35],
  [85, 97],
  [355, 375],
];

/**
 * Whether a payment is the third or a later one of a row at even distances, judged by what came before it: the two
 * nearest earlier payments (`past`: of the same payee and currency, by date) of about its amount.
 */
export function isRecurring(
  payment: { readonly date: string; readonly amount: number },
  past: readonly { readonly date: string; readonly amount: number }[],
): boolean {
  const alike = past.filter(
    ({ date, amount }) => date < payment.date && Math.abs(amount - payment.amount) <= Math.abs(payment.amount) * within,
  );
  const [second, first] = alike.slice(-2);
  if (!second || !first) return false;
  const [newer, older] = [
    dayNumber(payment.date) - dayNumber(first.date),
    dayNumber(first.date) - dayNumber(second.date),
  ];
  return periods.some(([least, most]) => [newer, older].every((gap) => gap >= least && gap <= most));
}
