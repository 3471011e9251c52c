import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bankFile } from '../../support/bankFile.ts';
import { openTestCore, type TestCore } from '../../support/testCore.ts';

const euros = `Date,Description,Amount,Currency
2026-03-02,TRANSFER TO DOLLARS,-500.00,EUR
2026-03-02,CORNER SHOP,-499.00,EUR
`;
const dollars = `Date,Description,Amount,Currency
2026-03-04,TRANSFER FROM GIRO,541.00,USD
2026-03-04,EMPLOYER,545.00,USD
`;

describe('a transfer that is exchanged on its way', () => {
  let opened: TestCore;
  beforeEach(async () => {
    opened = await openTestCore();
    for (const [account, text] of [
      ['Giro', euros],
      ['Dollars', dollars],
    ] as const) {
      const path = await bankFile(opened.paths.root, `${account}.csv`, text);
      await opened.call.imports.importFile({ path, options: { account } });
    }
  });
  afterEach(() => opened.close());

  const found = async () => (await opened.call.matches.listMatches({ kind: 'transfer', limit: 10 })).matches;
  const setRate = (rate: string) =>
    opened.call.exchangeRates.setExchangeRate({ currency: 'EUR', quote: 'USD', date: '2026-01-01', rate });

  test('is proposed by what its texts say where no rate was set', async () => {
    const [match, ...others] = await found();
    expect(others).toEqual([]);
    expect(match).toMatchObject({
      first: { amount: -50_000, currency: 'EUR' },
      second: { amount: 54_100, currency: 'USD' },
    });
    expect(match?.reasons).toEqual([
      'EUR leave Giro and USD come to Dollars, 2 days apart.',
      'No exchange rate was set, so the amounts could not be compared.',
      'Both look like transfers.',
      'One of them names the other account.',
    ]);
  });

  test('is weighed by a rate that was set, in either direction', async () => {
    await setRate('1.1');
    expect((await found())[0]?.reasons[1]).toBe('By your exchange rate the amounts are 1.6 % apart.');
    await setRate('1.4');
    expect(await found()).toEqual([]);
  });

  test('is paired, and then is neither proposed nor counted where transfers are left out', async () => {
    const [match] = await found();
    if (!match) throw new Error('No match was found');
    const { changeSetId } = await opened.call.matches.acceptMatch({
      kind: 'transfer',
      firstId: match.first.id,
      secondId: match.second.id,
    });
    expect(await found()).toEqual([]);
    const listed = async (transfers: 'only' | 'exclude') => {
      const filter = { transfers };
      const { transactions } = await opened.call.transactions.listTransactions({ filter, limit: 10 });
      expect((await opened.call.transactions.countTransactions({ filter })).count).toBe(transactions.length);
      return transactions.map(({ bankText }) => bankText);
    };
    expect((await listed('only')).sort()).toEqual(['TRANSFER FROM GIRO', 'TRANSFER TO DOLLARS']);
    expect((await listed('exclude')).sort()).toEqual(['CORNER SHOP', 'EMPLOYER']);
    await opened.call.changes.undoChangeSet({ changeSetId });
    expect(await listed('only')).toEqual([]);
  });

  test('is found by a tag in any case', async () => {
    const { transactions } = await opened.call.transactions.listTransactions({ limit: 10 });
    await opened.call.transactions.setTags({ transactionIds: [transactions[0]?.id ?? 0], add: ['Ümlaut'] });
    const filter = { tag: 'üMLAUT' };
    expect((await opened.call.transactions.countTransactions({ filter })).count).toBe(1);
  });
});
