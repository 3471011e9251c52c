import { appendFileSync, renameSync, statSync } from 'node:fs';

export type LogLevel = 'info' | 'warn' | 'error';

/** Writes one line of JSON per event. Never given money data: ids and counts only. */
export interface Log {
  write(level: LogLevel, event: string, details?: Readonly<Record<string, unknown>>): void;
}

const largestLogBytes = 5_000_000;

/** Appends to `path`; at 5 MB the old log is kept once as `<path>.1`. */
export function fileLog(path: string, now: () => Date): Log {
  return {
    write(level, event, details = {}) {
      try {
        if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > largestLogBytes) renameSync(path, `${path}.1`);
        appendFileSync(path, `${JSON.stringify({ at: now().toISOString(), level, event, ...details })}\n`);
      } catch {
        // A log that cannot be written (disk full, folder read-only) must not take the app down with it.
      }
    },
  };
}

export const silentLog: Log = { write: () => {} };
