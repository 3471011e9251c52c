import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, test } from 'vitest';
import { profilePaths } from '../../../electron/platform/paths.ts';
import type { SpawnWorker } from '../../../electron/workers/workerProtocol.ts';
import type { Job } from '../../../shared/contract/jobs.ts';
import { bankFile } from '../../support/bankFile.ts';
import { householdRows, labelledCsv } from '../../support/sampleFile.ts';
import { openTestBooks } from '../../support/testBooks.ts';
import { openTestCore, spawnSourceWorker, type TestCore } from '../../support/testCore.ts';

/** Real worker threads, with a promise for the end of each. */
function watchedWorkers(): { spawn: SpawnWorker; exits: Promise<unknown>[]; started: () => Promise<Worker> } {
  const exits: Promise<unknown>[] = [];
  let tell: (worker: Worker) => void = () => {};
  return {
    exits,
    started: () =>
      new Promise((resolve) => {
        tell = resolve;
      }),
    spawn: (name, workerData) => {
      const worker = spawnSourceWorker(name, workerData);
      exits.push(once(worker, 'exit'));
      tell(worker);
      return worker;
    },
  };
}

/** Never ends by itself, as a network on much data. */
const longTraining = { algorithm: 'brain_network', epochs: 500 } as const;

async function openLabelled(options: { spawn?: SpawnWorker } = {}): Promise<TestCore> {
  const opened = await openTestCore(options);
  const path = await bankFile(opened.paths.root, 'labelled.csv', labelledCsv(householdRows({ months: 12 })));
  await opened.call.imports.importFile({ path, options: { categories: 'confirm' } });
  return opened;
}

/** Waits for the first job that `isIt`. */
function job(opened: TestCore, isIt: (job: Job) => boolean): Promise<Job> {
  return new Promise((resolve) => {
    const stop = opened.core.jobs.subscribe((told) => {
      if (!isIt(told)) return;
      stop();
      resolve(told);
    });
  });
}

/** Waits until a training has passed over its data once. */
async function inTheMiddle({ call }: TestCore, jobId: string): Promise<void> {
  for await (const { currentEpoch } of await call.training.watchTrainingJob({ jobId })) if (currentEpoch > 0) return;
  throw new Error('The training ended before it had begun.');
}

describe('a training', () => {
  let opened: TestCore | undefined;
  afterEach(async () => {
    await opened?.close();
    opened = undefined;
  });

  test('that is cancelled in the middle of a network ends cancelled, and its worker has gone', async () => {
    const workers = watchedWorkers();
    opened = await openLabelled(workers);
    const { call } = opened;
    const training = await call.training.startTrainingJob(longTraining);
    await inTheMiddle(opened, training.id);
    const ended = await call.training.cancelTrainingJob({ jobId: training.id });
    expect(ended).toMatchObject({ status: 'cancelled', error: null, modelId: null });
    await Promise.all(workers.exits);
    expect(await call.jobs.listJobs({ limit: 1 })).toMatchObject([
      { id: training.id, status: 'cancelled', error: { code: 'CANCELLED' } },
    ]);
    expect(await call.models.listModels()).toEqual([]);
    await expect(call.training.cancelTrainingJob({ jobId: training.id })).rejects.toMatchObject({
      cause: { code: 'JOB_ENDED' },
    });
  });

  test('asked for twice is one job', async () => {
    opened = await openLabelled();
    const { call } = opened;
    const [one, other] = await Promise.all([
      call.training.startTrainingJob(longTraining),
      call.training.startTrainingJob(longTraining),
    ]);
    expect(other.id).toBe(one.id);
    await call.training.cancelTrainingJob({ jobId: one.id });
    expect(await call.training.listTrainingJobs({ limit: 10 })).toHaveLength(1);
  });

  test('that was cancelled is tried again with the same options, and comes to what an undisturbed one comes to', async () => {
    opened = await openLabelled();
    const { call, core } = opened;
    const options = { algorithm: 'softmax_regression', seed: 7 } as const;
    const cancelled = await call.training.startTrainingJob(options);
    await call.training.cancelTrainingJob({ jobId: cancelled.id });
    const again = await call.training.retryTrainingJob({ jobId: cancelled.id });
    expect(again).toMatchObject({ ...options, status: 'queued' });
    expect(again.id).not.toBe(cancelled.id);
    expect(await core.services.training.settled(again.id)).toMatchObject({ status: 'completed' });
    const undisturbed = await call.training.startTrainingJob(options);
    await core.services.training.settled(undisturbed.id);
    const hashes = (await call.models.listModels()).map(({ artifact }) => artifact.sha256);
    expect(hashes).toHaveLength(2);
    expect(new Set(hashes).size).toBe(1);
    await expect(call.training.retryTrainingJob({ jobId: again.id })).rejects.toThrow('Only a training that failed');
  });

  test('that waits for its turn ends at once when it is cancelled, and the one before it goes on', async () => {
    opened = await openLabelled();
    const { call } = opened;
    const first = await call.training.startTrainingJob(longTraining);
    const second = await call.training.startTrainingJob({ ...longTraining, seed: 2 });
    const third = await call.training.startTrainingJob({ ...longTraining, seed: 3 });
    expect(await call.training.cancelTrainingJob({ jobId: second.id })).toMatchObject({ status: 'cancelled' });
    const statuses = (await call.jobs.listJobs({ limit: 3 })).map(({ id, status }) => [id, status]);
    expect(Object.fromEntries(statuses)).toMatchObject({ [third.id]: 'queued', [second.id]: 'cancelled' });
    for (const { id } of [third, first]) await call.training.cancelTrainingJob({ jobId: id });
  });

  test('is watched to its end, however it ends', async () => {
    opened = await openLabelled();
    const { call } = opened;
    const seen = async (jobId: string) => {
      const statuses: string[] = [];
      for await (const { status } of await call.training.watchTrainingJob({ jobId })) statuses.push(status);
      return statuses;
    };
    const good = await call.training.startTrainingJob({ algorithm: 'complement_naive_bayes' });
    expect((await seen(good.id)).at(-1)).toBe('completed');
    expect(await seen(good.id)).toEqual(['completed']);
    const stopped = await call.training.startTrainingJob(longTraining);
    const watched = seen(stopped.id);
    await call.training.cancelTrainingJob({ jobId: stopped.id });
    expect((await watched).at(-1)).toBe('cancelled');
  });

  test('that the app closes on ends cancelled, and so do the subscriptions', async () => {
    opened = await openLabelled();
    const { call, core } = opened;
    const training = await call.training.startTrainingJob(longTraining);
    const jobs: string[] = [];
    const watchedJobs = (async () => {
      for await (const { status } of await call.jobs.watchJobs()) jobs.push(status);
    })();
    const watchedChanges = (async () => {
      for await (const _ of await call.events.watchChanges());
    })();
    const watchedTraining = (async () => {
      let last = '';
      for await (const { status } of await call.training.watchTrainingJob({ jobId: training.id })) last = status;
      return last;
    })();
    await inTheMiddle(opened, training.id);
    await core.close();
    await Promise.all([watchedJobs, watchedChanges]);
    expect(await watchedTraining).toBe('cancelled');
    expect(jobs.at(-1)).toBe('cancelled');
    const again = await opened.reopen();
    expect(await again.call.training.getTrainingJobStatus({ jobId: training.id })).toMatchObject({
      status: 'cancelled',
    });
    opened = again;
  });
});

describe('an import', () => {
  test('that the app closes on leaves nothing behind but its cancelled job', async () => {
    const workers = watchedWorkers();
    const opened = await openTestCore({ spawn: workers.spawn });
    const path = await bankFile(opened.paths.root, 'labelled.csv', labelledCsv(householdRows({ months: 12 })));
    const begun = workers.started();
    const refused = expect(opened.call.imports.importFile({ path })).rejects.toMatchObject({
      cause: { code: 'CANCELLED' },
    });
    await begun;
    const again = await opened.reopen();
    await refused;
    expect(await again.call.transactions.countTransactions({})).toMatchObject({ count: 0 });
    expect(await again.call.jobs.listJobs({ limit: 5 })).toMatchObject([{ kind: 'import', status: 'cancelled' }]);
    await again.close();
  });

  test('that is cancelled while its rows are booked changes nothing', async () => {
    const opened = await openTestCore();
    const path = await bankFile(opened.paths.root, 'labelled.csv', labelledCsv(householdRows({ months: 12 })));
    const booking = job(opened, ({ step }) => step.startsWith('Importing'));
    const cancel = new AbortController();
    const running = opened.core.services.imports.importFile({ path, options: { categories: 'ignore' } }, cancel.signal);
    const refused = expect(running).rejects.toMatchObject({ code: 'CANCELLED' });
    await booking;
    cancel.abort();
    await refused;
    expect(await opened.call.transactions.countTransactions({})).toMatchObject({ count: 0 });
    expect(await opened.call.accounts.listAccounts()).toEqual([]);
    await opened.close();
  });
});

describe('a crash', () => {
  test('leaves jobs that the next start calls interrupted', async () => {
    const opened = await openTestCore();
    await opened.core.close();
    const profile = { paths: profilePaths(opened.paths.root), remove: async () => {} };
    const crashed = await openTestBooks(profile);
    await crashed.database.write(({ connection }) => {
      const insert = `INSERT INTO jobs (id, kind, title, status, progress, step, created_at) VALUES (?, ?, 'x', ?, 0.5, 'x', ?)`;
      connection.run(insert, 'running', 'training', 'running', '2026-06-30T11:00:00.000Z');
      connection.run(insert, 'queued', 'import', 'queued', '2026-06-30T11:00:01.000Z');
      connection.run(
        `INSERT INTO ml_training_jobs (id, model_type, algorithm, options_json, status, created_at)
         VALUES ('running', 'category_classifier', 'softmax_regression', '{}', 'running', '2026-06-30T11:00:00.000Z')`,
      );
    });
    await crashed.close();
    const again = await openTestCore({ profile: { ...profile, remove: opened.close } });
    const jobs = await again.call.jobs.listJobs({ limit: 5 });
    expect(jobs.map(({ id, status, endedAt }) => ({ id, status, endedAt }))).toEqual([
      { id: 'queued', status: 'interrupted', endedAt: '2026-06-30T12:00:00.000Z' },
      { id: 'running', status: 'interrupted', endedAt: '2026-06-30T12:00:00.000Z' },
    ]);
    expect(await again.call.training.getTrainingJobStatus({ jobId: 'running' })).toMatchObject({
      status: 'interrupted',
    });
    await again.core.close();
    await opened.close();
  });
});
