import type { Payee } from './bankText.ts';
import type { HouseholdCategory } from './householdCategories.ts';

/** What one purchase costs, in pence at the start of the period. */
export type Price =
  | { menu: readonly number[] }
  /** `typical` is the median; `spread` is the deviation of the logarithm. */
  | { typical: number; spread: number; ending?: 'shelf' | 'round' };

/** Something the household does by the rhythm of its week. */
export interface Habit {
  payee: Payee;
  category: HouseholdCategory;
  /** Chance of a purchase on each day, Sunday first. */
  week: readonly [number, number, number, number, number, number, number];
  /** Least number of days from one purchase to the next; 1 where absent. */
  daysBetween?: number;
  price: Price;
  /** Share of purchases that go on the credit card rather than the everyday account. */
  onCard: number;
  /** Chance that the very same purchase is made twice on the day: two tickets, a second round. */
  again?: number;
  /** The part of the period (0 to 1) in which the habit lives; a shop opens, another closes. */
  from?: number;
  until?: number;
}
