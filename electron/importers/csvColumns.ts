import { type ColumnProfile, profileColumn, share } from './csvColumnProfile.ts';
import {
  currencyOfName,
  type HeaderRanks,
  type HeaderRole,
  headerRanks,
  isSecondary,
  plainHeader,
} from './csvHeaderWords.ts';
import { moneyColumnsByContent } from './csvMoneyColumns.ts';
import { feeColumn, netColumn, partyColumns, statusByContent } from './csvSpecialColumns.ts';
import type { CsvColumns, DecimalSign } from './statement.ts';

function fits(role: HeaderRole, profile: ColumnProfile): boolean {
  if (role === 'date') return share(profile.dates, profile) >= 0.5;
  if (role === 'amount' || role === 'balance') return share(profile.amounts, profile) >= 0.5;
  if (role === 'debit' || role === 'credit') return profile.filled === 0 || share(profile.amounts, profile) >= 0.5;
  if (role === 'currency') return share(profile.currencies, profile) >= 0.7;
  if (role === 'direction') return share(profile.directions, profile) >= 0.6;
  if (role === 'bankId') return profile.filled > 0 && profile.distinct === profile.filled;
  if (role === 'text' || role === 'payee') return profile.filled > 0;
  if (role === 'category')
    return profile.filled > 0 && share(profile.amounts, profile) < 0.5 && share(profile.dates, profile) < 0.5;
  return profile.filled > 0 && share(profile.dates, profile) < 0.5;
}

export interface DetectedColumns {
  columns: CsvColumns;
  /** Whether the money columns were named by the header or decided by the rows, not merely the likelier choice. */
  certain: boolean;
  /** The column of who pays, beside one of who is paid; null where the table has no such pair. */
  payer: number | null;
  /** The column of a fee that is no part of the amount but of what the account moves by. */
  fee: number | null;
}

function noColumns(): CsvColumns {
  return {
    date: null,
    text: [],
    payee: null,
    amount: null,
    debit: null,
    credit: null,
    direction: null,
    currency: null,
    account: null,
    category: null,
    bankId: null,
    balance: null,
    status: null,
  };
}

/** Which column is which: by name where the names say it and the cells agree, by content otherwise. */
export function detectColumns(
  header: readonly string[],
  records: readonly (readonly string[])[],
  sign: DecimalSign,
): DetectedColumns {
  const width = Math.max(header.length, ...records.map((record) => record.length), 0);
  const profiles = Array.from({ length: width }, (_, column) => profileColumn(records, column));
  const ranks: HeaderRanks[] = Array.from({ length: width }, (_, column) => headerRanks(header[column] ?? ''));
  const columns = noColumns();
  const taken = new Set<number>();
  const hasRows = records.length > 0;
  const best = (role: HeaderRole, highestRank = 99, mustFit = true): number | null => {
    let chosen: number | null = null;
    let chosenCost = Number.POSITIVE_INFINITY;
    profiles.forEach((profile, column) => {
      const rank = ranks[column]?.[role];
      if (rank === undefined || rank > highestRank || taken.has(column) || (mustFit && hasRows && !fits(role, profile)))
        return;
      // A column that is seldom filled must not win by name over a full one.
      const cost =
        rank + (hasRows && role !== 'debit' && role !== 'credit' ? 3 * (1 - profile.filled / records.length) : 0);
      if (cost < chosenCost) {
        chosen = column;
        chosenCost = cost;
      }
    });
    if (chosen !== null) taken.add(chosen);
    return chosen;
  };
  // A column that is named a date and holds none is still better asked about than an identifier that looks like one.
  columns.date = best('date') ?? dateByContent(profiles, taken) ?? best('date', 99, false);
  columns.balance = best('balance', 3);
  const debit = best('debit', 3);
  const credit = best('credit', 3);
  for (const side of [debit, credit]) if (side !== null) taken.delete(side);
  const amount = best('amount', 3);
  const hasSign = amount !== null && (profiles[amount]?.negatives ?? 0) > 0;
  const filledSides = [debit, credit].reduce<number>(
    (sum, side) => sum + (side === null ? 0 : (profiles[side]?.filled ?? 0)),
    0,
  );
  // Some banks repeat a signed amount in two columns beside it; an unsigned one beside them says less than they do.
  if (debit !== null && credit !== null && (amount === null || (!hasSign && filledSides > 0))) {
    if (amount !== null) taken.delete(amount);
    [columns.debit, columns.credit] = [debit, credit];
  } else {
    columns.amount = amount ?? best('amount');
    if (columns.amount === null) [columns.debit, columns.credit] = [debit, credit];
  }
  if (columns.amount !== null && hasRows)
    columns.amount = netColumn(header, profiles, columns.amount) ?? columns.amount;
  const hasSides = columns.debit !== null || columns.credit !== null;
  for (const column of [columns.amount, columns.debit, columns.credit]) if (column !== null) taken.add(column);
  let certain = columns.amount !== null || hasSides;
  columns.currency = best('currency') ?? (hasRows ? currencyByContent(header, profiles, taken) : null);
  if (columns.currency !== null) taken.add(columns.currency);
  // Beside `Betrag (EUR)` any other currency is that of the amount before it was changed.
  const money = [columns.amount, columns.debit, columns.credit];
  if (money.some((column) => column !== null && currencyOfName(header[column] ?? '') !== null)) columns.currency = null;
  if (columns.amount === null && !hasSides && hasRows) {
    certain = moneyColumnsByContent(profiles, columns, sign, (column) => taken.has(column));
    for (const column of [columns.amount, columns.debit, columns.credit, columns.balance])
      if (column !== null) taken.add(column);
  }
  if (columns.amount !== null && hasRows) columns.direction = best('direction') ?? directionByContent(profiles, taken);
  columns.bankId = best('bankId');
  columns.category = best('category');
  columns.payee = otherParty(ranks, profiles, best('payee', 1) ?? best('payee'));
  const parties = partyColumns(header, profiles);
  if (parties !== null) {
    columns.payee = parties.recipient;
    for (const column of [parties.payer, parties.recipient]) taken.add(column);
  }
  columns.status = best('status') ?? statusByContent(records, width, taken);
  if (columns.status !== null) taken.add(columns.status);
  columns.account = ownAccount(
    header,
    profiles,
    columns.payee,
    best('account', 1) ?? best('account', 2),
    records.length,
  );
  columns.text = textColumns(profiles, ranks, taken, records.length, columns.payee !== null);
  if (columns.text.length > 0 && columns.payee === null) columns.payee = cleanNameBesideOriginal(header, columns);
  if (columns.text.length === 0 && columns.payee !== null) {
    columns.text = [columns.payee];
    columns.payee = null;
  }
  return { columns, certain, payer: parties?.payer ?? null, fee: feeColumn(header, profiles, columns, sign) };
}

/**
 * The account column, unless it holds the other party's number: such a column stands behind the other party's name and
 * is empty where a card was used.
 */
function ownAccount(
  header: readonly string[],
  profiles: readonly ColumnProfile[],
  payee: number | null,
  account: number | null,
  rows: number,
): number | null {
  const profile = account === null ? undefined : profiles[account];
  if (account === null || profile === undefined || payee === null || rows === 0) return account;
  const holdsNumbers = profile.digits > profile.letters;
  const isBare = /^(?:iban|kontonummer|konto nr)$/.test(plainHeader(header[account] ?? ''));
  const isOther = account > payee && holdsNumbers && (isBare || profile.distinct > 1 || profile.filled < rows);
  return isOther ? null : account;
}

/** The column of the other party, unless it is a `Naam` of the one who holds the account, beside a `Naam tegenpartij`. */
function otherParty(
  ranks: readonly HeaderRanks[],
  profiles: readonly ColumnProfile[],
  payee: number | null,
): number | null {
  const isNamedForSure = (column: number) => (ranks[column]?.payee ?? 99) <= 1;
  if (payee === null || isNamedForSure(payee) || !ranks.some((_, column) => isNamedForSure(column))) return payee;
  return (profiles[payee]?.distinct ?? 0) > 1 ? payee : null;
}

/** Mint and its heirs keep the bank's words in `Original Description` beside a tidied `Description`. */
function cleanNameBesideOriginal(header: readonly string[], columns: CsvColumns): number | null {
  const original = columns.text.find((column) =>
    /^original (?:description|statement|text)$/.test(plainHeader(header[column] ?? '')),
  );
  if (original === undefined) return null;
  const tidy = columns.text.find(
    (column) => column !== original && plainHeader(header[column] ?? '') === 'description',
  );
  columns.text = columns.text.filter((column) => column !== tidy);
  return tidy ?? null;
}

function dateByContent(profiles: readonly ColumnProfile[], taken: Set<number>): number | null {
  let chosen: number | null = null;
  let most = 0;
  profiles.forEach((profile, column) => {
    if (taken.has(column) || share(profile.dates, profile) < 0.6 || profile.dates <= most * 1.1) return;
    chosen = column;
    most = profile.dates;
  });
  if (chosen !== null) taken.add(chosen);
  return chosen;
}

function currencyByContent(
  header: readonly string[],
  profiles: readonly ColumnProfile[],
  taken: ReadonlySet<number>,
): number | null {
  const column = profiles.findIndex(
    (profile, index) =>
      !taken.has(index) &&
      !isSecondary(header[index] ?? '') &&
      profile.filled > 0 &&
      share(profile.currencies, profile) >= 0.95,
  );
  return column < 0 ? null : column;
}

function directionByContent(profiles: readonly ColumnProfile[], taken: Set<number>): number | null {
  const column = profiles.findIndex(
    (profile, index) => !taken.has(index) && profile.filled > 0 && share(profile.directions, profile) >= 0.8,
  );
  if (column < 0) return null;
  taken.add(column);
  return column;
}

/** All columns named as text; without names the one with the most varied words, and others with words of their own. */
function textColumns(
  profiles: readonly ColumnProfile[],
  ranks: readonly HeaderRanks[],
  taken: ReadonlySet<number>,
  rows: number,
  hasPayee: boolean,
): number[] {
  const free = profiles
    .map((profile, column) => ({ profile, column, rank: ranks[column]?.text }))
    .filter(({ profile, column }) => !taken.has(column) && (profile.filled > 0 || rows === 0));
  const lowest = Math.min(...free.map(({ rank }) => rank ?? Number.POSITIVE_INFINITY));
  if (Number.isFinite(lowest)) {
    const best = free.filter(({ rank }) => rank === lowest);
    const filled = best.reduce((sum, { profile }) => sum + profile.filled, 0);
    // Where the best are mostly empty, the next best say what there is to say.
    const others = free.flatMap(({ rank }) => (rank === undefined || rank === lowest ? [] : [rank]));
    const next = filled < 0.8 * rows ? Math.min(...others) : lowest;
    return free.filter(({ rank }) => rank === lowest || rank === next).map(({ column }) => column);
  }
  if (hasPayee) return [];
  const scored = free
    .filter(({ profile }) => profile.letters > 0 && share(profile.dates, profile) < 0.5)
    .map(({ profile, column }) => ({ column, score: (profile.letters / rows) * Math.sqrt(profile.distinct / rows) }))
    .sort((left, right) => right.score - left.score);
  const best = scored[0];
  if (!best) return [];
  return scored
    .filter(({ score }) => score >= best.score * 0.25 && score > 0)
    .slice(0, 3)
    .map(({ column }) => column)
    .sort((left, right) => left - right);
}
