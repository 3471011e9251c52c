import { type StarterCategory, starterCategories } from '../../ml/starterCategories.ts';

const byKey = new Map(starterCategories.map((category) => [category.key, category]));

/** `Food > Groceries` of a starter category. */
export function starterPath(category: StarterCategory): string {
  const parent = category.parent === null ? undefined : byKey.get(category.parent);
  return parent ? `${starterPath(parent)} > ${category.name}` : category.name;
}

/**
 * Which of the person's categories each starter category means: the one with the same path, else the only one with the
 * same name, so that the lexicon also serves a person who came with a tree of their own.
 */
export function lexiconCategories(
  categories: readonly { readonly id: number; readonly path: string; readonly name: string }[],
): ReadonlyMap<string, number> {
  const byPath = new Map(categories.map(({ id, path }) => [path.toLowerCase(), id]));
  const byName = new Map<string, number | null>();
  for (const { id, name } of categories) byName.set(name.toLowerCase(), byName.has(name.toLowerCase()) ? null : id);
  const found = new Map<string, number>();
  for (const category of starterCategories) {
    const id = byPath.get(starterPath(category).toLowerCase()) ?? byName.get(category.name.toLowerCase()) ?? null;
    if (id !== null) found.set(category.key, id);
  }
  return found;
}
