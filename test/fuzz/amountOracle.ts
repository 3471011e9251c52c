import { plainHeader } from '../../electron/importers/csvHeaderWords.ts';
import { decodeText } from '../../electron/importers/decodeText.ts';
import { declaredOfxEncoding } from '../../electron/importers/readOfx.ts';
import { isXlsx, readWorkbookText } from '../../electron/importers/readXlsx.ts';
import type { ParsedFile, StatementRow } from '../../electron/importers/statement.ts';
import { decodeEntities } from '../../electron/importers/tagScanner.ts';
import { minorUnitDigits } from '../../shared/money.ts';

const grouping = "[.,' ]";

/** Every writing of a whole number: bare, or in groups of three (or two before the last three), after any zeros. */
function wholeNumber(digits: string): string {
  if (digits === '0') return `(?:0(?:${grouping}?0)*)?`;
  const zeros = `(?:0${grouping}?)*`;
  const threes = digits.replace(/\B(?=(?:\d{3})+$)/g, grouping);
  const indian = digits.replace(/\B(?=(?:\d{2})*\d{3}$)/g, grouping);
  return `${zeros}(?:${[...new Set([digits, threes, indian])].join('|')})`;
}

/** Every writing of the decimals: without zeros at the end or with more, and none at all where all are zero. */
function fraction(digits: string): string {
  const short = digits.replace(/0+$/, '');
  return short === '' ? '(?:[.,][0-]*)?' : `[.,]${short}0*`;
}

/**
 * Whether an amount is written in a text as a number of its own, in any style: thousands marks, decimal point or comma,
 * zeros in front, decimals or none. The sign is left aside. A number that goes on before or behind is another one.
 */
export function isWritten(text: string, amount: number, currency: string | null): boolean {
  const places = minorUnitDigits(currency ?? 'XXX');
  const digits = String(Math.abs(amount)).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const decimals = places === 0 ? '' : digits.slice(-places);
  const number = `(?=[.,]?\\d)${wholeNumber(whole)}${fraction(decimals)}`;
  return new RegExp(String.raw`(?<!\d|\d[.,'])${number}(?!\d|[.,']\d)`).test(text);
}

/** Whether an amount is one that is written, less a fee that is written too. */
function isAfterFee(text: string, amount: number, currency: string | null): boolean {
  const scale = 10 ** minorUnitDigits(currency ?? 'XXX');
  const numbers = text.split('\n').flatMap((cell) => /\d+(?:[.,]\d+)?/.exec(cell)?.[0].replace(',', '.') ?? []);
  return numbers.some((fee) => {
    const less = amount + Math.round(Number(fee) * scale);
    return Number.isSafeInteger(less) && isWritten(text, less, currency);
  });
}

const blanks = /[\u00A0\u2000-\u200A\u202F\u205F\u3000\t]/g;
const invisible = /[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u061C]/g;

function plain(text: string): string {
  return text
    .replace(invisible, '')
    .replace(blanks, ' ')
    .replace(/[’‘´`ʼ]/g, "'");
}

/** The cells of a table, one on a line: what commas part is no number. */
function cellsOf(text: string, delimiter: string): string {
  const quotedOrBare = new RegExp(`"(?:[^"]|"")*"|[^${delimiter === '|' ? '\\|' : delimiter}\\n]+`, 'g');
  return [...(text.match(quotedOrBare) ?? []), ...text.split(delimiter)].join('\n');
}

function decodedText(bytes: Uint8Array): string {
  if (isXlsx(bytes)) {
    const read = readWorkbookText(bytes);
    return 'text' in read ? read.text : '';
  }
  return decodeText(bytes, undefined, declaredOfxEncoding(bytes)).text;
}

/** A number may be wrapped within, as MT940 does, or written with entities, as XML may. */
function writings(text: string, format: ParsedFile['format'], delimiter: string): string[] {
  if (format === 'mt940') return [text, text.replaceAll('\n', '')];
  if (format === 'ofx' || format === 'camt') return [decodeEntities(text)];
  return format === 'qif' ? [text] : [cellsOf(text, delimiter)];
}

/** The rows and parts of a file whose amount does not stand in it, from the line on where the row begins. */
export function unwrittenAmounts(bytes: Uint8Array, file: ParsedFile): string[] {
  const rows = file.statements.flatMap((statement) => statement.rows);
  if (rows.length === 0) return [];
  const text = decodedText(bytes);
  const delimiter = file.csv?.layout.delimiter ?? ',';
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const lines = [...new Set(rows.map(({ line }) => line))].sort((left, right) => left - right);
  const nextLine = new Map(lines.map((line, index) => [line, lines[index + 1] ?? starts.length + 1]));
  const names = file.csv?.columns.map(plainHeader) ?? [];
  const isRegister = names.includes('outflow') && names.includes('inflow');
  const hasFees = names.includes('fee');
  const found: string[] = [];
  for (const row of rows) {
    const from = starts[row.line - 1] ?? 0;
    const to = starts[(nextLine.get(row.line) ?? 0) - 1] ?? text.length;
    // Tags may stand on one line for several transactions.
    const own = file.format === 'ofx' || file.format === 'camt' ? text.slice(from) : text.slice(from, to);
    const places = writings(own, file.format, delimiter).map(plain);
    // A register of YNAB states the parts of a divided transaction only.
    const whole = isRegister && row.parts ? [] : [row.amount];
    const amounts = [...whole, ...(row.parts ?? []).map(({ amount }) => amount)];
    const missing = amounts.filter(
      (amount) =>
        !places.some(
          (place) => isWritten(place, amount, row.currency) || (hasFees && isAfterFee(place, amount, row.currency)),
        ),
    );
    if (missing.length > 0) found.push(described(row, missing));
  }
  return found;
}

function described({ line, date, text }: StatementRow, amounts: readonly number[]): string {
  return `line ${line}, ${date} “${text.slice(0, 40)}”: ${amounts.join(' and ')} is not in the file`;
}
