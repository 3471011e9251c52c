import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { bankFile } from '../../support/bankFile.ts';
import { startHost } from '../../support/hostProcess.ts';
import { householdRows, labelledCsv } from '../../support/sampleFile.ts';
import { openTestCore, type TestCore, temporaryProfile } from '../../support/testCore.ts';

const kills = 10;
const options = { algorithm: 'softmax_regression', seed: 7 } as const;

/** When each is killed after its training has begun, in milliseconds: anywhere until about its end. */
const moments = Array.from({ length: kills }, (_, at) => ((at * 7) % kills) * 60);

test('a training that is killed leaves the books whole and itself interrupted, and ends as an undisturbed one when it is tried again', async () => {
  const profile = await temporaryProfile();
  let opened: TestCore = await openTestCore({ profile });
  const path = await bankFile(profile.paths.root, 'labelled.csv', labelledCsv(householdRows({ months: 12 })));
  await opened.call.imports.importFile({ path, options: { categories: 'confirm' } });
  const before = await opened.call.transactions.countTransactions({ filter: {} });
  await opened.core.close();

  let interrupted = 0;
  for (const moment of moments) {
    const words = ['call', 'training.startTrainingJob', JSON.stringify(options), '--profile', profile.paths.root];
    const { child, end } = startHost('cli.js', words);
    await begun(profile.paths.database);
    const timer = setTimeout(() => child.kill('SIGKILL'), moment);
    await end();
    clearTimeout(timer);
    opened = await openTestCore({ profile });
    const [job] = await opened.call.training.listTrainingJobs({ limit: 1 });
    // One that was over before it was killed is whole.
    expect(['interrupted', 'completed']).toContain(job?.status);
    if (job?.status === 'interrupted') interrupted += 1;
    expect(await opened.call.transactions.countTransactions({ filter: {} })).toEqual(before);
    expect((await opened.call.audit.verifyAuditChain()).isValid).toBe(true);
    await opened.core.close();
    expect(new Database(profile.paths.database, { readonly: true }).pragma('integrity_check')).toEqual([
      { integrity_check: 'ok' },
    ]);
  }
  expect(interrupted).toBeGreaterThan(kills / 2);

  opened = await openTestCore({ profile });
  const { call, core } = opened;
  const last = (await call.training.listTrainingJobs({ limit: 50 })).find(({ status }) => status === 'interrupted');
  const again = await call.training.retryTrainingJob({ jobId: last?.id ?? '' });
  expect(await core.services.training.settled(again.id)).toMatchObject({ status: 'completed' });
  const undisturbed = await call.training.startTrainingJob(options);
  await core.services.training.settled(undisturbed.id);
  const hashes = new Set((await call.models.listModels()).map(({ artifact }) => artifact.sha256));
  expect(hashes.size).toBe(1);
  await opened.close();
});

/** Waits until a training is in the database as begun. */
async function begun(path: string): Promise<void> {
  const database = new Database(path, { readonly: true });
  const count = database.prepare("SELECT COUNT(*) FROM ml_training_jobs WHERE status IN ('queued', 'running')").pluck();
  try {
    for (;;) {
      if (Number(count.get()) > 0) return;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  } finally {
    database.close();
  }
}
