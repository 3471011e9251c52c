import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createTRPCClient, type TRPCClient } from '@trpc/client';
import type { AppRouter } from '../../electron/rpc/router.ts';
import { loopbackLink } from '../../renderer/src/rpc/httpLink.ts';
import type { startTrainingJob, TrainingJob } from '../../shared/contract/training.ts';
import { eventSourceOver } from '../support/eventSource.ts';
import { startHost } from '../support/hostProcess.ts';

/**
 * The built loopback host as a process of its own on a profile that is thrown away, called over HTTP by the page's own
 * link. A time measured here is what a screen waits for, validation and JSON included.
 */
export interface BenchmarkHost {
  readonly profile: string;
  readonly client: TRPCClient<AppRouter>;
  /** With which a browser can open the pages. */
  readonly session: { readonly origin: string; readonly cookie: string };
  /** Resident memory of the process in MB; null where the system does not tell. */
  memory(): { readonly now: number; readonly peak: number } | null;
  /** Trains, waits for the end, and gives the job; throws where it failed. */
  train(options: Partial<StartOptions>): Promise<TrainingJob>;
  stop(): Promise<void>;
}

type StartOptions = NonNullable<(typeof startTrainingJob.input)['_zod']['input']>;

const pollMs = 50;

export async function startBenchmarkHost(): Promise<BenchmarkHost> {
  const profile = await mkdtemp(join(tmpdir(), 'bench-'));
  const host = startHost('loopback.js', ['--no-open', '--port', '0', '--profile', profile]);
  const line = await host.nextLine();
  const address = /http:\S+/.exec(line)?.[0];
  if (address === undefined) throw new Error(`The host printed no address: ${line}`);
  const { client, session } = await connect(address);
  const train: BenchmarkHost['train'] = async (options) => {
    const { id } = await client.training.startTrainingJob.mutate(options);
    for (;;) {
      const job = await client.training.getTrainingJobStatus.query({ jobId: id });
      if (job.status === 'completed') return job;
      if (job.status !== 'queued' && job.status !== 'running') {
        throw new Error(`Training ${job.algorithm} ended as ${job.status}: ${job.error}`);
      }
      await pause(pollMs);
    }
  };
  return {
    profile,
    client,
    session,
    memory: () => residentMemory(host.child.pid),
    train,
    async stop() {
      host.child.kill('SIGTERM');
      await host.end();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

/** A host for as long as `work` takes. */
export async function withHost<Result>(work: (host: BenchmarkHost) => Promise<Result>): Promise<Result> {
  const host = await startBenchmarkHost();
  try {
    return await work(host);
  } finally {
    await host.stop();
  }
}

async function connect(address: string): Promise<Pick<BenchmarkHost, 'client' | 'session'>> {
  const { origin } = new URL(address);
  const entry = await fetch(address, { redirect: 'manual' });
  const cookie = entry.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const sameOrigin = (target: string | URL | Request, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    headers.set('cookie', cookie);
    headers.set('origin', origin);
    headers.set('sec-fetch-site', 'same-origin');
    return fetch(target, { ...init, headers });
  };
  const client = createTRPCClient<AppRouter>({
    links: [
      loopbackLink(`${origin}/rpc`, {
        fetch: (target, init) =>
          sameOrigin(target, {
            method: init?.method ?? 'GET',
            headers: new Headers(init?.headers ?? {}),
            body: init?.body ?? null,
            signal: init?.signal ?? null,
          }),
        EventSource: eventSourceOver(sameOrigin),
      }),
    ],
  });
  return { client, session: { origin, cookie } };
}

/** Linux only: the kernel's own figures of a process. */
function residentMemory(pid: number | undefined): { now: number; peak: number } | null {
  if (process.platform !== 'linux' || pid === undefined) return null;
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const megabytes = (field: string) => Number(new RegExp(`${field}:\\s*(\\d+)`).exec(status)?.[1] ?? 0) / 1024;
  return { now: megabytes('VmRSS'), peak: megabytes('VmHWM') };
}
