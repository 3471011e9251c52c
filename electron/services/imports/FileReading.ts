import { AppError } from '../../../shared/errors.ts';
import { runWorker } from '../../jobs/runWorker.ts';
import type { ImportInput, ImportMessage } from '../../workers/import.worker.ts';
import type { SpawnWorker } from '../../workers/workerProtocol.ts';
import type { PreparedFile, RefusedFile, RowBatch } from './preparedFile.ts';

/**
 * Batches that the worker may read ahead of those that are taken, asked for by the half: waking a thread for each batch
 * would cost more than reading it.
 */
const batchesAhead = 16;

/**
 * A bank file that is read in a worker: first what it says as a whole, then its rows, batch by batch as they are taken, so
 * that neither side ever holds more than a few batches.
 */
export class FileReading {
  readonly file: PreparedFile;
  readonly #rows: RowQueue;
  readonly #controller: AbortController;
  readonly #ended: Promise<unknown>;

  private constructor(file: PreparedFile, rows: RowQueue, controller: AbortController, ended: Promise<unknown>) {
    this.file = file;
    this.#rows = rows;
    this.#controller = controller;
    this.#ended = ended;
  }

  /** Resolves when the file is understood. Throws what the file is refused for. */
  static async open(spawn: SpawnWorker, input: Omit<ImportInput, 'asked'>, signal: AbortSignal): Promise<FileReading> {
    const controller = new AbortController();
    const abort = () => controller.abort();
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    const rows = new RowQueue();
    const ended = runWorker<ImportInput, ImportMessage, RefusedFile | null>(
      spawn,
      'import',
      { ...input, asked: rows.asked },
      {
        signal: controller.signal,
        onProgress: (message) => {
          if (message.kind === 'file') rows.file.resolve(message.file);
          else rows.push(message.batch);
        },
      },
    )
      .then((refused) => rows.end(refused && new AppError(refused.code, refused.message)))
      .catch((error: unknown) => rows.end(error))
      .finally(() => signal.removeEventListener('abort', abort));
    return new FileReading(await rows.file.promise, rows, controller, ended);
  }

  /** Once only. Throws where reading ends badly, or was cancelled. */
  batches(): AsyncIterable<RowBatch> {
    return this.#rows;
  }

  /** Ends the reading, wherever it is, and resolves when the worker is gone. */
  async close(): Promise<void> {
    this.#controller.abort();
    await this.#ended;
  }
}

/** What came from the worker and was not taken yet. */
class RowQueue implements AsyncIterable<RowBatch> {
  readonly asked = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  readonly file = Promise.withResolvers<PreparedFile>();
  readonly #batches: RowBatch[] = [];
  #end: { error: unknown } | null = null;
  #wake = () => {};

  push(batch: RowBatch): void {
    this.#batches.push(batch);
    this.#wake();
  }

  end(error: unknown): void {
    this.#end = { error };
    this.file.reject(error);
    this.#wake();
  }

  #ask(count: number): void {
    const asked = new Int32Array(this.asked);
    Atomics.add(asked, 0, count);
    Atomics.notify(asked, 0);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<RowBatch> {
    this.#ask(batchesAhead);
    let taken = 0;
    for (;;) {
      const batch = this.#batches.shift();
      if (batch) {
        taken += 1;
        if (taken % (batchesAhead / 2) === 0) this.#ask(batchesAhead / 2);
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
