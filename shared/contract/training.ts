import { z } from 'zod';
import { jobStatusSchema } from './jobs.ts';
import { calendarDateSchema, instantSchema, shareSchema, textIdSchema } from './primitives.ts';

export const modelTypeSchema = z.enum(['category_classifier', 'budget_predictor']);
export const algorithmSchema = z.enum(['softmax_regression', 'brain_network', 'complement_naive_bayes']);
export type Algorithm = z.infer<typeof algorithmSchema>;

export const epochMetricsSchema = z.object({
  epoch: z.int().positive(),
  trainLoss: z.number(),
  validationLoss: z.number(),
  validationAccuracy: shareSchema,
});
export type EpochMetrics = z.infer<typeof epochMetricsSchema>;

export const reliabilityBinSchema = z.object({
  confidence: shareSchema,
  accuracy: shareSchema,
  low: shareSchema,
  high: shareSchema,
  count: z.int().positive(),
});

/** Measured on the newest 15 % of the labels, which training did not see. */
export const classifierMetricsSchema = z.object({
  accuracy: shareSchema,
  /** The category model alone, without payee history. */
  modelAccuracy: shareSchema,
  /** Repeating the payee's last category: what a model has to beat. */
  baselineAccuracy: shareSchema,
  macroF1: shareSchema,
  logLoss: z.number(),
  brier: z.number(),
  calibrationError: shareSchema,
  temperature: z.number(),
  trainRows: z.int(),
  validationRows: z.int(),
  testRows: z.int(),
  classes: z.int(),
  testStart: calendarDateSchema.nullable(),
  testEnd: calendarDateSchema.nullable(),
  reliability: z.array(reliabilityBinSchema),
});
export type ClassifierMetrics = z.infer<typeof classifierMetricsSchema>;

export const trainingJobSchema = z.object({
  id: textIdSchema,
  modelType: modelTypeSchema,
  algorithm: algorithmSchema,
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
