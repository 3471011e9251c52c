const saveAsTable = 'open it, save it as .xlsx or CSV without a password, and import that';

/** Files that people pick by mistake, told by their first bytes. */
const signatures: readonly { bytes: readonly number[]; at?: number; what: string }[] = [
  { bytes: [0xff, 0xd8, 0xff], what: 'a photo (JPEG)' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], what: 'a picture (PNG)' },
  { bytes: [0x47, 0x49, 0x46, 0x38], what: 'a picture (GIF)' },
  { bytes: [0x57, 0x45, 0x42, 0x50], at: 8, what: 'a picture (WebP)' },
  { bytes: [0x49, 0x49, 0x2a, 0x00], what: 'a picture (TIFF)' },
  { bytes: [0x4d, 0x4d, 0x00, 0x2a], what: 'a picture (TIFF)' },
  { bytes: [0x66, 0x74, 0x79, 0x70], at: 4, what: 'a photo or film (HEIC or MP4)' },
  { bytes: [0x25, 0x50, 0x44, 0x46], what: 'a PDF document' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], what: `an old or protected Excel workbook (.xls); ${saveAsTable}` },
  { bytes: [0x1f, 0x8b], what: 'a compressed archive (gzip)' },
  { bytes: [0x52, 0x61, 0x72, 0x21], what: 'a compressed archive (RAR)' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], what: 'a compressed archive (7-Zip)' },
  { bytes: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66], what: 'an SQLite database' },
  { bytes: [0x7f, 0x45, 0x4c, 0x46], what: 'a program' },
  { bytes: [0x4d, 0x5a, 0x90], what: 'a program' },
];

function asciiStart(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, 4096));
}

function startsWith(bytes: Uint8Array, signature: readonly number[], at: number): boolean {
  return signature.every((byte, index) => bytes[at + index] === byte);
}

/** What a file seems to be whose bytes are no text, or null where they may be text. */
export function recogniseForeignBytes(bytes: Uint8Array): string | null {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04], 0) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06], 0)) {
    const names = asciiStart(bytes);
    if (names.includes('opendocument.spreadsheet')) return `an OpenDocument spreadsheet (.ods); ${saveAsTable}`;
    if (names.includes('xl/workbook.bin')) return `a binary Excel workbook (.xlsb); ${saveAsTable}`;
    const isOffice = /word\/|ppt\/|\[Content_Types\]\.xml|mimetypeapplication\/vnd\.oasis/.test(names);
    return isOffice ? 'an office document without a sheet' : 'a compressed archive (zip)';
  }
  const known = signatures.find((signature) => startsWith(bytes, signature.bytes, signature.at ?? 0));
  if (known) return known.what;
  // Text has no control characters but tab, line ends, form feed and DOS's end mark; zeros belong to UTF-16 and padding.
  const start = bytes.subarray(0, 4096);
  let control = 0;
  for (const byte of start) if (byte > 0 && byte < 32 && ![9, 10, 12, 13, 26, 27].includes(byte)) control += 1;
  const isUtf16 = startsWith(bytes, [0xff, 0xfe], 0) || startsWith(bytes, [0xfe, 0xff], 0);
  return !isUtf16 && control > 4 && control > start.length * 0.02 ? 'binary data, not text' : null;
}

const textKinds: readonly { pattern: RegExp; what: string }[] = [
  {
    pattern: /^\s*(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b/i,
    what: 'a web page, often the bank’s log-in page saved by mistake',
  },
  { pattern: /^\s*<\?xml\b/i, what: 'an XML file that is neither OFX nor CAMT' },
  { pattern: /^\s*\{\\rtf/, what: 'a formatted document (RTF)' },
  { pattern: /^\s*[{[]\s*(?:["{[\]}]|-?\d|true|false|null)/, what: 'JSON data' },
];

/** What a text seems to be that is certainly no delimited table, or null where it may be one. */
export function recogniseForeignText(text: string): string | null {
  const start = text.slice(0, 4096);
  return textKinds.find((kind) => kind.pattern.test(start))?.what ?? null;
}
