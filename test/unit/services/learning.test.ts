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

  test('are not learnt twice where an import that a version was trained with is undone and redone', async () => {
    await opened.close();
    opened = await openTestCore();
    const history = ['Date,Description,Amount,Currency,Category'];
    for (let index = 0; index < 60; index += 1) {
      const [text, category] = index % 2 === 0 ? ['KESTREL ROASTERY', 'Coffee'] : ['NORTHERN RAIL', 'Train'];
      history.push(`2026-0${1 + (index % 5)}-${10 + (index % 18)},${text},-${index + 1}.00,EUR,${category}`);
    }
    const file = await bankFile(opened.paths.root, 'history.csv', `${history.join('\n')}\n`);
    const { changeSetId } = await opened.call.imports.importFile({ path: file, options: { categories: 'confirm' } });
    const { id: jobId } = await opened.call.training.startTrainingJob({ seed: 1 });
    const { modelId } = await opened.core.services.training.settled(jobId);
    await opened.call.models.activateModel({ modelId: modelId ?? '' });
    const asked = 'Date,Description,Amount,Currency\n2026-06-25,KESTREL ROASTERY,-9.00,EUR\n';
    await opened.call.imports.importFile({ path: await bankFile(opened.paths.root, 'june.csv', asked) });
    const confidence = async () => {
      const { transactions } = await opened.call.transactions.listTransactions({ filter: { startDate: '2026-06-25' } });
      return opened.call.explanations.explainPrediction({ transactionId: transactions[0]?.id ?? 0 });
    };
    const before = (await confidence()).output;
    const undone = await opened.call.changes.undoChangeSet({ changeSetId });
    await confidence();
    await opened.call.changes.undoChangeSet({ changeSetId: undone.changeSetId });
    expect((await confidence()).output).toBe(before);
    opened = await opened.reopen();
    expect((await confidence()).output).toBe(before);
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
