import { writeFileSync } from 'node:fs';
import { CategoryLearner } from '../../../electron/ml/categoryLearner.ts';
import type { LabelledRow } from '../../../electron/ml/categoryModel.ts';
import { seededRandom } from '../../../electron/ml/random.ts';
import { brokenPromiseEvidence } from '../../../electron/ml/riskControl.ts';
import { type Eligible, evidenceOf } from '../../../electron/services/automation/promiseEvidence.ts';
import { addDays, dayNumber } from '../../../shared/dates.ts';
import { dataFiles, type LabelledHistory, readHistory, UnusableData } from '../accuracy/history.ts';
import { stepsOf } from '../accuracy/replay.ts';

const tolerance = 0.05;
const auditShare = 0.02;
const brokenFrom = 20;
const daysLookedAt = 365;
const seed = 1;

interface Played {
  readonly set: string;
  readonly rows: number;
  readonly applied: number;
  readonly wrong: number;
  readonly weeks: number;
  readonly weeksUntilUnlocked: number | null;
  readonly weeksSuspended: number;
}

/** A row that a rule applied and nobody has looked at yet. */
interface Applied {
  readonly row: LabelledRow;
  readonly confidence: number;
  readonly isRight: boolean;
}

/**
 * A person with one rule, week by week. What it asks they answer in that week; of what it applies they see a small share at
 * once, and the rest when they skim the month at its end. Only what they have seen is learnt, and proves anything.
 */
class Books {
  readonly learner: CategoryLearner;
  readonly #evidence: Eligible[] = [];
  readonly #random = seededRandom(seed);
  #unseen: Applied[] = [];
  #threshold: number | null = null;
  #verified = 0;
  #verifiedWrong = 0;
  #isSuspended = false;
  #month = '';
  applied = 0;
  wrong = 0;
  weeks = 0;
  weeksUntilUnlocked: number | null = null;
  weeksSuspended = 0;

  constructor(history: LabelledHistory) {
    this.learner = new CategoryLearner({ categories: history.categories, seed });
  }

  /** One week; `isLive` where it is counted, and not the past that was there before the rule. */
  week(rows: readonly LabelledRow[], isLive: boolean): void {
    const date = rows[0]?.date ?? '';
    if (date.slice(0, 7) !== this.#month) this.#beginMonth(date);
    if (isLive) this.weeks += 1;
    if (isLive && this.#isSuspended) this.weeksSuspended += 1;
    if (isLive && this.#threshold !== null) this.weeksUntilUnlocked ??= this.weeks;
    const seen: LabelledRow[] = [];
    const judged = rows.map((row) => ({ row, prediction: this.learner.predict(row) }));
    for (const { row, prediction } of judged) {
      const isRight = prediction.value === row.category;
      const { confidence } = prediction;
      const isSure = this.#threshold !== null && confidence >= this.#threshold && !this.#isSuspended;
      if (prediction.value !== null && isSure && isLive) {
        this.applied += 1;
        if (!isRight) this.wrong += 1;
        const one = { row, confidence, isRight };
        if (this.#random() < auditShare) seen.push(this.#look(one));
        else this.#unseen.push(one);
      } else {
        seen.push(row);
        if (prediction.value !== null) this.#prove(row, confidence, isRight);
      }
    }
    this.learner.learnHistory(seen);
  }

  #beginMonth(date: string): void {
    this.#month = date.slice(0, 7);
    const skimmed = this.#unseen.map((one) => this.#look(one));
    this.#unseen = [];
    this.learner.learnHistory(skimmed);
    // What was proven a month ago is proven anew, and with that a suspended rule may act again.
    if (this.#isSuspended) [this.#isSuspended, this.#verified, this.#verifiedWrong] = [false, 0, 0];
    const since = addDays(date, -daysLookedAt);
    const recent = this.#evidence
      .filter((row) => row.date >= since)
      .sort((one, other) => (one.date < other.date ? -1 : one.date > other.date ? 1 : 0));
    this.#threshold = evidenceOf(recent, recent.length, tolerance).threshold;
    if (brokenPromiseEvidence(this.#verified, this.#verifiedWrong, tolerance) >= brokenFrom) this.#isSuspended = true;
  }

  #look({ row, confidence, isRight }: Applied): LabelledRow {
    this.#verified += 1;
    if (!isRight) this.#verifiedWrong += 1;
    if (brokenPromiseEvidence(this.#verified, this.#verifiedWrong, tolerance) >= brokenFrom) this.#isSuspended = true;
    this.#prove(row, confidence, isRight);
    return row;
  }

  #prove(row: LabelledRow, confidence: number, isRight: boolean): void {
    this.#evidence.push({ date: row.date, payeeId: null, bankText: row.payee || row.text, confidence, isRight });
  }
}

function play(history: LabelledHistory): Played {
  const books = new Books(history);
  const [first = 0, ...later] = stepsOf(history.rows, null);
  let from = 0;
  // What came before the rule came week by week as well.
  for (const end of weekEnds(history.rows.slice(0, first))) {
    books.week(history.rows.slice(from, end), false);
    from = end;
  }
  for (const end of later) {
    books.week(history.rows.slice(from, end), true);
    from = end;
  }
  const { applied, wrong, weeks, weeksUntilUnlocked, weeksSuspended } = books;
  const rows = history.rows.length - first;
  return { set: history.name, rows, applied, wrong, weeks, weeksUntilUnlocked, weeksSuspended };
}

function weekEnds(rows: readonly LabelledRow[]): number[] {
  const weekOf = (row: LabelledRow | undefined) => Math.floor((dayNumber(row?.date ?? '') + 3) / 7);
  return rows.flatMap((row, index) => (weekOf(row) === weekOf(rows[index + 1]) ? [] : [index + 1]));
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

/** Plays each history through one rule with a tolerance of 5 %, and prints what it did and how often that was wrong. */
export function benchmarkPromise(
  path: string,
  options: { readonly most: number; readonly json: string | null },
): boolean {
  const files = dataFiles(path);
  const played: Played[] = [];
  for (const file of files) {
    try {
      const one = play(readHistory(file, options.most));
      played.push(one);
      const error = one.applied === 0 ? '–' : percent(one.wrong / one.applied);
      const unlocked = one.weeksUntilUnlocked === null ? 'never' : `after ${one.weeksUntilUnlocked - 1} weeks`;
      process.stdout.write(
        `${one.set.padEnd(32)} ${String(one.rows).padStart(6)} rows  applied ${percent(one.applied / one.rows).padStart(7)}  wrong ${error.padStart(6)}  unlocked ${unlocked}, suspended ${one.weeksSuspended} of ${one.weeks} weeks\n`,
      );
    } catch (cause) {
      if (!(cause instanceof UnusableData) || files.length === 1) throw cause;
      process.stdout.write(`Left out: ${cause.message}\n`);
    }
  }
  const acting = played.filter(({ applied }) => applied > 0);
  const meanError = acting.reduce((sum, { wrong, applied }) => sum + wrong / applied, 0) / Math.max(1, acting.length);
  const meanApplied = played.reduce((sum, { rows, applied }) => sum + applied / rows, 0) / Math.max(1, played.length);
  const isKept = meanError <= tolerance;
  process.stdout.write(
    `\nOn average over ${played.length} sets ${percent(meanApplied)} applied; ${percent(meanError)} of that wrong, where ${percent(tolerance)} are promised: ${isKept ? 'kept' : '✗ broken'}\n`,
  );
  if (options.json !== null) {
    writeFileSync(options.json, `${JSON.stringify({ tolerance, played, meanError, meanApplied }, null, 2)}\n`);
  }
  return isKept;
}
