import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { hostEnvironment, hostFlags } from '../../electron/platform/hostFlags.ts';
import { importSummarySchema } from '../../shared/contract/imports.ts';
import { bankFormats } from './bankFormats.ts';
import type { Results } from './results.ts';

const sizes = [1_000, 10_000, 100_000];
const largestTable = 500_000;
/** What is promised of a table that is long enough for starting up not to count. */
const promised = { rowsPerSecond: 30_000, memoryMB: 400, from: 100_000 };

const formatNames: Readonly<Record<string, string>> = { 'camt.xml': 'CAMT', sta: 'MT940' };
const cli = resolve(import.meta.dirname, '../../out/main/cli.js');

/** Says at the end of a process how much memory it had at most, in all its threads. */
const tellsPeak = `data:text/javascript,${encodeURIComponent(
  `import { writeFileSync } from 'node:fs';
   import { isMainThread } from 'node:worker_threads';
   if (isMainThread) process.on('exit', () => writeFileSync(process.env.PEAK_FILE, String(process.resourceUsage().maxRSS)));`,
)}`;

/**
 * Files of each format into new books, each in a process of its own: rows per second from opening the file to the commit,
 * each row checked for being there already, and the most memory that the process had, its predictions included. Then the
 * same file again, of which nothing is new.
 */
export function benchmarkImportSpeed(results: Results, folder: string): void {
  for (const [extension, fileOf] of Object.entries(bankFormats)) {
    const name = formatNames[extension] ?? extension.toUpperCase();
    for (const rows of extension === 'csv' ? [...sizes, largestTable] : sizes) {
      const path = join(folder, `history-${rows}.${extension}`);
      writeFileSync(path, fileOf(rows));
      const profile = mkdtempSync(join(folder, 'profile-'));
      const first = importOnce(path, profile);
      const again = importOnce(path, profile);
      rmSync(profile, { recursive: true });
      rmSync(path);
      const isPromised = extension === 'csv' && rows >= promised.from;
      results.add(`Import of ${rows} rows of ${name}`, [
        {
          name: 'rows per second',
          value: first.rowsPerSecond,
          unit: 'rows/s',
          ...(isPromised ? { target: { atLeast: promised.rowsPerSecond } } : {}),
        },
        { name: 'rows per second, all there already', value: again.rowsPerSecond, unit: 'rows/s' },
        { name: 'imported', value: first.imported, unit: 'rows', target: { atLeast: rows } },
        { name: 'imported the second time', value: again.imported, unit: 'rows', target: { atMost: 0 } },
        {
          name: 'memory at most',
          value: Math.max(first.peakMB, again.peakMB),
          unit: 'MB',
          ...(extension === 'csv' ? { target: { atMost: promised.memoryMB } } : {}),
        },
      ]);
    }
  }
}

function importOnce(path: string, profile: string): { rowsPerSecond: number; imported: number; peakMB: number } {
  const peakFile = join(profile, 'peak');
  const words = ['call', 'imports.importFile', JSON.stringify({ path }), '--profile', profile];
  const answer = execFileSync(process.execPath, [...hostFlags, '--import', tellsPeak, cli, ...words], {
    encoding: 'utf8',
    env: { ...process.env, ...hostEnvironment, PEAK_FILE: peakFile },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { imported, alreadyThere, readMs, importMs } = importSummarySchema.parse(JSON.parse(answer));
  return {
    imported,
    rowsPerSecond: (imported + alreadyThere) / ((readMs + importMs) / 1000),
    peakMB: Number(readFileSync(peakFile, 'utf8')) / 1024,
  };
}
