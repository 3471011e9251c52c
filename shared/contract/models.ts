import { z } from 'zod';
import { calendarDateSchema, instantSchema, noInput, textIdSchema } from './primitives.ts';
import { algorithmSchema, classifierMetricsSchema, modelTypeSchema } from './training.ts';

export const modelSchema = z.object({
  id: textIdSchema,
  modelType: modelTypeSchema,
  version: z.string(),
  algorithm: algorithmSchema,
  trainingDate: instantSchema,
  isActive: z.boolean(),
  metrics: classifierMetricsSchema,
  hyperparameters: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  /** The exact data it was trained on. */
  data: z.object({
    rows: z.int().nonnegative(),
    startDate: calendarDateSchema,
    endDate: calendarDateSchema,
    /** SHA-256 over the canonical training rows. */
    sha256: z.string(),
  }),
  seed: z.int(),
  codeVersion: z.string(),
  artifact: z.object({ sha256: z.string(), bytes: z.int().nonnegative() }),
  createdAt: instantSchema,
});
export type Model = z.infer<typeof modelSchema>;

export const listModels = { input: noInput, output: z.array(modelSchema) };
/** Makes a version the one that predicts, and predicts everything that waits anew. */
export const activateModel = {
  input: z.strictObject({ modelId: textIdSchema }),
  output: z.object({ model: modelSchema, suggestionsChanged: z.int().nonnegative() }),
};
