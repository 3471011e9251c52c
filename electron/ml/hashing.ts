/** 32-bit FNV-1a (Fowler, Noll, Vo) over UTF-16 code units, started from `state` so that it can be continued. */
export function hashText(state: number, text: string, from = 0, to = text.length): number {
  let hash = state;
  for (let index = from; index < to; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash;
}

/** Continues a hash with one integer. */
export function hashInteger(state: number, value: number): number {
  let hash = Math.imul(state ^ (value & 0xffff), 0x01000193);
  hash = Math.imul(hash ^ (value >>> 16), 0x01000193);
  return Math.imul(hash ^ 0x5f, 0x01000193);
}

/** Spreads the bits (the finaliser of MurmurHash3, Austin Appleby); never 0, which marks an empty place in a table. */
export function finishHash(state: number): number {
  let hash = state ^ (state >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  hash ^= hash >>> 16;
  return hash >>> 0 || 1;
}

/** Open-addressing map from a non-zero 32-bit hash to its number of insertion, 0, 1, 2, … */
export class HashIndex {
  private keys: Uint32Array;
  private places: Int32Array;
  private mask: number;
  private entries = 0;

  constructor(expected = 1024) {
    let capacity = 16;
    while (capacity < expected * 2) capacity *= 2;
    this.keys = new Uint32Array(capacity);
    this.places = new Int32Array(capacity);
    this.mask = capacity - 1;
  }

  get size(): number {
    return this.entries;
  }

  /** The number of `hash`, or −1. */
  find(hash: number): number {
    let slot = hash & this.mask;
    for (;;) {
      const key = this.keys[slot];
      if (key === hash) return this.places[slot] ?? -1;
      if (key === 0) return -1;
      slot = (slot + 1) & this.mask;
    }
  }

  /** The number of `hash`, given to it now where it had none. */
  add(hash: number): number {
    let slot = hash & this.mask;
    for (;;) {
      const key = this.keys[slot];
      if (key === hash) return this.places[slot] ?? -1;
      if (key === 0) break;
      slot = (slot + 1) & this.mask;
    }
    if (this.entries * 2 >= this.keys.length) {
      this.grow();
      return this.add(hash);
    }
    this.keys[slot] = hash;
    this.places[slot] = this.entries;
    this.entries += 1;
    return this.entries - 1;
  }

  /** All hashes in order of their numbers. */
  hashes(): Uint32Array {
    const ordered = new Uint32Array(this.entries);
    for (let slot = 0; slot < this.keys.length; slot += 1) {
      const key = this.keys[slot] ?? 0;
      if (key !== 0) ordered[this.places[slot] ?? 0] = key;
    }
    return ordered;
  }

  private grow(): void {
    const ordered = this.hashes();
    const capacity = this.keys.length * 2;
    this.keys = new Uint32Array(capacity);
    this.places = new Int32Array(capacity);
    this.mask = capacity - 1;
    this.entries = 0;
    for (const hash of ordered) this.add(hash);
  }
}
