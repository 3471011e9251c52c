import { z } from 'zod';
import { calendarDateSchema, idSchema, instantSchema, noInput, shareSchema, textIdSchema } from './primitives.ts';

export const auditSystemSchema = z.enum([
  'intelligence',
  'learning',
  'budget_allocation',
  'coordinator',
  'automation',
  'books',
]);
export type AuditSystem = z.infer<typeof auditSystemSchema>;

export const auditEntrySchema = z.object({
  id: textIdSchema,
  sequence: z.int().positive(),
  timestamp: instantSchema,
  system: auditSystemSchema,
  /** prediction, feedback, change_set, undo, automation, training, activation, rule, approval. */
  action: z.string(),
  /** One sentence that says what happened. */
  summary: z.string(),
  payeeId: idSchema.nullable(),
  payeeName: z.string().nullable(),
  transactionId: idSchema.nullable(),
  changeSetId: textIdSchema.nullable(),
  confidence: shareSchema,
  modelVersion: z.string(),
  userAccepted: z.boolean().nullable(),
  userCorrected: z.boolean().nullable(),
  userFeedback: z.string().nullable(),
  executionTimeMs: z.number().nullable(),
  success: z.boolean(),
  error: z.string().nullable(),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;

export const searchAuditLogs = {
  input: z
    .strictObject({
      system: auditSystemSchema.optional(),
      action: z.string().max(40).optional(),
      payeeId: idSchema.optional(),
      transactionId: idSchema.optional(),
      changeSetId: textIdSchema.optional(),
      /** Days in UTC, both included. Whoever shows another clock gives instants instead. */
      startDate: calendarDateSchema.optional(),
      endDate: calendarDateSchema.optional(),
      /** From this instant on. */
      startAt: instantSchema.optional(),
      /** Before this instant. */
      endAt: instantSchema.optional(),
      minConfidence: shareSchema.optional(),
      /** Only entries before this sequence number: the last one of the page before. */
      before: z.int().positive().nullable().default(null),
      limit: z.int().min(1).max(500).default(100),
    })
    .prefault({}),
  output: z.object({
    entries: z.array(auditEntrySchema),
    nextBefore: z.int().positive().nullable(),
    total: z.int().nonnegative(),
  }),
};
export const getAuditEntry = {
  input: z.strictObject({ id: textIdSchema }),
  output: auditEntrySchema.extend({
    input: z.json(),
    output: z.json(),
    previousHash: z.string(),
    hash: z.string(),
  }),
};
export const verifyAuditChain = {
  input: noInput,
  output: z.object({
    isValid: z.boolean(),
    checked: z.int().nonnegative(),
    verifiedAt: instantSchema,
    lastHash: z.string(),
    /** The first entry that does not fit, and in which way. */
    firstBroken: z.object({ sequence: z.int(), id: z.string(), reason: z.string() }).nullable(),
  }),
};
