import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBankFile } from '../../../electron/importers/readBankFile.ts';
import type { ParsedFile } from '../../../electron/importers/statement.ts';
import {
  type Booking,
  type CamtDialect,
  camtFile,
  type Mt940Dialect,
  mt940File,
  type OfxDialect,
  ofxFile,
  type QifDialect,
  qifFile,
} from '../../support/bankWriters.ts';

const two = (value: number) => String(value).padStart(2, '0');

const word = fc.constantFrom(
  'Bakery',
  'INVOICE 12',
  'Ünïcode',
  'a/b',
  'C&A',
  '12.50',
  '2024-01-05',
  'EUR',
  'x<y',
  '#7',
);
const words = fc.array(word, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' '));

/** Rows that leave no doubt: a day after the twelfth, each with a reference of its own. */
const bookings: fc.Arbitrary<Booking[]> = fc
  .array(
    fc.record({
      year: fc.integer({ min: 2020, max: 2029 }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 28 }),
      amount: fc.integer({ min: -99_999_999, max: 99_999_999 }),
      text: words,
      payee: words,
    }),
    { minLength: 1, maxLength: 10 },
  )
  .map((rows) =>
    [{ year: 2024, month: 3, day: 25, amount: -123_456_78, text: 'first', payee: 'Shop' }, ...rows].map(
      ({ year, month, day, amount, text, payee }, index) => ({
        date: `${year}-${two(month)}-${two(day)}`,
        amount: amount === 0 ? 1 : amount,
        text,
        payee,
        id: `REF-${100_000 + index}`,
      }),
    ),
  );

function read(text: string): ParsedFile {
  const result = readBankFile(new TextEncoder().encode(text));
  if (!result.ok) throw new Error(result.message);
  expect(result.file.heldRows).toEqual([]);
  return result.file;
}

const money = ({ date, amount, id }: Booking) => ({ date, amount, bankId: id });

function moneyOf(file: ParsedFile) {
  return file.statements.flatMap(({ rows }) => rows).map(({ date, amount, bankId }) => ({ date, amount, bankId }));
}

const sumOf = (rows: readonly Booking[]) => rows.reduce((sum, { amount }) => sum + amount, 0);
const runs = { numRuns: 300 };

describe('reading gives back what was written', () => {
  it('as OFX', () => {
    const dialect = fc.record<OfxDialect>({
      kind: fc.constantFrom('sgml', 'xml'),
      decimalSign: fc.constantFrom('.', ','),
      dateStyle: fc.constantFrom('day', 'time', 'zone'),
      onOneLine: fc.boolean(),
      isCard: fc.boolean(),
    });
    fc.assert(
      fc.property(bookings, dialect, (rows, way) => {
        const file = read(ofxFile(rows, way));
        expect(moneyOf(file)).toEqual(rows.map(money));
        const [statement] = file.statements;
        expect(statement?.account).toEqual({
          externalId: '4455-66',
          name: null,
          kind: way.isCard ? 'card' : 'savings',
        });
        expect([statement?.currency, statement?.closingBalance]).toEqual(['EUR', sumOf(rows)]);
        statement?.rows.forEach((row, index) => {
          const { text = '', payee = '' } = rows[index] ?? {};
          expect(row.text).toContain(payee);
          expect(row.text).toContain(text);
        });
      }),
      runs,
    );
  });

  it('as QIF', () => {
    const dialect = fc
      .record<QifDialect>({
        date: fc.constantFrom<QifDialect['date'][]>(
          (year, month, day) => `${month}/${day}/${year}`,
          (year, month, day) => `${two(day)}/${two(month)}/${year}`,
          (year, month, day) => `${two(day)}.${two(month)}.${two(year % 100)}`,
          (year, month, day) => `${month}/${String(day).padStart(2)}'${String(year % 100).padStart(2)}`,
          (year, month, day) => `${year}-${two(month)}-${two(day)}`,
        ),
        decimalSign: fc.constantFrom('.', ','),
        grouping: fc.constantFrom('', '.', ',', "'", ' '),
        writesTwice: fc.boolean(),
        account: fc.constantFrom(null, 'Household'),
      })
      .filter(({ decimalSign, grouping }) => decimalSign !== grouping);
    fc.assert(
      fc.property(bookings, dialect, (rows, way) => {
        const file = read(qifFile(rows, way));
        expect(moneyOf(file)).toEqual(rows.map((row) => ({ ...money(row), bankId: null })));
        expect(file.dates?.certain).toBe(true);
        expect(file.statements.map(({ account }) => account.name)).toEqual([way.account]);
        expect(file.statements[0]?.rows.map(({ payee }) => payee)).toEqual(rows.map(({ payee }) => payee));
      }),
      runs,
    );
  });

  it('as CAMT', () => {
    const dialect = fc.record<CamtDialect>({
      message: fc.constantFrom('052', '053', '054'),
      version: fc.integer({ min: 1, max: 13 }),
      prefix: fc.constantFrom('', 'ns2:', 'camt:'),
      detailsHaveAmounts: fc.boolean(),
    });
    fc.assert(
      fc.property(bookings, dialect, (rows, way) => {
        const file = read(camtFile(rows, way));
        expect(moneyOf(file)).toEqual(rows.map(money));
        const [statement] = file.statements;
        expect(statement?.account.externalId).toBe('DE02120300000000202051');
        expect([statement?.openingBalance, statement?.closingBalance]).toEqual([10_000, 10_000 + sumOf(rows)]);
        expect(statement?.rows.map(({ text, payee }) => [text, payee])).toEqual(
          rows.map(({ text, payee }) => [text, payee]),
        );
      }),
      runs,
    );
  });

  it('as MT940', () => {
    const dialect = fc.record<Mt940Dialect>({
      details: fc.constantFrom('german', 'dutch', 'free'),
      entryDate: fc.boolean(),
      writesR: fc.boolean(),
      hasEnvelope: fc.boolean(),
    });
    fc.assert(
      fc.property(bookings, dialect, (rows, way) => {
        const file = read(mt940File(rows, way));
        expect(moneyOf(file)).toEqual(rows.map(money));
        const [statement] = file.statements;
        expect([statement?.currency, statement?.account.externalId]).toEqual(['EUR', '12030000/0000202051']);
        expect([statement?.openingBalance, statement?.closingBalance]).toEqual([10_000, 10_000 + sumOf(rows)]);
      }),
      runs,
    );
  });
});
