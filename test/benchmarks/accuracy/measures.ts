import { expectedCalibrationError, macroF1, reliabilityBins } from '../../../electron/ml/metrics.ts';
import type { Answer, Replay } from './replay.ts';

export interface Measures {
  readonly predictions: number;
  readonly accuracy: number;
  /** On payees that were never seen before; null where there were none. */
  readonly newPayeeAccuracy: number | null;
  readonly newPayees: number;
  readonly macroF1: number;
  /** Share of the rows that could be automated at a precision of 99 % and of 95 %. */
  readonly automatable99: number;
  readonly automatable95: number;
  readonly calibrationError: number;
  readonly brier: number;
  /** In nats. */
  readonly logLoss: number;
  readonly trainMsPer1000: number;
  readonly predictMsPer1000: number;
  readonly bytes: number;
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
const isRight = ({ best, truth }: Answer) => best === truth;
const leastProbability = 1e-6;

/** Largest share of the surest answers that are right at least as often as `precision`; answers of equal confidence go together. */
export function automatableShare(answers: readonly Answer[], precision: number): number {
  const ranked = answers.toSorted((one, other) => other.confidence - one.confidence);
  let right = 0;
  let most = 0;
  ranked.forEach((answer, index) => {
    if (isRight(answer)) right += 1;
    const isLast = ranked[index + 1]?.confidence !== answer.confidence;
    if (isLast && right / (index + 1) >= precision) most = index + 1;
  });
  return most / Math.max(1, answers.length);
}

export function measure({ answers, trainMs, predictMs, learntRows, bytes }: Replay): Measures {
  const fresh = answers.filter(({ isNewPayee }) => isNewPayee);
  const bins = reliabilityBins(
    answers.map(({ confidence }) => confidence),
    answers.map(isRight),
  );
  return {
    predictions: answers.length,
    accuracy: mean(answers.map((answer) => (isRight(answer) ? 1 : 0))),
    newPayeeAccuracy: fresh.length === 0 ? null : mean(fresh.map((answer) => (isRight(answer) ? 1 : 0))),
    newPayees: fresh.length,
    macroF1: macroF1(
      answers.map(({ best }) => best),
      answers.map(({ truth }) => truth),
    ),
    automatable99: automatableShare(answers, 0.99),
    automatable95: automatableShare(answers, 0.95),
    calibrationError: expectedCalibrationError(bins),
    brier: mean(answers.map(({ squaredError }) => squaredError)),
    logLoss: mean(answers.map(({ truthProbability }) => -Math.log(Math.max(leastProbability, truthProbability)))),
    trainMsPer1000: (1000 * trainMs) / Math.max(1, learntRows),
    predictMsPer1000: (1000 * predictMs) / Math.max(1, answers.length),
    bytes,
  };
}
