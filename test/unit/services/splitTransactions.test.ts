import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { partsOfFile, remainderOf } from '../../../electron/services/transactions/parts.ts';
import { splitTransaction } from '../../../shared/contract/transactions.ts';
import type { CsvRow } from '../../support/bankFile.ts';
import { openTestBooks, type TestBooks } from '../../support/testBooks.ts';

const groceries: CsvRow = { date: '2026-05-02', text: 'TESCO STORES 2041', amount: -1250, category: 'Food' };
const fuel: CsvRow = { date: '2026-05-03', text: 'SHELL LONDON', amount: -4000, category: 'Car' };

describe('a divided transaction', () => {
  let books: TestBooks;
  let id: number;
  let food: number;
  let car: number;

  beforeEach(async () => {
    books = await openTestBooks();
    await books.importRows([groceries, fuel], { categories: 'confirm' });
    const categories = books.categories.listCategories(undefined);
    const idOf = (path: string) => categories.find((category) => category.path === path)?.id ?? 0;
    food = idOf('Food');
    car = idOf('Car');
    id = list({ text: 'tesco' })[0]?.id ?? 0;
  });
  afterEach(() => books.close());

  const list = (filter: { text?: string; categoryId?: number }) =>
    books.transactions.listTransactions({
      filter,
      sort: { by: 'date', direction: 'ascending' },
      cursor: null,
      limit: 9,
    }).transactions;
  const row = () => books.transactions.getTransaction({ transactionId: id });
  const split = (...parts: { amount: number; categoryId: number | null; note?: string }[]) =>
    books.transactions.splitTransaction({
      transactionId: id,
      parts: parts.map((part) => ({ note: null, ...part })),
    });

  test('has the category of its largest part, and is found and counted by each', async () => {
    await split({ amount: -250, categoryId: food, note: 'Bread' }, { amount: -1000, categoryId: car });
    expect(row()).toMatchObject({
      categoryId: car,
      categorySource: 'user',
      parts: [
        { amount: -250, categoryId: food, categoryPath: 'Food', note: 'Bread' },
        { amount: -1000, categoryId: car, categoryPath: 'Car', note: null },
      ],
    });
    expect(list({ categoryId: food }).map((found) => found.id)).toEqual([id]);
    const count = (categoryId: number) => books.transactions.countTransactions({ filter: { categoryId } });
    expect(await count(food)).toMatchObject({ count: 1, totals: [{ currency: 'EUR', amount: -250, count: 1 }] });
    expect(await count(car)).toMatchObject({ count: 2, totals: [{ currency: 'EUR', amount: -5000, count: 2 }] });
  });

  test('is whole again after joining, and after undoing', async () => {
    const before = row();
    const { changeSetId } = await split({ amount: -1000, categoryId: car }, { amount: -250, categoryId: null });
    await books.transactions.unsplitTransaction({ transactionId: id });
    expect(row()).toMatchObject({ categoryId: car, parts: [] });
    const joined = books.changes.listChangeSets({ limit: 1, cursor: null }).changeSets[0];
    await books.changes.undoChangeSet({ changeSetId: joined?.id ?? '' });
    expect(row().parts).toHaveLength(2);
    await books.changes.undoChangeSet({ changeSetId });
    expect(row()).toEqual(before);
  });

  test('waits for the person where its largest part has no category', async () => {
    await split({ amount: -1000, categoryId: null }, { amount: -250, categoryId: food });
    expect(row()).toMatchObject({ categoryId: null, categorySource: null, isSkipped: true });
  });

  test('keeps its largest part in step with the category that is decided for it', async () => {
    await split({ amount: -1000, categoryId: food }, { amount: -250, categoryId: food });
    const { changeSetId } = await books.transactions.setCategory({ transactionIds: [id], categoryId: car });
    expect(row().parts.map(({ categoryId }) => categoryId)).toEqual([car, food]);
    await books.changes.undoChangeSet({ changeSetId });
    expect(row().parts.map(({ categoryId }) => categoryId)).toEqual([food, food]);
    await books.transactions.setCategory({ transactionIds: [id], categoryId: null });
    expect(row().parts.map(({ categoryId }) => categoryId)).toEqual([null, food]);
  });

  test('is told in words', async () => {
    await split({ amount: -1000, categoryId: food, note: 'Shopping' }, { amount: -250, categoryId: null });
    expect(books.transactions.getTransactionHistory({ transactionId: id })[0]).toMatchObject({
      reason: 'Divide a transaction into 2 parts',
      changes: expect.arrayContaining([
        { field: 'Parts', from: null, to: '-10.00 EUR for Food (Shopping); -2.50 EUR without a category' },
      ]),
    });
  });

  test.each<[string, () => Promise<unknown>, string]>([
    [
      'too little',
      () => split({ amount: -1000, categoryId: null }, { amount: -200, categoryId: null }),
      'The parts must add up to -12.50 EUR: they are 0.50 EUR too high.',
    ],
    [
      'too much',
      () => split({ amount: -1000, categoryId: null }, { amount: -300, categoryId: null }),
      'The parts must add up to -12.50 EUR: they are 0.50 EUR too low.',
    ],
    [
      'a category that is gone',
      () => split({ amount: -1000, categoryId: 999 }, { amount: -250, categoryId: null }),
      'The category of a part does not exist any more.',
    ],
    [
      'a transaction that is gone',
      () =>
        books.transactions.splitTransaction({
          transactionId: 999,
          parts: [
            { amount: 1, categoryId: null, note: null },
            { amount: 1, categoryId: null, note: null },
          ],
        }),
      'One of these transactions does not exist any more.',
    ],
    [
      'joining what is whole',
      () => books.transactions.unsplitTransaction({ transactionId: id }),
      'This transaction is not divided into parts.',
    ],
  ])('is refused for %s', async (_what, act, message) => {
    const before = row();
    await expect(act()).rejects.toMatchObject({ message });
    expect(row()).toEqual(before);
  });

  test('has two parts or more, none of them zero', () => {
    const problems = (amounts: number[]) =>
      splitTransaction.input
        .safeParse({ transactionId: 1, parts: amounts.map((amount) => ({ amount, categoryId: null })) })
        .error?.issues.map(({ message }) => message);
    expect(problems([-1250])).toEqual(['A divided transaction has at least two parts.']);
    expect(problems([-1250, 0])).toEqual(['A part is not zero.']);
    expect(problems([-1000, -250])).toBeUndefined();
  });

  test('always adds up, whatever the parts are', async () => {
    const amounts = fc.array(fc.integer({ min: -100_000, max: 100_000 }).filter(Boolean), {
      minLength: 2,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(amounts, fc.boolean(), async (given, isBalanced) => {
        const rest = -1250 - given.reduce((sum, amount) => sum + amount, 0);
        const whole = isBalanced && rest !== 0 ? [...given, rest] : given;
        const sum = whole.reduce((total, amount) => total + amount, 0);
        const act = split(...whole.map((amount) => ({ amount, categoryId: food })));
        if (sum !== -1250) await expect(act).rejects.toThrow('The parts must add up to');
        else await act;
        const { parts } = row();
        if (parts.length > 0) expect(parts.reduce((total, { amount }) => total + amount, 0)).toBe(-1250);
      }),
      { numRuns: 60 },
    );
  });
});

describe('parts that a file names', () => {
  test('are booked with the decimals of the account, without those of zero', () => {
    const parts = [
      { amount: -300, category: 'Food', note: '  Bread ' },
      { amount: -700, category: 'Household', note: '' },
      { amount: 0, category: 'Food', note: null },
    ];
    expect(partsOfFile({ amount: -1000, parts }, -10_000)).toEqual([
      { amount: -3000, category: 'Food', note: 'Bread' },
      { amount: -7000, category: 'Household', note: null },
    ]);
  });

  test('divide nothing where they do not add up', () => {
    const parts = [{ amount: -4, category: 'Food', note: null }];
    expect(partsOfFile({ amount: -5, parts }, -5)).toBeNull();
    expect(partsOfFile({ amount: -5, parts: [] }, -5)).toBeNull();
  });

  test('add up to what is booked in every currency', () => {
    const named = fc.record({
      amount: fc.integer({ min: -1e7, max: 1e7 }),
      category: fc.option(fc.constantFrom('Food', 'Unknown')),
      note: fc.option(fc.string()),
    });
    fc.assert(
      fc.property(fc.array(named, { minLength: 1, maxLength: 10 }), fc.constantFrom(1, 10, 1000), (parts, scale) => {
        const amount = parts.reduce((sum, part) => sum + part.amount, 0);
        fc.pre(amount !== 0);
        const booked = partsOfFile({ amount, parts }, amount * scale);
        expect(remainderOf(amount * scale, booked ?? [])).toBe(0);
        expect(booked?.some((part) => part.amount === 0)).toBe(false);
      }),
    );
  });
});
