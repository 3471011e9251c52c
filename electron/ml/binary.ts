/** A named set of arrays in one byte string: u32 length of a JSON directory, the directory, then the arrays, 8-byte aligned. */

/** An artifact that is cut, altered, or written by a version of the application that this one does not know. */
export class ArtifactError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ArtifactError';
  }
}

const damaged = 'The model file is damaged. Restore it from a backup, or train the model again.';
const arrayKinds = { u8: Uint8Array, i8: Int8Array, u32: Uint32Array, f32: Float32Array, f64: Float64Array } as const;
type ArrayKind = keyof typeof arrayKinds;
type PackedArray = Uint8Array | Int8Array | Uint32Array | Float32Array | Float64Array;

export interface Packed {
  /** Plain JSON beside the arrays. */
  meta: unknown;
  arrays: Record<string, PackedArray>;
}

function kindOf(array: PackedArray): ArrayKind {
  if (array instanceof Uint8Array) return 'u8';
  if (array instanceof Int8Array) return 'i8';
  if (array instanceof Uint32Array) return 'u32';
  return array instanceof Float32Array ? 'f32' : 'f64';
}

const aligned = (length: number) => (length + 7) & ~7;

export function pack({ meta, arrays }: Packed): Uint8Array {
  const directory = Object.entries(arrays).map(([name, array]) => [name, kindOf(array), array.length]);
  const header = new TextEncoder().encode(JSON.stringify([meta, directory]));
  const start = aligned(4 + header.length);
  const total = Object.values(arrays).reduce((sum, array) => sum + aligned(array.byteLength), start);
  const bytes = new Uint8Array(total);
  new DataView(bytes.buffer).setUint32(0, header.length, true);
  bytes.set(header, 4);
  let place = start;
  for (const array of Object.values(arrays)) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), place);
    place += aligned(array.byteLength);
  }
  return bytes;
}

/** Throws `ArtifactError` where the bytes are not what `pack` wrote. */
export function unpack(bytes: Uint8Array): Packed {
  if (bytes.length < 8) throw new ArtifactError(damaged);
  // A copy, because typed arrays need an aligned start. Not slice(): that of a Buffer is a view of Node's shared pool.
  const copy = Uint8Array.from(bytes);
  const headerLength = new DataView(copy.buffer).getUint32(0, true);
  if (4 + headerLength > copy.length) throw new ArtifactError(damaged);
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(copy.subarray(4, 4 + headerLength)));
  } catch {
    throw new ArtifactError(damaged);
  }
  if (!Array.isArray(parsed) || parsed.length !== 2 || !Array.isArray(parsed[1])) throw new ArtifactError(damaged);
  const arrays: Record<string, PackedArray> = {};
  let place = aligned(4 + headerLength);
  for (const entry of parsed[1]) {
    if (!Array.isArray(entry)) throw new ArtifactError(damaged);
    const [name, kind, length]: unknown[] = entry;
    if (typeof name !== 'string' || !isArrayKind(kind) || typeof length !== 'number') throw new ArtifactError(damaged);
    const Kind = arrayKinds[kind];
    const byteLength = length * Kind.BYTES_PER_ELEMENT;
    if (!Number.isSafeInteger(length) || length < 0 || place + byteLength > copy.length) {
      throw new ArtifactError(damaged);
    }
    arrays[name] = new Kind(copy.buffer, place, length);
    place += aligned(byteLength);
  }
  if (place !== copy.length) throw new ArtifactError(damaged);
  return { meta: parsed[0], arrays };
}

function isArrayKind(value: unknown): value is ArrayKind {
  return typeof value === 'string' && Object.hasOwn(arrayKinds, value);
}

/** The array `name`, of the given type and length (−1: any), or `ArtifactError`. */
export function arrayOf<A extends PackedArray>(
  packed: Packed,
  name: string,
  Kind: new (length: number) => A,
  length: number,
): A {
  const array = packed.arrays[name];
  if (!(array instanceof Kind) || (length >= 0 && array.length !== length)) throw new ArtifactError(damaged);
  return array;
}
