import { plainHeader } from './csvHeaderWords.ts';
import type { TableRecord } from './csvTable.ts';
import { type StatementPeriod, type StatementRow, unstatedPeriod } from './statement.ts';

/**
 * Follows a column of balances through the rows of a table, whose oldest or newest row comes first. Rows may leave the
 * balance empty, as where only the last of a day has one. A step over a row that was held back proves nothing, so that
 * such a row shows in the difference between the balances and the sum of the rows.
 */
export class RunningBalance {
  private isOldestFirst = true;
  private isNewestFirst = true;
  private rows = 0;
  private firstBalance: number | null = null;
  /** Amounts up to the row with the first balance. */
  private before = 0;
  private hasFirstRowBalance = false;
  private lastBalance: number | null = null;
  /** Amounts after the row with the last balance, and with that row's own; null over a gap. */
  private after: number | null = 0;
  private fromThere: number | null = 0;
  private isAfterGap = false;
  private firstDate = '';
  private lastDate = '';
  private currency: string | null = null;
  private account: string | null = null;
  private isMixed = false;

  /** A row of the table was held back here. */
  skip(): void {
    this.isAfterGap = this.rows > 0;
  }

  /** A row in the order of the table, with its balance in minor units, null where it states none. */
  add({ amount, date, currency, account }: StatementRow, balance: number | null): void {
    if (this.rows === 0) [this.firstDate, this.currency, this.account] = [date, currency, account];
    this.isMixed ||= currency !== this.currency || account !== this.account;
    this.lastDate = date;
    this.rows += 1;
    if (this.isAfterGap) [this.after, this.fromThere, this.isAfterGap] = [null, null, false];
    if (this.after !== null) this.after += amount;
    if (this.firstBalance === null) this.before += amount;
    if (balance === null) {
      if (this.fromThere !== null) this.fromThere += amount;
      return;
    }
    if (this.lastBalance === null) {
      this.firstBalance = balance;
      this.hasFirstRowBalance = this.rows === 1;
    } else {
      if (this.after !== null) this.isOldestFirst &&= this.lastBalance + this.after === balance;
      if (this.fromThere !== null) this.isNewestFirst &&= this.lastBalance - this.fromThere === balance;
    }
    this.lastBalance = balance;
    this.after = 0;
    this.fromThere = amount;
  }

  /** The balances before and after all rows; unstated where the column is none of balances, or of several accounts. */
  period(): StatementPeriod {
    const { firstBalance, lastBalance, isMixed } = this;
    if (firstBalance === null || lastBalance === null || isMixed) return unstatedPeriod;
    const days = [this.firstDate, this.lastDate].sort();
    const period = { startDate: days[0] ?? null, endDate: days[1] ?? null };
    const oldestFirst = {
      ...period,
      openingBalance: firstBalance - this.before,
      closingBalance: this.after === 0 ? lastBalance : null,
    };
    const newestFirst = {
      ...period,
      openingBalance: this.fromThere === null ? null : lastBalance - this.fromThere,
      closingBalance: this.hasFirstRowBalance ? firstBalance : null,
    };
    if (this.isOldestFirst && this.isNewestFirst) {
      if (this.rows === 1 || this.firstDate < this.lastDate) return oldestFirst;
      return this.firstDate > this.lastDate ? newestFirst : unstatedPeriod;
    }
    return this.isOldestFirst ? oldestFirst : this.isNewestFirst ? newestFirst : unstatedPeriod;
  }
}

const openingNames =
  /^(?:opening|beginning|starting) ?balance(?: as of .*)?$|^balance at start of period$|^(?:anfangssaldo|alter kontostand|saldo (?:inicial|iniziale|poczatkowe|anterior)|solde initial|ancien solde|beginsaldo|pocatecni zustatek)$/;
const closingNames =
  /^(?:closing|ending) ?balance(?: as of .*)?$|^balance at end of period$|^(?:schlusssaldo|endsaldo|neuer kontostand|saldo (?:final|finale|koncowe)|solde final|nouveau solde|eindsaldo|konecny zustatek)$/;

/**
 * The balances that lines above and below a table state by name, each with one amount: `Anfangssaldo:;1000.00`. None
 * where a name is stated more than once, with different amounts.
 */
export function namedBalances(
  records: readonly TableRecord[],
  readAmount: (cell: string) => number | null,
): Pick<StatementPeriod, 'openingBalance' | 'closingBalance'> {
  const stated = (names: RegExp): number | null => {
    const amounts = records.flatMap(({ cells }) => {
      const filled = cells.filter((cell) => cell !== '');
      const [name = '', amount = ''] = filled.slice(-2);
      return filled.length >= 2 && names.test(plainHeader(name)) ? [readAmount(amount)] : [];
    });
    const [first = null] = amounts;
    return amounts.every((amount) => amount === first) ? first : null;
  };
  return { openingBalance: stated(openingNames), closingBalance: stated(closingNames) };
}
