import { initTRPC, TRPCError } from '@trpc/server';
import { z } from 'zod';
import { AppError, type AppErrorShape, errorTexts } from '../../shared/errors.ts';
import { reportError, toAppError } from '../platform/errors.ts';
import type { Log } from '../platform/log.ts';
import type { Services } from '../services/services.ts';

export interface Context {
  readonly services: Services;
  readonly log: Log;
}

interface Meta {
  /** The procedure answers with a job that goes on; the command line waits for its end. */
  readonly startsJob?: boolean;
}

/** The first thing wrong with an input, in words: `conditions.riskTolerance: must be at most 1`. */
function inputProblem(error: z.ZodError): string {
  const issue = error.issues[0];
  if (!issue) return 'The input is not what this procedure takes.';
  const field = issue.path.join('.');
  return field ? `${field}: ${issue.message}` : issue.message;
}

function readable(error: TRPCError): AppError {
  if (error.cause instanceof AppError) return error.cause;
  if (error.cause instanceof z.ZodError && error.code === 'BAD_REQUEST') {
    return new AppError('BAD_INPUT', inputProblem(error.cause), { cause: error });
  }
  if (error.code === 'NOT_FOUND') {
    return new AppError('UNKNOWN_PROCEDURE', error.message, { cause: error });
  }
  if (error.code === 'BAD_REQUEST' || error.code === 'PARSE_ERROR' || error.code === 'METHOD_NOT_SUPPORTED') {
    return new AppError('BAD_INPUT', error.message, { cause: error });
  }
  return toAppError(error.cause ?? error);
}

const reported = new WeakMap<TRPCError, AppErrorShape>();

const t = initTRPC
  .context<Context>()
  .meta<Meta>()
  .create({
    sse: { ping: { enabled: true, intervalMs: 15_000 } },
    errorFormatter({ shape, error, ctx, path }) {
      // tRPC may format one error more than once; it gets one correlation id and one line in the log.
      let app = reported.get(error);
      if (!app) {
        app = reportError(readable(error), ctx?.log ?? { write: () => {} }, path ?? 'request');
        reported.set(error, app);
      }
      return {
        ...shape,
        message: app.message,
        data: { code: shape.data.code, httpStatus: shape.data.httpStatus, app },
      };
    },
  });

/** Gives each AppError the tRPC code that its entry in the closed list names, so that transports agree on the status. */
const procedure = t.procedure.use(async ({ next }) => {
  const result = await next();
  if (!result.ok && result.error.cause instanceof AppError) {
    const cause = result.error.cause;
    throw new TRPCError({ code: errorTexts[cause.code].transport, message: cause.message, cause });
  }
  return result;
});

export const router = t.router;
export const query = procedure;
export const mutation = procedure;
export const subscription = procedure;
