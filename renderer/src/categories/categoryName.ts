/** The last name of a category path: `Groceries` of `Food > Groceries`. */
export function categoryName(path: string): string {
  return path.split(' > ').at(-1) ?? path;
}

/**
 * What a person means who types the name of a category that does not exist yet. `Food > Bakery` asks for Bakery under
 * Food where Food exists; any other text is a name of its own.
 */
export function draftCategory(
  typed: string,
  existing: readonly { readonly id: number; readonly path: string }[],
): { name: string; parentId: number | null } {
  const names = typed
    .split('>')
    .map((name) => name.trim())
    .filter(Boolean);
  const parentPath = names.slice(0, -1).join(' > ').toLowerCase();
  const parent = existing.find((category) => category.path.toLowerCase() === parentPath);
  return parent
    ? { name: names.at(-1) ?? typed.trim(), parentId: parent.id }
    : { name: names.join(' ') || typed.trim(), parentId: null };
}
