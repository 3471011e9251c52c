import { z } from 'zod';
import type { EpochReport, LabelledRow } from './categoryModel.ts';
import type { CombinedPrediction } from './coordinator.ts';
import { expectedCalibrationError, macroF1, reliabilityBins } from './metrics.ts';

const share = z.number().min(0).max(1);
const slice = z.object({ rows: z.int().min(0), from: z.string().nullable(), to: z.string().nullable() });

export const reliabilityBinSchema = z.object({
  rows: z.int().min(1),
  meanConfidence: share,
  accuracy: share,
  low: share,
  high: share,
});

/** How a trained classifier did on rows that came after those it had learnt from. */
export const classifierMetricsSchema = z.object({
  /** Labelled rows in all, of which the final model learnt. */
  rows: z.int().min(0),
  classes: z.int().min(0),
  train: slice,
  validation: slice,
  test: slice,
  /** Share of test rows that the coordinator got right; abstentions count as wrong. */
  accuracy: share,
  /** The category model alone, never abstaining. */
  modelAccuracy: share,
  /** Last confirmed category of the same payee, on the same rows. */
  baselineAccuracy: share,
  /** Share of test rows for which a category was named. */
  coverage: share,
  macroF1: share,
  /** In nats; a category that was no candidate costs what “something else” was given. */
  logLoss: z.number().min(0),
  brier: z.number().min(0).max(2),
  /** Expected calibration error in bins of equal count; under 300 rows mostly noise, see the bins then. */
  calibrationError: share,
  /** 1/β of the coordinator; over 1: the votes claimed too much. */
  temperature: z.number().positive(),
  epochs: z.int().min(0),
  reliability: z.array(reliabilityBinSchema),
  learningCurve: z.array(
    z.object({
      epoch: z.int(),
      epochs: z.int(),
      trainLoss: z.number(),
      validationLoss: z.number(),
      validationAccuracy: z.number(),
    }),
  ),
});
export type ClassifierMetrics = z.infer<typeof classifierMetricsSchema>;

export function describeSlice(rows: readonly LabelledRow[]): z.infer<typeof slice> {
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

export function learningCurveOf(reports: readonly EpochReport[]): ClassifierMetrics['learningCurve'] {
  return reports.filter((report) => Number.isFinite(report.validationLoss)).map((report) => ({ ...report }));
}
