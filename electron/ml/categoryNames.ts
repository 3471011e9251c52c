import { letterGroupsOf } from './letterGroups.ts';
import { lexiconCategories } from './lexicon.ts';
import { splitWords } from './words.ts';

export interface NamedCategory {
  readonly id: number;
  readonly name: string;
}

/** What the names of the person's categories say: which one the text names, and which one stands for a meaning. */
export class CategoryNames {
  /** Category id by key of a starter category. */
  readonly lexicon: ReadonlyMap<string, number>;
  readonly standing: ReadonlySet<number>;
  private readonly sizes = new Map<number, number>();
  private readonly byGroup = new Map<number, number[]>();

  constructor(categories: readonly NamedCategory[]) {
    this.lexicon = lexiconCategories(categories);
    this.standing = new Set(categories.map(({ id }) => id));
    for (const { id, name } of categories) {
      const groups = letterGroupsOf(splitWords(name).words);
      if (groups.size === 0) continue;
      this.sizes.set(id, groups.size);
      for (const group of groups) {
        const ids = this.byGroup.get(group);
        if (ids) ids.push(id);
        else this.byGroup.set(group, [id]);
      }
    }
  }

  /** Cosine of the letter groups of each category's name with those of the words; what shares none is left out. */
  overlap(words: readonly string[]): Map<number, number> {
    const groups = letterGroupsOf(words);
    const shared = new Map<number, number>();
    for (const group of groups) {
      for (const id of this.byGroup.get(group) ?? []) shared.set(id, (shared.get(id) ?? 0) + 1);
    }
    for (const [id, count] of shared) {
      shared.set(id, count / Math.sqrt((this.sizes.get(id) ?? 1) * Math.max(1, groups.size)));
    }
    return shared;
  }
}
