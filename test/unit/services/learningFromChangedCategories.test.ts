import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bankFile } from '../../support/bankFile.ts';
import { openTestCore, type TestCore } from '../../support/testCore.ts';

/** Two payees that mean one category each, the whole year through. */
function history(): string {
  const lines = ['Date,Description,Amount,Currency,Category'];
  for (let index = 0; index < 80; index += 1) {
    const [text, category] = index % 2 === 0 ? ['KESTREL ROASTERY', 'Coffee'] : ['NORTHERN RAIL', 'Train'];
    lines.push(`2026-0${1 + (index % 5)}-${10 + (index % 18)},${text},-${index + 1}.00,EUR,${category}`);
  }
  return `${lines.join('\n')}\n`;
}

/** What was learnt, when the categories or payees that it is about are changed. */
describe.each(['a version in use', 'no version'])('with %s', (version) => {
  let opened: TestCore;
  beforeEach(async () => {
    opened = await openTestCore();
    const file = await bankFile(opened.paths.root, 'history.csv', history());
    await opened.call.imports.importFile({ path: file, options: { categories: 'confirm' } });
    if (version === 'no version') return;
    const { id } = await opened.call.training.startTrainingJob({ seed: 1 });
    const { modelId } = await opened.core.services.training.settled(id);
    await opened.call.models.activateModel({ modelId: modelId ?? '' });
  });
  afterEach(() => opened.close());

  async function categoryId(path: string): Promise<number> {
    return (await opened.call.categories.listCategories()).find((category) => category.path === path)?.id ?? 0;
  }
  async function payeeId(name: string): Promise<number> {
    return (await opened.call.payees.listPayees({ text: name })).payees[0]?.id ?? 0;
  }
  let day = 10;
  /** What a new transaction of this text is suggested as. */
  async function suggestionFor(text: string): Promise<string | null> {
    day += 1;
    const statement = `Date,Description,Amount,Currency\n2026-06-${day},${text},-9.00,EUR\n`;
    await opened.call.imports.importFile({ path: await bankFile(opened.paths.root, `${day}.csv`, statement) });
    const { transactions } = await opened.call.transactions.listTransactions({
      filter: { startDate: `2026-06-${day}`, endDate: `2026-06-${day}` },
    });
    return transactions[0]?.suggestedCategoryPath ?? null;
  }

  test('a payee of a merged category is suggested as what it was merged into, and the other as before', async () => {
    expect(await suggestionFor('KESTREL ROASTERY')).toBe('Coffee');
    const { categoryId: intoId } = await opened.call.categories.createCategory({ name: 'Drinks' });
    const { changeSetId } = await opened.call.categories.mergeCategories({
      categoryIds: [await categoryId('Coffee')],
      intoId,
    });
    const { transactions } = await opened.call.transactions.listTransactions({ filter: { categoryId: null } });
    expect(transactions.map(({ suggestedCategoryPath }) => suggestedCategoryPath)).toEqual(['Drinks']);
    expect(await suggestionFor('KESTREL ROASTERY')).toBe('Drinks');
    expect(await suggestionFor('NORTHERN RAIL')).toBe('Train');
    await opened.call.changes.undoChangeSet({ changeSetId });
    expect(await suggestionFor('KESTREL ROASTERY')).toBe('Coffee');
  });

  test('a category that is renamed or moved is suggested by its new path', async () => {
    const coffee = await categoryId('Coffee');
    await opened.call.categories.renameCategory({ categoryId: coffee, name: 'Espresso' });
    const { categoryId: parentId } = await opened.call.categories.createCategory({ name: 'Food' });
    await opened.call.categories.moveCategory({ categoryId: coffee, parentId });
    expect(await suggestionFor('KESTREL ROASTERY')).toBe('Food > Espresso');
  });

  test('a category that is put away is not suggested, until it is back', async () => {
    const coffee = await categoryId('Coffee');
    await suggestionFor('KESTREL ROASTERY');
    await opened.call.categories.archiveCategory({ categoryId: coffee });
    const { transactions } = await opened.call.transactions.listTransactions({ filter: { categoryId: null } });
    expect(transactions[0]?.suggestedCategoryPath).not.toBe('Coffee');
    expect(await suggestionFor('KESTREL ROASTERY')).not.toBe('Coffee');
    expect(await suggestionFor('NORTHERN RAIL')).toBe('Train');
    await opened.call.categories.unarchiveCategory({ categoryId: coffee });
    expect(await suggestionFor('KESTREL ROASTERY')).toBe('Coffee');
  });

  test('a rule goes on with what a merged category became', async () => {
    await opened.call.automation.createAutomationRule({
      name: 'Rather sure',
      conditions: {
        confidenceThreshold: 0.5,
        minimumDataPoints: 1,
        agreementRequired: false,
        riskTolerance: 0.5,
        promise: false,
      },
      isActive: true,
    });
    const { categoryId: intoId } = await opened.call.categories.createCategory({ name: 'Drinks' });
    await opened.call.categories.mergeCategories({ categoryIds: [await categoryId('Coffee')], intoId });
    await suggestionFor('KESTREL ROASTERY');
    const { transactions } = await opened.call.transactions.listTransactions({ filter: { state: 'automatic' } });
    expect(transactions.map(({ categoryPath }) => categoryPath)).toEqual(['Drinks']);
  });

  test('a payee that is renamed or merged is still known', async () => {
    const kestrel = await payeeId('Kestrel');
    await opened.call.payees.renamePayee({ payeeId: kestrel, name: 'My favourite place' });
    expect(await suggestionFor('KESTREL ROASTERY')).toBe('Coffee');
    await opened.call.payees.mergePayees({ payeeIds: [kestrel], intoId: await payeeId('Northern') });
    const { payees } = await opened.call.payees.listPayees({ text: 'kestrel' });
    expect(payees.map(({ name }) => name)).toEqual(['Northern Rail']);
    expect(await suggestionFor('NORTHERN RAIL')).not.toBeNull();
  });
});
