import type { Worker } from 'node:worker_threads';

/** The worker entries in this folder, by file name: `<name>.worker.ts`. */
export type WorkerName = 'export' | 'import' | 'predict' | 'readArchive' | 'replay' | 'train';

/**
 * Starts a worker thread with `workerData`. The built app resolves the bundled entry, tests the TypeScript source,
 * so the way to start one is injected at the composition root.
 */
export type SpawnWorker = (name: WorkerName, workerData: unknown) => Worker;

/** What every worker receives as `workerData`, around its own `input`. */
export interface WorkerEnvelope<Input> {
  readonly input: Input;
  /** One Int32 in shared memory: 1 asks the worker to stop. Read it inside loops: a busy thread hears no message. */
  readonly cancelFlag: SharedArrayBuffer;
}

export type WorkerMessage<Progress, Result> =
  | { readonly kind: 'progress'; readonly value: Progress }
  | { readonly kind: 'result'; readonly value: Result }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string; readonly stack: string };
