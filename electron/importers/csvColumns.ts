import { type AmountCell, plainDecimal, readAmountCell, readCurrency } from './bankAmounts.ts';
import { readDateCell } from './bankDates.ts';
import { type HeaderRanks, type HeaderRole, headerRanks, plainHeader } from './csvHeaderWords.ts';
import type { CsvColumns, DecimalSign } from './statement.ts';

const outWords = new Set([
  'debit',
  'dbit',
  'dr',
  'db',
  'd',
  's',
  'soll',
  'af',
  'uit',
  'out',
  'outflow',
  'withdrawal',
  'expense',
  'debito',
  'cargo',
  'uscita',
  'sortie',
  'debet',
  'расход',
  'списание',
  'дебет',
  'uttag',
  'o',
  'kiadas',
  'money out',
  'paid out',
  'obciazenie',
  'gasto',
  'saida',
  'ausgabe',
  'lastschrift',
  'belastung',
  'debits',
]);
const inWords = new Set([
  'credit',
  'crdt',
  'cr',
  'c',
  'h',
  'haben',
  'bij',
  'in',
  'inflow',
  'deposit',
  'income',
  'credito',
  'abono',
  'entrata',
  'entree',
  'kredit',
  'приход',
  'поступление',
  'зачисление',
  'кредит',
  'insattning',
  'i',
  'bevetel',
  'money in',
  'paid in',
  'uznanie',
  'ingreso',
  'entrada',
  'einnahme',
  'gutschrift',
  'credits',
]);

/** Which way a direction cell says the money went, or null where it does not say. */
export function readDirection(cell: string): 'in' | 'out' | null {
  const text = cell.trim();
  if (text === '-' || text === '−') return 'out';
  if (text === '+') return 'in';
  const plain = plainHeader(text);
  return outWords.has(plain) ? 'out' : inWords.has(plain) ? 'in' : null;
}

/** What the sampled cells of one column are. Counts of cells that are not empty. */
export interface ColumnProfile {
  filled: number;
  dates: number;
  amounts: number;
  /** Amounts with a decimal part, a written minus, a currency or a letter mark: what tells money from numbers. */
  decimals: number;
  negatives: number;
  nonZero: number;
  currencies: number;
  directions: number;
  letters: number;
  distinct: number;
  amountCells: (AmountCell | null)[];
}

export function profileColumn(records: readonly (readonly string[])[], column: number): ColumnProfile {
  const profile: ColumnProfile = {
    filled: 0,
    dates: 0,
    amounts: 0,
    decimals: 0,
    negatives: 0,
    nonZero: 0,
    currencies: 0,
    directions: 0,
    letters: 0,
    distinct: 0,
    amountCells: [],
  };
  const distinct = new Set<string>();
  for (const record of records) {
    const cell = record[column] ?? '';
    const amount = cell === '' ? null : readAmountCell(cell);
    profile.amountCells.push(amount);
    if (cell === '') continue;
    profile.filled += 1;
    distinct.add(cell);
    if (readDateCell(cell) !== null) profile.dates += 1;
    if (amount !== null) {
      profile.amounts += 1;
      if (/[.,]\d{1,2}$/.test(amount.digits) || amount.currency !== null || amount.mark !== null) profile.decimals += 1;
      if (amount.isNegative) profile.negatives += 1;
      if (/[1-9]/.test(amount.digits)) profile.nonZero += 1;
    }
    if (readCurrency(cell) !== null) profile.currencies += 1;
    if (readDirection(cell) !== null) profile.directions += 1;
    profile.letters += cell.replace(/[^\p{L}]/gu, '').length;
  }
  profile.distinct = distinct.size;
  return profile;
}

function share(count: number, profile: ColumnProfile): number {
  return profile.filled === 0 ? 0 : count / profile.filled;
}

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

/** Amounts of a column as numbers for comparing columns; no stored amount comes from here. */
function approximate(cell: AmountCell | null | undefined, sign: DecimalSign): number | null {
  if (!cell) return null;
  const decimal = plainDecimal(cell.digits, sign, 'any');
  if (decimal === null) return null;
  const isOut = cell.isNegative || cell.mark === 'out';
  return isOut ? -Number(decimal) : Number(decimal);
}

/**
 * How well a column of balances follows the rows' amounts: the shares of steps in which the balance moves by the amount,
 * and by its opposite, in the better of the two row orders (oldest first or newest first).
 */
export function balanceAgreement(
  amounts: readonly (number | null)[],
  balances: readonly (number | null)[],
): { steps: number; same: number; opposite: number } {
  let steps = 0;
  const counts = { oldestFirst: 0, oldestFirstOpposite: 0, newestFirst: 0, newestFirstOpposite: 0 };
  for (let row = 1; row < balances.length; row += 1) {
    const [before, after, newer, older] = [balances[row - 1], balances[row], amounts[row], amounts[row - 1]];
    if (before == null || after == null || newer == null || older == null || newer === 0 || older === 0) continue;
    steps += 1;
    const step = after - before;
    const near = (left: number, right: number) => Math.abs(left - right) < 0.005;
    if (near(step, newer)) counts.oldestFirst += 1;
    if (near(step, -newer)) counts.oldestFirstOpposite += 1;
    if (near(-step, older)) counts.newestFirst += 1;
    if (near(-step, -older)) counts.newestFirstOpposite += 1;
  }
  if (steps === 0) return { steps: 0, same: 0, opposite: 0 };
  const useOldest =
    Math.max(counts.oldestFirst, counts.oldestFirstOpposite) >=
    Math.max(counts.newestFirst, counts.newestFirstOpposite);
  const same = (useOldest ? counts.oldestFirst : counts.newestFirst) / steps;
  const opposite = (useOldest ? counts.oldestFirstOpposite : counts.newestFirstOpposite) / steps;
  return { steps, same, opposite };
}

export function approximateColumn(profile: ColumnProfile, sign: DecimalSign): (number | null)[] {
  return profile.amountCells.map((cell) => approximate(cell, sign));
}

/** Two columns of which at most one holds an amount other than zero in every row, and each does at times. */
function areExclusive(left: ColumnProfile, right: ColumnProfile): boolean {
  if (left.nonZero === 0 || right.nonZero === 0) return false;
  let one = 0;
  let both = 0;
  left.amountCells.forEach((cell, row) => {
    const hasLeft = cell !== null && /[1-9]/.test(cell.digits);
    const other = right.amountCells[row] ?? null;
    const hasRight = other !== null && /[1-9]/.test(other.digits);
    if (hasLeft && hasRight) both += 1;
    else if (hasLeft || hasRight) one += 1;
  });
  return both === 0 && one >= 0.9 * left.amountCells.length;
}

export interface DetectedColumns {
  columns: CsvColumns;
  /** Whether the money columns were named by the header or decided by the rows, not merely the likelier choice. */
  certain: boolean;
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
  };
}

interface MoneyColumn {
  profile: ColumnProfile;
  column: number;
}

/**
 * Which of two exclusive columns is money out: the one with minuses, else the one whose rows lower the balance, else the
 * fuller one, as people pay more often than they are paid. Returns whether that is certain.
 */
function chooseSides(
  left: MoneyColumn,
  right: MoneyColumn,
  others: readonly MoneyColumn[],
  columns: CsvColumns,
  sign: DecimalSign,
): boolean {
  let leftIsOut = left.profile.nonZero * 2 >= right.profile.nonZero;
  let certain = false;
  if (left.profile.negatives > 0 !== right.profile.negatives > 0) {
    leftIsOut = left.profile.negatives > 0;
    certain = true;
  }
  const ins = approximateColumn(right.profile, sign);
  const moved = approximateColumn(left.profile, sign).map((value, row) =>
    value !== null && value !== 0 ? -Math.abs(value) : ins[row] == null ? null : Math.abs(ins[row]),
  );
  for (const other of others) {
    const { steps, same, opposite } = balanceAgreement(moved, approximateColumn(other.profile, sign));
    if (steps === 0 || Math.max(same, opposite) <= 0.8) continue;
    columns.balance = other.column;
    if (!certain) leftIsOut = same > opposite;
    certain = true;
    break;
  }
  columns.debit = leftIsOut ? left.column : right.column;
  columns.credit = leftIsOut ? right.column : left.column;
  return certain;
}

/** The columns of money by their content alone: an amount, or two that exclude each other, apart from the balance. */
function moneyColumnsByContent(
  profiles: readonly ColumnProfile[],
  columns: CsvColumns,
  sign: DecimalSign,
  isTaken: (column: number) => boolean,
): boolean {
  const money = profiles
    .map((profile, column) => ({ profile, column }))
    .filter(
      ({ profile, column }) =>
        !isTaken(column) && share(profile.amounts, profile) >= 0.8 && share(profile.dates, profile) < 0.5,
    )
    .filter(({ profile }) => profile.decimals > 0 || profile.negatives > 0 || profile.nonZero > 0);
  const rows = Math.max(1, ...profiles.map((profile) => profile.filled));
  const score = ({ profile }: { profile: ColumnProfile }) =>
    2 * share(profile.decimals, profile) +
    (profile.negatives > 0 ? 2 : 0) +
    profile.filled / rows +
    (profile.nonZero > 0 ? 1 : 0);
  const usesDecimals = money.some(({ profile }) => profile.decimals > 0);
  const isMoney = ({ profile }: { profile: ColumnProfile }) => !usesDecimals || profile.decimals * 2 >= profile.nonZero;
  for (const [at, left] of money.entries()) {
    for (const right of money.slice(at + 1)) {
      if (!isMoney(left) || !isMoney(right) || !areExclusive(left.profile, right.profile)) continue;
      const others = money.filter((candidate) => candidate !== left && candidate !== right);
      return chooseSides(left, right, others, columns, sign);
    }
  }
  const ranked = [...money].sort((left, right) => score(right) - score(left));
  for (const candidate of ranked) {
    const amounts = approximateColumn(candidate.profile, sign);
    const balance = money.find((other) => {
      if (other === candidate) return false;
      const { steps, same, opposite } = balanceAgreement(amounts, approximateColumn(other.profile, sign));
      return steps >= 1 && Math.max(same, opposite) > 0.8;
    });
    if (balance) {
      columns.amount = candidate.column;
      columns.balance = balance.column;
      return true;
    }
  }
  const [best, next] = ranked;
  if (!best) return false;
  columns.amount = best.column;
  return next === undefined || (next.profile.decimals === 0 && next.profile.negatives === 0);
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
  const sides: [number | null, number | null] = [best('debit', 3), best('credit', 3)];
  for (const side of sides) if (side !== null) taken.delete(side);
  columns.amount = best('amount', 3);
  const amountProfile = columns.amount === null ? undefined : profiles[columns.amount];
  const hasSides = sides[0] !== null && sides[1] !== null;
  const sidesAgree = hasSides && (profiles[sides[0] ?? 0]?.filled ?? 0) + (profiles[sides[1] ?? 0]?.filled ?? 0) > 0;
  if (hasSides && (columns.amount === null || (sidesAgree && (amountProfile?.negatives ?? 0) === 0))) {
    if (columns.amount !== null) taken.delete(columns.amount);
    columns.amount = null;
    [columns.debit, columns.credit] = sides;
  }
  columns.amount ??= hasSides ? null : best('amount');
  if (columns.amount === null && !hasSides) {
    columns.amount = sides[0] ?? sides[1];
  }
  for (const column of [columns.amount, columns.debit, columns.credit]) if (column !== null) taken.add(column);
  let certain = columns.amount !== null || hasSides;
  columns.currency = best('currency') ?? (hasRows ? currencyByContent(profiles, taken) : null);
  if (columns.currency !== null) taken.add(columns.currency);
  if (columns.amount === null && columns.debit === null && hasRows) {
    certain = moneyColumnsByContent(profiles, columns, sign, (column) => taken.has(column));
    for (const column of [columns.amount, columns.debit, columns.credit, columns.balance])
      if (column !== null) taken.add(column);
  }
  if (columns.amount !== null && hasRows) columns.direction = best('direction') ?? directionByContent(profiles, taken);
  columns.bankId = best('bankId');
  columns.category = best('category');
  columns.payee = best('payee');
  columns.account = best('account', 1);
  columns.text = textColumns(profiles, ranks, taken, records.length, columns.payee !== null);
  if (columns.text.length > 0 && columns.payee === null) columns.payee = cleanNameBesideOriginal(header, columns);
  if (columns.text.length === 0 && columns.payee !== null) {
    columns.text = [columns.payee];
    columns.payee = null;
  }
  return { columns, certain };
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

function currencyByContent(profiles: readonly ColumnProfile[], taken: ReadonlySet<number>): number | null {
  const column = profiles.findIndex(
    (profile, index) => !taken.has(index) && profile.filled > 0 && share(profile.currencies, profile) >= 0.95,
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
  if (Number.isFinite(lowest)) return free.filter(({ rank }) => rank === lowest).map(({ column }) => column);
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
