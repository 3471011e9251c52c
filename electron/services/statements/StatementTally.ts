import type { ImportSummary } from '../../../shared/contract/imports.ts';
import type { Statement } from '../../importers/statement.ts';
import type { AccountFinder, BookedMoney, FoundAccount } from '../imports/accountFinder.ts';

/** A row of a statement, whatever becomes of it. */
export interface TalliedRow {
  readonly account: FoundAccount;
  /** Null where the books do not have the account, as in a preview. */
  readonly accountId: number | null;
  readonly money: BookedMoney;
  readonly date: string;
}

/** What a statement says and what its rows come to, in minor units of `currency`. */
export interface TalliedStatement {
  /** Its place in the file. */
  readonly statement: number;
  readonly account: FoundAccount;
  readonly accountId: number | null;
  readonly currency: string;
  /** As the file states them, or else of its first and last row. */
  readonly startDate: string;
  readonly endDate: string;
  readonly openingBalance: number | null;
  readonly closingBalance: number | null;
  readonly rowSum: number;
  readonly rowCount: number;
}

type Sums = { -readonly [Field in keyof TalliedStatement]: TalliedStatement[Field] };

/** How far the closing balance is from where the rows lead; null where the statement does not state both balances. */
export function balanceDifference({
  openingBalance,
  closingBalance,
  rowSum,
}: Pick<TalliedStatement, 'openingBalance' | 'closingBalance' | 'rowSum'>): number | null {
  return openingBalance === null || closingBalance === null ? null : closingBalance - openingBalance - rowSum;
}

const statementsShown = 200;

/** The statements of a file as a summary shows them. */
export function statementSums(statements: readonly TalliedStatement[]): ImportSummary['statements'] {
  return statements.slice(0, statementsShown).map(({ statement: _, accountId: __, account, ...facts }) => ({
    account: account.name,
    ...facts,
    balanceDifference: balanceDifference(facts),
  }));
}

/** Adds up the rows of a file by statement, account and currency, also those that the books have already or that are held. */
export class StatementTally {
  readonly #sums = new Map<string, Sums>();

  add(statement: number, { account, accountId, money, date }: TalliedRow): void {
    const key = `${statement}|${money.currency}|${account.name}`;
    const sums = this.#sums.get(key);
    if (!sums) {
      const { amount: rowSum, currency } = money;
      const days = { startDate: date, endDate: date };
      const balances = { openingBalance: null, closingBalance: null };
      this.#sums.set(key, { statement, account, accountId, currency, ...days, ...balances, rowSum, rowCount: 1 });
      return;
    }
    sums.rowSum += money.amount;
    sums.rowCount += 1;
    if (date < sums.startDate) sums.startDate = date;
    if (date > sums.endDate) sums.endDate = date;
  }

  /**
   * The statements with what they state. A balance is that of one account in one currency: where a statement has rows of
   * several, it belongs to none of them. One without rows is told where it states its days and the books have its account.
   */
  statements(heads: readonly Omit<Statement, 'rows'>[], accounts: AccountFinder): TalliedStatement[] {
    const byStatement = Map.groupBy(this.#sums.values(), ({ statement }) => statement);
    return heads.flatMap((head, at): TalliedStatement[] => {
      const [sums, ...others] = byStatement.get(at) ?? [];
      if (!sums) return withoutRows(head, at, accounts);
      if (others.length > 0) return [sums, ...others];
      return [{ ...sums, ...stated(head, sums.account, accounts, sums) }];
    });
  }
}

function stated(
  head: Omit<Statement, 'rows'>,
  account: FoundAccount,
  accounts: AccountFinder,
  rows: { startDate: string; endDate: string },
) {
  const counted = (balance: number | null | undefined) =>
    balance == null ? null : accounts.moneyOf(head, { amount: balance, currency: null }, account).amount;
  return {
    startDate: head.startDate ?? rows.startDate,
    endDate: head.endDate ?? rows.endDate,
    openingBalance: counted(head.openingBalance),
    closingBalance: counted(head.closingBalance),
  };
}

function withoutRows(head: Omit<Statement, 'rows'>, at: number, accounts: AccountFinder): TalliedStatement[] {
  const { startDate, endDate } = head;
  if (!startDate || !endDate) return [];
  const account = accounts.accountOf(head, { account: null, currency: null });
  if (account.id === null) return [];
  const { currency } = accounts.moneyOf(head, { amount: 0, currency: null }, account);
  const facts = { statement: at, account, accountId: account.id, currency, rowSum: 0, rowCount: 0 };
  return [{ ...facts, ...stated(head, account, accounts, { startDate, endDate }) }];
}
