import type { z } from 'zod';
import type * as contract from '../../../shared/contract/categories.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Connection } from '../../database/connection.ts';
import { listCategoriesWithCounts, readCategoryByPath } from '../../database/stores/bookStore.ts';
import { readEntity } from '../../database/stores/entityStore.ts';
import { type StarterCategory, starterCategories } from '../../ml/starterCategories.ts';

import type { ChangeRecorder } from '../ledger/ChangeRecorder.ts';
import type { Ledger } from '../ledger/Ledger.ts';

export class CategoryService {
  readonly #reader: Connection;
  readonly #ledger: Ledger;

  constructor(dependencies: { reader: Connection; ledger: Ledger }) {
    this.#reader = dependencies.reader;
    this.#ledger = dependencies.ledger;
  }

  listCategories(_input: unknown): z.infer<typeof contract.listCategories.output> {
    return listCategoriesWithCounts(this.#reader);
  }

  async createCategory(
    input: z.infer<typeof contract.createCategory.input>,
  ): Promise<z.infer<typeof contract.createCategory.output>> {
    const request = { actor: 'user', actorName: 'You', kind: 'edit', reason: `New category ${input.name}` } as const;
    const { changeSetId, result } = await this.#ledger.apply(request, (recorder) => {
      const parent = input.parentId === null ? null : readEntity(recorder.connection, 'categories', input.parentId);
      if (input.parentId !== null && !parent)
        throw new AppError('NOT_FOUND', 'The category above it does not exist any more.');
      const path = parent ? `${parent.path} > ${input.name}` : input.name;
      if (readCategoryByPath(recorder.connection, path)) {
        throw new AppError('BAD_INPUT', `There is a category ${path} already.`);
      }
      return recorder.insert('categories', {
        name: input.name,
        parentId: input.parentId,
        path,
        kind: input.kind,
        createdAt: recorder.at,
      });
    });
    return { categoryId: result, changeSetId };
  }

  /** Gives books without any category the starter tree. Returns whether it did. */
  async addStarterCategories(): Promise<boolean> {
    if (this.#reader.get('SELECT 1 FROM categories LIMIT 1')) return false;
    const request = {
      actor: 'system',
      actorName: 'Countinghouse',
      kind: 'setup',
      reason: 'Starter categories',
    } as const;
    await this.#ledger.apply(request, (recorder) => {
      const ids = new Map<string, number>();
      for (const category of starterCategories) {
        const id = recorder.insert('categories', {
          name: category.name,
          parentId: category.parent === null ? null : (ids.get(category.parent) ?? null),
          path: starterPath(category),
          kind: category.kind,
          createdAt: recorder.at,
        });
        ids.set(category.key, id);
      }
    });
    return true;
  }
}

const starterByKey = new Map(starterCategories.map((category) => [category.key, category]));

/** `Food > Groceries` of a starter category. */
function starterPath(category: StarterCategory): string {
  const parent = category.parent === null ? undefined : starterByKey.get(category.parent);
  return parent ? `${starterPath(parent)} > ${category.name}` : category.name;
}

/** Finds categories by path while a file is being imported, and makes those that are missing, parents first. */
export class CategoryFinder {
  readonly #recorder: ChangeRecorder;
  readonly #ids = new Map<string, number>();

  constructor(recorder: ChangeRecorder) {
    this.#recorder = recorder;
  }

  idOf(path: string, kind: 'expense' | 'income' | 'transfer'): number {
    const names = path
      .split('>')
      .map((name) => name.trim())
      .filter(Boolean);
    const fullPath = names.join(' > ');
    const key = fullPath.toLowerCase();
    const known = this.#ids.get(key) ?? readCategoryByPath(this.#recorder.connection, fullPath)?.id;
    if (known !== undefined) {
      this.#ids.set(key, known);
      return known;
    }
    const parentId = names.length > 1 ? this.idOf(names.slice(0, -1).join(' > '), kind) : null;
    const id = this.#recorder.insert('categories', {
      name: names.at(-1) ?? fullPath,
      parentId,
      path: fullPath,
      kind,
      createdAt: this.#recorder.at,
    });
    this.#ids.set(key, id);
    return id;
  }
}
