import { readCsv } from './readCsv.ts';
import type { CsvLayoutChoice, FileProblemCode, ReadFileResult } from './statement.ts';
import { readFormats, readRelations, readSharedStrings, readWorkbook, sheetText } from './xlsxWorkbook.ts';
import { readZipDirectory, unpackZipEntry, type ZipEntry } from './zipArchive.ts';

/** What one part may unpack to: a sheet of a quarter of a million rows. Small files that unpack to more are traps. */
const largestPart = 128 * 1024 * 1024;

function refused(code: FileProblemCode, message: string): ReadFileResult {
  return { ok: false, code, message };
}

const damaged = refused(
  'DAMAGED_FILE',
  'This Excel workbook is damaged or incomplete. Download it again, or save its first sheet as CSV and import that.',
);
const tooLarge = refused(
  'DAMAGED_FILE',
  'This Excel workbook unpacks to more than can be read at once. Save its first sheet as CSV and import that.',
);
const withoutSheet = refused('UNREADABLE_TABLE', 'This Excel workbook has no sheet with cells that could be read.');

/** Whether the bytes are a workbook of Excel 2007 or later, by the names of its parts. */
export function isXlsx(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return false;
  const directory = readZipDirectory(bytes);
  if (directory !== null) return directory.has('xl/workbook.xml');
  // An archive that breaks off has no directory, but the names also stand before the parts.
  return new TextDecoder('latin1').decode(bytes.subarray(0, 65_536)).includes('xl/');
}

/** Zero records stay zero: a part that is missing and may be. */
function partText(bytes: Uint8Array, entry: ZipEntry | undefined): string | null {
  if (entry === undefined) return '';
  const content = unpackZipEntry(bytes, entry);
  return content === null ? null : new TextDecoder().decode(content);
}

/** The cells of the first visible sheet as a tab separated text, a line for each row. */
export function readWorkbookText(bytes: Uint8Array): { text: string } | ReadFileResult {
  const directory = readZipDirectory(bytes);
  if (directory === null) return damaged;
  const names = ['xl/workbook.xml', 'xl/_rels/workbook.xml.rels', 'xl/sharedStrings.xml', 'xl/styles.xml'];
  const entries = names.map((name) => directory.get(name));
  if (entries.some((entry) => entry !== undefined && entry.size > largestPart)) return tooLarge;
  const [workbookXml, relationsXml, stringsXml, stylesXml] = entries.map((entry) => partText(bytes, entry));
  if (!workbookXml || !relationsXml || stringsXml == null || stylesXml == null) return damaged;
  const workbook = readWorkbook(workbookXml);
  const relations = readRelations(relationsXml);
  const sharedStrings = stringsXml === '' ? [] : readSharedStrings(stringsXml);
  const formats = stylesXml === '' ? [] : readFormats(stylesXml);
  if (workbook === null || relations === null || sharedStrings === null || formats === null) return damaged;
  const first = workbook.sheets.map((id) => relations.get(id)).find((name) => name !== undefined);
  if (first === undefined) return withoutSheet;
  const sheet = directory.get(first);
  if (sheet === undefined) return damaged;
  if (sheet.size > largestPart) return tooLarge;
  const sheetXml = partText(bytes, sheet);
  if (sheetXml === null) return damaged;
  const text = sheetText(sheetXml, { sharedStrings, formats, uses1904: workbook.uses1904 });
  if (text === null) return damaged;
  if (text === 'too-large') return tooLarge;
  if (text.trim() === '') return withoutSheet;
  // A last line end says that the last row is whole, as all rows of a sheet are.
  return { text: `${text}\n` };
}

/**
 * Reads the first visible sheet of a workbook (ECMA-376, `.xlsx`) like a delimited text: dates as dates, numbers with all
 * their decimals, rows by their numbers. Formulas give the result that was stored with them; nothing is computed.
 */
export function readXlsx(bytes: Uint8Array, choice: CsvLayoutChoice): ReadFileResult {
  const read = readWorkbookText(bytes);
  if (!('text' in read)) return read;
  const decoded = { text: read.text, encoding: 'utf-8', certain: true } as const;
  const result = readCsv(decoded, { ...choice, encoding: 'utf-8', delimiter: '\t' });
  return result.ok ? { ok: true, file: { ...result.file, format: 'xlsx' } } : result;
}
