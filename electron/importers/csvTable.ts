import type { Delimiter } from './statement.ts';

export interface TableRecord {
  /** Cells, unquoted and trimmed. */
  cells: string[];
  /** 1-based line where the record begins. */
  line: number;
  /** The stretch of the file that the offsets are of: all of it, or what was at hand of a large one. */
  text: string;
  start: number;
  end: number;
  /** Lines that the record takes: more than one where a quoted cell holds line ends. */
  lines: number;
  /** A cell opens with a quote that nothing closes; the record was then read as far as its line goes. */
  hasOpenQuote: boolean;
  /** The record is ended by the end of the text, not by a line end, and its last cell is not closed by a quote. */
  isUnterminated: boolean;
}

/** The cell of a column without Excel's `="…"`, which keeps leading zeros. */
export function cellOf(record: TableRecord, column: number | null): string {
  const cell = column === null ? '' : (record.cells[column] ?? '');
  return cell.startsWith('="') && cell.endsWith('"') ? cell.slice(2, -1).trim() : cell;
}

const quote = '"';

interface QuotedCell {
  value: string;
  /** Offset of the delimiter or line end after the cell. */
  next: number;
}

/** The longest quoted cell that is believed; a longer one is a quote that was never closed. */
const longestQuotedCell = 20_000;

/**
 * The quoted cell that opens at `open`, or null where nothing closes it before `limit`. A quote counts as closing only
 * before a delimiter, a line end or the end; any other lone quote is text, since banks forget to double them. A quote on
 * a later line that stands where cells open shows that this cell was never closed and has run into the next record.
 */
function readQuotedCell(text: string, open: number, delimiter: Delimiter, limit: number): QuotedCell | null {
  let value = '';
  let from = open + 1;
  let isPastLineEnd = false;
  for (;;) {
    const at = text.indexOf(quote, from);
    if (at < 0 || at > limit) return null;
    const part = text.slice(from, at);
    value += part;
    isPastLineEnd ||= part.includes('\n');
    let next = at + 1;
    while (text[next] === ' ') next += 1;
    const before = text[at - 1];
    const following = text[next];
    const opensHere = isPastLineEnd && (before === delimiter || (before === '\n' && following !== delimiter));
    if (opensHere && following !== undefined && following !== '\n') return null;
    if (text[at + 1] === quote) {
      value += quote;
      from = at + 2;
      continue;
    }
    if (following === undefined || following === '\n' || following === delimiter) return { value: value.trim(), next };
    value += quote;
    from = at + 1;
  }
}

function countLineEnds(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** Cells of one line in which quotes have no meaning. */
export function splitPlainLine(line: string, delimiter: Delimiter): string[] {
  const cells = line.split(delimiter);
  for (let index = 0; index < cells.length; index += 1) cells[index] = (cells[index] ?? '').trim();
  return cells;
}

/**
 * The records of a delimited text (RFC 4180, read with tolerance): any number of cells per record, lone quotes as text,
 * line ends inside quoted cells. Blank lines give no record. `maximum` limits the number of records, for detection.
 * Written by hand because the general parsers lose an unclosed quote's line, or all lines after it.
 */
export function readRecords(text: string, delimiter: Delimiter, maximum = Number.POSITIVE_INFINITY): TableRecord[] {
  const records: TableRecord[] = [];
  if (maximum <= 0) return records;
  for (const record of recordsOf([text], delimiter)) {
    records.push(record);
    if (records.length >= maximum) break;
  }
  return records;
}

/**
 * The records of a text that comes in pieces, as `readRecords` reads them from the whole: a piece may end anywhere. Holds
 * only the piece at hand, and of the one before what it left unfinished.
 */
export function* recordsOf(pieces: Iterable<string>, delimiter: Delimiter): Generator<TableRecord> {
  const reader = pieces[Symbol.iterator]();
  let text = '';
  let position = 0;
  let isWhole = false;
  let line = 1;
  // After one open quote, cells are trusted within their own line only: else each later quote would be searched afar.
  let hasOpenQuote = false;
  /** Takes in at least as much as is left unfinished, so that one endless record costs no more than twice its length. */
  const takeMore = () => {
    const left = text.length - position;
    const taken = [text.slice(position)];
    for (let length = 0; length <= left && !isWhole; ) {
      const next = reader.next();
      if (next.done) isWhole = true;
      else {
        taken.push(next.value);
        length += next.value.length;
      }
    }
    text = taken.join('');
    position = 0;
  };
  for (;;) {
    const lineEnd = position < text.length ? text.indexOf('\n', position) : -1;
    if (lineEnd < 0 && !isWhole) {
      takeMore();
      continue;
    }
    if (position >= text.length) return;
    const end = lineEnd < 0 ? text.length : lineEnd;
    const source = text.slice(position, end);
    if (source.trim() === '') {
      position = end + 1;
      line += 1;
      continue;
    }
    let record: TableRecord;
    if (source.includes(quote)) {
      const read = readQuotedRecord(text, position, end, line, delimiter, hasOpenQuote);
      // What stands behind the piece at hand could have closed a cell, or gone on with it.
      if (read.seenTo >= text.length && !isWhole) {
        takeMore();
        continue;
      }
      record = read.record;
    } else {
      record = {
        cells: splitPlainLine(source, delimiter),
        line,
        text,
        start: position,
        end,
        lines: 1,
        hasOpenQuote: false,
        isUnterminated: lineEnd < 0,
      };
    }
    hasOpenQuote ||= record.hasOpenQuote;
    position = record.end + 1;
    line += record.lines;
    yield record;
  }
}

function readQuotedRecord(
  text: string,
  start: number,
  lineEnd: number,
  line: number,
  delimiter: Delimiter,
  oneLineOnly: boolean,
): { record: TableRecord; seenTo: number } {
  const cells: string[] = [];
  let position = start;
  let lastIsQuoted = false;
  for (;;) {
    let open = position;
    while (text[open] === ' ') open += 1;
    lastIsQuoted = text[open] === quote;
    let next: number;
    if (lastIsQuoted) {
      const limit = oneLineOnly ? lineEnd : open + longestQuotedCell;
      const cell = readQuotedCell(text, open, delimiter, limit);
      if (cell === null) {
        const cells = splitPlainLine(text.slice(start, lineEnd), delimiter).map((part) => part.replace(/^"|"$/g, ''));
        const isUnterminated = lineEnd === text.length;
        const record = { cells, line, text, start, end: lineEnd, lines: 1, hasOpenQuote: true, isUnterminated };
        return { record, seenTo: limit + 2 };
      }
      cells.push(cell.value);
      next = cell.next;
    } else {
      next = position;
      while (next < text.length && text[next] !== delimiter && text[next] !== '\n') next += 1;
      cells.push(text.slice(position, next).trim());
    }
    if (next >= text.length || text[next] === '\n') {
      const end = Math.min(next, text.length);
      const isUnterminated = next >= text.length && !lastIsQuoted;
      const lines = 1 + countLineEnds(text, start, end);
      return {
        record: { cells, line, text, start, end, lines, hasOpenQuote: false, isUnterminated },
        seenTo: next + 1,
      };
    }
    position = next + 1;
  }
}
