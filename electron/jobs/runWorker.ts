import { AppError, errorCodes } from '../../shared/errors.ts';
import type { SpawnWorker, WorkerEnvelope, WorkerMessage, WorkerName } from '../workers/workerProtocol.ts';

/** A cancelled worker may close its database and go by itself; after this it is terminated. */
const cancelGraceMs = 120;

/** Runs one worker thread to its end. Rejects with CANCELLED when `signal` aborts, within 200 ms. */
export function runWorker<Input, Progress, Result>(
  spawn: SpawnWorker,
  name: WorkerName,
  input: Input,
  options: { signal: AbortSignal; onProgress?: (progress: Progress) => void },
): Promise<Result> {
  const { signal, onProgress } = options;
  return new Promise((resolve, reject) => {
    const cancelFlag = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
    const worker = spawn(name, { input, cancelFlag } satisfies WorkerEnvelope<Input>);
    let graceTimer: NodeJS.Timeout | undefined;
    let outcome: (() => void) | null = null;
    const cancelled = () => reject(new AppError('CANCELLED', 'It was cancelled before its end.'));
    const cancel = () => {
      Atomics.store(new Int32Array(cancelFlag), 0, 1);
      graceTimer = setTimeout(() => {
        outcome ??= cancelled;
        void worker.terminate();
      }, cancelGraceMs);
    };
    if (signal.aborted) cancel();
    signal.addEventListener('abort', cancel, { once: true });
    worker.on('message', (message: WorkerMessage<Progress, Result>) => {
      if (message.kind === 'progress') onProgress?.(message.value);
      else if (message.kind === 'result') outcome = () => resolve(message.value);
      else if (message.kind === 'cancelled') outcome = cancelled;
      else outcome = () => reject(workerError(message));
    });
    worker.on('error', (error) => {
      outcome = () => reject(error);
    });
    // Settling on exit, not on the message, means that the worker's database is closed by then.
    worker.on('exit', (code) => {
      clearTimeout(graceTimer);
      signal.removeEventListener('abort', cancel);
      if (outcome) outcome();
      else reject(new Error(`The ${name} worker ended with code ${code} and no result`));
    });
  });
}

function workerError(message: { code: string; message: string; stack: string }): Error {
  const code = errorCodes.find((known) => known === message.code);
  const error = code ? new AppError(code, message.message) : new Error(message.message);
  error.stack = message.stack;
  return error;
}
