import { CategoryMemory } from './categoryMemory.ts';
import type { ClassList } from './classList.ts';

/** First choices of the model that are looked at. */
const modelChoices = 4;
const unlikely = -50;
/** The choices of the model found so far, the likeliest first; written over by every call. */
const best = new Int32Array(modelChoices);

/** The categories that may be right for one row, each once, in the order in which something spoke for them. */
export class Candidates {
  /** Indices into the class list; beyond its end for categories that were never learnt. */
  readonly classes: number[] = [];
  /** Category ids of the same. */
  readonly categories: number[] = [];
  private readonly list: ClassList;
  private readonly standing: Uint8Array;

  /** `standing` has 1 for each class whose category is there. */
  constructor(list: ClassList, standing: Uint8Array) {
    this.list = list;
    this.standing = standing;
  }

  consider(ofClass: number): void {
    if (ofClass < 0 || this.standing[ofClass] !== 1 || this.classes.includes(ofClass)) return;
    this.classes.push(ofClass);
    this.categories.push(this.list.ids[ofClass] ?? -1);
  }

  /** Considers a category that is there, whether it was learnt or not: one that was not has no class yet. */
  considerCategory(id: number): void {
    const ofClass = this.list.find(id);
    if (ofClass >= 0) this.consider(ofClass);
    else if (!this.categories.includes(id)) {
      this.classes.push(this.list.size + this.categories.length);
      this.categories.push(id);
    }
  }

  /** Considers the model's first choices by ln p; returns the class of the very first. */
  considerModel(logs: Float64Array): number {
    let found = 0;
    for (let k = 0; k < logs.length; k += 1) {
      const log = logs[k] ?? unlikely;
      if (!(log > unlikely) || this.standing[k] !== 1) continue;
      if (found === modelChoices && log <= (logs[best[modelChoices - 1] ?? 0] ?? 0)) continue;
      if (found < modelChoices) found += 1;
      let at = found - 1;
      while (at > 0 && (logs[best[at - 1] ?? 0] ?? 0) < log) {
        best[at] = best[at - 1] ?? 0;
        at -= 1;
      }
      best[at] = k;
    }
    for (let choice = 0; choice < found; choice += 1) this.consider(best[choice] ?? -1);
    return found === 0 ? -1 : (best[0] ?? -1);
  }

  /** Considers the most frequent classes of an entry of the memory, at most so many. */
  considerMemory(memory: CategoryMemory, entry: number, most: number): void {
    if (entry < 0) return;
    let before = Number.POSITIVE_INFINITY;
    let beforePlace = -1;
    for (let choice = 0; choice < most; choice += 1) {
      let first = -1;
      for (let at = 0; at < CategoryMemory.places; at += 1) {
        if (memory.classAt(entry, at) < 0) continue;
        const mass = memory.massAt(entry, at);
        const isAfter = mass < before || (mass === before && at > beforePlace);
        if (isAfter && (first < 0 || mass > memory.massAt(entry, first))) first = at;
      }
      if (first < 0) return;
      this.consider(memory.classAt(entry, first));
      before = memory.massAt(entry, first);
      beforePlace = first;
    }
  }
}
