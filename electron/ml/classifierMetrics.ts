import type { ClassifierMetrics } from '../../shared/contract/training.ts';
import type { LabelledRow } from './categoryModel.ts';
import { expectedCalibrationError, macroF1, reliabilityBins } from './metrics.ts';
import type { CombinedPrediction } from './prediction.ts';

export function describeSlice(rows: readonly LabelledRow[]): ClassifierMetrics['test'] {
  return { rows: rows.length, from: rows[0]?.date ?? null, to: rows.at(-1)?.date ?? null };
}

/** What was predicted for one test row before its category was known. */
export interface TestedPrediction {
  combined: CombinedPrediction;
  truth: number;
  /** First choice of the category model alone. */
  modelChoice: number | null;
  /** Last category of the payee. */
  baselineChoice: number | null;
  /** Probability that the pool gave to the right category, or to “something else” where it was no candidate. */
  truthProbability: number;
  /** Σ_k (p_k − y_k)² over all candidates and “something else”. */
  squaredError: number;
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

export function measureClassifier(tested: readonly TestedPrediction[]) {
  const confidences = tested.map(({ combined }) => combined.confidence);
  const correct = tested.map(({ combined, truth }) => combined.best === truth);
  const reliability = reliabilityBins(confidences, correct);
  const values = tested.map(({ combined }) => combined.value);
  const truths = tested.map(({ truth }) => truth);
  return {
    accuracy: mean(tested.map(({ combined, truth }) => (combined.value === truth ? 1 : 0))),
    modelAccuracy: mean(tested.map(({ modelChoice, truth }) => (modelChoice === truth ? 1 : 0))),
    baselineAccuracy: mean(tested.map(({ baselineChoice, truth }) => (baselineChoice === truth ? 1 : 0))),
    coverage: mean(values.map((value) => (value === null ? 0 : 1))),
    macroF1: macroF1(values, truths),
    logLoss: mean(tested.map(({ truthProbability }) => -Math.log(Math.max(1e-12, truthProbability)))),
    brier: mean(tested.map(({ squaredError }) => squaredError)),
    calibrationError: expectedCalibrationError(reliability),
    reliability,
  } satisfies Partial<ClassifierMetrics>;
}
