import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bankFilesIn } from '../benchmarks/bankfiles/bankFiles.ts';
import { fuzz } from './fuzzRun.ts';
import { type SeedFile, seedFiles } from './seedFiles.ts';

/** Larger files are left out: damage to one place of them is the same as to a small one, and takes longer. */
const largestSeed = 64 * 1024;

function filesOf(folder: string): SeedFile[] {
  return bankFilesIn(folder)
    .map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(folder, name))) }))
    .filter(({ bytes }) => bytes.length > 0 && bytes.length <= largestSeed);
}

/** Reads damaged copies of the files of every format, and of a folder's, and prints what went wrong. */
export async function reportFuzz(options: { runs: number; seed: number; folder: string | null }): Promise<boolean> {
  const { runs, seed, folder } = options;
  const files = [...seedFiles, ...(folder === null ? [] : filesOf(folder))];
  const start = performance.now();
  const { findings, ...done } = await fuzz({ files, runs, seed });
  for (const { run, file, problems } of findings) {
    process.stdout.write(`run ${run} of seed ${seed}, ${file}: ${problems.join('; ')}\n`);
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  process.stdout.write(
    `${done.runs} damaged copies of ${files.length} files in ${seconds} s, of which ${done.readable} still gave ${done.rows} transactions: ${findings.length} with a crash, a hang or an amount that is not in the file\n`,
  );
  return findings.length === 0;
}
