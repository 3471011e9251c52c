import type { Guess } from '../../../electron/ml/baselines/baseline.ts';
import type { CategorisableRow, LabelledRow } from '../../../electron/ml/categoryModel.ts';
import { dayNumber } from '../../../shared/dates.ts';
import type { Learner } from './learners.ts';

export interface Answer {
  readonly best: number | null;
  readonly confidence: number;
  readonly truth: number;
  readonly truthProbability: number;
  /** Σ_k (p_k − y_k)². */
  readonly squaredError: number;
  readonly isNewPayee: boolean;
}

export interface Replay {
  readonly answers: readonly Answer[];
  readonly trainMs: number;
  readonly predictMs: number;
  readonly learntRows: number;
  readonly bytes: number;
}

/** Share of the rows that is known before the replay begins. */
const knownAtFirst = 0.2;

/** First rows of each step after the known ones: one step a week, or `blocks` of equal count. */
export function stepsOf(rows: readonly LabelledRow[], blocks: number | null): number[] {
  const first = Math.floor(rows.length * knownAtFirst);
  if (blocks !== null) {
    const rest = rows.length - first;
    return Array.from({ length: blocks + 1 }, (_, block) => first + Math.round((rest * block) / blocks));
  }
  const steps = [first];
  const weekOf = (row: LabelledRow | undefined) => Math.floor((dayNumber(row?.date ?? '') + 3) / 7);
  for (let index = first + 1; index < rows.length; index += 1) {
    if (weekOf(rows[index]) !== weekOf(rows[index - 1])) steps.push(index);
  }
  steps.push(rows.length);
  return steps;
}

const payeeOf = (row: CategorisableRow) => (row.payee === '' ? row.text : row.payee).toLowerCase();

/** Plays a history in time order: what is known is learnt, then step by step all is predicted before it is learnt. */
export function replay(rows: readonly LabelledRow[], learner: Learner, blocks: number | null): Replay {
  const steps = stepsOf(rows, blocks);
  const seen = new Set<string>();
  const answers: Answer[] = [];
  let trainMs = 0;
  let predictMs = 0;
  let learntRows = 0;
  const learn = (from: number, to: number) => {
    const learnt = rows.slice(from, to);
    const start = performance.now();
    learner.learn(learnt);
    trainMs += performance.now() - start;
    learntRows += learnt.length;
    for (const row of learnt) seen.add(payeeOf(row));
  };
  learn(0, steps[0] ?? 0);
  for (let step = 0; step + 1 < steps.length; step += 1) {
    const asked = rows.slice(steps[step], steps[step + 1]);
    const start = performance.now();
    const guesses = asked.map((row) => learner.predict(row));
    predictMs += performance.now() - start;
    guesses.forEach((guess, index) => {
      const row = asked[index];
      if (row) answers.push(answerOf(guess, row, !seen.has(payeeOf(row))));
    });
    learn(steps[step] ?? 0, steps[step + 1] ?? 0);
  }
  return { answers, trainMs, predictMs, learntRows, bytes: learner.size() };
}

function answerOf(guess: Guess, row: LabelledRow, isNewPayee: boolean): Answer {
  let best: number | null = null;
  let confidence = 0;
  let squares = 0;
  for (const [category, probability] of guess) {
    squares += probability ** 2;
    if (probability > confidence) {
      best = category;
      confidence = probability;
    }
  }
  const truthProbability = guess.get(row.category) ?? 0;
  return {
    best,
    confidence: Math.min(1, confidence),
    truth: row.category,
    truthProbability,
    squaredError: squares - truthProbability ** 2 + (1 - truthProbability) ** 2,
    isNewPayee,
  };
}
