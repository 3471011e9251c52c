import { z } from 'zod';

const tagsSchema = z.array(z.string());

const inOrder = (one: string, other: string) => {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  return a < b ? -1 : a > b ? 1 : 0;
};

/** Tags as a person reads them: by the alphabet, in any case. */
export function sortedTags(tags: Iterable<string>): string[] {
  return [...tags].sort(inOrder);
}

export function parseTags(json: string | null): string[] {
  return json === null ? [] : tagsSchema.parse(JSON.parse(json));
}

/**
 * `transactions.tags_json` with tags added and taken off. Tags that differ in case are one tag: it is spelt as `known`
 * spells it (by its lower case), or else as it is given first. What is both added and taken off is taken off.
 */
export function changeTags(
  json: string | null,
  change: { readonly add: readonly string[]; readonly remove: readonly string[] },
  known: ReadonlyMap<string, string>,
): string | null {
  const tags = new Map(parseTags(json).map((tag) => [tag.toLowerCase(), tag]));
  for (const tag of change.add) {
    const key = tag.toLowerCase();
    if (!tags.has(key)) tags.set(key, known.get(key) ?? tag);
  }
  for (const tag of change.remove) tags.delete(tag.toLowerCase());
  return tags.size === 0 ? null : JSON.stringify(sortedTags(tags.values()));
}

const longestTag = 40;

/** Tags of another application as tags of the books: none longer than they may be, and without commas. */
export function tagsOfFile(tags: readonly string[]): string[] {
  return tags.map((tag) => tag.replaceAll(',', ' ').trim().slice(0, longestTag).trim()).filter(Boolean);
}
