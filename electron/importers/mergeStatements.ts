import type { Statement, StatementRow } from './statement.ts';

/** One statement per account, each transaction once: some downloads hold the same document twice. */
export function mergeStatements(statements: readonly Statement[]): { statements: Statement[]; repeatedRows: number } {
  const merged: Statement[] = [];
  let repeatedRows = 0;
  for (const statement of statements) {
    const { externalId, kind } = statement.account;
    const same =
      externalId === null
        ? undefined
        : merged.find(
            (other) =>
              other.account.externalId === externalId &&
              other.account.kind === kind &&
              other.currency === statement.currency,
          );
    if (!same) {
      merged.push(statement);
      continue;
    }
    const signature = (row: StatementRow) => JSON.stringify([row.bankId, row.date, row.amount, row.currency, row.text]);
    const known = new Set(same.rows.filter((row) => row.bankId !== null).map(signature));
    for (const row of statement.rows) {
      if (known.has(signature(row))) repeatedRows += 1;
      else same.rows.push(row);
    }
  }
  return { statements: merged.filter((statement) => statement.rows.length > 0), repeatedRows };
}
