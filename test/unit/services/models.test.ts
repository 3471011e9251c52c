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
  /** Of a category that only the person used: newest first. */
  let extraChangeSetIds: string[];

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
    const extra = await opened.call.categories.createCategory({ name: 'Extra' });
    const { transactions } = await opened.call.transactions.listTransactions({ limit: 30, filter: { maxAmount: -1 } });
    const transactionIds = transactions.map(({ id }) => id);
    const set = await opened.call.transactions.setCategory({ transactionIds, categoryId: extra.categoryId });
    extraChangeSetIds = [set.changeSetId, extra.changeSetId];
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

  /** Every suggestion names a category that is there, and its explanation adds up. Answers with the systems that voted. */
  async function checkSuggestions(): Promise<Set<string>> {
    const { transactions } = await opened.call.transactions.listTransactions({
      limit: 100,
      filter: { state: 'suggested' },
    });
    expect(transactions.length).toBeGreaterThan(0);
    const voted = new Set<string>();
    for (const { id, suggestedCategoryPath } of transactions) {
      expect(suggestedCategoryPath).not.toBeNull();
      const { base, mainFactors, output, votes } = await opened.call.explanations.explainPrediction({
        transactionId: id,
      });
      const sum = mainFactors.reduce((total, { contribution }) => total + contribution, base);
      expect(Math.abs(sum - output)).toBeLessThan(1e-6 * Math.max(1, Math.abs(output)));
      for (const { system, prediction } of votes) if (prediction !== null) voted.add(system);
    }
    return voted;
  }

  test('whose one category was undone goes on with the others, and explains itself exactly', async () => {
    for (const changeSetId of extraChangeSetIds) await opened.call.changes.undoChangeSet({ changeSetId });
    const path = await bankFile(opened.paths.root, 'plain.csv', plainCsv(rows.slice(-60)));
    await opened.call.imports.importFile({ path });
    expect(await checkSuggestions()).toContain('learning');
  });

  test('of which every category was undone says nothing more', async () => {
    await opened.call.changes.undoChangeSet({ changeSetId: importChangeSetId });
    const path = await bankFile(opened.paths.root, 'again.csv', plainCsv(rows.slice(-90)));
    await opened.call.imports.importFile({ path });
    expect(await checkSuggestions()).not.toContain('learning');
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
