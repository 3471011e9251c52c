import { dayNumber } from '../../shared/dates.ts';
import type { CategorisableRow } from './categoryModel.ts';

/** A confirmed transaction of the payee in question. */
export interface PastRow {
  category: number;
  /** Signed minor units, in the currency of the row that is asked about. */
  amount: number;
  /** `YYYY-MM-DD`. */
  date: string;
}

export interface PayeeVote {
  /** Sums to less than 1: the rest is the chance of something else. */
  probabilities: Map<number, number>;
  /** Rows that were looked at. */
  evidence: number;
  /** Of those, rows of exactly this amount. */
  sameAmount: number;
  /** Date of the newest row. */
  lastDate: string;
  /** Rows per category, most first. */
  counts: { category: number; count: number }[];
}

export const largestPayeeHistory = 50;
/** Habits with a payee fade with this half-life, in days and in rows. */
const halfLifeDays = 200;
const halfLifeRows = 12;
/** Pseudo-count of “something else”: one sighting leaves even odds, two leave one third, ten a twelfth. */
const priorMass = 1;
/** Weight of a row of quite another amount; of money in the other direction; bonus of one in the payee's rhythm. */
const otherAmount = 0.35;
const otherDirection = 0.1;
const rhythmBonus = 1.2;

/** 1 for the same amount, falling with the ratio of the amounts to `otherAmount`. */
function amountWeight(past: number, now: number): number {
  if (past === now) return 1;
  if (Math.sign(past) !== Math.sign(now)) return otherDirection;
  const distance = Math.log(Math.abs(past) / Math.abs(now)) / Math.log(1.25);
  return otherAmount + 0.45 * Math.exp(-0.5 * distance * distance);
}

/** Whether the gap is a whole number of weeks, months or years, give or take two days (weeks: exactly). */
function inRhythm(days: number): boolean {
  if (days < 7) return false;
  if (days <= 56 && days % 7 === 0) return true;
  const months = days / 30.4375;
  return months > 0.9 && Math.abs(months - Math.round(months)) * 30.4375 <= 2;
}

/**
 * What the payee did before, as a vote: a Dirichlet posterior mean over the categories of its past rows, each counted by
 * its age, its amount and its rhythm, with one pseudo-row of “something else”, so that few sightings are no certainty.
 * `past` are confirmed rows of the same payee, newest first; the first `largestPayeeHistory` are used. Null where there
 * are none: an unknown payee is no reason to guess.
 */
export function payeeVote(past: readonly PastRow[], row: CategorisableRow): PayeeVote | null {
  const newest = past[0];
  if (!newest) return null;
  const today = dayNumber(row.date);
  const mass = new Map<number, number>();
  const counts = new Map<number, number>();
  let total = 0;
  let sameAmount = 0;
  const used = past.slice(0, largestPayeeHistory);
  used.forEach(({ category, amount, date }, rank) => {
    const days = Math.abs(today - dayNumber(date));
    const recency = 2 ** (-days / halfLifeDays - rank / halfLifeRows);
    const weight = recency * amountWeight(amount, row.amount) * (inRhythm(days) ? rhythmBonus : 1);
    mass.set(category, (mass.get(category) ?? 0) + weight);
    counts.set(category, (counts.get(category) ?? 0) + 1);
    total += weight;
    if (amount === row.amount) sameAmount += 1;
  });
  const probabilities = new Map([...mass].map(([category, weight]) => [category, weight / (total + priorMass)]));
  return {
    probabilities,
    evidence: used.length,
    sameAmount,
    lastDate: newest.date,
    counts: [...counts]
      .map(([category, count]) => ({ category, count }))
      .sort((one, other) => other.count - one.count || one.category - other.category),
  };
}

/** Confirmed rows by payee, for replaying a history in time order. */
export class PayeeHistory {
  private readonly rowsByPayee = new Map<string, PastRow[]>();

  /** Past rows of the row's payee in its currency, newest first; none where the payee is empty. */
  of(row: CategorisableRow): readonly PastRow[] {
    return this.rowsByPayee.get(payeeKey(row)) ?? [];
  }

  /** Adds a row that is not older than those before it. */
  remember(row: CategorisableRow & { category: number }): void {
    if (row.payee === '') return;
    const key = payeeKey(row);
    const rows = this.rowsByPayee.get(key) ?? [];
    rows.unshift({ category: row.category, amount: row.amount, date: row.date });
    if (rows.length > largestPayeeHistory) rows.pop();
    this.rowsByPayee.set(key, rows);
  }
}

function payeeKey(row: CategorisableRow): string {
  return `${row.currency} ${row.payee.toLowerCase()}`;
}
