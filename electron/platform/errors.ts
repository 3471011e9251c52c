import { randomUUID } from 'node:crypto';
import { AppError, type AppErrorShape, type ErrorCode, errorTexts } from '../../shared/errors.ts';
import type { Log } from './log.ts';

/** The code of a Node or SQLite error (`ENOENT`, `SQLITE_FULL`), where it has one. */
export function systemCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

/** SQLite refines its codes: `SQLITE_READONLY_DIRECTORY` is one kind of `SQLITE_READONLY`. */
export function isSqliteError(error: unknown, ...codes: readonly `SQLITE_${string}`[]): boolean {
  const code = systemCode(error);
  return codes.some((primary) => code === primary || code?.startsWith(`${primary}_`));
}

/** Turns whatever was thrown into an error that a person can read; unknown ones become INTERNAL. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const code = systemCode(error);
  if (isSqliteError(error, 'SQLITE_FULL') || code === 'ENOSPC') {
    return new AppError('DISK_FULL', 'The disk is full, so nothing was saved.', { cause: error });
  }
  if (isSqliteError(error, 'SQLITE_CORRUPT', 'SQLITE_NOTADB')) {
    return new AppError('DATABASE_DAMAGED', 'The database of this profile is damaged.', { cause: error });
  }
  if (isSqliteError(error, 'SQLITE_BUSY', 'SQLITE_LOCKED')) {
    return new AppError('PROFILE_IN_USE', 'Another program is using the database of this profile.', { cause: error });
  }
  if (isSqliteError(error, 'SQLITE_READONLY') || code === 'EROFS' || code === 'EACCES') {
    return new AppError('PROFILE_READ_ONLY', 'The profile folder cannot be written to.', { cause: error });
  }
  return new AppError('INTERNAL', 'Something went wrong inside Countinghouse.', { cause: error });
}

function deepestCause(error: unknown): unknown {
  return error instanceof Error && error.cause !== undefined ? deepestCause(error.cause) : error;
}

/** The frames of a stack without its message, which may quote a file, a payee or a cell. */
function placesOf(error: Error): string {
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [error.name, ...frames].join('\n');
}

/** Writes the error with its stack to the log and gives back what may cross the process boundary. */
export function reportError(error: unknown, log: Log, where: string): AppErrorShape {
  const appError = toAppError(error);
  const correlationId = randomUUID();
  const origin = deepestCause(error);
  log.write(appError.code === 'INTERNAL' ? 'error' : 'warn', 'error', {
    correlationId,
    code: appError.code,
    where,
    stack: origin instanceof Error ? placesOf(origin) : typeof origin,
  });
  return describeError(appError.code, appError.message, correlationId);
}

export function describeError(code: ErrorCode, message: string, correlationId: string): AppErrorShape {
  return { code, message, nextStep: errorTexts[code].nextStep, correlationId };
}
