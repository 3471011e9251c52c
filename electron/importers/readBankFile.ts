import { readApplicationExport } from './applicationExport.ts';
import { decodeText } from './decodeText.ts';
import { recogniseForeignBytes, recogniseForeignText } from './foreignFile.ts';
import { isMt940 } from './mt940Fields.ts';
import { isQif } from './qifRecords.ts';
import { isCamt, readCamt } from './readCamt.ts';
import { readCsv } from './readCsv.ts';
import { readMt940 } from './readMt940.ts';
import { declaredOfxEncoding, isOfx, readOfx } from './readOfx.ts';
import { readQif } from './readQif.ts';
import { isXlsx, readXlsx } from './readXlsx.ts';
import type { CsvLayoutChoice, ReadFileResult } from './statement.ts';

function notABankFile(what: string): ReadFileResult {
  return {
    ok: false,
    code: 'NOT_A_BANK_FILE',
    message: `This file is not a bank export that can be read: it seems to be ${what}.`,
  };
}

const empty: ReadFileResult = {
  ok: false,
  code: 'EMPTY_FILE',
  message: 'This file is empty.',
};

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
  if (isOfx(decoded.text)) return readOfx(decoded.text);
  if (isCamt(decoded.text)) return readCamt(decoded.text);
  if (isQif(decoded.text)) return readQif(decoded.text, options);
  if (isMt940(decoded.text)) return readMt940(decoded.text, options);
  const foreignText = recogniseForeignText(decoded.text);
  if (foreignText !== null) return notABankFile(foreignText);
  return readApplicationExport(decoded.text) ?? readCsv(decoded, options);
}
