import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bankFile, csvText } from '../../support/bankFile.ts';
import { booksOf, emptyBooks } from '../../support/books.ts';
import { openTestBooks } from '../../support/testBooks.ts';
import { openTestCore } from '../../support/testCore.ts';

const row = fc.record({
  date: fc.constantFrom('2026-03-13', '2026-03-14', '2026-04-25'),
  text: fc.constantFrom('TESCO STORES 2041', 'SHELL, LONDON', 'CAFE "ROMA"', 'SALARY ACME LTD'),
  amount: fc.constantFrom(-1250, -999, 250_000),
  category: fc.constantFrom('Food', 'Travel > Fuel', 'Pay'),
});
const file = fc.array(row, { minLength: 2, maxLength: 8 });

describe('whole files through the whole application', () => {
  test('overlap without doubling or losing a row, and after a restart undo to nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(file, { minLength: 2, maxLength: 2 }), async (files) => {
        let opened = await openTestCore();
        const most = new Map<string, number>();
        for (const [at, rows] of files.entries()) {
          const path = await bankFile(opened.paths.root, `${at}.csv`, csvText(rows));
          const counts = Map.groupBy(rows, ({ date, text, amount }) => `${date} ${text} ${amount}`);
          for (const [key, { length }] of counts) most.set(key, Math.max(length, most.get(key) ?? 0));
          const first = await opened.call.imports.importFile({ path, options: { categories: 'confirm' } });
          expect(first.imported + first.alreadyThere).toBe(rows.length);
        }
        const { transactions } = await opened.call.transactions.listTransactions({ limit: 100 });
        const stored = Map.groupBy(transactions, ({ date, bankText, amount }) => `${date} ${bankText} ${amount}`);
        expect(new Map([...stored].map(([key, { length }]) => [key, length]))).toEqual(most);
        opened = await opened.reopen();
        const { changeSets } = await opened.call.changes.listChangeSets({ limit: 100 });
        for (const { id } of changeSets) await opened.call.changes.undoChangeSet({ changeSetId: id });
        await opened.core.close();
        const books = await openTestBooks({ paths: opened.paths, remove: async () => {} });
        expect(booksOf(books.database.reader)).toEqual(emptyBooks);
        await books.close();
        await opened.close();
      }),
      { numRuns: 4 },
    );
  });

  test('the same file twice adds nothing, and predicts nothing anew', async () => {
    const opened = await openTestCore();
    const rows = fc.sample(row, { numRuns: 30, seed: 3 });
    const path = await bankFile(opened.paths.root, 'twice.csv', csvText(rows));
    await opened.call.imports.importFile({ path });
    const before = await opened.call.audit.searchAuditLogs({ action: 'prediction' });
    expect(await opened.call.imports.previewImport({ path })).toMatchObject({ newRows: 0, alreadyThere: 30 });
    expect(await opened.call.imports.importFile({ path })).toMatchObject({ imported: 0, alreadyThere: 30 });
    expect(await opened.call.audit.searchAuditLogs({ action: 'prediction' })).toEqual(before);
    await opened.close();
  });
});

describe('two things at once', () => {
  test('the same file imported twice at the same moment is there once', async () => {
    const opened = await openTestCore();
    const { call } = opened;
    const path = await bankFile(opened.paths.root, 'once.csv', csvText(fc.sample(row, { numRuns: 20, seed: 5 })));
    const summaries = await Promise.all([call.imports.importFile({ path }), call.imports.importFile({ path })]);
    expect(summaries.map(({ imported }) => imported).sort()).toEqual([0, 20]);
    expect(await call.transactions.countTransactions({})).toMatchObject({ count: 20 });
    await opened.close();
  });

  test('an undo that is asked for twice happens once, and the second is told so', async () => {
    const opened = await openTestCore();
    const { call } = opened;
    const { changeSetId } = await call.categories.createCategory({ name: 'Garden' });
    const outcomes = await Promise.allSettled([
      call.changes.undoChangeSet({ changeSetId }),
      call.changes.undoChangeSet({ changeSetId }),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(outcomes[1]).toMatchObject({ reason: { cause: { code: 'NOTHING_TO_UNDO' } } });
    await opened.close();
  });
});

describe('the sample household', () => {
  test('comes with a model, goes in one step without a trace in the books, and can be brought back', async () => {
    const opened = await openTestCore();
    const { call } = opened;
    const added = await call.sampleData.addSampleData();
    expect(await call.profile.getProfile()).toMatchObject({
      sampleTransactions: added.transactions,
      hasActiveModel: true,
    });
    const removed = await call.sampleData.removeSampleData();
    expect(await call.profile.getProfile()).toMatchObject({ transactions: 0, accounts: 0, hasActiveModel: false });
    expect(await call.categories.listCategories()).toEqual([]);
    await call.changes.undoChangeSet({ changeSetId: removed.changeSetId });
    expect(await call.profile.getProfile()).toMatchObject({ transactions: added.transactions, accounts: 4 });
    await opened.close();
  });
});
