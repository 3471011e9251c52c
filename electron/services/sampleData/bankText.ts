import { addDays } from '../../../shared/dates.ts';
import type { Chance } from './chance.ts';
import type { HouseholdAccountKey } from './householdAccounts.ts';
import { type Period, progress, workingDayFrom } from './householdCalendar.ts';
import type { HouseholdCategory } from './householdCategories.ts';

/** One line of a statement before the bank has numbered it. `amount` is in minor units of the account's currency. */
export interface StatementLine {
  date: string;
  account: HouseholdAccountKey;
  amount: number;
  text: string;
  category: HouseholdCategory;
}

export interface Payee {
  /** How the till writes the name; one is drawn for each purchase. `{store}`, `{ref}` and `{number}` are filled in. */
  spellings: readonly string[];
  /** A new till or owner writes it another way from this point of the period (0 to 1). */
  respelled?: { since: number; spellings: readonly string[] };
  /** Town and store number of its branches, the usual one first. */
  branches: readonly { town: string; store?: string }[];
}

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'] as const;
const referenceAlphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789';

/** The point of the period at which the bank moved to new systems and wrote everyday transactions another way. */
export const bankFormatChange = 0.58;

/** `2025-03-09` as banks stamp it: `09MAR`. */
export function dayStamp(date: string): string {
  return `${date.slice(8, 10)}${months[Number(date.slice(5, 7)) - 1] ?? ''}`;
}

export function fillReferences(template: string, chance: Chance): string {
  return template
    .replace('{ref}', () => chance.characters(referenceAlphabet, 9))
    .replace('{number}', () => chance.characters('0123456789', 6));
}

function truncated(text: string, length: number): string {
  return text.slice(0, length).trimEnd();
}

export interface Purchase {
  account: 'everyday' | 'card';
  boughtOn: string;
  /** Minor units; negative when paid, positive when refunded. */
  amount: number;
  category: HouseholdCategory;
}

/**
 * A card purchase as the statement shows it: posted on the day or a working day or two later, the name cut where the
 * terminal's field ends (22 characters, as card networks cut it), the purchase date or the town added by the bank.
 */
export function purchaseLine(period: Period, payee: Payee, purchase: Purchase, chance: Chance): StatementLine {
  const { account, boughtOn, amount, category } = purchase;
  const point = progress(period, boughtOn);
  const { respelled } = payee;
  const spellings = respelled !== undefined && point >= respelled.since ? respelled.spellings : payee.spellings;
  const usual = payee.branches[0];
  const branch = usual !== undefined && chance.happens(0.75) ? usual : chance.pick(payee.branches);
  const till = fillReferences(chance.pick(spellings).replace('{store}', branch.store ?? ''), chance);
  const name = truncated(till, 22);
  const postsLater = chance.happens(account === 'card' ? 0.6 : 0.4);
  const date = postsLater ? workingDayFrom(addDays(boughtOn, 1)) : boughtOn;
  const refund = amount > 0;
  if (account === 'card') {
    const place = `${name.padEnd(22)} ${branch.town}`;
    return { date, account, amount, text: truncated(refund ? `${place} CR` : place, 40), category };
  }
  const stamp = dayStamp(boughtOn);
  const before = `${refund ? 'CARD REFUND' : 'CARD 4417'} ${stamp} ${till} ${branch.town}`;
  const after = `${refund ? 'REFUND FROM ' : ''}${name} ON ${stamp.slice(0, 2)} ${stamp.slice(2)}`;
  return { date, account, amount, text: truncated(point < bankFormatChange ? before : after, 38), category };
}

/** A direct debit, by the name under which the originator registered and its reference for this household. */
export function directDebitText(period: Period, date: string, originator: string, reference: string): string {
  return progress(period, date) < bankFormatChange
    ? truncated(`DD ${originator} ${reference}`, 32)
    : truncated(`DIRECT DEBIT ${originator} REF ${reference}`, 40);
}
