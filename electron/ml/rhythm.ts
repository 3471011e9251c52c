import { arrayOf, type Packed } from './binary.ts';
import { finishHash, HashIndex, hashInteger } from './hashing.ts';

/** When each category last came on each account. */
export class Rhythm {
  private readonly index = new HashIndex(256);
  private days: number[] = [];

  /** Day number on which a class last came on an account, or null. */
  lastDay(accountHash: number, ofClass: number): number | null {
    const entry = this.index.find(finishHash(hashInteger(accountHash, ofClass)));
    return entry < 0 ? null : (this.days[entry] ?? null);
  }

  remember(accountHash: number, ofClass: number, day: number): void {
    const entry = this.index.add(finishHash(hashInteger(accountHash, ofClass)));
    this.days[entry] = Math.max(day, this.days[entry] ?? day);
  }

  toArrays(): Packed['arrays'] {
    return { rhythmKeys: this.index.hashes(), rhythmDays: Float64Array.from(this.days) };
  }

  /** Reads what `toArrays` gave; throws `ArtifactError` for anything else. */
  static fromArrays(packed: Packed): Rhythm {
    const rhythm = new Rhythm();
    const keys = arrayOf(packed, 'rhythmKeys', Uint32Array, -1);
    for (const key of keys) rhythm.index.add(key);
    rhythm.days = [...arrayOf(packed, 'rhythmDays', Float64Array, keys.length)];
    return rhythm;
  }
}
