import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bankFile } from '../../support/bankFile.ts';
import { openTestCore, type TestCore } from '../../support/testCore.ts';

const statement = `Date,Description,Amount,Currency
2026-05-02,QUILLON ZEPHYR BERLIN 11,-12.00,EUR
2026-05-09,QUILLON ZEPHYR BERLIN 12,-14.00,EUR
2026-05-12,QUILLN ZEPHYR BERLIN,-13.00,EUR
2026-05-13,MORVANE TIDEWORKS,-40.00,EUR
2026-06-13,MORVANE TIDEWORKS,-40.00,EUR
2026-06-20,PLONKO QUIXEL 771,-19.00,EUR
`;

/** What is learnt from confirmations while the app runs, without any version trained. */
describe('confirmations', () => {
  let opened: TestCore;
  let groceries: number;
  let gifts: number;

  beforeEach(async () => {
    opened = await openTestCore();
    await opened.call.imports.importFile({ path: await bankFile(opened.paths.root, 'may.csv', statement) });
    const categories = await opened.call.categories.listCategories();
    const idOf = (path: string) => categories.find((category) => category.path === path)?.id ?? 0;
    groceries = idOf('Food > Groceries');
    gifts = idOf('Shopping > Gifts and donations');
  });
  afterEach(() => opened.close());

  async function suggestions(): Promise<Map<string, string | null>> {
    const { transactions } = await opened.call.transactions.listTransactions({ limit: 50 });
    return new Map(transactions.map(({ bankText, suggestedCategoryPath }) => [bankText, suggestedCategoryPath]));
  }
  async function idOf(bankText: string): Promise<number> {
    const { transactions } = await opened.call.transactions.listTransactions({ limit: 50 });
    return transactions.find((transaction) => transaction.bankText === bankText)?.id ?? 0;
  }
  const confirm = async (bankText: string, categoryId: number) =>
    opened.call.review.decideReview({ decision: 'correct', transactionIds: [await idOf(bankText)], categoryId });

  test('change what the same payee and its other spellings suggest, at once', async () => {
    expect((await suggestions()).get('QUILLON ZEPHYR BERLIN 12')).toBeNull();
    await confirm('MORVANE TIDEWORKS', gifts);
    const { suggestionsChanged } = await confirm('QUILLON ZEPHYR BERLIN 11', groceries);
    expect(suggestionsChanged).toBe(2);
    const after = await suggestions();
    expect(after.get('QUILLON ZEPHYR BERLIN 12')).toBe('Food > Groceries');
    expect(after.get('QUILLN ZEPHYR BERLIN')).toBe('Food > Groceries');
    expect(after.get('PLONKO QUIXEL 771')).toBeNull();
  });

  test('are unlearnt when they are undone', async () => {
    await confirm('MORVANE TIDEWORKS', gifts);
    const { changeSetId } = await confirm('QUILLON ZEPHYR BERLIN 11', groceries);
    await opened.call.changes.undoChangeSet({ changeSetId });
    expect((await suggestions()).get('QUILLON ZEPHYR BERLIN 12')).toBeNull();
  });

  test('are still known after a restart', async () => {
    await confirm('MORVANE TIDEWORKS', gifts);
    await confirm('QUILLON ZEPHYR BERLIN 11', groceries);
    opened = await opened.reopen();
    const text = 'Date,Description,Amount,Currency\n2026-06-25,QUILLON ZEPHYR BERLIN 15,-9.00,EUR\n';
    await opened.call.imports.importFile({ path: await bankFile(opened.paths.root, 'june.csv', text) });
    expect((await suggestions()).get('QUILLON ZEPHYR BERLIN 15')).toBe('Food > Groceries');
  });

  test('show in the explanation: the spelling that helped, and that a first guess is one', async () => {
    await confirm('MORVANE TIDEWORKS', gifts);
    await confirm('QUILLON ZEPHYR BERLIN 11', groceries);
    const known = await opened.call.explanations.explainPrediction({
      transactionId: await idOf('QUILLON ZEPHYR BERLIN 12'),
    });
    expect(known.prediction).toBe('Food > Groceries');
    expect(known.mainFactors.find(({ group }) => group === 'history')?.evidence).toMatch(
      /^This payee is new; it is written like Quillon Zephyr Berlin/,
    );
    const text = 'Date,Description,Amount,Currency\n2026-06-26,HARBOUR PHARMACY,-9.00,EUR\n';
    await opened.call.imports.importFile({ path: await bankFile(opened.paths.root, 'first.csv', text) });
    const first = await opened.call.explanations.explainPrediction({ transactionId: await idOf('HARBOUR PHARMACY') });
    expect(first.prediction).toBe('Health and care > Pharmacy');
    expect(first.uncertaintySource[0]).toBe(
      'A first guess, from the word “pharmacy” alone: nothing like it was confirmed yet.',
    );
    const { groups } = await opened.call.review.listReviewGroups();
    expect(groups.find(({ payeeName }) => payeeName === 'Harbour Pharmacy')).toMatchObject({ isFirstGuess: true });
  });
});
