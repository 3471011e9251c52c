/** Arrays that are written over and over, one of each length: making one anew costs more than what is computed in it. */
export class Scratch {
  private readonly arrays: Float64Array[] = [];

  /** The array of that length; what it holds is left from before. */
  of(length: number): Float64Array {
    let array = this.arrays[length];
    if (!array) {
      while (this.arrays.length < length) this.arrays.push(new Float64Array(this.arrays.length));
      array = new Float64Array(length);
      this.arrays[length] = array;
    }
    return array;
  }
}
