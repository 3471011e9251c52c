import { z } from 'zod';
import { amountSchema, calendarDateSchema, currencySchema, idSchema, shareSchema, textIdSchema } from './primitives.ts';

export const factorGroupSchema = z.enum(['history', 'words', 'amount', 'timing', 'account', 'other']);
export type FactorGroup = z.infer<typeof factorGroupSchema>;

/**
 * Why a category was predicted. `base` plus all contributions is `output`, within 1e-6: the log-odds of the
 * prediction against the second choice.
 */
export const predictionExplanationSchema = z.object({
  transactionId: idSchema,
  predictionId: idSchema.nullable(),
  modelId: textIdSchema.nullable(),
  /** Category path; null when the models abstain. */
  prediction: z.string().nullable(),
  categoryId: idSchema.nullable(),
  confidence: shareSchema,
  /** How often predictions with about this confidence were right so far. */
  track: z
    .object({ right: z.int().nonnegative(), count: z.int().nonnegative(), from: shareSchema, to: shareSchema })
    .nullable(),
  /** What the prediction is weighed against: the second choice. */
  against: z.string().nullable(),
  base: z.number(),
  output: z.number(),
  mainFactors: z.array(
    z.object({
      factor: z.string(),
      group: factorGroupSchema,
      contribution: z.number(),
      evidence: z.string(),
      /** The single words and numbers inside the factor, largest first; they add up to it. */
      parts: z.array(z.object({ feature: z.string(), contribution: z.number() })),
    }),
  ),
  alternatives: z.array(
    z.object({ prediction: z.string(), categoryId: idSchema, probability: shareSchema, reason: z.string() }),
  ),
  /** One of these is right with the promised coverage, the likeliest first; null where too little was confirmed to promise. */
  oneOf: z.object({ predictions: z.array(z.string()), coverage: shareSchema }).nullable(),
  uncertaintySource: z.array(z.string()),
  recommendedAction: z.string(),
  /** Why no category was predicted, where none was. */
  abstention: z.string().nullable(),
  votes: z.array(
    z.object({
      system: z.enum(['learning', 'intelligence', 'lexicon']),
      name: z.string(),
      prediction: z.string().nullable(),
      probability: shareSchema.nullable(),
      isBacking: z.boolean(),
    }),
  ),
  agreement: shareSchema,
  /** The most similar confirmed transactions. */
  similar: z.array(
    z.object({
      transactionId: idSchema,
      date: calendarDateSchema,
      payeeName: z.string(),
      amount: amountSchema,
      currency: currencySchema,
      categoryPath: z.string(),
    }),
  ),
  /** What rules made of it. */
  automation: z.string(),
});
export type PredictionExplanation = z.infer<typeof predictionExplanationSchema>;

export const explainPrediction = {
  input: z.strictObject({
    transactionId: idSchema,
    /** BCP 47 tag in which the reasons write dates and amounts; the person's setting without it. */
    locale: z.string().max(35).optional(),
  }),
  output: predictionExplanationSchema,
};
