import type { SpawnWorker, WorkerName } from '../workers/workerProtocol.ts';
import { runWorker } from './runWorker.ts';

/**
 * Batches that a worker makes as they are taken, so that neither side ever holds more than a few. The worker may be
 * `ahead` of what is taken, and is asked for the half of it at a time: waking a thread for each batch would cost more than
 * making it.
 */
export class AskedBatches<Batch> implements AsyncIterable<Batch> {
  /** One Int32 in shared memory: how many batches were asked for so far. See `waitForAsking`. */
  readonly asked = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  readonly #ahead: number;
  readonly #batches: Batch[] = [];
  #end: { error: unknown } | null = null;
  #wake = () => {};

  constructor({ ahead }: { ahead: number }) {
    this.#ahead = ahead;
  }

  push(batch: Batch): void {
    this.#batches.push(batch);
    this.#wake();
  }

  /** No more batches come; `error` null: all of them came. */
  end(error: unknown): void {
    this.#end = { error };
    this.#wake();
  }

  #ask(count: number): void {
    const asked = new Int32Array(this.asked);
    Atomics.add(asked, 0, count);
    Atomics.notify(asked, 0);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Batch> {
    this.#ask(this.#ahead);
    let taken = 0;
    for (;;) {
      const batch = this.#batches.shift();
      if (batch !== undefined) {
        taken += 1;
        if (taken % (this.#ahead / 2) === 0) this.#ask(this.#ahead / 2);
        yield batch;
        continue;
      }
      if (this.#end) {
        if (this.#end.error !== null) throw this.#end.error;
        return;
      }
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}

/** Takes what a worker makes, batch by batch. The worker is gone when the iteration has ended, however it ended. */
export async function* batchesOfWorker<Input, Batch>(
  spawn: SpawnWorker,
  name: WorkerName,
  input: Input,
  { ahead, signal }: { ahead: number; signal: AbortSignal },
): AsyncGenerator<Batch> {
  const batches = new AskedBatches<Batch>({ ahead });
  const controller = new AbortController();
  const ended = runWorker<Input & { asked: SharedArrayBuffer }, Batch, null>(
    spawn,
    name,
    { ...input, asked: batches.asked },
    { signal: AbortSignal.any([signal, controller.signal]), onProgress: (batch) => batches.push(batch) },
  ).then(
    () => batches.end(null),
    (error: unknown) => batches.end(error),
  );
  try {
    yield* batches;
  } finally {
    controller.abort();
    await ended;
  }
}
