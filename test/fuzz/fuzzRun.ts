import { Worker } from 'node:worker_threads';
import type { SeedFile } from './seedFiles.ts';

export interface FuzzInput {
  files: readonly SeedFile[];
  /** The runs `from`, `from + step`, … below `to`. */
  from: number;
  to: number;
  step: number;
  seed: number;
  /** One number: the run at hand. */
  progress: SharedArrayBuffer;
}

export type FuzzMessage =
  | { kind: 'found'; run: number; file: string; problems: string[]; bytes: Uint8Array }
  | ({ kind: 'done' } & FuzzCounts);

/** What was read: of a run that hung and those before it in its thread nothing is counted. */
interface FuzzCounts {
  runs: number;
  /** Copies that could still be read. */
  readable: number;
  /** Their transactions. */
  rows: number;
}

export interface FuzzFinding {
  run: number;
  file: string;
  problems: string[];
  /** Null where the run hung: it can be made again from the seed. */
  bytes: Uint8Array | null;
}

/** A file of some kilobytes that takes longer hangs. */
const timeLimit = 2000;

/** Every `step`th run in a thread of its own; one that hangs is ended and told, and the next run goes on in another. */
async function fuzzInThread(input: Omit<FuzzInput, 'progress'>, findings: FuzzFinding[]): Promise<FuzzCounts> {
  let { from } = input;
  const counts: FuzzCounts = { runs: 0, readable: 0, rows: 0 };
  while (from < input.to) {
    const progress = new SharedArrayBuffer(4);
    const current = new Int32Array(progress);
    current[0] = -1;
    const worker = new Worker(new URL('./fuzz.worker.ts', import.meta.url), {
      workerData: { ...input, from, progress } satisfies FuzzInput,
      execArgv: [],
    });
    const { promise: ended, resolve, reject } = Promise.withResolvers<'done' | 'hung'>();
    let seen = -1;
    const watch = setInterval(() => {
      const run = Atomics.load(current, 0);
      if (run >= 0 && run === seen) resolve('hung');
      seen = run;
    }, timeLimit);
    worker.on('message', (message: FuzzMessage) => {
      if (message.kind === 'found') {
        const { run, file, problems, bytes } = message;
        findings.push({ run, file, problems, bytes });
      } else {
        counts.runs += message.runs;
        counts.readable += message.readable;
        counts.rows += message.rows;
        resolve('done');
      }
    });
    worker.once('error', reject);
    const ending = await ended.finally(() => clearInterval(watch));
    const run = Atomics.load(current, 0);
    await worker.terminate();
    if (ending === 'done') break;
    const file = input.files[run % input.files.length]?.name ?? '';
    findings.push({ run, file, problems: [`hung for over ${timeLimit} ms`], bytes: null });
    from = run + input.step;
  }
  return counts;
}

/** Reads `runs` damaged copies of files in two threads; the same seed makes the same copies. */
export async function fuzz(options: { files: readonly SeedFile[]; runs: number; seed: number }) {
  const findings: FuzzFinding[] = [];
  const { files, runs, seed } = options;
  const done = await Promise.all(
    [0, 1].map((from) => fuzzInThread({ files, from, to: runs, step: 2, seed }, findings)),
  );
  findings.sort((left, right) => left.run - right.run);
  const sum = (name: keyof FuzzCounts) => done.reduce((total, counts) => total + counts[name], 0);
  return { runs: sum('runs'), readable: sum('readable'), rows: sum('rows'), findings };
}
