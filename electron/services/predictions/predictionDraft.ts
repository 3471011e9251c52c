import { z } from 'zod';
import type { PredictionRow } from '../../database/stores/predictionStore.ts';
import type { PredictedRow } from '../coordinator/MLCoordinator.ts';

/** A prediction on its way into the database, in the form in which it crosses from the worker. */
export interface PredictionDraft extends Omit<PredictionRow, 'id' | 'createdAt'> {
  readonly payeeId: number | null;
  /** The prediction that was current when this one was made. */
  readonly basedOn: number | null;
}

export const alternativesSchema = z.array(z.object({ category: z.number(), probability: z.number() }));
export const votesSchema = z.array(
  z.object({
    system: z.enum(['learning', 'intelligence', 'lexicon']),
    top: z.number().nullable(),
    probability: z.number().nullable(),
    backing: z.boolean(),
  }),
);
export type Votes = z.infer<typeof votesSchema>;

/** Six decimals are far finer than any confidence is known, and keep equal predictions equal. */
const rounded = (value: number) => Math.round(value * 1e6) / 1e6;

export function draftOf({ row, prediction }: PredictedRow, modelId: string | null): PredictionDraft {
  return {
    transactionId: row.id,
    payeeId: row.payeeId,
    basedOn: row.predictionId,
    modelId,
    categoryId: prediction.value,
    bestCategoryId: prediction.best,
    confidence: rounded(prediction.confidence),
    agreement: rounded(prediction.agreement),
    dataPoints: prediction.dataPoints,
    margin: rounded(prediction.margin),
    abstention: prediction.abstention,
    alternativesJson: JSON.stringify(
      prediction.alternatives.map(({ category, probability }) => ({ category, probability: rounded(probability) })),
    ),
    votesJson: JSON.stringify(
      prediction.votes.map((vote) => ({
        ...vote,
        probability: vote.probability === null ? null : rounded(vote.probability),
      })),
    ),
  };
}
