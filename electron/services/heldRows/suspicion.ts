import type { SuspicionKind } from '../../../shared/contract/heldRows.ts';
import { addDays, dayNumber } from '../../../shared/dates.ts';
import { formatMoney } from '../../../shared/money.ts';

export interface JudgedRow {
  readonly date: string;
  /** Minor units of `currency`, money out negative. */
  readonly amount: number;
  readonly currency: string;
  readonly payeeName: string;
}

export interface PastRow {
  readonly date: string;
  readonly amount: number;
}

/** What the books knew before the row came. */
export interface KnownOfRow {
  readonly today: string;
  /** The account's name and currency; null where the account is as new as the row. */
  readonly account: { readonly name: string; readonly currency: string } | null;
  /** Suspicions that a person does not want to hear of this account. */
  readonly isExempt: (kind: SuspicionKind) => boolean;
  /** Whether the account has rows in the row's currency. */
  readonly hasCurrency: () => boolean;
  /** How many rows of the payee the account has that are money in, and money out. */
  readonly payeeRows: () => { readonly moneyIn: number; readonly moneyOut: number };
  /** Those rows in the row's currency, in the order of their dates. */
  readonly payeeHistory: () => readonly PastRow[];
}

export interface Suspicion {
  readonly kind: SuspicionKind;
  readonly reason: string;
}

/** A bank may date a booking on its next working day, which over the longest holidays is so many days off. */
const daysAhead = 5;
/** Fewer rows of a payee are no custom. */
const leastHistory = 5;

/** What is suspicious of a row, the weightiest first; null where nothing is. */
export function suspicionOf(row: JudgedRow, known: KnownOfRow): Suspicion | null {
  const tests: readonly (readonly [SuspicionKind, () => string | null])[] = [
    ['zero_amount', () => zeroAmount(row)],
    ['future_date', () => futureDate(row, known)],
    ['currency_change', () => currencyChange(row, known)],
    ['sign_flip', () => signFlip(row, known)],
  ];
  for (const [kind, test] of tests) {
    if (known.isExempt(kind)) continue;
    const reason = test();
    if (reason !== null) return { kind, reason };
  }
  return null;
}

function zeroAmount({ amount }: JudgedRow): string | null {
  return amount === 0 ? 'Its amount is zero, so no money has moved.' : null;
}

function futureDate({ date }: JudgedRow, { today }: KnownOfRow): string | null {
  if (date <= today || date <= addDays(today, daysAhead)) return null;
  return `Its date, ${date}, is still to come: a planned booking, or a date that was read wrongly.`;
}

/** An account in which a currency was before, or one of which nothing was known, may hold several. */
function currencyChange({ currency }: JudgedRow, { account, hasCurrency }: KnownOfRow): string | null {
  if (account === null || account.currency === currency || hasCurrency()) return null;
  return `It is in ${currency}, while ${account.name} is kept in ${account.currency} and had no ${currency} so far.`;
}

/**
 * A payee that so far only got money gives some, or the other way round. Most of the time that is a refund, a repayment or
 * a return from savings, of money that went the other way before. It is held where it can be none of these: where it is more
 * than went the other way in a year, or where it stands in the place of a regular payment that is missing.
 */
function signFlip(row: JudgedRow, known: KnownOfRow): string | null {
  if (known.account === null || row.amount === 0) return null;
  const { moneyIn, moneyOut } = known.payeeRows();
  const [same, other] = row.amount > 0 ? [moneyIn, moneyOut] : [moneyOut, moneyIn];
  if (same > 0 || other < leastHistory) return null;
  const history = known.payeeHistory();
  if (history.length < leastHistory) return null;
  const [was, is] = row.amount > 0 ? ['money out', 'money in'] : ['money in', 'money out'];
  const custom = `${row.payeeName} was always ${was} here (${other} rows), and this is ${is}`;
  if (replacesRegular(row, history)) return `${custom}, of the usual amount, where the usual payment is missing.`;
  const inYear = history.filter(({ date }) => Math.abs(dayNumber(date) - dayNumber(row.date)) <= 366);
  // A custom of long ago tells nothing: the one refund that is left of it is no exception.
  if (inYear.length < leastHistory) return null;
  const wentBefore = inYear.reduce((sum, { amount }) => sum + Math.abs(amount), 0);
  if (Math.abs(row.amount) <= wentBefore) return null;
  const year = formatMoney(wentBefore, row.currency, 'en', true);
  return `${custom}, of more than the ${year} that went the other way within a year.`;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0;

const isNear = (value: number, usual: number, share: number) => Math.abs(value - usual) <= usual * share;

/** Whether the payee's rows come regularly in one amount, and this one comes in that amount when one of them is due. */
function replacesRegular(row: JudgedRow, history: readonly PastRow[]): boolean {
  const recent = history.slice(-12);
  const amounts = recent.map(({ amount }) => Math.abs(amount));
  const usual = median(amounts);
  if (!isNear(Math.abs(row.amount), usual, 0.1) || !amounts.every((amount) => isNear(amount, usual, 0.1))) return false;
  const days = recent.map(({ date }) => dayNumber(date));
  const pauses = days.slice(1).map((day, at) => day - (days[at] ?? day));
  const pause = median(pauses);
  if (pause < 6 || !pauses.every((days) => isNear(days, pause, 0.25))) return false;
  const day = dayNumber(row.date);
  const nearest = Math.min(...history.map(({ date }) => Math.abs(dayNumber(date) - day)));
  return nearest >= pause * 0.7;
}
