import type { Transaction } from '../../../../shared/contract/transactions.ts';

export interface SelectionTotal {
  readonly currency: string;
  /** Minor units; `sum` is `received` and `spent` together, and `spent` is negative. */
  readonly sum: number;
  readonly received: number;
  readonly spent: number;
  readonly count: number;
}

/** What some rows come to in each currency apart, the currency of most rows first. */
export function selectionTotals(rows: readonly Pick<Transaction, 'amount' | 'currency'>[]): SelectionTotal[] {
  const totals = new Map<string, SelectionTotal>();
  for (const { amount, currency } of rows) {
    const total = totals.get(currency) ?? { currency, sum: 0, received: 0, spent: 0, count: 0 };
    totals.set(currency, {
      currency,
      sum: total.sum + amount,
      received: total.received + Math.max(0, amount),
      spent: total.spent + Math.min(0, amount),
      count: total.count + 1,
    });
  }
  return [...totals.values()].sort((one, other) => other.count - one.count || (one.currency < other.currency ? -1 : 1));
}
