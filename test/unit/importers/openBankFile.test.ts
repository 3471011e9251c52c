import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readRecords, recordsOf } from '../../../electron/importers/csvTable.ts';
import { decodeText } from '../../../electron/importers/decodeText.ts';
import { bytesInMemory, textPieces } from '../../../electron/importers/fileBytes.ts';
import { openBankFile, readBankFile } from '../../../electron/importers/readBankFile.ts';
import type { CsvLayoutChoice, ReadFileResult } from '../../../electron/importers/statement.ts';

const bytesOf = (text: string) => new Uint8Array(new TextEncoder().encode(text));

/** What `readBankFile` gives, put together from the records of an opened file. */
function readOpened(bytes: Uint8Array<ArrayBuffer>, options: CsvLayoutChoice, sizes: { piece: number; head: number }) {
  const opened = openBankFile(bytesInMemory(bytes), options, {}, sizes);
  if (!opened.ok) return opened;
  if (opened.table === null) return { ok: true, file: opened.file };
  const { statement, reading, records, rowCount, heldCount } = opened.table;
  const all = [...records()];
  const rows = all.flatMap(({ row }) => (row ? [row] : []));
  const heldRows = all.flatMap(({ held }) => (held ? [held] : []));
  expect([rowCount, heldCount]).toEqual([rows.length, heldRows.length]);
  const file = { format: 'csv', statements: [{ ...statement, rows }], heldRows, repeatedRows: 0, csv: reading };
  return { ok: true, file: { ...file, dates: null } } satisfies { ok: true; file: object };
}

const cell = fc.oneof(
  fc.constantFrom('TESCO', 'Café "Roma"', 'two\nlines', 'a, b', ' ', 'Über', '"', 'x"y'),
  fc.string({ maxLength: 6 }),
);
const row = fc.tuple(
  fc.constantFrom('2026-03-13', '13/03/2026', '03/04/2026', '31.12.2025'),
  cell,
  fc.constantFrom('-12.50', '1,234.56', '-7', '12,50', ''),
  cell,
);
const written = (text: string, style: 'quoted' | 'bare') =>
  style === 'quoted' ? `"${text.replaceAll('"', '""')}"` : text;
const table = fc
  .tuple(
    fc.array(row, { maxLength: 40 }),
    fc.constantFrom('quoted', 'bare'),
    fc.constantFrom('\n', '\r\n', '\r'),
    fc.constantFrom(',', ';'),
    fc.boolean(),
  )
  .map(([rows, style, lineEnd, delimiter, isWhole]) => {
    const lines = rows.map((cells) => cells.map((text) => written(text, style)).join(delimiter));
    return `${[['Date', 'Description', 'Amount', 'Note'].join(delimiter), ...lines].join(lineEnd)}${isWhole ? lineEnd : ''}`;
  });

describe('a file read piece by piece', () => {
  test('gives the records that it gives as a whole, wherever it is cut', () => {
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 60 }), (text, size) => {
        const plain = text.replaceAll(/\r\n?/g, '\n');
        const pieces = Array.from({ length: Math.ceil(plain.length / size) }, (_, at) =>
          plain.slice(at * size, (at + 1) * size),
        );
        const bare = ({ text: source, start, end, ...record }: ReturnType<typeof readRecords>[number]) => ({
          ...record,
          raw: source.slice(start, end),
        });
        expect([...recordsOf(pieces, ',')].map(bare)).toEqual(readRecords(plain, ',').map(bare));
      }),
      { numRuns: 1000 },
    );
  });

  test('is decoded as it is as a whole', () => {
    const text = fc.array(fc.constantFrom('a', '1', '\0', '\r', '\n', '€', 'ü', '.', '😀'), { maxLength: 80 });
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 20 }), (characters, size) => {
        const bytes = bytesOf(characters.join(''));
        const pieces = [...textPieces(bytesInMemory(bytes), 'utf-8', size)];
        expect(pieces.join('')).toBe(decodeText(bytes, 'utf-8').text);
      }),
      { numRuns: 1000 },
    );
  });

  test('gives the rows and the reading that it gives as a whole', () => {
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 300 }), (text, piece) => {
        const bytes = bytesOf(text);
        // The layout is told from the head alone, so that what may differ is left out by a head that holds the sample.
        const opened = readOpened(bytes, {}, { piece, head: 1_000_000 });
        expect(opened).toEqual(readBankFile(bytes) satisfies ReadFileResult);
      }),
      { numRuns: 200 },
    );
  });

  test('decides the order of its dates by a row far behind the head', () => {
    const lines = Array.from({ length: 400 }, (_, at) => `0${(at % 9) + 1}/0${(at % 7) + 1}/2026,Shop ${at},-1.50`);
    const bytes = bytesOf(`Date,Description,Amount\n${[...lines, '31/01/2026,Last,-2.00'].join('\n')}\n`);
    const sizes = { piece: 256, head: 600 };
    const opened = readOpened(bytes, {}, sizes);
    expect(opened).toMatchObject({
      file: { csv: { layout: { dateOrder: 'day-month-year' }, certain: { dateOrder: true } } },
    });
    expect(opened).toEqual(readBankFile(bytes));
  });

  test('drops ids that repeat far behind the head', () => {
    const lines = Array.from({ length: 300 }, (_, at) => `2026-01-02,Shop,-1.50,R${at % 299}`);
    const bytes = bytesOf(`Date,Description,Amount,Transaction ID\n${lines.join('\n')}\n`);
    const opened = readOpened(bytes, {}, { piece: 200, head: 500 });
    expect(opened).toEqual(readBankFile(bytes));
    expect(opened).toMatchObject({ file: { csv: { layout: { columns: { bankId: null } } } } });
  });

  test('other formats are opened whole', () => {
    const qif = bytesOf('!Type:Bank\nD2026-01-02\nT-1.50\nPShop\n^\n');
    expect(readOpened(qif, {}, { piece: 4, head: 8 })).toEqual(readBankFile(qif));
  });

  test.each([
    ['nothing', new Uint8Array()],
    ['zeros', new Uint8Array(50)],
    ['blanks', bytesOf('  \n \n')],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2, 3, 4])],
    ['a web page', bytesOf('<!doctype html><html></html>')],
    ['words', bytesOf('only words\nand more\n')],
  ])('%s is refused as it is as a whole', (_what, bytes) => {
    expect(readOpened(bytes, {}, { piece: 3, head: 100 })).toEqual(readBankFile(bytes));
  });
});
