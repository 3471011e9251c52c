/** Category ids in the order in which they were first learnt; an id keeps its index for good. */
export class ClassList {
  readonly ids: number[];
  private readonly indices: Map<number, number>;

  constructor(ids: readonly number[] = []) {
    this.ids = [...ids];
    this.indices = new Map(ids.map((id, index) => [id, index]));
  }

  get size(): number {
    return this.ids.length;
  }

  /** Index of a category, or −1. */
  find(id: number): number {
    return this.indices.get(id) ?? -1;
  }

  /** Index of a category, given to it now where it had none. */
  add(id: number): number {
    const known = this.indices.get(id);
    if (known !== undefined) return known;
    this.indices.set(id, this.ids.length);
    this.ids.push(id);
    return this.ids.length - 1;
  }
}
