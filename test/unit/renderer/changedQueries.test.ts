import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { changedQueries, queriesOf } from '../../../renderer/src/layout/changedQueries.ts';
import { changedAreaSchema } from '../../../shared/contract/events.ts';

describe('the table of changed areas', () => {
  it('names the queries of every area that the host can report', () => {
    expect(Object.keys(changedQueries).sort()).toEqual([...changedAreaSchema.options].sort());
    for (const area of changedAreaSchema.options) expect(changedQueries[area].length, area).toBeGreaterThan(0);
  });

  it('asks again at least for what carries the same name', () => {
    const named = new Set<string>(Object.values(changedQueries).flat());
    for (const area of changedAreaSchema.options) {
      if (named.has(area)) expect([...queriesOf([area])], area).toContain(area);
    }
  });

  it('names each query once when several areas change together', () => {
    const queries = [...queriesOf(['transactions', 'predictions', 'audit'])];
    expect(queries).toContain('audit');
    expect(queries.filter((query) => query === 'review')).toHaveLength(1);
  });

  it('reaches every procedure of an area by the first part of its key, and no other area', async () => {
    const client = new QueryClient();
    const list = [['transactions', 'listTransactions'], { input: { limit: 100 }, type: 'query' }];
    const review = [['review', 'listReviewGroups'], { type: 'query' }];
    client.setQueryData(list, []);
    client.setQueryData(review, []);
    await client.invalidateQueries({ queryKey: [['transactions']] });
    expect(client.getQueryState(list)?.isInvalidated).toBe(true);
    expect(client.getQueryState(review)?.isInvalidated).toBe(false);
  });
});
