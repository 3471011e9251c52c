import { finishHash, hashText } from './hashing.ts';

const groupSize = 3;
const most = 600;

/** Groups of three letters of the words, with a blank on either side of each word; each group once, hashed. */
export function letterGroupsOf(words: readonly string[]): Set<number> {
  const groups = new Set<number>();
  for (const word of words) {
    const padded = ` ${word} `;
    for (let from = 0; from + groupSize <= padded.length; from += 1) {
      groups.add(finishHash(hashText(0x811c9dc5, padded, from, from + groupSize)));
    }
    if (groups.size > most) break;
  }
  return groups;
}
