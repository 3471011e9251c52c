import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SimilarPayees } from '../../../electron/ml/similarPayees.ts';

const spellings = ['Kestrel Roastery Leeds', 'Kestrel Roastery York', 'Kestrl Roastery', 'Northern Rail'];

test('payees that are written alike find each other, the likest first, and never themselves', () => {
  const similar = new SimilarPayees();
  for (const name of spellings) similar.add(name);
  const found = similar.like('Kestrel Roastery Leeds');
  expect(found[0]?.name).toBe('Kestrel Roastery York');
  expect(found.map(({ name }) => name)).not.toContain('Kestrel Roastery Leeds');
  expect(found.map(({ name }) => name)).not.toContain('Northern Rail');
  expect(similar.like('')).toEqual([]);
});

test('what is found depends on who is known alone, not on who was met before or in which order', () => {
  const anyNames = fc.uniqueArray(
    fc
      .array(fc.constantFrom('kestrel', 'kestrl', 'roastery', 'north', 'rail', 'cafe', 'straße'), {
        minLength: 1,
        maxLength: 3,
      })
      .map((words) => words.join(' ')),
    { minLength: 1, maxLength: 12 },
  );
  fc.assert(
    fc.property(anyNames, anyNames, (before, wanted) => {
      const [fresh, changed] = [new SimilarPayees(), new SimilarPayees()];
      for (const name of wanted) fresh.add(name);
      changed.setAll(before);
      changed.setAll([...wanted].reverse());
      for (const name of [...before, ...wanted]) {
        expect(changed.like(name)).toEqual(fresh.like(name));
        for (const { name: found } of changed.like(name)) expect(wanted).toContain(found);
      }
    }),
  );
});
