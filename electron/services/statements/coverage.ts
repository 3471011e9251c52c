import type { Coverage, StatementDetails } from '../../../shared/contract/statements.ts';
import { addDays, dayNumber } from '../../../shared/dates.ts';

type Days = Pick<StatementDetails, 'startDate' | 'endDate'>;

const countDays = ({ startDate, endDate }: Days) => dayNumber(endDate) - dayNumber(startDate) + 1;

function earlierOf(one: string, other: string): string {
  return one.localeCompare(other) < 0 ? one : other;
}

/** The same statement imported again, of the same file or of another, is one. */
function isSame(one: StatementDetails, other: StatementDetails): boolean {
  return (
    one.startDate === other.startDate &&
    one.endDate === other.endDate &&
    one.rowSum === other.rowSum &&
    one.rowCount === other.rowCount &&
    one.openingBalance === other.openingBalance &&
    one.closingBalance === other.closingBalance
  );
}

function inOrder(statements: readonly StatementDetails[]): StatementDetails[] {
  const sorted = statements.toSorted(
    (a, b) => a.startDate.localeCompare(b.startDate) || a.endDate.localeCompare(b.endDate) || a.id - b.id,
  );
  return sorted.filter((statement, at) => !sorted.slice(0, at).some((earlier) => isSame(earlier, statement)));
}

/**
 * How the statements of one account in one currency follow one another. A statement that begins on the day on which
 * another ends adjoins it, as one does that begins the day after: many banks date an opening balance by the day before.
 * Where the balances of two statements meet, no days are missing between them, whatever their dates say.
 */
export function coverageOf(all: readonly StatementDetails[]): Coverage | null {
  const statements = inOrder(all);
  const [first] = statements;
  if (!first) return null;
  const coverage: Coverage = {
    currency: first.currency,
    startDate: first.startDate,
    endDate: first.endDate,
    statementCount: statements.length,
    gaps: [],
    overlaps: [],
    breaks: [],
    unbalanced: statements.flatMap(({ id, startDate, endDate, balanceDifference }) =>
      balanceDifference === null || balanceDifference === 0
        ? []
        : [{ statementId: id, startDate, endDate, balanceDifference }],
    ),
  };
  /** Of those so far, the one that reaches furthest. */
  let last = first;
  for (const next of statements.slice(1)) {
    follow(coverage, last, next);
    if (next.endDate >= last.endDate) last = next;
  }
  coverage.endDate = last.endDate;
  return coverage;
}

function follow(coverage: Coverage, last: StatementDetails, next: StatementDetails): void {
  const { closingBalance } = last;
  const { openingBalance } = next;
  const statementIds = [last.id, next.id];
  const change = closingBalance === null || openingBalance === null ? null : openingBalance - closingBalance;
  if (next.startDate > addDays(last.endDate, 1)) {
    if (change === 0) return;
    const days = { startDate: addDays(last.endDate, 1), endDate: addDays(next.startDate, -1) };
    coverage.gaps.push({ ...days, days: countDays(days), balanceChange: change });
    return;
  }
  if (next.startDate < last.endDate) {
    const days = { startDate: next.startDate, endDate: earlierOf(next.endDate, last.endDate) };
    coverage.overlaps.push({ ...days, days: countDays(days), statementIds });
    return;
  }
  if (change !== null && change !== 0 && closingBalance !== null && openingBalance !== null) {
    const date = last.endDate;
    coverage.breaks.push({ date, closingBalance, openingBalance, difference: change, statementIds });
  }
}
