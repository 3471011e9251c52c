import { parentPort, workerData } from 'node:worker_threads';
import { readBankFile } from '../../electron/importers/readBankFile.ts';
import { seededRandom } from '../../electron/ml/random.ts';
import { unwrittenAmounts } from './amountOracle.ts';
import type { FuzzInput, FuzzMessage } from './fuzzRun.ts';
import { mutate } from './mutation.ts';

const { files, from, to, step, seed, progress }: FuzzInput = workerData;
const current = new Int32Array(progress);

const counts = { runs: 0, readable: 0, rows: 0 };

function problemsOf(bytes: Uint8Array): string[] {
  counts.runs += 1;
  try {
    const result = readBankFile(bytes);
    if (!result.ok) return [];
    counts.readable += 1;
    for (const { rows } of result.file.statements) counts.rows += rows.length;
    return unwrittenAmounts(bytes, result.file);
  } catch (cause) {
    return [`threw ${cause instanceof Error ? cause.stack?.split('\n').slice(0, 3).join(' ') : String(cause)}`];
  }
}

for (let run = from; run < to; run += step) {
  Atomics.store(current, 0, run);
  const random = seededRandom(seed * 1_000_003 + run);
  const file = files[run % files.length];
  const other = files[Math.floor(random() * files.length)];
  if (file === undefined || other === undefined) continue;
  const bytes = mutate(random, file.bytes, other.bytes);
  const problems = problemsOf(bytes);
  if (problems.length > 0) {
    parentPort?.postMessage({ kind: 'found', run, file: file.name, problems, bytes } satisfies FuzzMessage);
  }
}
parentPort?.postMessage({ kind: 'done', ...counts } satisfies FuzzMessage);
