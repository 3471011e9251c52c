import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type Core, createCore } from '../../electron/core.ts';
import type { Clock } from '../../electron/platform/clock.ts';
import type { Host } from '../../electron/platform/host.ts';
import { silentLog } from '../../electron/platform/log.ts';
import { type ProfilePaths, profilePaths } from '../../electron/platform/paths.ts';
import { appRouter } from '../../electron/rpc/router.ts';
import type { SpawnWorker } from '../../electron/workers/workerProtocol.ts';

export const testInstant = '2026-06-30T12:00:00.000Z';
export const testClock: Clock = { now: () => new Date(testInstant) };

/** Starts the worker's TypeScript source, which Node runs by stripping its types. */
export const spawnSourceWorker: SpawnWorker = (name, workerData) =>
  new Worker(new URL(`../../electron/workers/${name}.worker.ts`, import.meta.url), { workerData, name, execArgv: [] });

export interface TestProfile {
  readonly paths: ProfilePaths;
  remove(): Promise<void>;
}

export async function temporaryProfile(): Promise<TestProfile> {
  const root = await mkdtemp(join(tmpdir(), 'profile-'));
  return { paths: profilePaths(root), remove: () => rm(root, { recursive: true, force: true }) };
}

export interface TestCore {
  readonly core: Core;
  /** Calls any procedure as the hosts do, input and output checks included. */
  readonly call: ReturnType<typeof appRouter.createCaller>;
  readonly paths: ProfilePaths;
  /** Closes the core and opens the profile again, as a restart of the app does. */
  reopen(): Promise<TestCore>;
  /** Closes the core, and removes the profile. */
  close(): Promise<void>;
}

export interface TestCoreOptions {
  readonly profile?: TestProfile;
  readonly spawn?: SpawnWorker;
  readonly clock?: Clock;
  readonly hostKind?: Host['kind'];
}

/** The whole application on a profile of its own: real files, real SQLite, real worker threads. */
export async function openTestCore(options: TestCoreOptions = {}): Promise<TestCore> {
  const profile = options.profile ?? (await temporaryProfile());
  const core = await createCore({
    paths: profile.paths,
    host: { kind: options.hostKind ?? 'command-line', appVersion: '0.0.0-test' },
    spawn: options.spawn ?? spawnSourceWorker,
    clock: options.clock ?? testClock,
    log: silentLog,
  });
  return {
    core,
    call: appRouter.createCaller(core.createContext()),
    paths: profile.paths,
    reopen: async () => {
      await core.close();
      return openTestCore({ ...options, profile });
    },
    close: async () => {
      await core.close();
      await profile.remove();
    },
  };
}
