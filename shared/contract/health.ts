import { z } from 'zod';
import { idSchema, instantSchema, measuredShareSchema, noInput, shareSchema } from './primitives.ts';

export const systemNameSchema = z.enum(['intelligence', 'learning', 'budget_allocation']);
export type SystemName = z.infer<typeof systemNameSchema>;
/** unknown: cannot tell yet. */
export const healthStatusSchema = z.enum(['good', 'attention', 'bad', 'unknown']);
export type HealthStatus = z.infer<typeof healthStatusSchema>;

export const systemStatusSchema = z.object({
  system: systemNameSchema,
  name: z.string(),
  status: healthStatusSchema,
  /** 0 to 100; null while it cannot be told. */
  score: z.number().min(0).max(100).nullable(),
  /** One sentence with the number in it. */
  summary: z.string(),
  /** Accepted among judged predictions; null while there are too few. */
  accuracy: measuredShareSchema.nullable(),
  judged: z.int().nonnegative(),
  neededToJudge: z.int().nonnegative(),
  predictionsMade: z.int().nonnegative(),
  averageConfidence: shareSchema.nullable(),
  responseTimeMs: z.number().nullable(),
  lastPredictionAt: instantSchema.nullable(),
});
export type SystemStatus = z.infer<typeof systemStatusSchema>;

/** One line of the dashboard: a question, its state, one number, what it means, what to do. */
export const healthQuestionSchema = z.object({
  key: z.enum(['right', 'calibrated', 'settled', 'record', 'current']),
  question: z.string(),
  status: healthStatusSchema,
  /** The one number, ready to show: `91 %`, `37 of 150`. */
  figure: z.string(),
  meaning: z.string(),
  /** Values of the spark line, oldest first; empty when there is none. */
  spark: z.array(z.number()),
  action: z.object({ label: z.string(), to: z.string() }).nullable(),
});
export type HealthQuestion = z.infer<typeof healthQuestionSchema>;

export const systemHealthSchema = z.object({
  overall: z.object({
    status: healthStatusSchema,
    score: z.number().min(0).max(100).nullable(),
    headline: z.string(),
    lastCheck: instantSchema,
  }),
  questions: z.array(healthQuestionSchema),
  systems: z.array(systemStatusSchema),
  alerts: z.array(
    z.object({
      id: idSchema,
      severity: z.enum(['info', 'warning', 'critical']),
      message: z.string(),
      at: instantSchema,
    }),
  ),
  trends: z.object({
    /** Right the first time, by month of decision, oldest first. */
    accuracyByMonth: z.array(measuredShareSchema.extend({ month: z.string() })),
    accuracyTrend: z.enum(['improving', 'stable', 'declining', 'unknown']),
  }),
  recommendations: z.array(z.object({ text: z.string(), label: z.string(), to: z.string() })),
});
export type SystemHealth = z.infer<typeof systemHealthSchema>;

export const getSystemHealth = { input: noInput, output: systemHealthSchema };
export const getSystemStatus = { input: z.strictObject({ system: systemNameSchema }), output: systemStatusSchema };
