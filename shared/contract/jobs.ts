import { z } from 'zod';
import { appErrorSchema } from '../errors.ts';
import { instantSchema, noInput, shareSchema, textIdSchema } from './primitives.ts';

export const jobKindSchema = z.enum(['import', 'prediction', 'training', 'automation', 'edit', 'export']);
export type JobKind = z.infer<typeof jobKindSchema>;

export const jobStatusSchema = z.enum(['queued', 'running', 'completed', 'failed', 'cancelled', 'interrupted']);
export type JobStatus = z.infer<typeof jobStatusSchema>;

/** One piece of work that may take longer than 100 ms. */
export const jobSchema = z.object({
  id: textIdSchema,
  kind: jobKindSchema,
  title: z.string(),
  status: jobStatusSchema,
  progress: shareSchema,
  /** What it is doing at this moment, in words. */
  step: z.string(),
  createdAt: instantSchema,
  startedAt: instantSchema.nullable(),
  endedAt: instantSchema.nullable(),
  error: appErrorSchema.nullable(),
  /** The result of a completed job, in the shape its kind gives. */
  result: z.json(),
});
export type Job = z.infer<typeof jobSchema>;

export const listJobs = {
  input: z.strictObject({ limit: z.int().min(1).max(200).default(50) }).optional(),
  output: z.array(jobSchema),
};
export const cancelJob = { input: z.strictObject({ jobId: textIdSchema }), output: jobSchema };
/** Subscription: first every unfinished job, then each change of any job. */
export const watchJobs = { input: noInput, output: jobSchema };
