import { z } from 'zod';
import { jobStatusSchema } from './jobs.ts';
import { calendarDateSchema, instantSchema, shareSchema, textIdSchema } from './primitives.ts';

export const modelTypeSchema = z.enum(['category_classifier', 'budget_predictor']);
export const algorithmSchema = z.enum(['softmax_regression', 'brain_network', 'complement_naive_bayes']);
export type Algorithm = z.infer<typeof algorithmSchema>;

export const epochMetricsSchema = z.object({
  epoch: z.int().positive(),
  /** How many there will be at most. */
  epochs: z.int().positive(),
  /** Mean log loss in nats. */
  trainLoss: z.number(),
  validationLoss: z.number(),
  validationAccuracy: shareSchema,
});
export type EpochMetrics = z.infer<typeof epochMetricsSchema>;

/** Rows of similar confidence: what was promised on average, and how often it was right (95 % Wilson interval). */
export const reliabilityBinSchema = z.object({
  rows: z.int().positive(),
  meanConfidence: shareSchema,
  accuracy: shareSchema,
  low: shareSchema,
  high: shareSchema,
});

const sliceSchema = z.object({
  rows: z.int().nonnegative(),
  from: calendarDateSchema.nullable(),
  to: calendarDateSchema.nullable(),
});

/** How a trained classifier did on the newest 15 % of the labels, which it had not learnt from. */
export const classifierMetricsSchema = z.object({
  /** Labelled rows in all, of which the final model learnt. */
  rows: z.int().nonnegative(),
  classes: z.int().nonnegative(),
  train: sliceSchema,
  validation: sliceSchema,
  test: sliceSchema,
  /** Share of test rows that the coordinator got right; abstentions count as wrong. */
  accuracy: shareSchema,
  /** The category model alone, never abstaining. */
  modelAccuracy: shareSchema,
  /** Last confirmed category of the same payee, on the same rows: what a model has to beat. */
  baselineAccuracy: shareSchema,
  /** Share of test rows for which a category was named. */
  coverage: shareSchema,
  macroF1: shareSchema,
  /** In nats; a category that was no candidate costs what “something else” was given. */
  logLoss: z.number().min(0),
  brier: z.number().min(0).max(2),
  /** Expected calibration error in bins of equal count; under 300 rows mostly noise, see the bins then. */
  calibrationError: shareSchema,
  epochs: z.int().nonnegative(),
  reliability: z.array(reliabilityBinSchema),
  learningCurve: z.array(epochMetricsSchema),
});
export type ClassifierMetrics = z.infer<typeof classifierMetricsSchema>;

export const trainingJobSchema = z.object({
  id: textIdSchema,
  modelType: modelTypeSchema,
  algorithm: algorithmSchema,
  seed: z.int().nonnegative(),
  /** Only labels dated inside it were learnt from; null: all. */
  dataRange: z.object({ start: calendarDateSchema, end: calendarDateSchema }).nullable(),
  status: jobStatusSchema,
  progress: shareSchema,
  createdAt: instantSchema,
  startedAt: instantSchema.nullable(),
  completedAt: instantSchema.nullable(),
  datasetSize: z.int().nonnegative(),
  epochs: z.int().nonnegative(),
  currentEpoch: z.int().nonnegative(),
  /** One per finished epoch, for the learning curve. */
  curve: z.array(epochMetricsSchema),
  metrics: classifierMetricsSchema.nullable(),
  /** The model version that came of it. */
  modelId: textIdSchema.nullable(),
  logs: z.array(z.string()),
  error: z.string().nullable(),
});
export type TrainingJob = z.infer<typeof trainingJobSchema>;

export const startTrainingJob = {
  input: z
    .strictObject({
      modelType: z.literal('category_classifier').default('category_classifier'),
      algorithm: algorithmSchema.default('softmax_regression'),
      /** Labels dated inside the range; without it, all. */
      dataRange: z.strictObject({ start: calendarDateSchema, end: calendarDateSchema }).optional(),
      epochs: z.int().min(1).max(500).optional(),
      seed: z.int().min(0).max(4_294_967_295).default(1),
    })
    .prefault({}),
  output: trainingJobSchema,
};
export const listTrainingJobs = {
  input: z.strictObject({ limit: z.int().min(1).max(200).default(50) }).optional(),
  output: z.array(trainingJobSchema),
};
export const getTrainingJobStatus = { input: z.strictObject({ jobId: textIdSchema }), output: trainingJobSchema };
export const cancelTrainingJob = { input: z.strictObject({ jobId: textIdSchema }), output: trainingJobSchema };
/** Starts once more, with the very same options, what failed, was cancelled or was interrupted. */
export const retryTrainingJob = { input: z.strictObject({ jobId: textIdSchema }), output: trainingJobSchema };
/** Subscription: the job at once, then after every epoch, until it has ended. */
export const watchTrainingJob = { input: z.strictObject({ jobId: textIdSchema }), output: trainingJobSchema };
/** What training would have to work with. */
export const getTrainingData = {
  input: z.strictObject({}).optional(),
  output: z.object({
    labels: z.int().nonnegative(),
    categories: z.int().nonnegative(),
    payees: z.int().nonnegative(),
    firstDate: calendarDateSchema.nullable(),
    lastDate: calendarDateSchema.nullable(),
    /** Labels that are still missing before a model can be trained; 0 when there are enough. */
    missing: z.int().nonnegative(),
  }),
};
