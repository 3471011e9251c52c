import { addDays, dayNumber } from '../../../shared/dates.ts';
import { type Payee, type Purchase, purchaseLine, type StatementLine } from './bankText.ts';
import { type Chance, chanceFor } from './chance.ts';
import { foodHabits } from './foodHabits.ts';
import type { Price } from './habit.ts';
import { daysOf, type Period, progress, weekday } from './householdCalendar.ts';
import type { HouseholdCategory } from './householdCategories.ts';
import { townHabits } from './townHabits.ts';

/** Yearly growth of prices, so that a basket at the end costs visibly more than one at the start. */
const inflation = 0.034;

function yearsIn(period: Period, date: string): number {
  return (dayNumber(date) - dayNumber(period.start)) / 365;
}

/** What a purchase costs in pence, positive. Baskets creep; a menu is reprinted once a year, in steps of 5p. */
export function priceOn(price: Price, period: Period, date: string, chance: Chance): number {
  const years = yearsIn(period, date);
  if ('menu' in price) {
    const item = chance.pick(price.menu);
    const keepsItsShelfPrice = item % 100 >= 95;
    return keepsItsShelfPrice ? item : Math.round((item * (1 + inflation) ** Math.floor(years)) / 5) * 5;
  }
  const amount = Math.max(
    85,
    Math.round(price.typical * (1 + inflation) ** years * Math.exp(price.spread * chance.normal())),
  );
  if (price.ending === 'shelf') return Math.max(1, Math.ceil(amount / 100)) * 100 - chance.pick([1, 1, 1, 1, 5, 50]);
  return amount;
}

const returnable: readonly HouseholdCategory[] = [
  'Shopping > Clothing',
  'Shopping > Electronics',
  'Home > Household goods',
];

/** The purchase and, for things that did not fit, the refund one to two weeks later: whole, or in part. */
function purchaseAndReturn(period: Period, payee: Payee, purchase: Purchase, chance: Chance): StatementLine[] {
  const bought = purchaseLine(period, payee, purchase, chance);
  const isSentBack = purchase.amount <= -1500 && returnable.includes(purchase.category) && chance.happens(0.16);
  if (!isSentBack) return [bought];
  const share = chance.pick([1, 1, 1, 0.5]);
  const refund = {
    ...purchase,
    boughtOn: addDays(bought.date, chance.integer(5, 15)),
    amount: Math.round(-purchase.amount * share),
  };
  return [bought, purchaseLine(period, payee, refund, chance)];
}

/** Purchases by weekly rhythm. `away` days, when the household is abroad, have none; nor has Christmas Day. */
export function everydayPurchases(period: Period, seed: number, away: ReadonlySet<string>): StatementLine[] {
  const lines: StatementLine[] = [];
  [...foodHabits, ...townHabits].forEach((habit, index) => {
    const chance = chanceFor(seed, `habit ${index}`);
    let nextPossible = period.start;
    for (const day of daysOf(period)) {
      const point = progress(period, day);
      if (point < (habit.from ?? 0) || point >= (habit.until ?? 1.1)) continue;
      if (day < nextPossible || away.has(day) || day.endsWith('-12-25')) continue;
      if (!chance.happens(habit.week[weekday(day)] ?? 0)) continue;
      nextPossible = addDays(day, habit.daysBetween ?? 1);
      const account = chance.happens(habit.onCard) ? 'card' : 'everyday';
      const amount = -priceOn(habit.price, period, day, chance);
      const purchase: Purchase = { account, boughtOn: day, amount, category: habit.category };
      const bought = purchaseAndReturn(period, habit.payee, purchase, chance);
      lines.push(...bought);
      if (chance.happens(habit.again ?? 0)) lines.push(...bought);
    }
  });
  return lines;
}

const bazaaro: Payee = {
  spellings: ['BAZAARO MKTPLACE*{ref}', 'BAZAARO MKTPL {ref}', 'BAZAARO.CO.UK*{ref}'],
  respelled: { since: 0.72, spellings: ['BAZAARO* {ref}', 'BAZAARO UK* {ref}'] },
  branches: [{ town: 'BAZAARO.COM' }],
};

/** One marketplace sells everything, so its name says little; the amount says more. */
const marketplaceShelves: readonly { weight: number; category: HouseholdCategory; price: Price }[] = [
  { weight: 34, category: 'Leisure > Books', price: { menu: [399, 549, 699, 799, 899, 999, 1099] } },
  { weight: 36, category: 'Home > Household goods', price: { typical: 2290, spread: 0.3, ending: 'shelf' } },
  { weight: 12, category: 'Home > Pets', price: { menu: [1549, 1649, 1649, 3098] } },
  { weight: 10, category: 'Shopping > Electronics', price: { typical: 6400, spread: 0.4, ending: 'shelf' } },
  { weight: 8, category: 'Shopping > Clothing', price: { typical: 2890, spread: 0.3, ending: 'shelf' } },
];

export function marketplacePurchases(period: Period, seed: number, away: ReadonlySet<string>): StatementLine[] {
  const chance = chanceFor(seed, 'marketplace');
  const shelves = marketplaceShelves.flatMap((shelf) => Array.from({ length: shelf.weight }, () => shelf));
  const lines: StatementLine[] = [];
  for (const day of daysOf(period)) {
    const busy = day.slice(5, 7) === '11' ? 0.24 : 0.15;
    if (away.has(day) || !chance.happens(busy)) continue;
    const { category, price } = chance.pick(shelves);
    const account = chance.happens(0.85) ? 'card' : 'everyday';
    const amount = -priceOn(price, period, day, chance);
    lines.push(...purchaseAndReturn(period, bazaaro, { account, boughtOn: day, amount, category }, chance));
  }
  return lines;
}

/** Birthdays through the year and the run-up to Christmas, in shops that sell other things too. */
export function giftPurchases(period: Period, seed: number): StatementLine[] {
  const chance = chanceFor(seed, 'gifts');
  const nearby = [{ town: 'ALDERTON' }, { town: 'NORTHMERE' }] as const;
  const shops: readonly { payee: Payee; price: Price }[] = [
    {
      payee: { spellings: ['TINDERWOOD TOYS', 'TINDERWOOD TOYS & GAMES'], branches: nearby },
      price: { menu: [1299, 1999, 2499, 3499] },
    },
    { payee: { spellings: ['SQ *WILLOW & WICK'], branches: nearby }, price: { menu: [1400, 1800, 2200, 2600] } },
    {
      payee: { spellings: ['PAYPAL *QUILLPRINTS'], branches: [{ town: '08005550193' }] },
      price: { menu: [899, 1299, 2150, 3400] },
    },
    {
      payee: { spellings: ['CARDHUTCH {number}', 'CARDHUTCH ALDERTON'], branches: nearby },
      price: { menu: [325, 399, 650, 798] },
    },
    {
      payee: { spellings: ['MARLOWE & FINCHE', 'MARLOWE FINCHE STORES'], branches: nearby },
      price: { typical: 3900, spread: 0.4, ending: 'shelf' },
    },
    { payee: bazaaro, price: { typical: 2600, spread: 0.5, ending: 'shelf' } },
  ];
  const buy = (boughtOn: string): StatementLine => {
    const { payee, price } = chance.pick(shops);
    const amount = -priceOn(price, period, boughtOn, chance);
    const account = chance.happens(0.6) ? 'card' : 'everyday';
    return purchaseLine(period, payee, { account, boughtOn, amount, category: 'Giving > Gifts' }, chance);
  };
  const lines: StatementLine[] = [];
  for (const day of daysOf(period)) {
    const beforeChristmas = day.slice(5) >= '12-01' && day.slice(5) <= '12-23';
    if (chance.happens(beforeChristmas ? 0.45 : 0.025)) lines.push(buy(day));
  }
  return lines;
}
