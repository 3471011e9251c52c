import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readSearch } from '../../../renderer/src/layout/readSearch.ts';
import { nextRowIndex, toggledSelection } from '../../../renderer/src/ui/rowMovement.ts';

describe('moving through a table by keyboard', () => {
  it('stays inside it, whatever the key', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End'),
        fc.integer({ min: 1, max: 500 }),
        fc.nat(499),
        fc.integer({ min: 1, max: 40 }),
        (key, count, at, rowsInView) => {
          const next = nextRowIndex(key, Math.min(at, count - 1), count, rowsInView);
          expect(next).toBeGreaterThanOrEqual(0);
          expect(next).toBeLessThan(count);
        },
      ),
    );
  });

  it('leaves other keys alone', () => {
    expect(nextRowIndex('a', 3, 10, 5)).toBeNull();
    expect(nextRowIndex('PageDown', 3, 10, 5)).toBe(8);
  });

  it('toggles one row, or adds all between two', () => {
    const keys = ['a', 'b', 'c', 'd'];
    expect([...toggledSelection(new Set(['a']), keys, 0, 0, false)]).toEqual([]);
    expect([...toggledSelection(new Set<string>(), keys, 3, 1, true)]).toEqual(['b', 'c', 'd']);
  });
});

describe('the search part of an address', () => {
  const read = readSearch(
    z.strictObject({ state: z.enum(['unsure', 'confirmed']).optional(), page: z.int().optional() }),
  );

  it('keeps what fits, and blanks what does not, so that the raw address cannot show through', () => {
    expect(read({ state: 'unsure', page: 2 })).toEqual({ state: 'unsure', page: 2 });
    expect(read({ state: 'gone', page: 2, other: 'x' })).toStrictEqual({ page: 2, state: undefined, other: undefined });
  });
});
