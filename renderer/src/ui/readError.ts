import { z } from 'zod';
import { type AppErrorShape, appErrorSchema, errorTexts } from '../../../shared/errors.ts';

/** Where tRPC's error formatter puts our own shape: on `data` of a client error. */
const carrierSchema = z.looseObject({ data: z.looseObject({ app: appErrorSchema }) });

/** Any thrown value as the closed shape of the product. What did not come from the host is an internal error. */
export function readError(error: unknown): AppErrorShape {
  const carried = carrierSchema.safeParse(error);
  if (carried.success) return carried.data.data.app;
  const plain = appErrorSchema.safeParse(error);
  if (plain.success) return plain.data;
  return {
    code: 'INTERNAL',
    message: error instanceof Error && error.message ? error.message : 'Something unexpected happened.',
    nextStep: errorTexts.INTERNAL.nextStep,
    correlationId: '',
  };
}
