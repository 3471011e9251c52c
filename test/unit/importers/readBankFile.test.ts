import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBankFile } from '../../../electron/importers/readBankFile.ts';

const encoder = new TextEncoder();

function problemOf(content: string | Uint8Array): { code: string; message: string } {
  const result = readBankFile(typeof content === 'string' ? encoder.encode(content) : content);
  if (result.ok) throw new Error('the file was read');
  return { code: result.code, message: result.message };
}

describe('files that are no bank exports', () => {
  it.each([
    ['no bytes', ''],
    ['blanks', ' \r\n\t\n'],
    ['padding', '\0\0\0'],
  ])('says that a file of %s is empty', (_, content) => {
    expect(problemOf(content)).toEqual({
      code: 'EMPTY_FILE',
      message: 'This file is empty.',
    });
  });

  it.each([
    ['a photo (JPEG)', [0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46]],
    ['a picture (PNG)', [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]],
    ['a PDF document', [...encoder.encode('%PDF-1.7\n')]],
    ['a compressed archive (zip)', [0x50, 0x4b, 3, 4, 20, 0, 0, 0]],
    ['an office document without a sheet', [0x50, 0x4b, 3, 4, ...encoder.encode('....word/document.xml')]],
    [
      'an old or protected Excel workbook (.xls); open it, save it as .xlsx or CSV without a password, and import that',
      [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1],
    ],
    ['an SQLite database', [...encoder.encode('SQLite format 3\0')]],
    ['binary data, not text', Array.from({ length: 200 }, (_, index) => (index % 7) + 1)],
  ])('says that a file renamed to .csv seems to be %s', (what, bytes) => {
    const { code, message } = problemOf(Uint8Array.from(bytes));
    expect(code).toBe('NOT_A_BANK_FILE');
    expect(message).toBe(`This file is not a bank export that can be read: it seems to be ${what}.`);
  });

  it.each([
    ['a web page', '<!DOCTYPE html>\n<html><body>Sign in</body></html>'],
    ['an XML file that is neither OFX nor CAMT', '<?xml version="1.0"?>\n<rss></rss>'],
    ['JSON data', '{"transactions": []}'],
  ])('names %s', (what, text) => {
    const { code, message } = problemOf(text);
    expect(code).toBe('NOT_A_BANK_FILE');
    expect(message).toContain(`it seems to be ${what}`);
  });

  it.each([
    ['prose', 'Dear customer,\nthank you for your letter, which we have read with interest.\n'],
    ['a table without amounts', 'name,town\nAnna,Oslo\nBo,Lund\n'],
    ['a table without dates', 'name,amount\nAnna,12.50\nBo,13.50\n'],
  ])('finds no table of transactions in %s', (_, text) => {
    const { code, message } = problemOf(text);
    expect(code).toBe('UNREADABLE_TABLE');
    expect(message).toMatch(
      /^No table of transactions was found in this file: .+ column of dates and a column of amounts/,
    );
  });

  it('says that a table of column names only holds no transactions', () => {
    const { code, message } = problemOf('Date,Description,Amount\n');
    expect(code).toBe('NO_TRANSACTIONS');
    expect(message).toBe('This file has column names and no transactions below them.');
  });
});

describe('any bytes at all', () => {
  it('never throw and never give a row without a date and a whole amount', () => {
    const pieces = fc.constantFrom(
      'Date,Amount,Text\n',
      '2024-01-02,-4.50,Tea\n',
      '"',
      ',',
      ';',
      '\n',
      '<OFX>',
      '<STMTTRN>',
      '</STMTTRN>',
      '<TRNAMT>1.5',
      '<DTPOSTED>20240102',
      '<!--',
      '<![CDATA[',
      '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02">',
      '<Stmt>',
      '<Ntry><Sts>BOOK</Sts><CdtDbtInd>DBIT</CdtDbtInd><BookgDt><Dt>2024-01-02</Dt></BookgDt>',
      '<Amt Ccy="EUR">1.50</Amt>',
      '</Ntry>',
      '!Type:Bank\n',
      'D1/2/2024\n',
      'T-1.50\n',
      '^\n',
      '\n:20:X\n:60F:C240101EUR1,00\n',
      '\n:61:2401020102D1,50NTRFNONREF\n',
      '\n:86:020?00TEA?32ROOM\n',
      '&amp;',
      '\0',
      'é',
      '1,5',
      '-',
    );
    const anything = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      fc
        .array(fc.oneof(pieces, fc.string({ maxLength: 12, unit: 'binary' })), { maxLength: 40 })
        .map((parts) => encoder.encode(parts.join(''))),
    );
    fc.assert(
      fc.property(anything, (bytes) => {
        const result = readBankFile(bytes);
        if (!result.ok) {
          expect(result.message).toMatch(/[.]$/);
          return;
        }
        for (const row of result.file.statements.flatMap((statement) => statement.rows)) {
          expect(Number.isSafeInteger(row.amount)).toBe(true);
          expect(row.date).toMatch(/^(?:19|20|21)\d\d-\d\d-\d\d$/);
          expect(row.line).toBeGreaterThan(0);
        }
        for (const held of result.file.heldRows) expect(held.reason).toMatch(/[.]$/);
      }),
      { numRuns: 1500 },
    );
  });

  it('are read in linear time, whatever stays open in them', () => {
    // Each of these took minutes with a scanner that looks for the end of everything it meets.
    for (const part of ['"', '<', '<!--', '<![CDATA[', '<STMTTRN>', ',"a\n', '&#', 'ON 1 JAN ']) {
      const bytes = encoder.encode(`<OFX>${part.repeat(60_000)}`);
      expect(() => readBankFile(bytes)).not.toThrow();
      expect(() => readBankFile(encoder.encode(`Date,Amount\n2024-01-01,5.00\n${part.repeat(60_000)}`))).not.toThrow();
    }
    const camtHead = '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02">';
    const swiftHead = ':20:A\n:25:1\n:60F:C240114EUR1,00\n:61:240115D1,00NTRF\n:86:';
    for (const [head, parts] of [
      [camtHead, ['<a>', '</a>', '<a', '<Stmt>', '<Ntry>', '</Ntry>', '<Ntry><a></b>', '<Ntry><Amt Ccy="EUR">', '<a ']],
      [
        swiftHead,
        ['?20', '/', '/NAME/', ' ', 'x\n', '\n:86:x', '\n:61:', '\n:20:', '\n:61:240115D1,00NTRF', '\0', '9'],
      ],
      ['!Type:Bank\n', ['^\n', 'D', 'D ', 'D1/2/24\nT1\n^\n', 'T1,', 'S\n', '!Account\n', '\t', 'L[']],
    ] as const) {
      for (const part of parts) expect(() => readBankFile(encoder.encode(head + part.repeat(60_000)))).not.toThrow();
    }
  });
});
