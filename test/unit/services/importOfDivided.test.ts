import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bankFile } from '../../support/bankFile.ts';
import { openTestCore, type TestCore } from '../../support/testCore.ts';

const actual = `Account,Date,Payee,Notes,Category,Amount,Split_Amount,Cleared
Bank,2024-01-15,Shop,(SPLIT INTO 2) weekly,,0,-30.5,Cleared
Bank,2024-01-15,Shop,(SPLIT 1 OF 2) ,Food,-20,0,Cleared
Bank,2024-01-15,Shop,(SPLIT 2 OF 2) soap,House,-10.5,0,Cleared
Bank,2024-01-16,Work,bonus,Income,100,0,Cleared
`;
const firefly = `type,amount,foreign_amount,currency_code,foreign_currency_code,description,date,source_name,destination_name,category,tags,notes
Withdrawal,-12.00,,EUR,,Tickets,2024-01-15,Checking,Theatre,Culture,"Evening,friends",with Ann
Withdrawal,-8.00,,EUR,,Drinks,2024-01-16,Checking,Bar,Culture,"EVENING",
`;
/** The first transaction is held back: it is of the year 2098. */
const register = `!Type:Bank
D31/12/2098
T-1000.00
PStore
SFood
EBread
$-600.00
SHousehold
$-400.00
^
D30/01/2024
T-5.00
PStore
LFood
^
`;

describe('what a person recorded in another application', () => {
  let opened: TestCore;
  beforeAll(async () => {
    opened = await openTestCore();
  });
  afterAll(() => opened.close());

  const importText = async (name: string, content: string, options: object = { categories: 'confirm' }) => {
    const path = await bankFile(opened.paths.root, name, content);
    return opened.call.imports.importFile({ path, options });
  };
  const listed = async (importId: number) => {
    const { transactions } = await opened.call.transactions.listTransactions({ limit: 50 });
    return transactions.filter((transaction) => transaction.importId === importId);
  };

  it('stays divided, each part with its category and note', async () => {
    const { importId, confirmed } = await importText('actual.csv', actual);
    const [bonus, shop] = await listed(importId);
    expect(confirmed).toBe(2);
    expect(bonus).toMatchObject({ categoryPath: 'Income', note: 'bonus', parts: [] });
    expect(shop).toMatchObject({ amount: -3050, note: 'weekly', categoryPath: 'Food', state: 'confirmed' });
    expect(shop?.parts).toMatchObject([
      { amount: -2000, categoryPath: 'Food', note: null },
      { amount: -1050, categoryPath: 'House', note: 'soap' },
    ]);
    const kinds = (await opened.call.categories.listCategories()).map(({ path, kind }) => `${path} ${kind}`);
    expect(kinds).toEqual(expect.arrayContaining(['Food expense', 'House expense', 'Income income']));
  });

  it('keeps its notes and tags, each tag in one spelling, and is found by them', async () => {
    const { importId } = await importText('firefly.csv', firefly);
    const rows = await listed(importId);
    expect(rows.map(({ tags, note }) => [tags, note])).toEqual([
      [['Evening'], null],
      [['Evening', 'friends'], 'with Ann'],
    ]);
    const found = await opened.call.transactions.listTransactions({ limit: 5, filter: { text: 'with ann' } });
    expect(found.transactions.map(({ id }) => id)).toEqual([rows[1]?.id]);
    expect(await opened.call.transactions.listTags()).toContainEqual({ tag: 'Evening', transactionCount: 2 });
  });

  it('comes in whole where the categories of the file do not count', async () => {
    const { importId } = await importText('other.csv', actual.replaceAll('Bank,', 'Other,'), { categories: 'ignore' });
    const rows = await listed(importId);
    expect(rows.map(({ parts, categoryId }) => [parts, categoryId])).toEqual([
      [[], null],
      [[], null],
    ]);
  });

  it('is as it was after having been held back', async () => {
    const { importId, imported, heldBack } = await importText('register.qif', register);
    expect([imported, heldBack]).toEqual([1, 1]);
    const { heldRows } = await opened.call.heldRows.listHeldRows({ importId });
    await opened.call.heldRows.acceptHeldRows({ ids: heldRows.map(({ id }) => id) });
    const [store] = await listed(importId);
    expect(store?.parts).toMatchObject([
      { amount: -60_000, categoryPath: 'Food', note: 'Bread' },
      { amount: -40_000, categoryPath: 'Household', note: null },
    ]);
  });
});
