import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ending } from '../../electron/launcher/childProcess.ts';
import { startHost } from '../support/hostProcess.ts';
import { withHost } from './benchmarkHost.ts';
import type { Results } from './results.ts';
import { quantile, timed } from './timing.ts';

const starts = 7;

/** How long the built command line takes for the smallest question, and what the host holds in memory when it is ready. */
export async function benchmarkStart(results: Results): Promise<void> {
  const profile = mkdtempSync(join(tmpdir(), 'bench-'));
  const callOnce = async () => {
    const { code, stderr } = await startHost('cli.js', ['call', 'profile.getProfile', '--profile', profile]).end();
    if (code !== 0) throw new Error(`The command line ended with ${code}: ${stderr}`);
  };
  try {
    const first = (await timed(callOnce)).ms;
    const later = await repeated(callOnce);
    const bare = await repeated(() => ending(spawn(process.execPath, ['-e', '0'])));
    const { ready, memory } = await hostAtRest();
    results.add('Start', [
      { name: 'command line, first call on a new profile', value: first, unit: 'ms' },
      {
        name: 'command line, later calls (median)',
        value: later,
        unit: 'ms',
        ratio: { value: later / bare, of: 'starting Node alone' },
      },
      {
        name: 'browser host until it answers',
        value: ready,
        unit: 'ms',
        ratio: { value: ready / bare, of: 'starting Node alone' },
      },
      ...(memory === null
        ? []
        : [{ name: 'memory of the browser host, empty book', value: memory, unit: 'MB' as const }]),
    ]);
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
}

async function repeated(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let start = 0; start < starts; start += 1) times.push((await timed(work)).ms);
  return quantile(times, 0.5);
}

async function hostAtRest(): Promise<{ ready: number; memory: number | null }> {
  const start = performance.now();
  return withHost(async (host) => {
    await host.client.profile.getProfile.query();
    return { ready: performance.now() - start, memory: host.memory()?.now ?? null };
  });
}
