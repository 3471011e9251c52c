const firstRoom = 96;

/** Sparse features as parallel arrays that grow; what follows the first `count` means nothing. */
export class FeatureList {
  count = 0;
  /** Never 0. */
  hashes = new Uint32Array(firstRoom);
  values = new Float32Array(firstRoom);
  /** Number of the block that each belongs to. */
  blocks = new Uint8Array(firstRoom);

  add(block: number, hash: number, value: number): void {
    if (this.count === this.hashes.length) this.grow();
    this.hashes[this.count] = hash;
    this.values[this.count] = value;
    this.blocks[this.count] = block;
    this.count += 1;
  }

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
