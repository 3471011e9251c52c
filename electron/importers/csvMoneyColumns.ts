import { approximateColumn, balanceAgreement, type ColumnProfile, share } from './csvColumnProfile.ts';
import type { CsvColumns, DecimalSign } from './statement.ts';

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
export function moneyColumnsByContent(
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
