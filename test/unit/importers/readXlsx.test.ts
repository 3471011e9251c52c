import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readBankFile } from '../../../electron/importers/readBankFile.ts';
import type { ParsedFile } from '../../../electron/importers/statement.ts';
import { builtInFormat, numberText, readNumberFormat } from '../../../electron/importers/xlsxCells.ts';
import { type SheetCell, workbook, workbookParts } from '../../support/workbooks.ts';

function read(bytes: Uint8Array): ParsedFile {
  const result = readBankFile(bytes);
  if (!result.ok) throw new Error(result.message);
  return result.file;
}

const day = (number: string): SheetCell => ({ number, style: 1 });
const money = (number: string): SheetCell => ({ number, style: 2 });
const formats = ['dd/mm/yyyy', '#,##0.00'];

describe('readXlsx', () => {
  it('reads the first visible sheet: title rows above the names, dates as dates, the rows by their numbers', () => {
    const file = read(
      workbook({
        formats,
        rows: [
          ['Statement of my account'],
          [],
          ['Date', 'Description', 'Amount'],
          [day('45306'), 'Bäckerei & "Söhne"\nMitte', money('-4.2')],
          [],
          [day('45307.5'), 'Wages', money('1800')],
        ],
      }),
    );
    expect(file.format).toBe('xlsx');
    expect(file.csv?.layout.headerLine).toBe(3);
    expect(file.heldRows).toEqual([]);
    expect(file.statements[0]?.rows.map(({ line, date, amount, text }) => [line, date, amount, text])).toEqual([
      [4, '2024-01-15', -420, 'Bäckerei & "Söhne" Mitte'],
      [6, '2024-01-16', 180_000, 'Wages'],
    ]);
  });

  it('counts days from 1904 where the workbook says so', () => {
    const rows = [
      ['Date', 'Description', 'Amount'],
      [day('43844'), 'Bakery', money('-4.2')],
    ];
    expect(read(workbook({ formats, rows, uses1904: true })).statements[0]?.rows[0]?.date).toBe('2024-01-15');
  });

  it('reads shared texts without the readings beside them, stored results of formulas, and no noise of fractions', () => {
    const file = read(
      workbook({
        formats,
        sharedStrings: '<si><r><t>Sushi </t></r><r><t>Bar</t></r><rPh><t>reading</t></rPh></si>',
        rows: [
          ['Date', 'Description', 'Amount'],
          [
            day('45306'),
            { xml: '<c t="s"><v>0</v></c>' },
            { xml: '<c s="2"><f>0.1+0.2</f><v>0.30000000000000004</v></c>' },
          ],
          [day('45307'), { xml: '<c t="str"><f>A1</f><v>From a formula</v></c>' }, money('-1.1000000000000001')],
        ],
      }),
    );
    expect(file.statements[0]?.rows.map(({ amount, text }) => [amount, text])).toEqual([
      [30, 'Sushi Bar'],
      [-110, 'From a formula'],
    ]);
  });

  it('holds an amount back that has more digits than money, and takes no three decimals for thousands', () => {
    const rows = [
      ['Date', 'Description', 'Amount'],
      [day('45306'), 'Computed', money('-1.234')],
      [day('45307'), 'Plain', money('-12')],
    ];
    const file = read(workbook({ formats, rows }));
    expect(file.statements[0]?.rows.map(({ amount }) => amount)).toEqual([-1200]);
    expect(file.heldRows.map(({ line }) => line)).toEqual([2]);
  });

  it('takes the currency from a number format that names it', () => {
    const rows = [
      ['Date', 'Description', 'Amount'],
      [day('45306'), 'Bakery', money('-4.2')],
    ];
    expect(read(workbook({ formats: ['yyyy-mm-dd', '#,##0.00\\ [$€-407]'], rows })).statements[0]?.currency).toBe(
      'EUR',
    );
  });

  it('refuses a damaged workbook and one without cells in a sentence each', () => {
    const bytes = workbook({
      formats,
      rows: [
        ['Date', 'Description', 'Amount'],
        [day('45306'), 'x', money('1')],
      ],
    });
    expect(readBankFile(bytes.subarray(0, bytes.length - 30))).toMatchObject({ ok: false, code: 'DAMAGED_FILE' });
    const changed = zipSync(
      workbookParts({
        formats,
        rows: [
          ['Date', 'Amount'],
          [day('45306'), money('1234')],
        ],
      }),
      {
        level: 0,
      },
    );
    const at = new TextDecoder('latin1').decode(changed).indexOf('>1234<');
    changed[at + 1] = 0x39;
    expect(readBankFile(changed)).toMatchObject({ ok: false, code: 'DAMAGED_FILE' });
    expect(readBankFile(workbook({ rows: [] }))).toMatchObject({ ok: false, code: 'UNREADABLE_TABLE' });
  });

  it('names what to do with an old workbook and an OpenDocument spreadsheet', () => {
    const old = readBankFile(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]));
    const open = readBankFile(
      zipSync({ mimetype: [strToU8('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }] }),
    );
    for (const result of [old, open])
      expect(result).toMatchObject({ ok: false, message: expect.stringContaining('save it as .xlsx or CSV') });
  });

  it('gives back any amounts and texts', () => {
    const row = fc.record({
      serial: fc.integer({ min: 36_526, max: 55_000 }),
      cents: fc.integer({ min: -99_999_999, max: 99_999_999 }).filter((cents) => cents !== 0),
      text: fc.constantFrom('Bakery', 'a, b; c', 'said "x"', 'two\tcells', "O'Neill", '<b> & c'),
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), (rows) => {
        const file = read(
          workbook({
            formats,
            rows: [
              ['Date', 'Description', 'Amount'],
              [day('45306'), 'out', money('-1')],
              ...rows.map(({ serial, cents, text }) => [day(String(serial)), text, money(String(cents / 100))]),
            ],
          }),
        );
        expect(file.heldRows).toEqual([]);
        expect(file.statements[0]?.rows.slice(1).map(({ amount, text }) => [amount, text])).toEqual(
          rows.map(({ cents, text }) => [cents, text.replace('\t', ' ')]),
        );
      }),
    );
  });
});

describe('number formats', () => {
  it.each([
    ['General', 'number'],
    ['#,##0.00;[Red]-#,##0.00', 'number'],
    ['"days" 0', 'number'],
    ['dd.mm.yy', 'date'],
    ['[$-409]d-mmm-yy;@', 'date'],
    ['mmm', 'date'],
    ['yyyy\\-mm\\-dd hh:mm', 'date'],
    ['[h]:mm', 'time'],
    ['hh:mm AM/PM', 'time'],
    ['0.0%', 'percent'],
  ])('reads %s as %s', (code, kind) => {
    expect(readNumberFormat(code).kind).toBe(kind);
  });

  it('knows the formats that need no definition', () => {
    expect([0, 2, 4, 10, 14, 20, 22, 49].map((id) => builtInFormat(id).kind)).toEqual([
      'number',
      'number',
      'number',
      'percent',
      'date',
      'time',
      'date',
      'number',
    ]);
  });

  it.each([
    ['1', '1900-01-01'],
    ['59', '1900-02-28'],
    ['61', '1900-03-01'],
    ['44561.697222222225', '2021-12-31 16:44:00'],
  ])('counts day %s as %s', (serial, date) => {
    expect(numberText(serial, { kind: 'date', currency: null }, false)).toBe(date);
  });
});
