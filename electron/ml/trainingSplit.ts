import type { LabelledRow } from './categoryModel.ts';

export interface TimeOrderedSplit {
  train: LabelledRow[];
  validation: LabelledRow[];
  test: LabelledRow[];
}

/** Rows in time order; rows of one day by id. */
export function inTimeOrder(rows: readonly LabelledRow[]): LabelledRow[] {
  return [...rows].sort((one, other) => (one.date < other.date ? -1 : one.date > other.date ? 1 : one.id - other.id));
}

/** Repeats of one payee within a month are not independent; this names them. */
function payeeMonth(row: LabelledRow): string {
  return `${row.payee === '' ? row.text : row.payee} ${row.date.slice(0, 7)}`.toLowerCase();
}

/**
 * The first `trainShare` of the rows, the next `validationShare`, and the rest. A row of the later slices whose payee
 * and month already occur in an earlier slice is left out of its slice, so that no repeat of a training row makes the
 * calibration look better than it is. `rows` must be in time order.
 */
export function splitInTimeOrder(
  rows: readonly LabelledRow[],
  trainShare = 0.7,
  validationShare = 0.15,
): TimeOrderedSplit {
  const firstBorder = Math.floor(rows.length * trainShare);
  const secondBorder = Math.floor(rows.length * (trainShare + validationShare));
  const train = rows.slice(0, firstBorder);
  const seen = new Set(train.map(payeeMonth));
  const validation = rows.slice(firstBorder, secondBorder).filter((row) => !seen.has(payeeMonth(row)));
  for (const row of rows.slice(firstBorder, secondBorder)) seen.add(payeeMonth(row));
  const test = rows.slice(secondBorder).filter((row) => !seen.has(payeeMonth(row)));
  return { train, validation, test };
}
