import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ruleDraftSchema } from '../../../shared/contract/automation.ts';
import type { CsvRow } from '../../support/bankFile.ts';
import { booksOf, emptyBooks } from '../../support/books.ts';
import { openTestBooks, type TestBooks } from '../../support/testBooks.ts';
import { temporaryProfile } from '../../support/testCore.ts';

const groceries: CsvRow = { date: '2026-05-02', text: 'TESCO STORES 2041', amount: -1250, category: 'Food' };
const fuel: CsvRow = { date: '2026-05-03', text: 'SHELL LONDON', amount: -4000, category: 'Car' };
const wages: CsvRow = { date: '2026-05-28', text: 'SALARY ACME LTD', amount: 250_000, category: 'Pay' };

describe('undoing', () => {
  let books: TestBooks;
  beforeEach(async () => {
    books = await openTestBooks();
  });
  afterEach(() => books.close());

  const undo = (changeSetId: string) => books.changes.undoChangeSet({ changeSetId });
  const stand = () => booksOf(books.database.reader);
  const statusOf = (changeSetId: string) => books.changes.getChangeSet({ changeSetId }).status;
  const rowOf = (text: string) =>
    books.transactions.listTransactions({
      filter: { text },
      sort: { by: 'date', direction: 'ascending' },
      cursor: null,
      limit: 10,
    }).transactions[0];

  test('an import and undoing the undo bring back the very same rows, however often', async () => {
    const { changeSetId } = await books.importRows([groceries, groceries, fuel], { categories: 'confirm' });
    const before = stand();
    const first = await undo(changeSetId);
    expect(stand()).toEqual(emptyBooks);
    const second = await undo(first.changeSetId);
    expect(stand()).toEqual(before);
    const third = await undo(second.changeSetId);
    expect(stand()).toEqual(emptyBooks);
    expect(statusOf(changeSetId)).toBe('undone');
    await undo(third.changeSetId);
    expect(stand()).toEqual(before);
    expect(statusOf(changeSetId)).toBe('applied');
  });

  test('an import and importing again brings all of it back', async () => {
    const rows = [groceries, groceries, fuel, wages];
    const { changeSetId } = await books.importRows(rows, { categories: 'confirm' });
    await undo(changeSetId);
    const again = await books.importRows(rows, { categories: 'confirm' });
    expect(again).toMatchObject({ imported: 4, alreadyThere: 0, confirmed: 4 });
  });

  test('the same thing twice is refused in words', async () => {
    const { changeSetId } = await books.importRows([groceries], { categories: 'confirm' });
    await undo(changeSetId);
    await expect(undo(changeSetId)).rejects.toMatchObject({ code: 'NOTHING_TO_UNDO' });
  });

  test('an undo after the file was imported anew joins the rows to the account that was made then', async () => {
    const first = await books.importRows([groceries, fuel], { categories: 'confirm' });
    const undone = await undo(first.changeSetId);
    await books.importRows([groceries], { categories: 'confirm' });
    const back = await undo(undone.changeSetId);
    expect(back).toMatchObject({ undone: 3, conflictCount: 1 });
    expect(stand().accounts).toHaveLength(1);
    expect(rowOf('SHELL')).toMatchObject({
      accountName: 'Main account',
      categoryPath: 'Car',
      categorySource: 'import',
    });
  });

  test('a rename where another account has the name by now stays, with the reason', async () => {
    const first = await books.importRows([groceries], { account: 'Joint' });
    const accountId = rowOf('TESCO')?.accountId ?? 0;
    expect(first.accountNames).toEqual(['Joint']);
    const renamed = await books.accounts.renameAccount({ accountId, name: 'Household' });
    await books.importRows([fuel], { account: 'Joint' });
    await expect(undo(renamed.changeSetId)).rejects.toMatchObject({
      code: 'NOTHING_TO_UNDO',
      message: expect.stringContaining('Another one has its former name now.'),
    });
    expect(rowOf('TESCO')?.accountName).toBe('Household');
  });

  test('what was changed again since stays as it is, and is named', async () => {
    await books.importRows([groceries, fuel], { categories: 'confirm' });
    const [tesco, shell] = [rowOf('TESCO'), rowOf('SHELL')];
    const transactionIds = [tesco?.id ?? 0, shell?.id ?? 0];
    const { categoryId } = await books.categories.createCategory({ name: 'Trip', parentId: null, kind: 'expense' });
    const both = await books.transactions.setCategory({ transactionIds, categoryId });
    await books.transactions.setCategory({ transactionIds: [shell?.id ?? 0], categoryId: shell?.categoryId ?? 0 });
    const undone = await undo(both.changeSetId);
    expect(undone).toMatchObject({ undone: 1, conflictCount: 1, conflicts: [{ label: '2026-05-03 SHELL LONDON' }] });
    expect(statusOf(both.changeSetId)).toBe('partly_undone');
  });

  test('a verdict on a prediction leaves the record of it, and undoing that brings the verdict back', async () => {
    const { uncategorisedIds } = await books.importRows([{ ...groceries, category: '' }]);
    const entryOf = () =>
      books.audit.searchAuditLogs({ action: 'prediction', transactionId: uncategorisedIds[0], before: null, limit: 1 })
        .entries[0];
    const accepted = await books.acceptSuggestions(uncategorisedIds);
    expect(entryOf()?.userAccepted).toBe(true);
    const undone = await undo(accepted.changeSetId);
    expect(entryOf()?.userAccepted).toBeNull();
    await undo(undone.changeSetId);
    expect(entryOf()?.userAccepted).toBe(true);
    expect(await books.audit.verifyAuditChain(undefined)).toMatchObject({ isValid: true });
  });

  test('the categories that were suggested leaves nothing suggested that is gone, and rules leave it alone', async () => {
    await books.importRows([{ ...groceries, category: '' }]);
    const setup = books.changes.listChangeSets({ kind: 'setup', cursor: null, limit: 1 }).changeSets[0];
    expect(rowOf('TESCO')?.state).toBe('suggested');
    await undo(setup?.id ?? '');
    expect(rowOf('TESCO')).toMatchObject({ state: 'unsure', suggestedCategoryId: null });
    await createEagerRule(books);
    expect(await books.ruleRuns.runAutomation({})).toMatchObject({ considered: 1, applied: 0 });
  });
});

describe('a rule run', () => {
  test('and its undo leave the books as they were', async () => {
    const books = await openTestBooks();
    await books.importRows([{ ...groceries, category: '' }, { ...fuel, category: '' }, wages], {});
    const before = booksOf(books.database.reader);
    await createEagerRule(books);
    const run = await books.ruleRuns.runAutomation({});
    expect(run.applied).toBeGreaterThan(0);
    expect(booksOf(books.database.reader)).not.toEqual(before);
    for (const changeSetId of run.changeSetIds) await books.changes.undoChangeSet({ changeSetId });
    expect(booksOf(books.database.reader)).toEqual(before);
    await books.close();
  });
});

describe('a category column', () => {
  test('makes parents before children, and nothing of what names nothing', async () => {
    const books = await openTestBooks();
    const categories = ['Home >  Garden ', 'home > garden', ' > ', '', 'Home'];
    const rows = categories.map((category, at) => ({ ...groceries, amount: -100 - at, category }));
    expect(await books.importRows(rows, { categories: 'confirm' })).toMatchObject({ imported: 5, confirmed: 3 });
    expect(books.categories.listCategories(undefined).map(({ path }) => path)).toEqual(['Home', 'Home > Garden']);
    await books.close();
  });
});

describe('a renamed account', () => {
  test('takes the same file again without doubling a row', async () => {
    const books = await openTestBooks();
    await books.importRows([groceries, fuel]);
    const { reader } = books.database;
    const accountId = reader.get<{ id: number }>('SELECT id FROM accounts')?.id ?? 0;
    await books.accounts.renameAccount({ accountId, name: 'My bank' });
    expect(await books.importRows([groceries, fuel, wages])).toMatchObject({ imported: 1, alreadyThere: 2 });
    expect(booksOf(reader).accounts).toHaveLength(1);
    await books.close();
  });
});

describe('a profile that is opened again', () => {
  test('still undoes what was done before, and the undo of it', async () => {
    const profile = await temporaryProfile();
    const first = await openTestBooks(profile);
    const { changeSetId } = await first.importRows([groceries, fuel], { categories: 'confirm' });
    const before = booksOf(first.database.reader);
    await first.close();
    const second = await openTestBooks(profile);
    const undone = await second.changes.undoChangeSet({ changeSetId });
    expect(booksOf(second.database.reader)).toEqual(emptyBooks);
    await second.close();
    const third = await openTestBooks(profile);
    await third.changes.undoChangeSet({ changeSetId: undone.changeSetId });
    expect(booksOf(third.database.reader)).toEqual(before);
    await third.close();
    await profile.remove();
  });
});

function createEagerRule(books: TestBooks) {
  return books.automation.createAutomationRule(
    ruleDraftSchema.parse({
      name: 'Eager',
      description: '',
      type: 'category',
      conditions: { confidenceThreshold: 0, minimumDataPoints: 0, agreementRequired: false, riskTolerance: 1 },
      actions: { autoApply: true, requiresApproval: false, notifyUser: true, logDecision: true },
      monitoring: { trackPerformance: true, alertOnFailure: true, reviewPeriodDays: 30 },
      isActive: true,
    }),
  );
}
