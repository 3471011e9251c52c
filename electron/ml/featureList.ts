const firstRoom = 512;

/** Sparse features `start` … `end` − 1 of parallel arrays. */
export interface FeatureList {
  readonly start: number;
  readonly end: number;
  /** Never 0. */
  readonly hashes: Uint32Array;
  readonly values: Float32Array;
  /** Number of the block that each belongs to. */
  readonly blocks: Uint8Array;
}

/** Lists of features one after the other in the same arrays: an array for each would cost more than what is in it. */
export class FeatureStore {
  /** Lists that were closed. */
  lists = 0;
  private start = 0;
  private end = 0;
  private hashes = new Uint32Array(firstRoom);
  private values = new Float32Array(firstRoom);
  private blocks = new Uint8Array(firstRoom);

  /** Adds to the list that is being written. */
  add(block: number, hash: number, value: number): void {
    if (this.end === this.hashes.length) this.grow();
    this.hashes[this.end] = hash;
    this.values[this.end] = value;
    this.blocks[this.end] = block;
    this.end += 1;
  }

  /** The list that was being written; the next one begins after it. */
  close(): FeatureList {
    const { start, end, hashes, values, blocks } = this;
    this.start = end;
    this.lists += 1;
    return { start, end, hashes, values, blocks };
  }

  /** Begins anew: what lists of before hold is written over. */
  clear(): void {
    this.lists = 0;
    this.start = 0;
    this.end = 0;
  }

  /** Lists of before keep the arrays that they were written to. */
  private grow(): void {
    const grown = <A extends Uint32Array | Float32Array | Uint8Array>(larger: A, held: A): A => {
      larger.set(held);
      return larger;
    };
    const size = this.hashes.length * 2;
    this.hashes = grown(new Uint32Array(size), this.hashes);
    this.values = grown(new Float32Array(size), this.values);
    this.blocks = grown(new Uint8Array(size), this.blocks);
  }
}
