import { isApplicationExport, readApplicationExport } from './applicationExport.ts';
import { type DecodedText, decodeText, detectEncoding, Utf8Counter } from './decodeText.ts';
import { bytePieces, type FileBytes, pieceBytes, textPieces } from './fileBytes.ts';
import { recogniseForeignBytes, recogniseForeignText } from './foreignFile.ts';
import { isMt940 } from './mt940Fields.ts';
import { isQif } from './qifRecords.ts';
import { isCamt, readCamt } from './readCamt.ts';
import { type OpenCsv, openCsv, readCsv } from './readCsv.ts';
import { readMt940 } from './readMt940.ts';
import { declaredOfxEncoding, isOfx, readOfx } from './readOfx.ts';
import { readQif } from './readQif.ts';
import { isXlsx, readXlsx } from './readXlsx.ts';
import type { CsvLayoutChoice, FileProblemCode, ParsedFile, ReadFileResult, ReadRecord } from './statement.ts';

function notABankFile(what: string): Extract<ReadFileResult, { ok: false }> {
  return {
    ok: false,
    code: 'NOT_A_BANK_FILE',
    message: `This file is not a bank export that can be read: it seems to be ${what}.`,
  };
}

const empty = { ok: false, code: 'EMPTY_FILE', message: 'This file is empty.' } as const satisfies ReadFileResult;

/** What the text is that is no plain table, or null where it may be one. */
function readOtherText(decoded: DecodedText, options: CsvLayoutChoice): ReadFileResult | null {
  const { text } = decoded;
  if (isOfx(text)) return readOfx(text);
  if (isCamt(text)) return readCamt(text);
  if (isQif(text)) return readQif(text, options);
  if (isMt940(text)) return readMt940(text, options);
  const foreignText = recogniseForeignText(text);
  return foreignText === null ? readApplicationExport(text) : notABankFile(foreignText);
}

/**
 * Reads a bank's export, whatever its name: delimited text (CSV) or OFX/QFX of either dialect. `options` correct what
 * was detected in a delimited text. Never throws for what the bytes hold, and never guesses an amount: what cannot be
 * read for certain is held back with its line and a reason.
 */
export function readBankFile(bytes: Uint8Array, options: CsvLayoutChoice = {}): ReadFileResult {
  if (bytes.every((byte) => byte === 0)) return empty;
  if (isXlsx(bytes)) return readXlsx(bytes, options);
  const foreignBytes = recogniseForeignBytes(bytes);
  if (foreignBytes !== null) return notABankFile(foreignBytes);
  const decoded = decodeText(bytes, options.encoding, declaredOfxEncoding(bytes));
  if (decoded.text.trim() === '') return empty;
  return readOtherText(decoded, options) ?? readCsv(decoded, options);
}

/** Bytes by which a file is recognised; every test of a format looks at fewer. */
const recognisedBytes = 64 * 1024;
/** Characters from which the layout of a large table is told. */
const headCharacters = 1024 * 1024;
/** What is read in one: no bank's export in another format than a table is larger. */
const largestWholeFile = 64_000_000;

type FileRefusal = { ok: false; code: FileProblemCode | 'FILE_TOO_LARGE'; message: string };
export type OpenedFile = { ok: true; table: OpenCsv } | { ok: true; table: null; file: ParsedFile } | FileRefusal;

/**
 * Opens a bank's export to read it as `readBankFile` does, but a delimited text without ever holding all of it: its rows
 * come from `table.records()`. `hear` is given the whole file once, piece by piece, and then every record of a table once.
 */
export function openBankFile(
  bytes: FileBytes,
  options: CsvLayoutChoice = {},
  hear: { bytes?: (piece: Uint8Array) => void; record?: (record: ReadRecord) => void } = {},
  sizes: { piece: number; head: number } = { piece: pieceBytes, head: headCharacters },
): OpenedFile {
  const counter = new Utf8Counter();
  let isEmpty = true;
  for (const piece of bytePieces(bytes, sizes.piece)) {
    hear.bytes?.(piece);
    counter.add(piece);
    isEmpty &&= piece.every((byte) => byte === 0);
  }
  if (isEmpty) return empty;
  const start = bytes.read(0, Math.min(bytes.size, recognisedBytes));
  // The directory of an archive stands at its end.
  if (start[0] === 0x50 && start[1] === 0x4b) return readWhole(bytes, options);
  const foreignBytes = recogniseForeignBytes(start);
  if (foreignBytes !== null) return notABankFile(foreignBytes);
  const found =
    options.encoding === undefined
      ? detectEncoding(start, counter, declaredOfxEncoding(start))
      : { encoding: options.encoding, certain: true };
  const pieces = () => textPieces(bytes, found.encoding, sizes.piece);
  const { text, isAll } = beginning(pieces(), sizes.head);
  if (isAll && text.trim() === '') return empty;
  if (isOfx(text) || isCamt(text) || isQif(text) || isMt940(text) || isApplicationExport(text)) {
    return readWhole(bytes, options);
  }
  const foreignText = recogniseForeignText(text);
  if (foreignText !== null) return notABankFile(foreignText);
  return openCsv({ ...found, head: text, headIsAll: isAll, pieces }, options, hear.record);
}

function beginning(pieces: Iterable<string>, length: number): { text: string; isAll: boolean } {
  let text = '';
  for (const piece of pieces) {
    if (text.length >= length) return { text, isAll: false };
    text += piece;
  }
  return { text, isAll: true };
}

function readWhole(bytes: FileBytes, options: CsvLayoutChoice): OpenedFile {
  if (bytes.size > largestWholeFile) {
    const message = `This file is larger than ${largestWholeFile / 1_000_000} MB, which no bank export of its format is.`;
    return { ok: false, code: 'FILE_TOO_LARGE', message };
  }
  const result = readBankFile(bytes.read(0, bytes.size), options);
  return result.ok ? { ok: true, table: null, file: result.file } : result;
}
