import { addDays } from '../../../shared/dates.ts';
import type { StatementLine } from './bankText.ts';
import { type HouseholdAccountKey, householdAccounts } from './householdAccounts.ts';
import {
  addMonths,
  dayOfMonth,
  daysOf,
  isWithin,
  monthsOf,
  type Period,
  progress,
  workingDayFrom,
} from './householdCalendar.ts';
import { paydayIn } from './regularPayments.ts';

const card = { statementDay: 14, paymentDay: 1 } as const;

/** The everyday account is kept above this, with money from the savings if need be. */
const lowWater = 150_00;
/** What is left above this on the eve of payday goes to the savings. */
const keptBeforePayday = 1_500_00;

function openingBalance(key: HouseholdAccountKey): number {
  return householdAccounts.find((account) => account.key === key)?.openingBalance ?? 0;
}

function sumByDay(lines: readonly StatementLine[], account: HouseholdAccountKey): Map<string, number> {
  const sums = new Map<string, number>();
  for (const line of lines) {
    if (line.account === account) sums.set(line.date, (sums.get(line.date) ?? 0) + line.amount);
  }
  return sums;
}

/** The card is paid in full by direct debit, at the start of the month after each statement. */
export function cardPayments(lines: readonly StatementLine[], period: Period): StatementLine[] {
  const category = 'Transfers > Card payment';
  let paid = 0;
  return monthsOf(period).flatMap((month): StatementLine[] => {
    const date = workingDayFrom(dayOfMonth(month, card.paymentDay));
    if (!isWithin(period, date)) return [];
    const statement = dayOfMonth(addMonths(month, -1), card.statementDay);
    const balance = lines
      .filter((line) => line.account === 'card' && line.date <= statement)
      .reduce((sum, line) => sum + line.amount, openingBalance('card') + paid);
    if (balance >= 0) return [];
    paid -= balance;
    return [
      { date, account: 'everyday', amount: balance, text: 'DD CREDIT CARD 5302 **** **** 8816', category },
      { date, account: 'card', amount: -balance, text: 'DIRECT DEBIT PAYMENT - THANK YOU', category },
    ];
  });
}

function moved(date: string, intoSavings: number, fromText: string, toText: string): StatementLine[] {
  const category = 'Transfers > Between accounts';
  return [
    { date, account: 'everyday', amount: -intoSavings, text: fromText, category },
    { date, account: 'savings', amount: intoSavings, text: toText, category },
  ];
}

/** The standing order into savings, raised once. */
export function savingsStandingOrder(period: Period): StatementLine[] {
  return monthsOf(period).flatMap((month) => {
    const date = workingDayFrom(dayOfMonth(month, 2));
    const amount = progress(period, date) < 0.5 ? 250_00 : 300_00;
    return moved(date, amount, 'SO RAINY DAY SAVINGS', 'STANDING ORDER FROM 4417');
  });
}

/**
 * What people do by hand: move what is left before payday into the savings, and fetch some back before the account
 * would run dry. This also keeps the balance plausible over any number of years and for any seed.
 */
export function balancingTransfers(lines: readonly StatementLine[], period: Period): StatementLine[] {
  const everyday = sumByDay(lines, 'everyday');
  const eves = new Set(monthsOf(period).map((month) => addDays(paydayIn(month), -1)));
  const transfers: StatementLine[] = [];
  let balance = openingBalance('everyday');
  for (const day of daysOf(period)) {
    balance += everyday.get(day) ?? 0;
    const tomorrow = balance + (everyday.get(addDays(day, 1)) ?? 0);
    let intoSavings = 0;
    if (tomorrow < lowWater) intoSavings = -Math.ceil((lowWater + 250_00 - tomorrow) / 100_00) * 100_00;
    else if (eves.has(day) && balance > keptBeforePayday + 400_00) {
      intoSavings = Math.floor((balance - keptBeforePayday) / 50_00) * 50_00;
    }
    if (intoSavings === 0) continue;
    balance -= intoSavings;
    const [fromText, toText] =
      intoSavings > 0 ? ['TFR TO RAINY DAY SAVINGS', 'TFR FROM 4417'] : ['TFR FROM RAINY DAY SAVINGS', 'TFR TO 4417'];
    transfers.push(...moved(day, intoSavings, fromText, toText));
  }
  return transfers;
}

/** Gross yearly interest on the savings, cut half-way through as rates fell. */
function interestRate(point: number): number {
  return point < 0.55 ? 0.0365 : 0.031;
}

/** Interest on the savings, worked out on each day's balance and credited at the end of the month. */
export function savingsInterest(lines: readonly StatementLine[], period: Period): StatementLine[] {
  const savings = sumByDay(lines, 'savings');
  const credited: StatementLine[] = [];
  let balance = openingBalance('savings');
  let accrued = 0;
  for (const day of daysOf(period)) {
    balance += savings.get(day) ?? 0;
    accrued += (Math.max(0, balance) * interestRate(progress(period, day))) / 365;
    const isMonthEnd = addDays(day, 1).endsWith('-01');
    if (!isMonthEnd) continue;
    const amount = Math.round(accrued);
    accrued = 0;
    balance += amount;
    credited.push({ date: day, account: 'savings', amount, text: 'GROSS INTEREST', category: 'Income > Interest' });
  }
  return credited;
}
