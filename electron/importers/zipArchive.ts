// The build for Node declares a `require` of its own, which clashes with the bundler's.
import { Inflate } from 'fflate/browser';

/** An entry of a zip archive by the archive's own directory (PKWARE APPNOTE 4.3.12). */
export interface ZipEntry {
  name: string;
  method: number;
  isEncrypted: boolean;
  crc: number;
  compressedSize: number;
  size: number;
  /** Offset of the entry's own header. */
  offset: number;
}

const signatures = { end: 0x06054b50, entry: 0x02014b50, content: 0x04034b50 };
const longestComment = 0xffff;
const pieceBytes = 32_768;

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Offset of the record that ends every archive, -1 where there is none: the file breaks off or is no archive. */
function findEnd(view: DataView): number {
  const earliest = Math.max(0, view.byteLength - 22 - longestComment);
  for (let at = view.byteLength - 22; at >= earliest; at -= 1)
    if (view.getUint32(at, true) === signatures.end) return at;
  return -1;
}

/** The entries of an archive by name, or null where its directory cannot be read. */
export function readZipDirectory(bytes: Uint8Array): Map<string, ZipEntry> | null {
  if (bytes.length < 22) return null;
  const view = viewOf(bytes);
  const end = findEnd(view);
  if (end < 0) return null;
  const entries = new Map<string, ZipEntry>();
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== signatures.entry) return null;
    const nameLength = view.getUint16(at + 28, true);
    if (at + 46 + nameLength > end) return null;
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    entries.set(name, {
      name,
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      compressedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ (crcTable[(crc ^ byte) & 0xff] ?? 0);
  return (crc ^ 0xffffffff) >>> 0;
}

/** Inflated bytes, or null as soon as they are more than `size`: what the directory says is not believed, but held to. */
function inflate(compressed: Uint8Array, size: number): Uint8Array | null {
  const content = new Uint8Array(size);
  let filled = 0;
  let isTooLong = false;
  const stream = new Inflate((piece) => {
    if (filled + piece.length > size) isTooLong = true;
    else content.set(piece, filled);
    filled += piece.length;
  });
  for (let at = 0; at < compressed.length && !isTooLong; at += pieceBytes)
    stream.push(compressed.subarray(at, at + pieceBytes), at + pieceBytes >= compressed.length);
  return isTooLong || filled !== size ? null : content;
}

/**
 * The content of an entry, or null where it is damaged (its checksum does not fit), encrypted or packed in a rare way.
 * Never unpacks more than the entry's `size`, which the caller has to judge first.
 */
export function unpackZipEntry(bytes: Uint8Array, entry: ZipEntry): Uint8Array | null {
  const view = viewOf(bytes);
  if (entry.isEncrypted || entry.offset + 30 > bytes.length) return null;
  if (view.getUint32(entry.offset, true) !== signatures.content) return null;
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  if (start + entry.compressedSize > bytes.length) return null;
  const packed = bytes.subarray(start, start + entry.compressedSize);
  let content: Uint8Array | null = null;
  try {
    if (entry.method === 0) content = packed.length === entry.size ? packed : null;
    else if (entry.method === 8) content = inflate(packed, entry.size);
  } catch {
    // fflate throws for bytes that are no deflate stream.
    return null;
  }
  return content !== null && crc32(content) === entry.crc ? content : null;
}
