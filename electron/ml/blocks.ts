/** Rows of the first block; each later one is as large as this share of what is known by then. */
const firstBlock = 10;
const blockGrowth = 0.05;
const smallestBlock = 4;

/**
 * Where blocks end in which a history is learnt, each predicted before it is learnt: small ones first, then as large as a
 * twentieth of what is known, and always at the given borders. `known` rows were learnt before.
 */
export function blockEnds(rows: number, known = 0, borders: readonly number[] = []): number[] {
  const ends: number[] = [];
  let end = 0;
  while (end < rows) {
    const size = known + end === 0 ? firstBlock : Math.max(smallestBlock, Math.round((known + end) * blockGrowth));
    const border = borders.find((place) => place > end && place <= end + size);
    end = Math.min(rows, border ?? end + size);
    ends.push(end);
  }
  return ends;
}
