import { unzipSync, zipSync } from 'fflate';

export type Random = () => number;

const below = (random: Random, limit: number) => Math.floor(random() * limit);
const pick = <Item>(random: Random, items: readonly Item[]): Item => {
  const item = items[below(random, items.length)];
  if (item === undefined) throw new RangeError('Nothing to choose from.');
  return item;
};

/** What breaks parsers: marks of the formats, odd numbers and dates, characters that are no text. */
const pieces = [
  '"',
  '""',
  "'",
  ',',
  ';',
  '\t',
  '|',
  '\n',
  '\r\n',
  '\r',
  '\n\n',
  '-',
  '+',
  '.',
  ',,',
  '(',
  ')',
  '0',
  '00',
  '9',
  '1e5',
  '99999999999999999999',
  '0.005',
  '1.234',
  '1,234',
  '1.234,56',
  '1,234.56',
  "1'234.50",
  '−5',
  'NaN',
  'Infinity',
  'null',
  '$',
  '€',
  'EUR',
  'JPY',
  'KWD',
  ' CR',
  ' DB',
  'Pending',
  'Total',
  '31/02/2024',
  '2024-02-30',
  '03/04/2024',
  '20240101',
  '0000-00-00',
  '<',
  '>',
  '</',
  '/>',
  '&',
  '&amp;',
  '&#x31;',
  '&#0;',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<?',
  '<!DOCTYPE x [',
  '<STMTTRN>',
  '</STMTTRN>',
  '<TRNAMT>7',
  '<LEDGERBAL>',
  '</OFX>',
  '<Ntry>',
  '</Ntry>',
  '<Amt Ccy="USD">',
  '</Stmt>',
  ':20:',
  ':25:',
  ':61:',
  ':86:',
  ':60F:',
  ':62F:',
  '-\n',
  '?20',
  '?32',
  '^',
  '^\n',
  '!Type:Bank',
  '!Type:Invst',
  '\nD',
  '\nT',
  '\n$',
  '\nS',
  '\0',
  '\u0001',
  '\uFEFF',
  '\u200F',
  '\u00A0',
  '\uFFFD',
  'ü',
  '日',
  '🙂',
] as const; // biome keeps them in lines of their own otherwise

const encoder = new TextEncoder();

function spliced(bytes: Uint8Array, from: number, to: number, inserted: Uint8Array): Uint8Array {
  const result = new Uint8Array(bytes.length - (to - from) + inserted.length);
  result.set(bytes.subarray(0, from));
  result.set(inserted, from);
  result.set(bytes.subarray(to), from + inserted.length);
  return result;
}

/** The bounds of some line, its end included. */
function someLine(random: Random, bytes: Uint8Array): [from: number, to: number] {
  const at = below(random, bytes.length + 1);
  const from = bytes.lastIndexOf(10, at - 1) + 1;
  const end = bytes.indexOf(10, at);
  return [Math.min(from, at), end < 0 ? bytes.length : end + 1];
}

function someRange(random: Random, bytes: Uint8Array, longest: number): [from: number, to: number] {
  const from = below(random, bytes.length + 1);
  return [from, Math.min(bytes.length, from + below(random, longest))];
}

const isDigit = (byte: number | undefined) => byte !== undefined && byte >= 48 && byte <= 57;

type Mutation = (random: Random, bytes: Uint8Array, other: Uint8Array) => Uint8Array;

const mutations: readonly Mutation[] = [
  // One byte, anything.
  (random, bytes) => {
    const at = below(random, bytes.length);
    return spliced(bytes, at, Math.min(bytes.length, at + 1), Uint8Array.of(below(random, 256)));
  },
  // One digit, another digit or a letter that looks like one.
  (random, bytes) => {
    const start = below(random, bytes.length);
    const at = bytes.findIndex((byte, index) => index >= start && isDigit(byte));
    return at < 0
      ? bytes
      : spliced(bytes, at, at + 1, encoder.encode(pick(random, ['0', '1', '5', '9', 'O', 'l', '', '11'])));
  },
  (random, bytes) => {
    const at = below(random, bytes.length + 1);
    return spliced(bytes, at, at, encoder.encode(pick(random, pieces)));
  },
  (random, bytes) => {
    const [from, to] = someRange(random, bytes, 12);
    return spliced(bytes, from, to, encoder.encode(pick(random, pieces)));
  },
  (random, bytes) => spliced(bytes, ...someRange(random, bytes, 40), new Uint8Array()),
  (random, bytes) => spliced(bytes, ...someLine(random, bytes), new Uint8Array()),
  (random, bytes) => {
    const [from, to] = someLine(random, bytes);
    return spliced(bytes, to, to, bytes.slice(from, to));
  },
  (random, bytes) => {
    const [from, to] = someLine(random, bytes);
    const at = someLine(random, bytes)[0];
    return spliced(bytes, at, at, bytes.slice(from, to));
  },
  (random, bytes) => {
    const [from, to] = someRange(random, bytes, 200);
    const at = below(random, bytes.length + 1);
    return spliced(bytes, at, at, bytes.slice(from, to));
  },
  // A part of another file.
  (random, bytes, other) => {
    const [from, to] = someRange(random, other, 200);
    const at = below(random, bytes.length + 1);
    return spliced(bytes, at, at, other.slice(from, to));
  },
  (random, bytes) => bytes.slice(0, below(random, bytes.length + 1)),
  (random, bytes) => bytes.slice(below(random, bytes.length + 1)),
  // Another delimiter, decimal sign or line end throughout.
  (random, bytes) => {
    const [from, to] = pick(random, [
      [44, 59],
      [59, 44],
      [44, 9],
      [9, 44],
      [46, 44],
      [44, 46],
      [10, 13],
      [34, 39],
      [45, 43],
    ] as const);
    return bytes.map((byte) => (byte === from ? to : byte));
  },
  (_, bytes) => Uint8Array.from([...bytes].flatMap((byte) => [byte, 0])),
];

function mutated(random: Random, bytes: Uint8Array, other: Uint8Array): Uint8Array {
  let result = bytes;
  for (let left = 1 + below(random, 4); left > 0; left -= 1) result = pick(random, mutations)(random, result, other);
  return result.length > 200_000 ? result.slice(0, 200_000) : result;
}

const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b;

/**
 * A damaged copy of a file, for the same `random` always the same. Of a workbook mostly one of its parts is damaged, since
 * a damaged archive is refused before anything of it is read.
 */
export function mutate(random: Random, bytes: Uint8Array, other: Uint8Array): Uint8Array {
  if (!isZip(bytes) || random() < 0.2) return mutated(random, bytes, other);
  const parts = unzipSync(bytes);
  const name = pick(random, Object.keys(parts));
  return zipSync({ ...parts, [name]: mutated(random, parts[name] ?? new Uint8Array(), other) }, { level: 0 });
}
