/** A confirmed transaction of a payee. */
export interface PastRow {
  readonly category: number;
  /** Signed minor units. */
  readonly amount: number;
  /** `YYYY-MM-DD`. */
  readonly date: string;
}

/** What the newest confirmed transactions of a payee were. */
export interface PayeePast {
  /** Transactions that were looked at. */
  readonly evidence: number;
  /** Of those, how many of exactly the amount in question. */
  readonly sameAmount: number;
  /** Date of the newest. */
  readonly lastDate: string;
  /** Transactions per category, most first. */
  readonly counts: readonly { readonly category: number; readonly count: number }[];
}

/** Sums up a payee's confirmed transactions, newest first; null where there are none. */
export function payeePastOf(rows: readonly PastRow[], amount: number): PayeePast | null {
  const newest = rows[0];
  if (!newest) return null;
  const counts = new Map<number, number>();
  for (const { category } of rows) counts.set(category, (counts.get(category) ?? 0) + 1);
  return {
    evidence: rows.length,
    sameAmount: rows.filter((row) => row.amount === amount).length,
    lastDate: newest.date,
    counts: [...counts]
      .map(([category, count]) => ({ category, count }))
      .sort((one, other) => other.count - one.count || one.category - other.category),
  };
}
