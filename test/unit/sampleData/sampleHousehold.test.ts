import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type SampleHousehold,
  type SampleTransaction,
  sampleHousehold,
} from '../../../electron/services/sampleData/sampleHousehold.ts';
import { addDays, isCalendarDate } from '../../../shared/dates.ts';

const household = sampleHousehold({ seed: 20, endDate: '2025-10-31' });

const anyHousehold = fc
  .record({
    seed: fc.nat(),
    endDate: fc.integer({ min: 0, max: 1500 }).map((days) => addDays('2023-01-01', days)),
  })
  .map(sampleHousehold);

function balancesAtEndOfDay({ accounts, transactions }: SampleHousehold, key: string): number[] {
  let balance = accounts.find((account) => account.key === key)?.openingBalance ?? Number.NaN;
  const byDay = new Map<string, number>();
  for (const { account, date, amount } of transactions) {
    if (account !== key) continue;
    balance += amount;
    byDay.set(date, balance);
  }
  return [...byDay.values()];
}

function total(transactions: readonly SampleTransaction[]): number {
  return transactions.reduce((sum, { amount }) => sum + amount, 0);
}

function under(category: string, { transactions }: SampleHousehold = household): SampleTransaction[] {
  return transactions.filter((transaction) => transaction.category.startsWith(category));
}

describe('the books', () => {
  it('are the same for the same options', () => {
    expect(sampleHousehold({ seed: 20, endDate: '2025-10-31' })).toEqual(household);
  });

  it('differ for another seed', () => {
    expect(sampleHousehold({ seed: 21, endDate: '2025-10-31' }).transactions).not.toEqual(household.transactions);
  });

  it('cover two years to the last day, in order', () => {
    const dates = household.transactions.map(({ date }) => date);
    expect(dates.every(isCalendarDate)).toBe(true);
    expect(dates).toEqual([...dates].sort());
    expect(dates[0]).toBe('2023-11-01');
    expect(dates.at(-1)).toBe('2025-10-31');
  });

  it('cover as many months as asked for', () => {
    const { transactions } = sampleHousehold({ seed: 20, endDate: '2024-03-31', months: 1 });
    expect(new Set(transactions.map(({ date }) => date.slice(0, 7)))).toEqual(new Set(['2024-03']));
  });

  it('stay inside their days, sizes and balances whatever the seed and the day', () => {
    fc.assert(
      fc.property(anyHousehold, (any) => {
        expect(any.transactions.length).toBeGreaterThanOrEqual(1_800);
        expect(any.transactions.length).toBeLessThanOrEqual(2_700);
        const everyday = balancesAtEndOfDay(any, 'everyday');
        expect(Math.min(...everyday)).toBeGreaterThanOrEqual(0);
        expect(Math.max(...everyday)).toBeLessThanOrEqual(15_000_00);
        const savings = balancesAtEndOfDay(any, 'savings');
        expect(Math.min(...savings)).toBeGreaterThanOrEqual(0);
        expect(Math.max(...savings)).toBeLessThanOrEqual(30_000_00);
        expect(Math.min(...balancesAtEndOfDay(any, 'card'))).toBeGreaterThanOrEqual(-5_000_00);
        expect(Math.min(...balancesAtEndOfDay(any, 'travel'))).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 30 },
    );
  });
});

describe('every transaction', () => {
  it('has a bank id of its own within its account', () => {
    const ids = household.transactions.map(({ account, bankId }) => `${account} ${bankId}`);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('belongs to one of the accounts and is in its currency', () => {
    const currencies = new Map(household.accounts.map(({ key, currency }) => [key, currency]));
    for (const { account, currency } of household.transactions) expect(currency).toBe(currencies.get(account));
  });

  it('is a whole number of minor units and never nothing', () => {
    expect(household.transactions.filter(({ amount }) => !Number.isSafeInteger(amount) || amount === 0)).toEqual([]);
  });

  it('has a text of at most forty characters with every placeholder filled', () => {
    for (const { text } of household.transactions) expect(text).toMatch(/^\S[^{}]{2,38}\S$/);
  });

  it('has one of the categories, and every category is used', () => {
    const used = new Set(household.transactions.map(({ category }) => category));
    expect([...used].sort()).toEqual(household.categories.map(({ path }) => path).sort());
  });
});

describe('own transfers', () => {
  it('net to zero between accounts of one currency', () => {
    fc.assert(
      fc.property(anyHousehold, (any) => {
        const withinPounds = under('Transfers', any).filter(
          ({ account, text }) => account !== 'travel' && !text.startsWith('WANDERPURSE'),
        );
        expect(withinPounds.length).toBeGreaterThan(90);
        const byDay = new Map<string, number>();
        for (const { date, amount } of withinPounds) byDay.set(date, (byDay.get(date) ?? 0) + amount);
        expect([...byDay].filter(([, sum]) => sum !== 0)).toEqual([]);
      }),
      { numRuns: 10 },
    );
  });

  it('load the travel card at a believable rate of exchange', () => {
    const topUps = under('Transfers').filter(({ account }) => account === 'travel');
    expect(topUps.length).toBeGreaterThanOrEqual(2);
    for (const { date, amount } of topUps) {
      const paid = household.transactions.find((other) => other.date === date && other.text.startsWith('WANDERPURSE'));
      const rate = amount / -(paid?.amount ?? 0);
      expect(rate).toBeGreaterThan(1.1);
      expect(rate).toBeLessThan(1.25);
    }
  });

  it('pay each card statement in full', () => {
    const payments = under('Transfers > Card payment').filter(({ account }) => account === 'card');
    const first = payments[0];
    expect(first?.amount).toBe(742_38);
    const second = payments[1];
    const statement = household.transactions.filter(
      ({ account, date, category }) =>
        account === 'card' && date <= '2023-11-14' && category !== 'Transfers > Card payment',
    );
    expect(second?.date).toBe('2023-12-01');
    expect(second?.amount).toBe(-total(statement));
  });
});

describe('the household', () => {
  it('earns more than it spends, but not absurdly so', () => {
    const income = total(under('Income'));
    const spent = -total(household.transactions.filter(({ category }) => !/^(Income|Transfers)/.test(category)));
    expect(income / spent).toBeGreaterThan(1.02);
    expect(income / spent).toBeLessThan(1.3);
  });

  it('gets a raise each April and a bonus each December', () => {
    const pay = under('Income > Salary').filter(({ text }) => text.startsWith('BGC'));
    const inMonth = (month: string) => pay.filter(({ date }) => date.startsWith(month)).map(({ amount }) => amount);
    expect(inMonth('2024-04')[0]).toBeGreaterThan((inMonth('2024-03')[0] ?? 0) * 1.02);
    expect(inMonth('2025-04')[0]).toBeGreaterThan((inMonth('2025-03')[0] ?? 0) * 1.02);
    expect([inMonth('2023-12').length, inMonth('2024-12').length, inMonth('2024-11').length]).toEqual([2, 2, 1]);
  });

  it('pays a rent that rises once', () => {
    const rents = under('Home > Rent').map(({ amount }) => -amount);
    expect(rents).toEqual([...rents].sort((a, b) => a - b));
    expect(new Set(rents).size).toBe(2);
  });

  it('heats more in winter', () => {
    const bills = under('Home > Electricity and heating');
    const inMonths = (months: string[]) => total(bills.filter(({ date }) => months.includes(date.slice(5, 7))));
    expect(inMonths(['01', '02', '03'])).toBeLessThan(1.5 * inMonths(['07', '08', '09']));
  });

  it('keeps subscriptions that rise in price, end, begin, and share a merchant', () => {
    const bills = under('Leisure > Subscriptions');
    const prices = (start: string) => bills.filter(({ text }) => text.startsWith(start)).map(({ amount }) => -amount);
    const days = (start: string) => bills.filter(({ text }) => text.startsWith(start)).map(({ date }) => date);
    expect([...new Set(prices('DAILY TIDEWAY'))]).toEqual([6_00, 11_99, 12_99]);
    expect([...new Set(prices('VIDERELLE.COM'))].sort((a, b) => a - b)).toEqual([5_99, 6_49, 8_99, 9_99, 10_99]);
    expect(days('PAYPAL *TALEWICK').at(-1)?.slice(0, 7)).toBe('2024-10');
    expect(days('PAYPAL *LINGOBRAMBLE')[0]?.slice(0, 7)).toBe('2024-09');
  });

  it('buys things of several categories at one merchant, told apart by their amounts', () => {
    const bought = household.transactions.filter(
      ({ text, amount }) => /BAZAARO (MKT|UK)|BAZAARO[.*]/.test(text) && amount < 0,
    );
    const typical = (category: string) => {
      const amounts = bought.filter((row) => row.category === category).map(({ amount }) => -amount);
      return amounts.sort((a, b) => a - b)[Math.floor(amounts.length / 2)] ?? 0;
    };
    expect(typical('Leisure > Books')).toBeGreaterThan(0);
    expect(typical('Home > Household goods')).toBeGreaterThan(1.5 * typical('Leisure > Books'));
    expect(typical('Shopping > Electronics')).toBeGreaterThan(1.5 * typical('Home > Household goods'));
  });

  it('gets refunds in the category of what was bought', () => {
    const refunds = household.transactions.filter(({ text }) => / CR$|REFUND/.test(text) && !text.includes('TAX'));
    expect(refunds.length).toBeGreaterThanOrEqual(5);
    expect(refunds.every(({ amount }) => amount > 0)).toBe(true);
    const spendable = ['Shopping > Clothing', 'Shopping > Electronics', 'Home > Household goods'];
    expect(refunds.filter(({ category }) => !spendable.includes(category))).toEqual([]);
  });

  it('spends abroad: euros in the card texts, and a small account in euros', () => {
    const abroad = household.transactions.filter(
      ({ account, text }) => account === 'card' && / EUR \d+\.\d\d$/.test(text),
    );
    expect(abroad.length).toBeGreaterThan(15);
    const travel = household.transactions.filter(({ account }) => account === 'travel');
    expect(travel.length).toBeGreaterThanOrEqual(20);
    expect(travel.length).toBeLessThanOrEqual(40);
    expect(new Set(travel.map(({ currency }) => currency))).toEqual(new Set(['EUR']));
  });

  it('gives most gifts in December', () => {
    const gifts = under('Giving > Gifts');
    const december = gifts.filter(({ date }) => date.slice(5, 7) === '12');
    expect(december.length).toBeGreaterThan(gifts.length / 3);
  });

  it('buys some things twice on a day at the same price, as real rows', () => {
    const seen = new Map<string, number>();
    for (const { account, date, amount, text } of household.transactions) {
      const row = `${account} ${date} ${amount} ${text}`;
      seen.set(row, (seen.get(row) ?? 0) + 1);
    }
    expect([...seen.values()].filter((count) => count > 1).length).toBeGreaterThan(10);
  });
});
