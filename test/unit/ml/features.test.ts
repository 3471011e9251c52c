import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FeatureReader } from '../../../electron/ml/features.ts';
import { HashIndex } from '../../../electron/ml/hashing.ts';
import { magnitudeOf } from '../../../electron/ml/magnitude.ts';
import { seededRandom } from '../../../electron/ml/random.ts';
import { hasNoWords, splitWords } from '../../../electron/ml/words.ts';
import { foldText } from '../../../shared/foldText.ts';
import { anyRow } from './fixtures.ts';

test('words are folded, codes kept apart, and letters found inside codes', () => {
  expect(splitWords("Sainsbury's CAFÉ №5 xx2201 A 12/08 ПЯТЁРОЧКА")).toEqual({
    words: ['sainsburys', 'cafe', 'no', 'xx', 'пятерочка'],
    codes: ['no5', 'xx2201', '12', '08'],
    tokens: ['sainsburys', 'cafe', 'no5', 'xx2201', 'a', '12', '08', 'пятерочка'],
  });
  expect(foldText('Straße')).toBe('strasse');
  expect(hasNoWords({ text: '12-34', payee: '' })).toBe(true);
  expect(hasNoWords({ text: '12-34', payee: 'Ann' })).toBe(false);
});

test('signs of other scripts keep what is part of them', () => {
  expect(foldText('पानी')).not.toBe(foldText('पैन'));
  expect(foldText('バス')).not.toBe(foldText('ハス'));
  expect(foldText('ÉΆЙ')).toBe('eαи');
  expect(splitWords('पानी 茶 커피 집').words).toEqual(['पानी', '茶', '커피', '집']);
});

test('a text without an end costs no more than a long word', () => {
  const { words } = splitWords('x'.repeat(100_000));
  expect(words).toHaveLength(1);
  expect(words[0]?.length).toBeLessThan(100);
});

test('an amount is measured in main units of its currency', () => {
  expect(magnitudeOf(-300, 'EUR')).toBeCloseTo(4, 12);
  expect(magnitudeOf(3, 'JPY')).toBeCloseTo(4, 12);
  expect(magnitudeOf(3000, 'KWD')).toBeCloseTo(4, 12);
  expect(magnitudeOf(0, 'EUR')).toBe(0);
});

function featuresOf(reader: FeatureReader): { hash: number; value: number; block: number }[] {
  return [reader.ofText, reader.ofRow].flatMap(({ start, end, hashes, values, blocks }) =>
    Array.from(hashes.subarray(start, end), (hash, at) => ({
      hash,
      value: values[start + at] ?? 0,
      block: blocks[start + at] ?? 0,
    })),
  );
}

test('a reader gives the same features however often it is used, with or without labels', () => {
  const shared = new FeatureReader();
  fc.assert(
    fc.property(anyRow, anyRow, (row, other) => {
      const fresh = new FeatureReader();
      fresh.read(row);
      shared.readWithLabels(other);
      shared.readWithLabels(row);
      expect(shared.count).toBe(fresh.count);
      expect(featuresOf(shared)).toEqual(featuresOf(fresh));
      expect(shared.labels).toHaveLength(shared.count);
      expect(shared.labels.every((label) => label !== '')).toBe(true);
      expect(featuresOf(fresh).every(({ value }) => Number.isFinite(value))).toBe(true);
    }),
  );
});

test('a reader that read more texts than it keeps gives the same features as a new one', () => {
  const row = { date: '2026-01-05', payee: '', amount: -500, currency: 'EUR', account: 'Everyday' };
  const shared = new FeatureReader();
  const textOf = (index: number) => `SHOP ${index % 9000 < 26 ? 'ABC' : 'XYZ'} ${index}`;
  for (let index = 0; index < 20_000; index += 1) {
    // Other payees of the same text, and readings with labels, use up room as well.
    const text = { ...row, text: textOf(index % 9000), payee: index % 2 === 0 ? 'One' : 'Two' };
    if (index % 7 === 0) shared.readWithLabels(text);
    else shared.read(text);
    if (index % 97 !== 0) continue;
    const fresh = new FeatureReader();
    fresh.read(text);
    expect(featuresOf(shared)).toEqual(featuresOf(fresh));
  }
});

test('a hash index numbers hashes in order of their arrival, also after growing', () => {
  const hashes = fc.uniqueArray(fc.integer({ min: 1, max: 0xffffffff }), { maxLength: 300 });
  fc.assert(
    fc.property(hashes, (keys) => {
      const index = new HashIndex(4);
      keys.forEach((key, number) => {
        expect(index.find(key)).toBe(-1);
        expect(index.add(key)).toBe(number);
      });
      expect([...index.hashes()]).toEqual(keys);
      for (const [number, key] of keys.entries()) expect(index.add(key)).toBe(number);
      expect(index.size).toBe(keys.length);
    }),
  );
});

test('a seed gives one sequence, and its neighbours give others', () => {
  const sequence = (seed: number) => Array.from({ length: 5 }, seededRandom(seed));
  expect(sequence(42)).toEqual(sequence(42));
  expect(sequence(42)).not.toEqual(sequence(43));
  const mean = Array.from({ length: 4000 }, seededRandom(1)).reduce((sum, value) => sum + value, 0) / 4000;
  expect(mean).toBeGreaterThan(0.48);
  expect(mean).toBeLessThan(0.52);
});
