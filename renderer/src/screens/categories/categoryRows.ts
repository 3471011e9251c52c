import type { Category } from '../../../../shared/contract/categories.ts';

/** A category at its place in the tree. */
export interface CategoryRow {
  readonly category: Category;
  /** 0 at the top. */
  readonly depth: number;
  /** Transactions of this category and all below it. */
  readonly transactionCount: number;
}

const byName = (one: Category, other: Category) =>
  one.name.localeCompare(other.name, undefined, { sensitivity: 'base' }) || one.id - other.id;

/**
 * The tree from top to bottom, each category before those below it. Without the archived ones, what stands below one of
 * them is left out too; it is archived with it.
 */
export function categoryRows(categories: readonly Category[], showsArchived: boolean): CategoryRow[] {
  const below = Map.groupBy(
    categories.filter(({ isArchived }) => showsArchived || !isArchived),
    ({ parentId }) => parentId,
  );
  const rowsBelow = (parentId: number | null, depth: number): CategoryRow[] =>
    (below.get(parentId) ?? []).toSorted(byName).flatMap((category) => {
      const inner = rowsBelow(category.id, depth + 1);
      const ofChildren = inner.filter((row) => row.depth === depth + 1);
      const transactionCount = ofChildren.reduce((sum, row) => sum + row.transactionCount, category.transactionCount);
      return [{ category, depth, transactionCount }, ...inner];
    });
  return rowsBelow(null, 0);
}

/** Where a category may go: everywhere but into itself and what stands below it. */
export function placesFor(category: Category, categories: readonly Category[]): Category[] {
  return categories.filter(
    ({ id, path, isArchived }) => id !== category.id && !isArchived && !path.startsWith(`${category.path} > `),
  );
}

/** `Food › Groceries`, as paths are shown. */
export const shownPath = (path: string) => path.replaceAll(' > ', ' › ');
