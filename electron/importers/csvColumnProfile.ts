import { type AmountCell, plainDecimal, readAmountCell, readCurrency } from './bankAmounts.ts';
import { readDateCell } from './bankDates.ts';
import { plainHeader } from './csvHeaderWords.ts';
import type { DecimalSign } from './statement.ts';

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
  '支出',
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
  '收入',
  'k',
]);

/** Which way a direction cell says the money went, or null where it does not say. */
export function readDirection(cell: string): 'in' | 'out' | null {
  const text = cell.trim();
  if (text === '-' || text === '−') return 'out';
  if (text === '+') return 'in';
  const plain = plainHeader(text);
  return outWords.has(plain) ? 'out' : inWords.has(plain) ? 'in' : null;
}

/** Words of a status column for what has not moved money: waiting, refused, or taken back. */
const unsettled =
  /^(?:pending|processing|in progress|authori[sz]ed|hold|on hold|failed|fail|declined|denied|rejected|reverted|reversed|cancell?ed|voided?|expired|(?:umsatz )?vorgemerkt(?: und nicht gebucht)?|ausstehend|abgelehnt|storniert|pendiente|rechazad[ao]|en attente|refuse|in attesa|rifiutat[ao]|pendente|in behandeling|geweigerd|ожидание|в обработке|отклонен[ао]?|отменен[ао]?|vantande|odota\w*|oczekujac[ae]|odrzucon[ae])$/;

/** Whether a status cell says that the row has moved no money, or not yet. */
export function isUnsettled(cell: string): boolean {
  return unsettled.test(plainHeader(cell));
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
  digits: number;
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
    digits: 0,
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
    profile.digits += cell.replace(/\D/g, '').length;
    profile.letters += cell.replace(/[^\p{L}]/gu, '').length;
  }
  profile.distinct = distinct.size;
  return profile;
}

/** The share of a column's filled cells, 0 where none is filled. */
export function share(count: number, profile: ColumnProfile): number {
  return profile.filled === 0 ? 0 : count / profile.filled;
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
