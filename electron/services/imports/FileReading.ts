import { AppError } from '../../../shared/errors.ts';
import { AskedBatches } from '../../jobs/AskedBatches.ts';
import { runWorker } from '../../jobs/runWorker.ts';
import type { ImportInput, ImportMessage } from '../../workers/import.worker.ts';
import type { SpawnWorker } from '../../workers/workerProtocol.ts';
import type { PreparedFile, RefusedFile, RowBatch } from './preparedFile.ts';

const batchesAhead = 16;

/**
 * A bank file that is read in a worker: first what it says as a whole, then its rows, batch by batch as they are taken, so
 * that neither side ever holds more than a few batches.
 */
export class FileReading {
  readonly file: PreparedFile;
  readonly #rows: AskedBatches<RowBatch>;
  readonly #controller: AbortController;
  readonly #ended: Promise<unknown>;

  private constructor(
    file: PreparedFile,
    rows: AskedBatches<RowBatch>,
    controller: AbortController,
    ended: Promise<unknown>,
  ) {
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
    const rows = new AskedBatches<RowBatch>({ ahead: batchesAhead });
    const understood = Promise.withResolvers<PreparedFile>();
    const ended = runWorker<ImportInput, ImportMessage, RefusedFile | null>(
      spawn,
      'import',
      { ...input, asked: rows.asked },
      {
        signal: controller.signal,
        onProgress: (message) => {
          if (message.kind === 'file') understood.resolve(message.file);
          else rows.push(message.batch);
        },
      },
    )
      .then((refused) => refused && new AppError(refused.code, refused.message))
      .catch((error: unknown) => error)
      .then((error) => {
        understood.reject(error);
        rows.end(error);
      })
      .finally(() => signal.removeEventListener('abort', abort));
    return new FileReading(await understood.promise, rows, controller, ended);
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
