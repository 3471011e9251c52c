import { strToU8, type Zippable, zipSync } from 'fflate';

/** A cell as it stands in a worksheet: a text, a number with the number of its style, or XML of its own. */
export type SheetCell = string | { number: string; style?: number } | { xml: string } | null;

interface WorkbookParts {
  rows: readonly (readonly SheetCell[])[];
  /** Number formats of the styles 1, 2, …; style 0 is plain. */
  formats?: readonly string[];
  uses1904?: boolean;
  sharedStrings?: string;
  sheetXml?: string;
}

function columnName(column: number): string {
  return column < 26
    ? String.fromCharCode(65 + column)
    : columnName(Math.floor(column / 26) - 1) + columnName(column % 26);
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

function cellXml(cell: SheetCell, name: string): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return `<c r="${name}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
  if ('xml' in cell) return cell.xml.replace('<c', `<c r="${name}"`);
  return `<c r="${name}" s="${cell.style ?? 0}"><v>${cell.number}</v></c>`;
}

function sheetOf(rows: WorkbookParts['rows']): string {
  const lines = rows.map((cells, row) => {
    const written = cells.map((cell, column) => cellXml(cell, `${columnName(column)}${row + 1}`)).join('');
    // Applications write no row where all cells are empty.
    return written === '' ? '' : `<row r="${row + 1}">${written}</row>`;
  });
  return `<worksheet><sheetData>${lines.join('')}</sheetData></worksheet>`;
}

/** The parts of a small workbook (`.xlsx`), the visible sheet behind a hidden one. */
export function workbookParts({ rows, formats = [], uses1904 = false, sharedStrings = '', sheetXml }: WorkbookParts) {
  const own = formats.map((code, index) => `<numFmt numFmtId="${200 + index}" formatCode="${escaped(code)}"/>`);
  const styles = ['<xf numFmtId="0"/>', ...formats.map((_, index) => `<xf numFmtId="${200 + index}"/>`)];
  const relation = (id: string, target: string) =>
    `<Relationship Id="${id}" Type="http://example.org/relationships/worksheet" Target="${target}"/>`;
  return {
    '[Content_Types].xml': strToU8('<Types/>'),
    'xl/workbook.xml': strToU8(
      `<?xml version="1.0"?><workbook><workbookPr date1904="${uses1904 ? 1 : 0}"/><sheets><sheet name="x" state="hidden" r:id="rId1"/><sheet name="y" r:id="rId2"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships>${relation('rId1', 'worksheets/sheet1.xml')}${relation('rId2', '/xl/worksheets/sheet2.xml')}</Relationships>`,
    ),
    'xl/styles.xml': strToU8(
      `<styleSheet><numFmts>${own.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${styles.join('')}</cellXfs></styleSheet>`,
    ),
    'xl/sharedStrings.xml': strToU8(`<sst>${sharedStrings}</sst>`),
    'xl/worksheets/sheet1.xml': strToU8('<worksheet><sheetData/></worksheet>'),
    'xl/worksheets/sheet2.xml': strToU8(sheetXml ?? sheetOf(rows)),
  } satisfies Zippable;
}

export function workbook(parts: WorkbookParts): Uint8Array {
  return zipSync(workbookParts(parts));
}
