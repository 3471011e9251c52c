import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../shared/errors.ts';
import { systemCode } from '../platform/errors.ts';
import type { WorkerEnvelope, WorkerMessage } from './workerProtocol.ts';

/** Thrown by work that noticed that it should stop. */
export class WorkerCancelled extends Error {}

export interface WorkerControl<Progress> {
  /** Cheap: may be asked for every row. */
  isCancelled(): boolean;
  report(progress: Progress): void;
}

/** The whole life of a worker thread: takes its input, works, answers once, and ends. */
export async function serve<Input, Progress, Result>(
  work: (input: Input, control: WorkerControl<Progress>) => Result | Promise<Result>,
): Promise<void> {
  const envelope: WorkerEnvelope<Input> = workerData;
  const flag = new Int32Array(envelope.cancelFlag);
  const isCancelled = () => Atomics.load(flag, 0) === 1;
  const post = (message: WorkerMessage<Progress, Result>) => parentPort?.postMessage(message);
  try {
    const value = await work(envelope.input, {
      isCancelled,
      report: (progress) => post({ kind: 'progress', value: progress }),
    });
    post(isCancelled() ? { kind: 'cancelled' } : { kind: 'result', value });
  } catch (error) {
    if (isCancelled() || error instanceof WorkerCancelled) {
      post({ kind: 'cancelled' });
      return;
    }
    post({
      kind: 'failed',
      code: error instanceof AppError ? error.code : (systemCode(error) ?? 'INTERNAL'),
      message: error instanceof Error ? error.message : String(error),
      stack: error instanceof Error ? (error.stack ?? '') : '',
    });
  }
}

/** Waits until a batch is asked for: so no more than a few are ever on their way. */
export function waitForAsking(
  asked: Int32Array,
  sent: number,
  control: Pick<WorkerControl<never>, 'isCancelled'>,
): void {
  for (;;) {
    if (control.isCancelled()) throw new WorkerCancelled();
    const count = Atomics.load(asked, 0);
    if (count > sent) return;
    Atomics.wait(asked, 0, count, 50);
  }
}
