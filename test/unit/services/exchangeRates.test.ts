import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { failureOf } from '../../support/failure.ts';
import { openTestBooks, type TestBooks } from '../../support/testBooks.ts';
import { openTestCore, type TestCore } from '../../support/testCore.ts';

const day = { currency: 'USD', quote: 'EUR', date: '2026-01-02' };

describe('exchange rates', () => {
  let opened: TestCore;
  beforeEach(async () => {
    opened = await openTestCore();
  });
  afterEach(() => opened.close());

  test('are kept as they were written, and set anew in place', async () => {
    const { exchangeRates, changes } = opened.call;
    const first = await exchangeRates.setExchangeRate({ ...day, rate: '0.920' });
    const again = await exchangeRates.setExchangeRate({ ...day, rate: '0.9305' });
    expect(again.exchangeRateId).toBe(first.exchangeRateId);
    expect(await exchangeRates.listExchangeRates()).toEqual([{ id: first.exchangeRateId, ...day, rate: '0.9305' }]);
    expect(await changes.getChangeSet({ changeSetId: again.changeSetId })).toMatchObject({
      reason: 'Set 1 USD to 0.9305 EUR on 2026-01-02',
      changes: [{ label: '1 USD in EUR on 2026-01-02', fields: [{ field: 'Rate', from: '0.920', to: '0.9305' }] }],
    });
    await changes.undoChangeSet({ changeSetId: again.changeSetId });
    expect(await exchangeRates.listExchangeRates()).toMatchObject([{ rate: '0.920' }]);
  });

  test('that were deleted come back by undo', async () => {
    const { exchangeRates, changes } = opened.call;
    const { exchangeRateId } = await exchangeRates.setExchangeRate({ ...day, rate: '0.92' });
    const before = await exchangeRates.listExchangeRates();
    const { changeSetId } = await exchangeRates.deleteExchangeRate({ exchangeRateId });
    expect(await exchangeRates.listExchangeRates()).toEqual([]);
    await changes.undoChangeSet({ changeSetId });
    expect(await exchangeRates.listExchangeRates()).toEqual(before);
  });

  test('that are gone cannot be deleted', async () => {
    expect(await failureOf(opened.call.exchangeRates.deleteExchangeRate({ exchangeRateId: 7 }))).toMatchObject({
      code: 'NOT_FOUND',
      message: 'This exchange rate does not exist any more.',
    });
  });

  test.each([
    [{ ...day, rate: '0' }, 'The rate must be above zero.'],
    [{ ...day, rate: '0.000' }, 'The rate must be above zero.'],
    [{ ...day, rate: '-1' }, 'Write the rate as a decimal number with a point, such as 1.0842.'],
    [{ ...day, rate: '1,5' }, 'Write the rate as a decimal number with a point, such as 1.0842.'],
    [{ ...day, rate: '1e3' }, 'Write the rate as a decimal number with a point, such as 1.0842.'],
    [{ ...day, quote: 'USD', rate: '1' }, 'A rate is between two different currencies.'],
    [{ ...day, date: '2026-02-30', rate: '1' }, 'Write the date as YYYY-MM-DD.'],
  ])('refuse %j', async (input, message) => {
    await expect(opened.call.exchangeRates.setExchangeRate(input)).rejects.toThrow(message);
  });

  test('convert what a filter finds', async () => {
    const { exchangeRates, imports, transactions } = opened.call;
    const text =
      'Date,Description,Amount,Currency\n2026-01-03,SHOP NEW YORK,-10.00,USD\n2026-01-04,SHOP PARIS,-5.00,EUR\n';
    const contentBase64 = Buffer.from(text).toString('base64');
    const { stagedFileId } = await imports.stageFile({ name: 'two.csv', contentBase64 });
    await imports.importFile({ stagedFileId });
    const total = () => transactions.countTransactions({ convertTo: 'EUR' });
    expect((await total()).converted).toMatchObject({
      amount: -500,
      count: 1,
      isConverted: false,
      withoutRate: [{ currency: 'USD', amount: -1000, count: 1 }],
    });
    await exchangeRates.setExchangeRate({ ...day, rate: '0.9' });
    expect((await total()).converted).toMatchObject({ amount: -1400, count: 2, isConverted: true, withoutRate: [] });
    expect((await transactions.countTransactions({})).converted).toBeNull();
  });
});

describe('any history of exchange rates', () => {
  let books: TestBooks;
  afterEach(() => books.close());

  test('is taken back, newest first, to the very same rows', async () => {
    const currency = fc.constantFrom('EUR', 'USD', 'GBP');
    const step = fc.record({
      currency,
      quote: currency,
      date: fc.constantFrom('2026-01-01', '2026-01-02'),
      rate: fc.constantFrom('1', '1.50', '0.25', null),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        books = await openTestBooks();
        try {
          const stand = () => books.database.reader.all('SELECT * FROM exchange_rates ORDER BY id');
          const history: { before: unknown[]; changeSetId: string }[] = [];
          for (const { currency: from, quote, date, rate } of steps) {
            if (from === quote) continue;
            const before = stand();
            const known = books.exchangeRates
              .listExchangeRates({})
              .find((one) => one.currency === from && one.quote === quote && one.date === date);
            if (rate === null && !known) continue;
            const { changeSetId } =
              rate === null
                ? await books.exchangeRates.deleteExchangeRate({ exchangeRateId: known?.id ?? 0 })
                : known?.rate === rate
                  ? { changeSetId: '' }
                  : await books.exchangeRates.setExchangeRate({ currency: from, quote, date, rate });
            if (changeSetId !== '') history.push({ before, changeSetId });
          }
          for (const { before, changeSetId } of history.reverse()) {
            await books.changes.undoChangeSet({ changeSetId });
            expect(stand()).toEqual(before);
          }
        } finally {
          await books.close();
        }
      }),
      { numRuns: 25 },
    );
  });
});
