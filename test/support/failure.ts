import { TRPCError } from '@trpc/server';
import { AppError, errorTexts } from '../../shared/errors.ts';

/** What a person is told when `work` fails: code, sentence and next step. Throws where it does not fail, or not in words. */
export async function failureOf(work: Promise<unknown>) {
  const error: unknown = await work.then(
    () => null,
    (cause: unknown) => cause,
  );
  const app = error instanceof TRPCError ? error.cause : error;
  if (!(app instanceof AppError)) throw new Error('This did not fail in words.', { cause: error });
  return { code: app.code, message: app.message, nextStep: errorTexts[app.code].nextStep };
}
