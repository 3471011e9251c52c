import type { MatchKind } from '../../../shared/contract/matches.ts';
import { dayNumber } from '../../../shared/dates.ts';
import { type MatchableRow, pairKey } from '../../database/stores/matchStore.ts';
import { letterGroupsOf } from '../../ml/letterGroups.ts';
import { splitWords } from '../../ml/words.ts';

/** Two transactions that may belong together, and what speaks for it. */
export interface Proposal {
  readonly kind: MatchKind;
  readonly firstId: number;
  readonly secondId: number;
  readonly daysApart: number;
  readonly reasons: readonly string[];
  readonly score: number;
}

/** A bank books the same transaction at most so many days apart in two exports. */
const duplicateDays = 4;
/** So long is money on its way between two accounts. */
const transferDays = 5;
const leastLikeness = 0.3;
const leastTransferScore = 2;

const daysBetween = (one: MatchableRow, other: MatchableRow) => Math.abs(dayNumber(one.date) - dayNumber(other.date));
const inDays = (days: number) => (days === 0 ? 'on the same day' : days === 1 ? 'a day apart' : `${days} days apart`);

/** Cosine of the groups of three letters of two texts. */
function likenessOf(one: string, other: string): number {
  const [a, b] = [letterGroupsOf(splitWords(one).words), letterGroupsOf(splitWords(other).words)];
  if (a.size === 0 || b.size === 0) return one === other ? 1 : 0;
  let shared = 0;
  for (const group of a) if (b.has(group)) shared += 1;
  return shared / Math.sqrt(a.size * b.size);
}

/**
 * Whether two rows of one account may be one transaction that two exports write differently. Rows of the same file are
 * two, for a bank that lists something twice means it twice; and two ids of the bank are two transactions for good.
 */
export function duplicateOf(one: MatchableRow, other: MatchableRow): Proposal | null {
  if (one.accountId !== other.accountId || one.amount !== other.amount || one.currency !== other.currency) return null;
  if (one.importId === other.importId) return null;
  if (one.bankId !== null && other.bankId !== null) return null;
  const daysApart = daysBetween(one, other);
  if (daysApart > duplicateDays) return null;
  const isSamePayee = one.payeeName !== '' && one.payeeName === other.payeeName;
  const likeness = Math.max(likenessOf(one.bankText, other.bankText), isSamePayee ? 1 : 0);
  if (likeness < leastLikeness) return null;
  const [stays, leaves] = betterFirst(one, other);
  return {
    kind: 'duplicate',
    firstId: stays.id,
    secondId: leaves.id,
    daysApart,
    reasons: [
      `The same amount in the same account, ${inDays(daysApart)}.`,
      isSamePayee ? 'The same payee.' : 'Texts that are written alike.',
      'They came with different files.',
    ],
    score: 3 * likeness - daysApart / duplicateDays,
  };
}

/** The one that a person decided on stays, else the one that the bank gave an id, else the older one. */
function betterFirst(one: MatchableRow, other: MatchableRow): [MatchableRow, MatchableRow] {
  const worth = ({ categorySource, bankId }: MatchableRow) =>
    (categorySource === 'user' ? 4 : categorySource === 'import' ? 2 : 0) + (bankId === null ? 0 : 1);
  const difference = worth(one) - worth(other) || other.id - one.id;
  return difference >= 0 ? [one, other] : [other, one];
}

/** Whether two rows of different accounts may be the sides of a transfer: what leaves one comes to the other. */
export function transferOf(one: MatchableRow, other: MatchableRow): Proposal | null {
  if (one.accountId === other.accountId || one.isTransfer === 1 || other.isTransfer === 1) return null;
  if (one.currency !== other.currency || one.amount === 0 || one.amount !== -other.amount) return null;
  const daysApart = daysBetween(one, other);
  if (daysApart > transferDays) return null;
  const [from, to] = one.amount < 0 ? [one, other] : [other, one];
  const evidence = evidenceOf(from, to);
  const score = evidence.score - daysApart / (2 * transferDays);
  const amounts = `The same amount leaves ${from.accountName} and comes to ${to.accountName}, ${inDays(daysApart)}.`;
  const reasons = [amounts, ...evidence.reasons];
  return score < leastTransferScore
    ? null
    : { kind: 'transfer', firstId: from.id, secondId: to.id, daysApart, reasons, score };
}

/** What `amount` minor units of a currency are worth in another one on a day, by rates that a person set; null without one. */
export type Conversion = (amount: number, currency: string, quote: string, date: string) => number | null;

/** A bank's own rate, with what it keeps for itself, is at most so far from the one of the day. */
const rateTolerance = 0.06;
/** Without a rate the amounts say nothing, so the texts have to. */
const leastUnratedScore = 3.5;

/** Whether two rows in different currencies may be the sides of a transfer that was exchanged on its way. */
export function exchangedTransferOf(one: MatchableRow, other: MatchableRow, convert: Conversion): Proposal | null {
  if (one.accountId === other.accountId || one.isTransfer === 1 || other.isTransfer === 1) return null;
  if (one.currency === other.currency || Math.sign(one.amount) * Math.sign(other.amount) !== -1) return null;
  const daysApart = daysBetween(one, other);
  if (daysApart > transferDays) return null;
  const [from, to] = one.amount < 0 ? [one, other] : [other, one];
  const worth = convert(-from.amount, from.currency, to.currency, from.date);
  const off = worth === null || worth === 0 ? null : Math.abs(to.amount / worth - 1);
  if (off !== null && off > rateTolerance) return null;
  const evidence = evidenceOf(from, to);
  const score = evidence.score - daysApart / (2 * transferDays) + (off === null ? 0 : 1 - off / rateTolerance);
  if (score < (off === null ? leastUnratedScore : leastTransferScore)) return null;
  return {
    kind: 'transfer',
    firstId: from.id,
    secondId: to.id,
    daysApart,
    reasons: [
      `${from.currency} leave ${from.accountName} and ${to.currency} come to ${to.accountName}, ${inDays(daysApart)}.`,
      off === null
        ? 'No exchange rate was set, so the amounts could not be compared.'
        : `By your exchange rate the amounts are ${(off * 100).toFixed(1)} % apart.`,
      ...evidence.reasons,
    ],
    score,
  };
}

/** What speaks for a transfer beside its amounts and days. */
function evidenceOf(from: MatchableRow, to: MatchableRow): { score: number; reasons: string[] } {
  const reasons: string[] = [];
  let score = 1;
  const sides = [from, to].filter(({ isNamedTransfer }) => isNamedTransfer === 1).length;
  if (sides > 0) {
    score += sides === 2 ? 2 : 1.5;
    reasons.push(sides === 2 ? 'Both look like transfers.' : 'One of them looks like a transfer.');
  }
  if (names(from, to) || names(to, from)) {
    score += 2;
    reasons.push('One of them names the other account.');
  }
  return { score, reasons };
}

/** Whether the text of a row names the account of another: by its number, or by a word of its name. */
function names({ bankText, payeeName }: MatchableRow, { accountName, accountNumber }: MatchableRow): boolean {
  const text = `${bankText} ${payeeName}`;
  const digits = text.replaceAll(/[^\p{L}\p{N}]/gu, '').toLowerCase();
  const number = accountNumber?.replaceAll(/[^\p{L}\p{N}]/gu, '').toLowerCase() ?? '';
  if (number.length >= 6 && (digits.includes(number) || digits.includes(number.slice(-8)))) return true;
  const { words } = splitWords(text);
  return splitWords(accountName).words.some((word) => word.length >= 4 && words.includes(word));
}

/**
 * Finds what may belong together among rows that come in the order of their days, holding those of the last days only.
 */
export class MatchFinder {
  readonly proposals: Proposal[] = [];
  readonly #kinds: readonly MatchKind[];
  readonly #isRejected: (kind: MatchKind, pair: string) => boolean;
  /** Rows of the last days by currency and amount without its sign. */
  #recent = new Map<string, MatchableRow[]>();
  #rows = 0;
  readonly #convert: Conversion;
  /** Rows of the last days, in their order; only where there are several currencies. */
  #lastDays: MatchableRow[] = [];
  readonly #currencies = new Set<string>();

  constructor(
    kinds: readonly MatchKind[],
    options: { isRejected: (kind: MatchKind, pair: string) => boolean; convert: Conversion },
  ) {
    this.#kinds = kinds;
    this.#isRejected = options.isRejected;
    this.#convert = options.convert;
  }

  add(row: MatchableRow): void {
    const key = `${row.currency} ${Math.abs(row.amount)}`;
    const alike = (this.#recent.get(key) ?? []).filter((other) => daysBetween(other, row) <= transferDays);
    for (const other of alike) {
      for (const kind of this.#kinds) {
        const proposal = kind === 'duplicate' ? duplicateOf(other, row) : transferOf(other, row);
        if (proposal && !this.#isRejected(kind, pairKey(other.id, row.id))) this.proposals.push(proposal);
      }
    }
    if (this.#kinds.includes('transfer')) this.#addExchanged(row);
    alike.push(row);
    this.#recent.set(key, alike);
    this.#rows += 1;
    if (this.#rows % forgetEvery === 0) this.#forgetBefore(row);
  }

  /** Compares a row with those in other currencies, where one of the two looks like a transfer. */
  #addExchanged(row: MatchableRow): void {
    this.#currencies.add(row.currency);
    this.#lastDays.push(row);
    if (this.#currencies.size < 2) return;
    const first = this.#lastDays.findIndex((other) => daysBetween(other, row) <= transferDays);
    if (first > 0) this.#lastDays = this.#lastDays.slice(first);
    for (const other of this.#lastDays) {
      if (other.currency === row.currency || other.isNamedTransfer + row.isNamedTransfer === 0) continue;
      const proposal = exchangedTransferOf(other, row, this.#convert);
      if (proposal && !this.#isRejected('transfer', pairKey(other.id, row.id))) this.proposals.push(proposal);
    }
  }

  #forgetBefore(row: MatchableRow): void {
    this.#lastDays = this.#lastDays.filter((other) => daysBetween(other, row) <= transferDays);
    for (const [key, rows] of this.#recent) {
      if (rows.every((other) => daysBetween(other, row) > transferDays)) this.#recent.delete(key);
    }
  }

  /** The likeliest first, each transaction in at most one of a kind. */
  best(): Proposal[] {
    const taken = new Set<string>();
    const ordered = this.proposals.toSorted(
      (one, other) =>
        other.score - one.score ||
        one.daysApart - other.daysApart ||
        one.firstId - other.firstId ||
        one.secondId - other.secondId,
    );
    return ordered.filter(({ kind, firstId, secondId }) => {
      const sides = [`${kind} ${firstId}`, `${kind} ${secondId}`];
      if (sides.some((side) => taken.has(side))) return false;
      for (const side of sides) taken.add(side);
      return true;
    });
  }
}

const forgetEvery = 2000;
