import { describe, expect, it } from 'vitest';
import { isWritten } from './amountOracle.ts';
import { fuzz } from './fuzzRun.ts';
import { seedFiles } from './seedFiles.ts';

describe('damaged files of every format', () => {
  it('never make the reader throw, hang or give an amount that is not in the file', async () => {
    const { runs, readable, findings } = await fuzz({ files: seedFiles, runs: 20_000, seed: 1 });
    expect(findings.map(({ run, file, problems }) => `${run} ${file}: ${problems.join('; ')}`)).toEqual([]);
    expect(runs).toBe(20_000);
    // Damage that leaves nothing to read proves little.
    expect(readable).toBeGreaterThan(10_000);
  });
});

describe('the search for an amount', () => {
  it.each([
    ['-1,234.50', 123_450],
    ['1.234,5', 123_450],
    ['001234.50', 123_450],
    ["1'234.500 CHF", 123_450],
    ['12,34,567.00', 123_456_700],
    ['5', 500],
    ['5,-', 500],
    ['.5', 50],
    ['0', 0],
  ])('finds %s', (text, amount) => {
    expect(isWritten(text, amount, 'EUR')).toBe(true);
  });

  it.each([
    ['1,234.50', 23_450],
    ['1234.50', 12_345],
    ['1234.50', 123_400],
    ['1234', 123],
    ['12.345', 1234],
    ['', 0],
    ['abc', 0],
  ])('does not find in %s another one', (text, amount) => {
    expect(isWritten(text, amount, 'EUR')).toBe(false);
  });
});
