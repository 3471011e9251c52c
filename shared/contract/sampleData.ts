import { z } from 'zod';
import { noInput, textIdSchema } from './primitives.ts';

/** Fills an empty profile with the sample household. Runs as a job of kind `import`; answers when it has ended. */
export const addSampleData = {
  input: noInput,
  output: z.object({ changeSetId: textIdSchema, jobId: textIdSchema, transactions: z.int().nonnegative() }),
};
/** Takes the sample household out again, with all that was done to it. The change set can be undone. */
export const removeSampleData = {
  input: noInput,
  output: z.object({ changeSetId: textIdSchema, transactions: z.int().nonnegative() }),
};
