import { seededRandom } from '../../electron/ml/random.ts';
import { addDays } from '../../shared/dates.ts';

/**
 * A long varied history for measuring speed: merchants that are visited as Zipf's law has it, new ones as the years go
 * by, noisy bank texts, and some merchants whose category only the amount decides. Says nothing about accuracy on the
 * history of a real person.
 */

const kinds = [
  ['Groceries', 3200, ['GROCER', 'SUPERMARKET', 'FOODS', 'MARKET']],
  ['Eating out', 2100, ['CAFE', 'BISTRO', 'PIZZA', 'KITCHEN']],
  ['Transport', 900, ['RAIL', 'BUS', 'TAXI', 'PARKING']],
  ['Fuel', 5200, ['FUEL', 'PETROL', 'SERVICE STN']],
  ['Clothing', 4500, ['SHOES', 'FASHION', 'OUTLET']],
  ['Household', 3900, ['HARDWARE', 'HOMEWARE', 'GARDEN']],
  ['Health', 2700, ['PHARMACY', 'DENTAL', 'CLINIC']],
  ['Books and music', 1500, ['BOOKS', 'RECORDS', 'NEWS']],
  ['Subscriptions', 1100, ['DIGITAL', 'STREAM', 'MEDIA']],
  ['Insurance', 6400, ['INSURANCE', 'ASSURANCE']],
  ['Utilities', 8300, ['ENERGY', 'WATER', 'TELECOM']],
  ['Rent', 92_000, ['LETTINGS', 'ESTATES']],
  ['Gifts', 3100, ['FLORIST', 'GIFTS', 'CARDS']],
  ['Travel', 15_500, ['HOTEL', 'AIRWAYS', 'TRAVEL']],
  ['Sport', 2900, ['FITNESS', 'CYCLES', 'POOL']],
  ['Pets', 3300, ['VETS', 'PETS']],
  ['Children', 2600, ['TOYS', 'NURSERY', 'SCHOOL']],
  ['Charity', 2000, ['TRUST', 'FOUNDATION']],
  ['Fees', 450, ['CHARGE', 'FEE']],
  ['Salary', -245_000, ['PAYROLL', 'SALARY']],
] as const;

const syllables = 'bar ten mor ly dun wick sal ven cor ash fen tol mer ri ka no stan hal ber gro pel win ox ley'.split(
  ' ',
);
const cities = ['LUNDBY', 'MARHAM', 'OSTERLY', 'TARWICK', 'NEWMERE', 'HALBURGH', 'COVENDALE', 'PELLSTON'];
const prefixes = ['', '', '', 'CARD PURCHASE ', 'POS ', 'SQ *', 'DIRECT DEBIT ', 'ONLINE '];
const accounts = ['Everyday', 'Card', 'Joint'];
const lastDay = '2025-12-31';
const rowsPerDay = 8;
/** Longer histories have more rows in a day instead. */
const mostDays = 12_500;

interface Merchant {
  readonly name: string;
  readonly category: string;
  /** Minor units, as positive money out. */
  readonly amount: number;
  readonly store: boolean;
  /** Above the usual amount it means something else: fuel and groceries under one roof. */
  readonly categoryAbove: string | null;
}

export interface SyntheticOptions {
  readonly rows: number;
  readonly seed: number;
  /** Share of rows whose category column is filled. */
  readonly labelled: number;
}

/** A CSV file with the header `Date,Description,Amount,Currency,Account,Category`, in date order. */
export function syntheticHistory({ rows, seed, labelled }: SyntheticOptions): string {
  const random = seededRandom(seed);
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)];
  const merchants = Array.from({ length: 60 + Math.round(Math.sqrt(rows) * 8) }, () => merchant(random));
  const days = Math.min(mostDays, Math.max(365, Math.round(rows / rowsPerDay)));
  const lines = ['Date,Description,Amount,Currency,Account,Category'];
  for (let row = 0; row < rows; row += 1) {
    const share = row / rows;
    const date = addDays(lastDay, Math.floor(share * days) - days + 1);
    // A third of all merchants are known from the start, the others appear one by one.
    const known = Math.max(1, Math.floor(merchants.length * (1 / 3 + (2 / 3) * share)));
    const chosen =
      merchants[Math.min(known - 1, Math.floor(known ** random()) - 1 + (random() < 0.1 ? row % known : 0))];
    if (!chosen) continue;
    const factor = Math.exp((random() + random() + random() - 1.5) * 0.8);
    const amount = -Math.round(chosen.amount * factor);
    const category = factor > 1.3 && chosen.categoryAbove !== null ? chosen.categoryAbove : chosen.category;
    const store = chosen.store ? ` ${String(1000 + Math.floor(random() * 40))}` : '';
    const text = `${pick(prefixes)}${chosen.name}${store} ${pick(cities)}`;
    const label = random() < labelled ? category : '';
    lines.push(`${date},${text},${(amount / 100).toFixed(2)},GBP,${pick(accounts)},${label}`);
  }
  return `${lines.join('\n')}\n`;
}

function merchant(random: () => number): Merchant {
  const word = (length: number) =>
    Array.from({ length }, () => syllables[Math.floor(random() * syllables.length)])
      .join('')
      .toUpperCase();
  const [category, amount, trades] = kinds[Math.floor(random() * kinds.length)] ?? kinds[0];
  const [other] = kinds[Math.floor(random() * kinds.length)] ?? kinds[0];
  const trade = random() < 0.6 ? ` ${trades[Math.floor(random() * trades.length)]}` : '';
  return {
    name: `${word(2 + Math.floor(random() * 2))}${trade}`,
    category,
    amount: Math.round(amount * Math.exp(random() - 0.5)),
    store: random() < 0.4,
    categoryAbove: random() < 0.08 ? other : null,
  };
}
