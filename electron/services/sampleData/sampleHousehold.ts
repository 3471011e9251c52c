import type { StatementLine } from './bankText.ts';
import { everydayPurchases, giftPurchases, marketplacePurchases } from './everydaySpending.ts';
import { daysAway, tripLines, tripsIn } from './holidays.ts';
import { householdAccounts } from './householdAccounts.ts';
import { isWithin, type Period, periodEnding } from './householdCalendar.ts';
import { householdCategories } from './householdCategories.ts';
import { occasionalSpending } from './occasionalSpending.ts';
import { balancingTransfers, cardPayments, savingsInterest, savingsStandingOrder } from './ownTransfers.ts';
import { regularPayments } from './regularPayments.ts';

export interface SampleTransaction {
  /** `YYYY-MM-DD`, as the bank posted it. */
  date: string;
  /** The key of its account. */
  account: string;
  /** Minor units of `currency`; money out is negative. */
  amount: number;
  /** ISO 4217. */
  currency: string;
  /** The bank's own text, as noisy as banks write it. */
  text: string;
  /** Unique within the account. */
  bankId: string;
  /** The true category, as a path: `Food > Groceries`. */
  category: string;
}

export interface SampleHousehold {
  /** `openingBalance`: minor units, what stood in the account before its first transaction. */
  accounts: {
    key: string;
    name: string;
    kind: 'checking' | 'savings' | 'card';
    currency: string;
    openingBalance: number;
  }[];
  /** In order of date. */
  transactions: SampleTransaction[];
  categories: { path: string; kind: 'expense' | 'income' | 'transfer' }[];
}

/**
 * The books of an invented household in an invented town, for trying the application: two salaries, a flat, a car, a
 * cat, two trips a year. Pure: the same options give the same books. All merchants are invented.
 */
export function sampleHousehold(options: {
  seed: number;
  /** The last day, inclusive. */
  endDate: string;
  months?: number;
}): SampleHousehold {
  const { seed, endDate, months = 24 } = options;
  const period = periodEnding(endDate, months);
  return {
    accounts: householdAccounts.map((account) => ({ ...account })),
    transactions: numbered(statementLines(period, seed)),
    categories: householdCategories.map((category) => ({ ...category })),
  };
}

function statementLines(period: Period, seed: number): StatementLine[] {
  const trips = tripsIn(period, seed);
  const away = daysAway(trips);
  const lines = [
    ...regularPayments(period, seed),
    ...everydayPurchases(period, seed, away),
    ...marketplacePurchases(period, seed, away),
    ...giftPurchases(period, seed),
    ...occasionalSpending(period, seed, away),
    ...trips.flatMap((trip) => tripLines(trip, seed)),
    ...savingsStandingOrder(period),
  ].filter((line) => isWithin(period, line.date));
  // The household's own transfers answer to everything above, so they come last and in this order.
  lines.push(...cardPayments(lines, period));
  lines.push(...balancingTransfers(lines, period));
  lines.push(...savingsInterest(lines, period));
  // Within a day banks post what comes in before what goes out.
  return lines.sort(
    (left, right) =>
      (left.date < right.date ? -1 : left.date > right.date ? 1 : 0) ||
      Number(right.amount > 0) - Number(left.amount > 0),
  );
}

/** Banks number the rows of an account as they post them: the day, then a running number. */
function numbered(lines: readonly StatementLine[]): SampleTransaction[] {
  const rows = new Map<string, number>();
  const currencies = new Map<string, string>(householdAccounts.map(({ key, currency }) => [key, currency]));
  return lines.map(({ date, account, amount, text, category }) => {
    const row = (rows.get(account) ?? 0) + 1;
    rows.set(account, row);
    const bankId = `${date.replaceAll('-', '')}${String(row).padStart(5, '0')}`;
    return { date, account, amount, currency: currencies.get(account) ?? 'GBP', text, bankId, category };
  });
}
