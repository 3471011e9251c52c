import { dayNumber } from '../../shared/dates.ts';
import { CategoryLearner } from './categoryLearner.ts';
import type { CategorisableRow, LearningModel } from './categoryModel.ts';
import type { NamedCategory } from './categoryNames.ts';
import type { ClassList } from './classList.ts';

/** A transaction of the past: its category as a person decided it, or null where nobody did. */
export interface HistoryRow extends CategorisableRow {
  readonly id: number;
  readonly category: number | null;
}

/** What would have been predicted for it when it came in. */
export interface ReplayedRow {
  readonly id: number;
  readonly predicted: number | null;
  readonly confidence: number;
  readonly agreement: number;
  readonly dataPoints: number;
}

export interface ReplayOptions {
  readonly categories: readonly NamedCategory[];
  readonly seed: number;
  /** Rows from this date on (`YYYY-MM-DD`) are predicted; those before are only learnt. */
  readonly from: string;
  readonly newModel?: (classes: ClassList) => LearningModel;
}

export interface ReplayControl {
  readonly onProgress: (share: number) => void;
  /** Throws where the work is to stop. */
  readonly poll: () => void;
}

const rowsLearntAtOnce = 1000;
const weeksPerTraining = 13;
const weekOf = ({ date }: CategorisableRow) => Math.floor((dayNumber(date) + 3) / 7);

/**
 * Plays the past again, week by week: every row is predicted from what was known before its week, then what a person
 * decided on the rows of that week is learnt. `rows` in time order. The same rows and seed give the same predictions.
 */
export function replayHistory(
  rows: readonly HistoryRow[],
  options: ReplayOptions,
  { onProgress, poll }: ReplayControl,
): ReplayedRow[] {
  const { categories, seed, newModel } = options;
  const learner = new CategoryLearner({ categories, seed, ...(newModel ? { newModel } : {}) });
  const learn = (known: readonly HistoryRow[]) => {
    const labelled = known.flatMap((row) => (row.category === null ? [] : [{ ...row, category: row.category }]));
    for (let start = 0; start < labelled.length; start += rowsLearntAtOnce) {
      poll();
      learner.learnHistory(labelled.slice(start, start + rowsLearntAtOnce));
    }
  };
  // A model that can only be learnt as a whole waits for the next training: about once in a quarter.
  const settle = () => learner.settle(null, { seed, onEpoch: () => {}, shouldStop: () => false });
  const first = rows.findIndex(({ date }) => date >= options.from);
  const start = first < 0 ? rows.length : first;
  learn(rows.slice(0, start));
  settle();
  let weeks = 0;
  const replayed: ReplayedRow[] = [];
  for (let from = start; from < rows.length; ) {
    const to = endOfWeek(rows, from);
    const asked = rows.slice(from, to);
    for (const row of asked) {
      const { value, confidence, agreement, dataPoints } = learner.predict(row);
      replayed.push({ id: row.id, predicted: value, confidence, agreement, dataPoints });
    }
    learn(asked);
    weeks += 1;
    if (weeks % weeksPerTraining === 0) settle();
    onProgress(to / rows.length);
    from = to;
  }
  return replayed;
}

function endOfWeek(rows: readonly HistoryRow[], from: number): number {
  let to = from;
  for (let row = rows[to]; row && weekOf(row) === weekOf(rows[from] ?? row); row = rows[to]) to += 1;
  return to;
}
