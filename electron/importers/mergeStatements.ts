import type { Statement, StatementPeriod, StatementRow } from './statement.ts';

function accountKey({ account, currency }: Statement): string {
  return JSON.stringify([account.externalId, account.kind, currency]);
}

function signatureOf({ bankId, date, amount, currency, text }: StatementRow): string {
  return JSON.stringify([bankId, date, amount, currency, text]);
}

/** What tells a statement from any other, null where it states too little of itself. */
function identityOf(statement: Statement): string | null {
  const { openingBalance, closingBalance, startDate, endDate, rows } = statement;
  if (openingBalance === null || closingBalance === null || rows.length === 0) return null;
  const period = [openingBalance, closingBalance, startDate, endDate];
  return JSON.stringify([accountKey(statement), period, rows.map(signatureOf)]);
}

function statesNothing({ openingBalance, closingBalance, startDate, endDate }: StatementPeriod): boolean {
  return openingBalance === null && closingBalance === null && startDate === null && endDate === null;
}

/** Whether a statement goes on where another ended: the next day, or the next page. */
function goesOn(left: StatementPeriod, right: StatementPeriod): boolean {
  if (left.closingBalance === null || left.closingBalance !== right.openingBalance) return false;
  return left.startDate === null || right.startDate === null || left.startDate <= right.startDate;
}

const ordered = (dates: readonly (string | null)[]) => dates.filter((date) => date !== null).sort();

/** Adds a statement to one that it goes on from, or that goes on from it. */
function join(statement: Statement, next: Statement): void {
  const [first, last] = goesOn(statement, next) ? [statement, next] : [next, statement];
  const { openingBalance } = first;
  const { closingBalance } = last;
  const startDate = ordered([first.startDate, last.startDate])[0] ?? null;
  const endDate = ordered([first.endDate, last.endDate]).at(-1) ?? null;
  Object.assign(statement, { openingBalance, closingBalance, startDate, endDate } satisfies StatementPeriod);
  for (const row of next.rows) statement.rows.push(row);
}

/** Puts statements together, each transaction once. */
class StatementMerger {
  readonly statements: Statement[] = [];
  repeatedRows = 0;
  private readonly identities = new Set<string>();
  private readonly rowsByAccount = new Map<string, Set<string>>();

  add(statement: Statement): void {
    if (statement.account.externalId === null) {
      this.statements.push(statement);
      return;
    }
    const identity = identityOf(statement);
    if (identity !== null && this.identities.has(identity)) {
      this.repeatedRows += statement.rows.length;
      return;
    }
    if (identity !== null) this.identities.add(identity);
    this.place(this.withoutRepeatedRows(statement));
  }

  /** What is new of a statement; as the transactions left out are counted already, it opens behind them. */
  private withoutRepeatedRows(statement: Statement): Statement {
    const key = accountKey(statement);
    const known = this.rowsByAccount.get(key) ?? new Set();
    const rows: StatementRow[] = [];
    let repeated = 0;
    for (const row of statement.rows) {
      if (row.bankId === null || !known.has(signatureOf(row))) rows.push(row);
      else repeated += row.amount;
    }
    this.repeatedRows += statement.rows.length - rows.length;
    // Equal rows of one statement are as many transactions.
    for (const row of rows) if (row.bankId !== null) known.add(signatureOf(row));
    this.rowsByAccount.set(key, known);
    const { openingBalance } = statement;
    return { ...statement, rows, openingBalance: openingBalance === null ? null : openingBalance + repeated };
  }

  private place(added: Statement): void {
    const key = accountKey(added);
    let statement = added;
    for (;;) {
      const neighbour = this.statements.find(
        (other) =>
          other !== statement &&
          accountKey(other) === key &&
          (goesOn(other, statement) || goesOn(statement, other) || (statesNothing(other) && statesNothing(statement))),
      );
      if (neighbour === undefined) break;
      join(neighbour, statement);
      const at = this.statements.indexOf(statement);
      if (at >= 0) this.statements.splice(at, 1);
      statement = neighbour;
    }
    if (!this.statements.includes(statement)) this.statements.push(statement);
  }
}

/**
 * The statements of a file, each transaction once: some downloads hold the same document twice, or each day's report with
 * all that the one before had. Pages and days that adjoin become one statement; those between which something is missing
 * stay apart, with their own balances.
 */
export function mergeStatements(statements: readonly Statement[]): { statements: Statement[]; repeatedRows: number } {
  const merger = new StatementMerger();
  for (const statement of statements) merger.add(statement);
  return {
    statements: merger.statements.filter((statement) => statement.rows.length > 0),
    repeatedRows: merger.repeatedRows,
  };
}
