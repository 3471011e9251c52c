import type { TextEncoding } from './statement.ts';

export interface DecodedText {
  text: string;
  encoding: TextEncoding;
  /** False where the bytes fit several 8-bit encodings and the likelier was taken. */
  certain: boolean;
}

const sniffedBytes = 65_536;

function hasPrefix(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return prefix.every((byte, index) => bytes[index] === byte);
}

/** UTF-16 without a byte order mark shows as zero bytes in every second place of mostly Latin text. */
function utf16WithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length, 4096) & ~1;
  if (length < 8) return null;
  let evenZeros = 0;
  let oddZeros = 0;
  for (let index = 0; index < length; index += 2) {
    if (bytes[index] === 0) evenZeros += 1;
    if (bytes[index + 1] === 0) oddZeros += 1;
  }
  const pairs = length / 2;
  if (oddZeros > pairs * 0.3 && evenZeros < pairs * 0.02) return 'utf-16le';
  if (evenZeros > pairs * 0.3 && oddZeros < pairs * 0.02) return 'utf-16be';
  return null;
}

/** Counts whole multi-byte UTF-8 sequences, and bytes above 0x7F that belong to none, in a file that comes in pieces. */
export class Utf8Counter {
  whole = 0;
  #broken = 0;
  /** Bytes that the sequence at hand still lacks, and those that it has. */
  #lacking = 0;
  #found = 0;

  add(bytes: Uint8Array): void {
    for (let index = 0; index < bytes.length; index += 1) {
      const byte = bytes[index] ?? 0;
      if (this.#lacking > 0) {
        if ((byte & 0xc0) === 0x80) {
          this.#found += 1;
          this.#lacking -= 1;
          if (this.#lacking > 0) continue;
          this.whole += 1;
          this.#found = 0;
          continue;
        }
        this.#broken += this.#found;
        this.#found = 0;
        this.#lacking = 0;
      }
      if (byte < 0x80) continue;
      this.#lacking = byte < 0xc2 || byte >= 0xf5 ? 0 : byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : 1;
      if (this.#lacking === 0) this.#broken += 1;
      else this.#found = 1;
    }
  }

  /** So far; a sequence that is not whole yet counts as broken. */
  get broken(): number {
    return this.#broken + this.#found;
  }
}

/**
 * Which 8-bit code page: Cyrillic words are runs of bytes from 0xC0 up, while Western accents stand alone between
 * ASCII letters. Central European text shows in the letters ě č ř ů ł ą ę ő, whose code points are symbols or rare
 * letters in Windows-1252.
 */
function likelyCodePage(bytes: Uint8Array): TextEncoding {
  let high = 0;
  let inRuns = 0;
  let centralEuropean = 0;
  let western = 0;
  const isLetter = (byte: number) => byte >= 0xc0 || byte === 0xa8 || byte === 0xb8;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0;
    if (byte < 0x80) continue;
    high += 1;
    const before = bytes[index - 1] ?? 0;
    const after = bytes[index + 1] ?? 0;
    if (isLetter(byte) && (isLetter(before) || isLetter(after))) inRuns += 1;
    const insideWord = /[A-Za-z]/.test(String.fromCharCode(before, after));
    if (
      insideWord &&
      [0xec, 0xf8, 0xf9, 0xb3, 0xb9, 0xa3, 0xa5, 0xcc, 0xd8, 0xbf, 0x9c, 0x9f, 0xbe, 0xf2, 0xef].includes(byte)
    ) {
      centralEuropean += 1;
    }
    if ([0xe4, 0xf6, 0xfc, 0xdf, 0xe0, 0xe7, 0xea, 0xf1, 0xe5, 0xe3, 0xf5, 0xf4, 0xee].includes(byte)) western += 1;
  }
  if (high >= 4 && inRuns > high * 0.6) return 'windows-1251';
  return centralEuropean > 2 && centralEuropean > western * 2 ? 'windows-1250' : 'windows-1252';
}

function withoutTrailingZeros(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end -= 1;
  return bytes.subarray(0, end);
}

/**
 * The encoding of a file by its first 64 kB and by the UTF-8 sequences in all of it. `declared` is what a file's own
 * header says.
 */
export function detectEncoding(
  bytes: Uint8Array,
  { whole, broken }: Pick<Utf8Counter, 'whole' | 'broken'>,
  declared: TextEncoding | null,
): { encoding: TextEncoding; certain: boolean } {
  if (hasPrefix(bytes, [0xef, 0xbb, 0xbf])) return { encoding: 'utf-8', certain: true };
  if (hasPrefix(bytes, [0xff, 0xfe])) return { encoding: 'utf-16le', certain: true };
  if (hasPrefix(bytes, [0xfe, 0xff])) return { encoding: 'utf-16be', certain: true };
  const utf16 = utf16WithoutMark(bytes);
  if (utf16) return { encoding: utf16, certain: true };
  if (broken === 0) return { encoding: 'utf-8', certain: true };
  // A damaged letter or two in a long UTF-8 file must not turn all its other accents into rubbish.
  if (whole >= broken) return { encoding: 'utf-8', certain: false };
  const codePage = declared?.startsWith('windows') ? declared : null;
  return { encoding: codePage ?? likelyCodePage(bytes.subarray(0, sniffedBytes)), certain: codePage !== null };
}

/** A zero beside a digit may have been one: there it becomes a character that no number has. Others are padding. */
function withoutZeroCharacters(text: string): string {
  return text.replace(/\0+/g, (run: string, at: number) =>
    /[\d.,+-]/.test(`${text.charAt(at - 1)}${text.charAt(at + run.length)}`) ? '\uFFFD' : '',
  );
}

/**
 * Bytes of a text file as text with line ends made `\n`, the byte order mark and padding zero bytes removed.
 * `chosen` is taken as said; `declared` (what a file's own header says) only where the bytes do not speak against it,
 * since banks often declare Windows-1252 and write UTF-8.
 */
export function decodeText(
  bytes: Uint8Array,
  chosen?: TextEncoding,
  declared: TextEncoding | null = null,
): DecodedText {
  const counter = new Utf8Counter();
  if (chosen === undefined) counter.add(bytes);
  const detected =
    chosen === undefined ? detectEncoding(bytes, counter, declared) : { encoding: chosen, certain: true };
  const isWide = detected.encoding.startsWith('utf-16');
  const decoded = new TextDecoder(detected.encoding).decode(isWide ? bytes : withoutTrailingZeros(bytes));
  return { text: plainText(decoded), ...detected };
}

/** Decoded text without zeros and with line ends made `\n`. A text may be cut behind a line end and made plain in parts. */
export function plainText(decoded: string): string {
  const withoutZeros = decoded.includes('\0') ? withoutZeroCharacters(decoded) : decoded;
  return withoutZeros.includes('\r') ? withoutZeros.replace(/\r\n?/g, '\n') : withoutZeros;
}
