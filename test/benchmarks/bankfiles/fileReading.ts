import { Worker } from 'node:worker_threads';
import type { FileProblemCode, ParsedFile } from '../../../electron/importers/statement.ts';

/** What reading one file came to. */
export type FileReading =
  | {
      kind: 'read';
      format: ParsedFile['format'];
      rows: number;
      heldRows: number;
      repeatedRows: number;
      /** Of each statement what its balances moved beyond the sum of its rows, null where it states too little. */
      balances: (number | null)[];
      /** What the file leaves open, so that the app asks. */
      asks: string[];
    }
  | { kind: 'refused'; code: FileProblemCode; message: string }
  | { kind: 'crashed'; message: string }
  | { kind: 'hung' };

export interface ReadingAnswer {
  reading: FileReading;
  milliseconds: number;
}

/** Longer than any file of a bank takes. */
export const timeLimit = 2000;

/** Reads files in a thread of its own, which is ended and replaced when one of them takes too long. */
export class FileReader {
  #worker: Worker | null = null;
  #answered: (answer: ReadingAnswer) => void = () => {};

  async read(bytes: Uint8Array): Promise<ReadingAnswer> {
    if (this.#worker === null) {
      this.#worker = this.#newWorker();
      // The first file is not charged for the thread's start.
      await this.#answerTo(this.#worker, new Uint8Array());
    }
    const { promise: late, resolve } = Promise.withResolvers<ReadingAnswer>();
    const timer = setTimeout(() => resolve({ reading: { kind: 'hung' }, milliseconds: timeLimit }), timeLimit);
    const answer = await Promise.race([this.#answerTo(this.#worker, bytes), late]);
    clearTimeout(timer);
    if (answer.reading.kind === 'hung' || answer.reading.kind === 'crashed') await this.close();
    return answer;
  }

  #answerTo(worker: Worker, bytes: Uint8Array): Promise<ReadingAnswer> {
    const { promise, resolve } = Promise.withResolvers<ReadingAnswer>();
    this.#answered = resolve;
    worker.postMessage(bytes);
    return promise;
  }

  #newWorker(): Worker {
    const worker = new Worker(new URL('./reading.worker.ts', import.meta.url), { execArgv: [] });
    const fail = (cause: unknown) => {
      const message = cause instanceof Error ? cause.message : `the thread ended with ${cause}`;
      this.#answered({ reading: { kind: 'crashed', message }, milliseconds: 0 });
    };
    worker.on('message', (answer: ReadingAnswer) => this.#answered(answer));
    worker.on('error', fail);
    worker.on('exit', fail);
    return worker;
  }

  async close(): Promise<void> {
    this.#answered = () => {};
    await this.#worker?.terminate();
    this.#worker = null;
  }
}
