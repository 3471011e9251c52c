/// <reference path="./saxen.d.ts" />
import { Parser } from 'saxen';
import { builtInFormat, type NumberFormat, numberText, readNumberFormat } from './xlsxCells.ts';

/** What cells of a workbook refer to. */
export interface WorkbookContext {
  sharedStrings: readonly string[];
  /** Number formats by the style number of a cell. */
  formats: readonly NumberFormat[];
  uses1904: boolean;
}

/** What a workbook of text may unpack to, in characters; beyond it, cells repeat a long text to exhaust the memory. */
const longestSheet = 128 * 1024 * 1024;
/** The largest sheet there can be. */
const largest = { row: 1_048_576, column: 16_384 };

interface Handlers {
  open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  close?: (name: string) => void;
  text?: (text: string) => void;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Walks through an XML part, names without their prefixes. False where the part is broken. Only the five entities of XML and numeric ones are decoded. */
function walk(xml: string, { open, close, text }: Handlers): boolean {
  let isWhole = true;
  const parser = new Parser();
  parser.on('openTag', (name, readAttributes, decode) => {
    if (!open) return;
    const attributes = readAttributes();
    for (const [key, value] of Object.entries(attributes)) if (value.includes('&')) attributes[key] = decode(value);
    open(localName(name), attributes);
  });
  parser.on('closeTag', (name) => close?.(localName(name)));
  parser.on('text', (value, decode) => text?.(value.includes('&') ? decode(value) : value));
  parser.on('cdata', (value) => text?.(value));
  const fail = () => {
    isWhole = false;
    parser.stop();
  };
  parser.on('error', fail);
  parser.on('warn', () => {});
  parser.parse(xml);
  return isWhole;
}

/** The relation of each sheet that can be seen, in order, and the way the workbook counts days. */
export function readWorkbook(xml: string): { sheets: string[]; uses1904: boolean } | null {
  const sheets: string[] = [];
  let uses1904 = false;
  const isWhole = walk(xml, {
    open: (name, attributes) => {
      if (name === 'workbookPr') uses1904 = /^(?:1|true)$/.test(attributes.date1904 ?? '');
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1];
      if (name === 'sheet' && id !== undefined && (attributes.state ?? 'visible') === 'visible') sheets.push(id);
    },
  });
  return isWhole ? { sheets, uses1904 } : null;
}

/** Names of the parts within `xl/` that hold worksheets, by their relation. */
export function readRelations(xml: string): Map<string, string> | null {
  const targets = new Map<string, string>();
  const isWhole = walk(xml, {
    open: (name, { Id, Type, Target }) => {
      if (name !== 'Relationship' || !Id || !Target || !Type?.endsWith('/worksheet')) return;
      targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target.replace(/^\.\//, '')}`);
    },
  });
  return isWhole ? targets : null;
}

/** Texts that cells share. Readings beside Japanese words (`rPh`) are no part of them. */
export function readSharedStrings(xml: string): string[] | null {
  const strings: string[] = [];
  let current = '';
  let isText = false;
  let isReading = false;
  const isWhole = walk(xml, {
    open: (name) => {
      if (name === 'si') current = '';
      else if (name === 'rPh') isReading = true;
      isText = name === 't' && !isReading;
    },
    close: (name) => {
      if (name === 'si') strings.push(current);
      else if (name === 'rPh') isReading = false;
      isText = false;
    },
    text: (value) => {
      if (isText) current += value;
    },
  });
  return isWhole ? strings : null;
}

/** The number format of each style. */
export function readFormats(xml: string): NumberFormat[] | null {
  const own = new Map<number, NumberFormat>();
  const formats: NumberFormat[] = [];
  let isCellStyles = false;
  const isWhole = walk(xml, {
    open: (name, attributes) => {
      const id = Number(attributes.numFmtId ?? 0);
      if (name === 'numFmt') own.set(id, readNumberFormat(attributes.formatCode ?? ''));
      else if (name === 'cellXfs') isCellStyles = true;
      else if (name === 'xf' && isCellStyles) formats.push(own.get(id) ?? builtInFormat(id));
    },
    close: (name) => {
      if (name === 'cellXfs') isCellStyles = false;
    },
  });
  return isWhole ? formats : null;
}

/** 0-based column of a cell's name: 2 for `C7`. */
function columnOf(name: string): number {
  let column = 0;
  for (const letter of /^[A-Z]{1,3}/.exec(name)?.[0] ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** A cell in tab separated text: line ends and tabs within it become blanks, so that a line is a row of the sheet. */
function written(cell: string): string {
  const text = /[\t\n\r]/.test(cell) ? cell.replace(/[\t\n\r]+/g, ' ') : cell;
  return text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text;
}

const plainNumber: NumberFormat = { kind: 'number', currency: null };

/**
 * A worksheet as tab separated text, its rows on the lines of their numbers, cells as they are shown. Null where the
 * part is broken, and `too-large` where the text would exhaust the memory.
 */
export function sheetText(xml: string, context: WorkbookContext): string | 'too-large' | null {
  const lines: string[] = [];
  let cells: string[] = [];
  let length = 0;
  let isDamaged = false;
  let row = 0;
  let column = -1;
  let type = '';
  let style = 0;
  let value = '';
  let isValue = false;
  const finish = () => {
    if (value === '') return;
    let text: string | null = value;
    if (type === 's') text = context.sharedStrings[Number(value)] ?? null;
    else if (type === 'b') text = value === '1' ? 'TRUE' : 'FALSE';
    else if (type === '' || type === 'n')
      text = numberText(value, context.formats[style] ?? plainNumber, context.uses1904);
    if (text === null) isDamaged = true;
    else {
      while (cells.length < column) cells.push('');
      const cell = written(text);
      cells[column] = cell;
      length += cell.length + column;
    }
  };
  const isWhole = walk(xml, {
    open: (name, attributes) => {
      if (length > longestSheet || isDamaged) return;
      if (name === 'row') {
        row = attributes.r === undefined ? row + 1 : Number(attributes.r);
        column = -1;
        cells = [];
        // Rows stand in order; a row that does not is one of a damaged sheet.
        if (!(row > lines.length && row <= largest.row)) isDamaged = true;
        else while (lines.length < row - 1) lines.push('');
      } else if (name === 'c') {
        column = attributes.r === undefined ? column + 1 : columnOf(attributes.r);
        if (!(column >= 0 && column < largest.column)) isDamaged = true;
        type = attributes.t ?? '';
        style = Number(attributes.s ?? 0);
        value = '';
      }
      isValue = name === 'v' || name === 't';
    },
    close: (name) => {
      isValue = false;
      if (isDamaged || length > longestSheet) return;
      if (name === 'c') finish();
      else if (name === 'row') {
        lines.push(cells.join('\t'));
        length += 1;
      }
    },
    text: (part) => {
      if (isValue) value += part;
    },
  });
  if (length > longestSheet) return 'too-large';
  return isWhole && !isDamaged ? lines.join('\n') : null;
}
