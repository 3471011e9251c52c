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
  /** Hash and number side by side, so that finding one costs one look at memory. */
  private slots: Int32Array;
  private mask: number;
  private entries = 0;

  constructor(expected = 1024) {
    let capacity = 16;
    while (capacity < expected * 2) capacity *= 2;
    this.slots = new Int32Array(capacity * 2);
    this.mask = capacity - 1;
  }

  get size(): number {
    return this.entries;
  }

  /** The number of `hash`, or −1. */
  find(hash: number): number {
    const wanted = hash | 0;
    let slot = wanted & this.mask;
    for (;;) {
      const key = this.slots[2 * slot];
      if (key === wanted) return this.slots[2 * slot + 1] ?? -1;
      if (key === 0) return -1;
      slot = (slot + 1) & this.mask;
    }
  }

  /** The number of `hash`, given to it now where it had none. */
  add(hash: number): number {
    const wanted = hash | 0;
    let slot = wanted & this.mask;
    for (;;) {
      const key = this.slots[2 * slot];
      if (key === wanted) return this.slots[2 * slot + 1] ?? -1;
      if (key === 0) break;
      slot = (slot + 1) & this.mask;
    }
    if (this.entries * 4 >= this.slots.length) {
      this.grow();
      return this.add(hash);
    }
    this.slots[2 * slot] = wanted;
    this.slots[2 * slot + 1] = this.entries;
    this.entries += 1;
    return this.entries - 1;
  }

  /** All hashes in order of their numbers. */
  hashes(): Uint32Array {
    const ordered = new Uint32Array(this.entries);
    for (let slot = 0; slot < this.slots.length; slot += 2) {
      const key = this.slots[slot] ?? 0;
      if (key !== 0) ordered[this.slots[slot + 1] ?? 0] = key;
    }
    return ordered;
  }

  private grow(): void {
    const ordered = this.hashes();
    const capacity = this.slots.length;
    this.slots = new Int32Array(capacity * 2);
    this.mask = capacity - 1;
    this.entries = 0;
    for (const hash of ordered) this.add(hash);
  }
}
