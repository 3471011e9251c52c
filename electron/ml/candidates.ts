import { CategoryMemory } from './categoryMemory.ts';

/** First choices of the model that are looked at. */
const modelChoices = 4;
const unlikely = -50;
/** The choices found so far, the likeliest first; written over by every call. */
const best = new Int32Array(modelChoices);

/** Considers the model's first choices; returns the very first. */
export function considerModel(logs: Float64Array, consider: (ofClass: number) => void, standing: Uint8Array): number {
  let found = 0;
  for (let k = 0; k < logs.length; k += 1) {
    const log = logs[k] ?? unlikely;
    if (!(log > unlikely) || standing[k] !== 1) continue;
    if (found === modelChoices && log <= (logs[best[modelChoices - 1] ?? 0] ?? 0)) continue;
    if (found < modelChoices) found += 1;
    let at = found - 1;
    while (at > 0 && (logs[best[at - 1] ?? 0] ?? 0) < log) {
      best[at] = best[at - 1] ?? 0;
      at -= 1;
    }
    best[at] = k;
  }
  for (let choice = 0; choice < found; choice += 1) consider(best[choice] ?? -1);
  return found === 0 ? -1 : (best[0] ?? -1);
}

/** Considers the most frequent classes of an entry of the memory, at most so many. */
export function considerMemory(
  memory: CategoryMemory,
  entry: number,
  most: number,
  consider: (ofClass: number) => void,
): void {
  if (entry < 0) return;
  let before = Number.POSITIVE_INFINITY;
  let beforePlace = -1;
  for (let choice = 0; choice < most; choice += 1) {
    let best = -1;
    for (let at = 0; at < CategoryMemory.places; at += 1) {
      if (memory.classAt(entry, at) < 0) continue;
      const mass = memory.massAt(entry, at);
      const isAfter = mass < before || (mass === before && at > beforePlace);
      if (isAfter && (best < 0 || mass > memory.massAt(entry, best))) best = at;
    }
    if (best < 0) return;
    consider(memory.classAt(entry, best));
    before = memory.massAt(entry, best);
    beforePlace = best;
  }
}
