import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CsvRow } from '../../support/bankFile.ts';
import { booksOf } from '../../support/books.ts';
import { openTestBooks, type TestBooks } from '../../support/testBooks.ts';

const row = (day: number, text: string, category: string): CsvRow => ({
  date: `2026-05-0${day}`,
  text,
  amount: -1000 - day,
  category,
});
const rows = [
  row(1, 'TESCO STORES', 'Food > Groceries'),
  row(2, 'JOES COFFEE', 'Food > Coffee > Bars'),
  row(3, 'SHELL LONDON', 'Car > Fuel'),
  row(4, 'ALDI', 'Groceries'),
];

describe('the tree of categories', () => {
  let books: TestBooks;
  beforeEach(async () => {
    books = await openTestBooks();
    await books.importRows(rows, { categories: 'confirm' });
  });
  afterEach(() => books.close());

  const all = () => books.categories.listCategories(undefined);
  const paths = () => all().map(({ path }) => path);
  const id = (path: string) => all().find((category) => category.path === path)?.id ?? 0;
  const countOf = (path: string) => all().find((category) => category.path === path)?.transactionCount;
  const undo = (changeSetId: string) => books.changes.undoChangeSet({ changeSetId });
  const stand = () => booksOf(books.database.reader);
  const transaction = (text: string) =>
    books.transactions.listTransactions({
      filter: { text },
      sort: { by: 'date', direction: 'ascending' },
      cursor: null,
      limit: 1,
    }).transactions[0];
  const history = (text: string) =>
    books.transactions.getTransactionHistory({ transactionId: transaction(text)?.id ?? 0 })[0];

  test('renaming changes the paths of all that stands below, and undoing changes them back', async () => {
    const before = stand();
    const { changeSetId } = await books.categories.renameCategory({ categoryId: id('Food'), name: 'Eating' });
    expect(paths()).toContain('Eating > Coffee > Bars');
    expect(paths()).not.toContain('Food > Groceries');
    await undo(changeSetId);
    expect(stand()).toEqual(before);
  });

  test('what is made below a renamed category keeps its place when that name is taken back', async () => {
    const { changeSetId } = await books.categories.renameCategory({ categoryId: id('Food'), name: 'Eating' });
    await books.categories.createCategory({ name: 'Sweets', parentId: id('Eating'), kind: 'expense' });
    await undo(changeSetId);
    expect(paths()).toContain('Food > Sweets');
  });

  test('moving takes all that stands below along', async () => {
    const { changeSetId } = await books.categories.moveCategory({
      categoryId: id('Food > Coffee'),
      parentId: id('Car'),
    });
    expect(paths()).toContain('Car > Coffee > Bars');
    const second = await books.categories.moveCategory({ categoryId: id('Car > Coffee'), parentId: null });
    expect(paths()).toContain('Coffee > Bars');
    await undo(second.changeSetId);
    await undo(changeSetId);
    expect(paths()).toContain('Food > Coffee > Bars');
  });

  test('a move is not taken back into a circle', async () => {
    const { changeSetId } = await books.categories.moveCategory({
      categoryId: id('Food > Coffee'),
      parentId: null,
    });
    await books.categories.moveCategory({ categoryId: id('Food'), parentId: id('Coffee') });
    await expect(undo(changeSetId)).rejects.toMatchObject({
      code: 'NOTHING_TO_UNDO',
      message: 'Nothing could be undone. Coffee: The category above it is below it now.',
    });
  });

  test('merging moves rows, parts and categories below, and undoing brings all of it back', async () => {
    const tesco = transaction('tesco')?.id ?? 0;
    await books.transactions.splitTransaction({
      transactionId: tesco,
      parts: [
        { amount: -1000, categoryId: id('Food > Coffee > Bars'), note: null },
        { amount: -1, categoryId: id('Food > Groceries'), note: 'Apple' },
      ],
    });
    const before = [stand(), transaction('tesco')];
    const { changeSetId, moved } = await books.categories.mergeCategories({
      categoryIds: [id('Food')],
      intoId: id('Car'),
    });
    expect(moved).toBe(0);
    expect(paths()).toEqual(expect.arrayContaining(['Car > Coffee > Bars', 'Car > Groceries']));
    await books.categories.mergeCategories({ categoryIds: [id('Car > Coffee > Bars')], intoId: id('Car > Groceries') });
    expect(transaction('tesco')?.parts.map(({ categoryPath }) => categoryPath)).toEqual([
      'Car > Groceries',
      'Car > Groceries',
    ]);
    expect(countOf('Car > Groceries')).toBe(2);
    expect(history('joes')).toMatchObject({
      reason: 'Merge Car > Coffee > Bars into the category Car > Groceries',
      changes: [{ field: 'Category', from: 'Car > Coffee > Bars', to: 'Car > Groceries' }],
    });
    const latest = books.changes.listChangeSets({ limit: 1, cursor: null }).changeSets[0];
    await undo(latest?.id ?? '');
    await undo(changeSetId);
    expect([stand(), transaction('tesco')]).toEqual(before);
  });

  test('merging merges what has the same name below, also with what is being merged', async () => {
    await books.importRows([row(5, 'BP', 'Car > Groceries'), row(6, 'ESSO', 'Groceries > Groceries')], {
      categories: 'confirm',
    });
    await books.categories.mergeCategories({ categoryIds: [id('Car'), id('Groceries')], intoId: id('Food') });
    expect(countOf('Food > Groceries')).toBe(3);
    expect(countOf('Food')).toBe(1);
    expect(paths()).toEqual(expect.arrayContaining(['Food > Fuel']));
    expect(paths()).not.toContain('Car');
  });

  test('a category is deleted when it is unused, or with a place for its transactions', async () => {
    const { categoryId } = await books.categories.createCategory({ name: 'Unused', parentId: null, kind: 'expense' });
    const before = stand();
    const { changeSetId } = await books.categories.deleteCategory({ categoryId });
    expect(paths()).not.toContain('Unused');
    await undo(changeSetId);
    expect(stand()).toEqual(before);
    expect(await books.categories.deleteCategory({ categoryId: id('Car > Fuel'), moveTo: id('Car') })).toMatchObject({
      moved: 1,
    });
    expect(history('shell')).toMatchObject({
      reason: 'Delete the category Car > Fuel, its transactions go to Car',
      changes: [{ field: 'Category', from: 'Car > Fuel', to: 'Car' }],
    });
  });

  test('archiving puts a whole branch away, and bringing back brings what is above too', async () => {
    const state = () => new Map(all().map(({ path, isArchived }) => [path, isArchived]));
    const { changeSetId } = await books.categories.archiveCategory({ categoryId: id('Food') });
    expect(state().get('Food > Coffee > Bars')).toBe(true);
    await books.categories.unarchiveCategory({ categoryId: id('Food > Coffee') });
    expect([...state()].filter(([path, isArchived]) => path.startsWith('Food') && isArchived)).toEqual([
      ['Food > Groceries', true],
    ]);
    await undo(changeSetId);
    expect(state().get('Food > Groceries')).toBe(false);
  });

  test.each<[string, () => Promise<unknown>, string]>([
    [
      'a name that is taken',
      () => books.categories.renameCategory({ categoryId: id('Car'), name: 'groceries' }),
      'There is a category Groceries already: merge the two instead.',
    ],
    [
      'a place where its name is taken',
      () => books.categories.moveCategory({ categoryId: id('Groceries'), parentId: id('Food') }),
      'There is a category Food > Groceries already: merge the two instead.',
    ],
    [
      'a place below itself',
      () => books.categories.moveCategory({ categoryId: id('Food'), parentId: id('Food > Coffee > Bars') }),
      'Food cannot stand below itself: choose a category outside of it.',
    ],
    [
      'a place that is gone',
      () => books.categories.moveCategory({ categoryId: id('Food'), parentId: 999 }),
      'The category above it does not exist any more.',
    ],
    [
      'a category that is gone',
      () => books.categories.renameCategory({ categoryId: 999, name: 'x' }),
      'This category does not exist any more.',
    ],
    [
      'merging into what stands below',
      () => books.categories.mergeCategories({ categoryIds: [id('Food')], intoId: id('Food > Coffee') }),
      'Food > Coffee stands below Food: move it out of there first.',
    ],
    [
      'merging with itself',
      () => books.categories.mergeCategories({ categoryIds: [id('Food')], intoId: id('Food') }),
      'Choose another category to merge into this one.',
    ],
    [
      'deleting what has transactions',
      () => books.categories.deleteCategory({ categoryId: id('Car > Fuel') }),
      'Car > Fuel has transactions: choose the category that they go to.',
    ],
    [
      'deleting what has others below it',
      () => books.categories.deleteCategory({ categoryId: id('Car'), moveTo: id('Food') }),
      'Car has categories below it: move or delete those first.',
    ],
    [
      'moving transactions to what is deleted',
      () => books.categories.deleteCategory({ categoryId: id('Groceries'), moveTo: id('Groceries') }),
      'Choose another category for its transactions.',
    ],
  ])('refuses %s', async (_what, act, message) => {
    const before = stand();
    await expect(act()).rejects.toMatchObject({ message });
    expect(stand()).toEqual(before);
  });
});

const pick = fc.nat({ max: 20 });
const step = fc.oneof(
  fc.record({ kind: fc.constant('rename' as const), which: pick, name: fc.constantFrom('Food', 'Car', 'New', 'Fuel') }),
  fc.record({ kind: fc.constant('move' as const), which: pick, to: fc.option(pick) }),
  fc.record({ kind: fc.constant('merge' as const), which: pick, to: pick }),
  fc.record({ kind: fc.constant('undo' as const), which: pick }),
);

test('whatever is done, every path follows from the tree, no row is lost, and undoing it backwards restores all', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      const books = await openTestBooks();
      try {
        await books.importRows(rows, { categories: 'confirm' });
        const before = booksOf(books.database.reader);
        const made: string[] = [];
        let hasUndone = false;
        for (const taken of steps) {
          const all = books.categories.listCategories(undefined);
          const at = (place: number) => all[place % all.length]?.id ?? 0;
          const act = async () => {
            if (taken.kind === 'rename') {
              return books.categories.renameCategory({ categoryId: at(taken.which), name: taken.name });
            }
            if (taken.kind === 'move') {
              const parentId = taken.to === null ? null : at(taken.to);
              return books.categories.moveCategory({ categoryId: at(taken.which), parentId });
            }
            if (taken.kind === 'merge') {
              return books.categories.mergeCategories({ categoryIds: [at(taken.which)], intoId: at(taken.to) });
            }
            hasUndone = true;
            return books.changes.undoChangeSet({ changeSetId: made[taken.which % Math.max(1, made.length)] ?? '' });
          };
          const done = await act().catch((error: unknown) => {
            expect(error).toHaveProperty('code', expect.stringMatching(/BAD_INPUT|NOT_FOUND|NOTHING_TO_UNDO/));
          });
          if (done) made.push(done.changeSetId);
          const now = new Map(books.categories.listCategories(undefined).map((category) => [category.id, category]));
          for (const { name, path, parentId } of now.values()) {
            expect(path).toBe(parentId === null ? name : `${now.get(parentId)?.path} > ${name}`);
          }
          expect((await books.transactions.countTransactions({ filter: { categoryId: null } })).count).toBe(0);
        }
        if (hasUndone) return;
        for (const changeSetId of made.reverse()) await books.changes.undoChangeSet({ changeSetId }).catch(() => {});
        expect(booksOf(books.database.reader)).toEqual(before);
      } finally {
        await books.close();
      }
    }),
    { numRuns: 40 },
  );
});
