import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bankFile } from '../../support/bankFile.ts';
import { failureOf } from '../../support/failure.ts';
import { householdRows, labelledCsv, plainCsv } from '../../support/sampleFile.ts';
import { openTestCore, type TestCore } from '../../support/testCore.ts';

const rows = householdRows({ months: 8 });

describe('a model', () => {
  let opened: TestCore;
  let modelId: string;
  let importChangeSetId: string;

  async function train(seed: number): Promise<string> {
    const { id } = await opened.call.training.startTrainingJob({ algorithm: 'complement_naive_bayes', seed });
    const ended = await opened.core.services.training.settled(id);
    return ended.modelId ?? '';
  }

  beforeAll(async () => {
    opened = await openTestCore();
    const path = await bankFile(opened.paths.root, 'labelled.csv', labelledCsv(rows.slice(0, -60)));
    const imported = await opened.call.imports.importFile({ path, options: { categories: 'confirm' } });
    importChangeSetId = imported.changeSetId;
    modelId = await train(7);
    await opened.call.models.activateModel({ modelId });
  });
  afterAll(() => opened.close());

  test('is the same, bit for bit, from the same data and seed', async () => {
    const again = await train(7);
    const models = await opened.call.models.listModels();
    const [one, other] = [modelId, again].map((wanted) => models.find(({ id }) => id === wanted));
    expect(other?.artifact).toEqual(one?.artifact);
    expect(other?.data).toEqual(one?.data);
    expect(models.map(({ version, isActive }) => ({ version, isActive }))).toEqual(
      expect.arrayContaining([
        { version: 'v1', isActive: true },
        { version: 'v2', isActive: false },
      ]),
    );
  });

  test('names no category that was undone since, and every explanation still adds up', async () => {
    await opened.call.changes.undoChangeSet({ changeSetId: importChangeSetId });
    const path = await bankFile(opened.paths.root, 'plain.csv', plainCsv(rows.slice(-60)));
    await opened.call.imports.importFile({ path });
    const { transactions } = await opened.call.transactions.listTransactions({ limit: 100 });
    const suggested = transactions.filter(({ state }) => state === 'suggested');
    expect(suggested.length).toBeGreaterThan(0);
    for (const { id, suggestedCategoryPath } of suggested) {
      expect(suggestedCategoryPath).not.toBeNull();
      const { base, mainFactors, output } = await opened.call.explanations.explainPrediction({ transactionId: id });
      const sum = mainFactors.reduce((total, { contribution }) => total + contribution, base);
      expect(Math.abs(sum - output)).toBeLessThan(1e-6 * Math.max(1, Math.abs(output)));
    }
  });

  test.each([
    ['was changed', (path: string) => writeFile(path, 'something else')],
    ['is gone', (path: string) => rm(path)],
  ])('whose file %s is refused in words, and an import goes on without it', async (_what, spoil) => {
    const [name = ''] = await readdir(opened.paths.models);
    await spoil(join(opened.paths.models, name));
    opened = await opened.reopen();
    expect(await failureOf(opened.call.models.activateModel({ modelId }))).toMatchObject({ code: 'MODEL_DAMAGED' });
    const before = (await opened.call.transactions.countTransactions({})).count;
    const text = `Date,Description,Amount\n2026-06-2${name.length % 9},SHOP ${_what},-1.00\n`;
    const path = await bankFile(opened.paths.root, 'one.csv', text);
    expect(await opened.call.imports.importFile({ path })).toMatchObject({ imported: 1 });
    expect((await opened.call.transactions.countTransactions({})).count).toBe(before + 1);
  });

  test('needs labels to learn from', async () => {
    const empty = await openTestCore();
    expect(await failureOf(empty.call.training.startTrainingJob())).toMatchObject({ code: 'NOT_ENOUGH_LABELS' });
    expect(await empty.call.jobs.listJobs()).toEqual([]);
    await empty.close();
  });
});
