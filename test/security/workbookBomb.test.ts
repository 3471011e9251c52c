import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readBankFile } from '../../electron/importers/readBankFile.ts';
import { workbook, workbookParts } from '../support/workbooks.ts';

const rows = [['Date', 'Description', 'Amount']];

/** Sets the unpacked size that the directory of an archive states for one entry. */
function withStatedSize(archive: Uint8Array, name: string, size: number): Uint8Array {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const at = new TextDecoder('latin1').decode(archive).lastIndexOf(name) - 46;
  view.setUint32(at + 24, size, true);
  return archive;
}

test('a workbook that unpacks to gigabytes is refused before it is unpacked', () => {
  const bomb = withStatedSize(workbook({ rows }), 'xl/worksheets/sheet2.xml', 4_000_000_000);
  expect(readBankFile(bomb)).toMatchObject({ ok: false, message: expect.stringContaining('unpacks to more') });
});

test('a workbook that lies about its size is unpacked no further than it said', () => {
  const parts = { ...workbookParts({ rows }), 'xl/worksheets/sheet2.xml': new Uint8Array(20_000_000) };
  const bomb = withStatedSize(zipSync(parts), 'xl/worksheets/sheet2.xml', 1000);
  expect(bomb.length).toBeLessThan(100_000);
  expect(readBankFile(bomb)).toMatchObject({ ok: false, code: 'DAMAGED_FILE' });
});

test('no entity that a workbook declares is expanded', () => {
  const entities = `<!DOCTYPE sst [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/hosts">]>`;
  const parts = {
    ...workbookParts({
      rows: [...rows, ['2024-01-15', { xml: '<c t="s"><v>0</v></c>' }, '-1.00']],
    }),
    'xl/sharedStrings.xml': strToU8(`<?xml version="1.0"?>${entities}<sst><si><t>x &b; &f; y</t></si></sst>`),
  };
  const result = readBankFile(zipSync(parts));
  const text = result.ok ? (result.file.statements[0]?.rows[0]?.text ?? '') : '';
  expect(text).not.toContain('aaaaaaaaaa');
  expect(text).not.toContain('localhost');
});

test('cells that repeat one long text are refused before they fill the memory', () => {
  const cells = '<c t="s"><v>0</v></c>'.repeat(20_000);
  const bomb = workbook({
    rows,
    sharedStrings: `<si><t>${'x'.repeat(32_000)}</t></si>`,
    sheetXml: `<worksheet><sheetData><row r="1">${cells}</row></sheetData></worksheet>`,
  });
  expect(readBankFile(bomb)).toMatchObject({ ok: false, message: expect.stringContaining('unpacks to more') });
});
