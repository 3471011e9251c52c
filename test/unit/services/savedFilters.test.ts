import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { transactionFilterSchema } from '../../../shared/contract/transactions.ts';
import { failureOf } from '../../support/failure.ts';
import { openTestCore, type TestCore } from '../../support/testCore.ts';

describe('saved filters', () => {
  let opened: TestCore;
  beforeEach(async () => {
    opened = await openTestCore();
  });
  afterEach(() => opened.close());

  test('stand by name, also after a restart', async () => {
    const { savedFilters } = opened.call;
    await savedFilters.saveFilter({ name: 'spending', filter: { maxAmount: -1, categoryId: null } });
    await savedFilters.saveFilter({ name: 'Big', filter: { minAmount: 100_000 } });
    opened = await opened.reopen();
    expect(await opened.call.savedFilters.listSavedFilters()).toMatchObject([
      { name: 'Big', filter: { minAmount: 100_000 } },
      { name: 'spending', filter: { maxAmount: -1, categoryId: null } },
    ]);
  });

  test('can be renamed, also to another case of the same name, and deleted', async () => {
    const { savedFilters } = opened.call;
    const { id } = await savedFilters.saveFilter({ name: 'big', filter: {} });
    expect(await savedFilters.renameSavedFilter({ savedFilterId: id, name: 'Big' })).toMatchObject({ name: 'Big' });
    expect(await savedFilters.deleteSavedFilter({ savedFilterId: id })).toEqual({ savedFilterId: id });
    expect(await savedFilters.listSavedFilters()).toEqual([]);
  });

  test('never share a name', async () => {
    const { savedFilters } = opened.call;
    await savedFilters.saveFilter({ name: 'Big', filter: {} });
    const other = await savedFilters.saveFilter({ name: 'Small', filter: {} });
    const taken = { code: 'BAD_INPUT', message: 'There is a saved filter named BIG already.' };
    expect(await failureOf(savedFilters.saveFilter({ name: 'BIG', filter: {} }))).toMatchObject(taken);
    expect(await failureOf(savedFilters.renameSavedFilter({ savedFilterId: other.id, name: 'BIG' }))).toMatchObject(
      taken,
    );
  });

  test('that are gone say so', async () => {
    const { savedFilters } = opened.call;
    const gone = { code: 'NOT_FOUND', message: 'This saved filter does not exist any more.' };
    expect(await failureOf(savedFilters.renameSavedFilter({ savedFilterId: 9, name: 'x' }))).toMatchObject(gone);
    expect(await failureOf(savedFilters.deleteSavedFilter({ savedFilterId: 9 }))).toMatchObject(gone);
  });

  test('hold only what the list of transactions can be filtered by', async () => {
    const filter = transactionFilterSchema.parse({ text: 'a' });
    await expect(
      opened.call.savedFilters.saveFilter({ name: 'x', filter: { ...filter, accountId: -1 } }),
    ).rejects.toThrow('accountId');
  });

  test('come back as they were saved', async () => {
    const { savedFilters } = opened.call;
    const filters = fc.record(
      {
        text: fc.string({ maxLength: 200 }),
        accountId: fc.integer({ min: 1 }),
        categoryId: fc.option(fc.integer({ min: 1 })),
        startDate: fc.constantFrom('2026-01-01', '2024-02-29'),
        minAmount: fc.maxSafeInteger(),
        currency: fc.constantFrom('EUR', 'JPY'),
        state: fc.constantFrom('confirmed', 'unsure'),
      },
      { requiredKeys: [] },
    );
    let number = 0;
    await fc.assert(
      fc.asyncProperty(filters, async (filter) => {
        number += 1;
        const saved = await savedFilters.saveFilter({ name: `filter ${number}`, filter });
        const listed = (await savedFilters.listSavedFilters()).find(({ id }) => id === saved.id);
        expect(listed).toEqual({ id: saved.id, name: `filter ${number}`, filter });
      }),
      { numRuns: 50 },
    );
  });
});
