import { plainText } from './decodeText.ts';
import type { TextEncoding } from './statement.ts';

/** The bytes of a file, in memory or on a disk. */
export interface FileBytes {
  readonly size: number;
  /** Fewer than `length` only at the end. */
  read(from: number, length: number): Uint8Array<ArrayBuffer>;
}

export function bytesInMemory(bytes: Uint8Array<ArrayBuffer>): FileBytes {
  return { size: bytes.length, read: (from, length) => bytes.subarray(from, from + length) };
}

export const pieceBytes = 512 * 1024;

export function* bytePieces(bytes: FileBytes, length = pieceBytes): Generator<Uint8Array<ArrayBuffer>> {
  for (let from = 0; from < bytes.size; from += length) yield bytes.read(from, Math.min(length, bytes.size - from));
}

/** The size without the zero bytes with which some banks pad a file. */
function sizeWithoutPadding(bytes: FileBytes): number {
  let size = bytes.size;
  while (size > 0) {
    const from = Math.max(0, size - pieceBytes);
    const end = bytes.read(from, size - from);
    const last = end.findLastIndex((byte) => byte !== 0);
    if (last >= 0) return from + last + 1;
    size = from;
  }
  return 0;
}

/** Where a text can be cut so that its parts made plain are the whole made plain: behind a line end that is all there. */
function lineCut(text: string): number {
  const lineEnd = text.lastIndexOf('\n');
  if (lineEnd >= 0) return lineEnd + 1;
  // Of a lone carriage return it must be seen that no line feed follows it, not even behind padding.
  for (let at = text.length - 2; at >= 0; at -= 1) if (text[at] === '\r' && text[at + 1] !== '\0') return at + 1;
  return 0;
}

/** The text of a file piece by piece, as `decodeText` gives it in one. */
export function* textPieces(bytes: FileBytes, encoding: TextEncoding, length = pieceBytes): Generator<string> {
  const size = encoding.startsWith('utf-16') ? bytes.size : sizeWithoutPadding(bytes);
  const decoder = new TextDecoder(encoding);
  const unfinished: string[] = [];
  for (const piece of bytePieces({ size, read: bytes.read }, length)) {
    const decoded = decoder.decode(piece, { stream: true });
    const cut = lineCut(decoded);
    if (cut === 0) {
      unfinished.push(decoded);
      continue;
    }
    yield plainText(unfinished.join('') + decoded.slice(0, cut));
    unfinished.length = 0;
    unfinished.push(decoded.slice(cut));
  }
  yield plainText(unfinished.join('') + decoder.decode());
}
