import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bankFile, csvText } from '../../support/bankFile.ts';
import { failureOf } from '../../support/failure.ts';
import { openTestCore, type TestCore } from '../../support/testCore.ts';

let opened: TestCore;
beforeEach(async () => {
  opened = await openTestCore();
});
afterEach(() => opened.close());

const shops = [
  ['HARBOUR BAKERY', 'Food'],
  ['CITY TRAMS', 'Transport'],
] as const;

/** Enough labels for the smallest model there can be. */
async function importLabels(count = 24): Promise<void> {
  const rows = Array.from({ length: count }, (_, index) => {
    const [text, category] = shops[index % 2] ?? shops[0];
    return {
      date: `2026-01-${String(index + 1).padStart(2, '0')}`,
      text: `${text} ${index}`,
      amount: -300 - index,
      category,
    };
  });
  const path = await bankFile(opened.paths.root, 'labels.csv', csvText(rows));
  await opened.call.imports.importFile({ path, options: { categories: 'confirm' } });
}

async function importWaiting(name: string, texts: readonly string[]): Promise<number[]> {
  const rows = texts.map((text, index) => ({ date: `2026-02-${String(index + 10)}`, text, amount: -450 - index }));
  const path = await bankFile(opened.paths.root, name, csvText(rows));
  const { importId } = await opened.call.imports.importFile({ path });
  const { transactions } = await opened.call.transactions.listTransactions({ filter: { importId } });
  return transactions.map(({ id }) => id);
}

async function trainAndActivate(): Promise<string> {
  const { id } = await opened.call.training.startTrainingJob({});
  const { modelId } = await opened.core.services.training.settled(id);
  if (modelId === null) throw new Error('The training came to nothing.');
  await opened.call.models.activateModel({ modelId });
  return modelId;
}

describe('a model file', () => {
  test('of a few kilobytes is loaded as it was written', async () => {
    await importLabels();
    const modelId = await trainAndActivate();
    const [id = 0] = await importWaiting('new.csv', ['HARBOUR BAKERY 99']);
    const explained = await opened.call.explanations.explainPrediction({ transactionId: id });
    expect(explained).toMatchObject({ modelId, prediction: 'Food' });
  });

  test('that is damaged stops neither decisions nor predictions, and cannot be activated', async () => {
    await importLabels();
    const modelId = await trainAndActivate();
    const [name = ''] = await readdir(opened.paths.models);
    const path = join(opened.paths.models, name);
    await writeFile(path, (await readFile(path)).subarray(0, -1));
    opened = await opened.reopen();

    const [first = 0, second = 0] = await importWaiting('new.csv', ['HARBOUR BAKERY 99', 'HARBOUR BAKERY 100']);
    const categories = await opened.call.categories.listCategories();
    const categoryId = categories.find(({ path: category }) => category === 'Transport')?.id ?? 0;
    await opened.call.review.decideReview({ decision: 'correct', transactionIds: [first], categoryId });
    expect(await opened.call.transactions.getTransaction({ transactionId: first })).toMatchObject({
      categoryId,
      state: 'confirmed',
    });
    expect(await opened.call.explanations.explainPrediction({ transactionId: second })).toMatchObject({
      modelId: null,
    });
    expect(await failureOf(opened.call.models.activateModel({ modelId }))).toMatchObject({ code: 'MODEL_DAMAGED' });
  });
});

describe('rows of an export that numbers them itself', () => {
  const month = (number: string, rent: string) =>
    `Id,Date,Description,Amount\n1,2026-${number}-01,Rent,-800.00\n2,2026-${number}-03,Gym ${rent},-30.00\n`;

  test('are new in the next month, although their numbers and amounts are the same', async () => {
    const january = await bankFile(opened.paths.root, 'january.csv', month('01', ''));
    const february = await bankFile(opened.paths.root, 'february.csv', month('02', ''));
    await opened.call.imports.importFile({ path: january, options: { layout: { dateOrder: 'year-month-day' } } });
    expect(
      await opened.call.imports.importFile({ path: february, options: { layout: { dateOrder: 'year-month-day' } } }),
    ).toMatchObject({ imported: 2, alreadyThere: 0 });
  });
});

describe('a file that names no currency', () => {
  test('is counted in the currency of the account that it goes to', async () => {
    await opened.call.settings.updateSettings({ homeCurrency: 'EUR' });
    const first = await bankFile(opened.paths.root, 'first.csv', 'Date,Description,Amount\n2026-01-31,Rent,-80000\n');
    const options = { account: 'Tokyo' };
    await opened.call.imports.importFile({ path: first, options: { ...options, currency: 'JPY' } });
    const next = await bankFile(opened.paths.root, 'next.csv', 'Date,Description,Amount\n2026-02-28,Noodles,-1300\n');
    await opened.call.imports.importFile({ path: next, options });
    const { transactions } = await opened.call.transactions.listTransactions({});
    expect(transactions.map(({ amount, currency }) => [amount, currency])).toEqual([
      [-1300, 'JPY'],
      [-80000, 'JPY'],
    ]);
  });
});

describe('what waits without a prediction', () => {
  test('gets one with the next import', async () => {
    const [id = 0] = await importWaiting('new.csv', ['HARBOUR PHARMACY']);
    // As a crash between the import and its predictions leaves it.
    const books = new Database(opened.paths.database);
    books.exec('UPDATE transactions SET prediction_id = NULL');
    books.close();
    await opened.call.imports.importFile({
      path: await bankFile(
        opened.paths.root,
        'other.csv',
        csvText([{ date: '2026-03-31', text: 'CITY TRAMS', amount: -240 }]),
      ),
    });
    expect(await opened.call.transactions.getTransaction({ transactionId: id })).toMatchObject({
      predictionId: expect.any(Number),
    });
  });
});

describe('removing the sample data', () => {
  test('leaves the person’s own rows with categories to choose from and suggestions', {
    timeout: 120_000,
  }, async () => {
    await opened.call.sampleData.addSampleData({});
    const [id = 0] = await importWaiting('own.csv', ['TOWN SUPERMARKET']);
    await opened.call.sampleData.removeSampleData({});
    for (const job of opened.core.jobs.running()) await opened.core.jobs.settled(job.id);
    expect((await opened.call.categories.listCategories()).length).toBeGreaterThan(20);
    const { transactions } = await opened.call.transactions.listTransactions({});
    expect(transactions.map((transaction) => transaction.id)).toEqual([id]);
    expect(transactions[0]).toMatchObject({
      state: 'suggested',
      suggestedCategoryPath: expect.stringContaining('Groceries'),
    });
    expect(await opened.call.profile.getProfile()).toMatchObject({ sampleTransactions: 0, hasActiveModel: false });
  });
});

describe('an edit of a row that is not there at present', () => {
  test('cannot be undone until the row is back', async () => {
    await importLabels(4);
    const [id = 0] = await importWaiting('new.csv', ['UNHEARD OF']);
    const [category] = await opened.call.categories.listCategories();
    const edit = await opened.call.transactions.setCategory({ transactionIds: [id], categoryId: category?.id ?? 0 });
    const { changeSets } = await opened.call.changes.listChangeSets({ kind: 'import' });
    const undo = await opened.call.changes.undoChangeSet({ changeSetId: changeSets[0]?.id ?? '' });
    expect(await failureOf(opened.call.changes.undoChangeSet({ changeSetId: edit.changeSetId }))).toMatchObject({
      code: 'NOTHING_TO_UNDO',
    });
    await opened.call.changes.undoChangeSet({ changeSetId: undo.changeSetId });
    await opened.call.changes.undoChangeSet({ changeSetId: edit.changeSetId });
    expect(await opened.call.transactions.getTransaction({ transactionId: id })).toMatchObject({ categoryId: null });
  });
});

describe('accepting suggestions', () => {
  test('takes only those that were seen, and leaves the ones that changed meanwhile', async () => {
    const [first = 0, second = 0] = await importWaiting('new.csv', ['TOWN SUPERMARKET', 'CITY PHARMACY']);
    const shownFirst = (await opened.call.transactions.getTransaction({ transactionId: first })).suggestedCategoryId;
    const shownSecond = (await opened.call.transactions.getTransaction({ transactionId: second })).suggestedCategoryId;
    expect(shownFirst).not.toBe(shownSecond);
    const answer = await opened.call.review.decideReview({
      decision: 'accept',
      accepted: [
        { transactionId: first, categoryId: shownFirst ?? 0 },
        { transactionId: second, categoryId: shownFirst ?? 0 },
      ],
    });
    expect(answer).toMatchObject({ decided: 1, stale: 1 });
    expect(await opened.call.transactions.getTransaction({ transactionId: first })).toMatchObject({
      state: 'confirmed',
    });
    expect(await opened.call.transactions.getTransaction({ transactionId: second })).toMatchObject({
      state: 'suggested',
    });
  });
});

describe('a list sorted by payee', () => {
  test('goes on after a text of any length', async () => {
    const long = 'long words '.repeat(200);
    await importWaiting('new.csv', [`${long} A`, `${long} B`, `${long} C`]);
    const sort = { by: 'payee', direction: 'ascending' } as const;
    const seen: number[] = [];
    for (let cursor: string | null = null, more = true; more; more = cursor !== null) {
      const page = await opened.call.transactions.listTransactions({ sort, limit: 1, cursor });
      seen.push(...page.transactions.map(({ id }) => id));
      cursor = page.nextCursor;
      expect(cursor?.length ?? 0).toBeLessThan(200);
    }
    expect(new Set(seen).size).toBe(3);
  });

  test('says so when the row that the page before ended with is gone', async () => {
    await importWaiting('new.csv', ['ONE SHOP', 'OTHER SHOP']);
    const sort = { by: 'payee', direction: 'ascending' } as const;
    const { nextCursor } = await opened.call.transactions.listTransactions({ sort, limit: 1 });
    const { changeSets } = await opened.call.changes.listChangeSets({ kind: 'import' });
    await opened.call.changes.undoChangeSet({ changeSetId: changeSets[0]?.id ?? '' });
    const next = opened.call.transactions.listTransactions({ sort, limit: 1, cursor: nextCursor });
    expect(await failureOf(next)).toMatchObject({
      code: 'BAD_INPUT',
      message: 'The list has changed meanwhile: begin with its first page again.',
    });
  });

  test('takes no place of a list that is sorted by something else', async () => {
    await importWaiting('new.csv', ['ONE SHOP', 'OTHER SHOP']);
    const { nextCursor } = await opened.call.transactions.listTransactions({ limit: 1 });
    const sort = { by: 'payee', direction: 'ascending' } as const;
    const next = opened.call.transactions.listTransactions({ sort, limit: 1, cursor: nextCursor });
    expect(await failureOf(next)).toMatchObject({ code: 'BAD_INPUT' });
  });
});
