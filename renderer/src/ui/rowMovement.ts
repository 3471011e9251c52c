/** Where a key moves to in a list of `count` rows, or null where it does not move. */
export function nextRowIndex(key: string, index: number, count: number, rowsInView: number): number | null {
  const last = count - 1;
  switch (key) {
    case 'ArrowDown':
      return Math.min(last, index + 1);
    case 'ArrowUp':
      return Math.max(0, index - 1);
    case 'PageDown':
      return Math.min(last, index + rowsInView);
    case 'PageUp':
      return Math.max(0, index - rowsInView);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}

/**
 * The selection after one row was toggled, or after everything between the anchor and the row was added.
 *
 * @param keys of all loaded rows, in order
 */
export function toggledSelection<Key>(
  selection: ReadonlySet<Key>,
  keys: readonly Key[],
  anchor: number,
  index: number,
  isRange: boolean,
): ReadonlySet<Key> {
  const next = new Set(selection);
  if (isRange) {
    for (const key of keys.slice(Math.min(anchor, index), Math.max(anchor, index) + 1)) next.add(key);
    return next;
  }
  const key = keys[index];
  if (key === undefined) return next;
  if (!next.delete(key)) next.add(key);
  return next;
}
