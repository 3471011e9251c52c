import type { z } from 'zod';
import type * as contract from '../../../shared/contract/categories.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Connection } from '../../database/connection.ts';
import { listCategoriesWithCounts, readCategoryByPath } from '../../database/stores/bookStore.ts';
import { isReferenced, readEntity, type StoredRow } from '../../database/stores/entityStore.ts';
import { dropSuggestionsOf } from '../../database/stores/predictionStore.ts';
import { type StarterCategory, starterCategories } from '../../ml/starterCategories.ts';
import type { ChangeRecorder } from '../ledger/ChangeRecorder.ts';
import type { Ledger } from '../ledger/Ledger.ts';
import type { Learner } from '../review/Learner.ts';
import { categoryPath, childrenOf, followPath, isWithin } from './categoryTree.ts';
import { mergeCategory } from './mergeCategory.ts';

export class CategoryService {
  readonly #reader: Connection;
  readonly #ledger: Ledger;
  readonly #learner: Learner;

  constructor(dependencies: { reader: Connection; ledger: Ledger; learner: Learner }) {
    this.#reader = dependencies.reader;
    this.#ledger = dependencies.ledger;
    this.#learner = dependencies.learner;
  }

  listCategories(_input: unknown): z.infer<typeof contract.listCategories.output> {
    return listCategoriesWithCounts(this.#reader);
  }

  async createCategory(
    input: z.infer<typeof contract.createCategory.input>,
  ): Promise<z.infer<typeof contract.createCategory.output>> {
    const { changeSetId, result } = await this.#edit(`New category ${input.name}`, (recorder) => {
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

  async renameCategory(
    input: z.infer<typeof contract.renameCategory.input>,
  ): Promise<z.infer<typeof contract.renameCategory.output>> {
    const { categoryId, name } = input;
    const { path } = readCategory(this.#reader, categoryId);
    const { changeSetId } = await this.#edit(`Rename the category ${path} to ${name}`, (recorder) => {
      const { parentId } = readCategory(recorder.connection, categoryId);
      place(recorder, categoryId, { parentId: typeof parentId === 'number' ? parentId : null, name });
    });
    return { changeSetId };
  }

  async moveCategory(
    input: z.infer<typeof contract.moveCategory.input>,
  ): Promise<z.infer<typeof contract.moveCategory.output>> {
    const { categoryId, parentId } = input;
    const { path } = readCategory(this.#reader, categoryId);
    const parent = parentId === null ? null : readEntity(this.#reader, 'categories', parentId);
    if (parentId !== null && !parent) {
      throw new AppError('NOT_FOUND', 'The category above it does not exist any more.');
    }
    const reason = `Move the category ${path} ${parent ? `below ${parent.path}` : 'to the top'}`;
    const { changeSetId } = await this.#edit(reason, (recorder) => {
      const { name } = readCategory(recorder.connection, categoryId);
      if (isWithin(recorder.connection, parentId, categoryId)) {
        throw new AppError('BAD_INPUT', `${path} cannot stand below itself: choose a category outside of it.`);
      }
      place(recorder, categoryId, { parentId, name: String(name) });
    });
    return { changeSetId };
  }

  async mergeCategories(
    input: z.infer<typeof contract.mergeCategories.input>,
  ): Promise<z.infer<typeof contract.mergeCategories.output>> {
    const { intoId } = input;
    const into = readCategory(this.#reader, intoId);
    const ids = [...new Set(input.categoryIds)].filter((id) => id !== intoId);
    if (ids.length === 0) throw new AppError('BAD_INPUT', 'Choose another category to merge into this one.');
    const paths = ids.map((id) => String(readCategory(this.#reader, id).path));
    const merged = paths.length > 3 ? `${paths.length} categories` : paths.join(', ');
    return this.#merge(ids, intoId, `Merge ${merged} into the category ${into.path}`);
  }

  async deleteCategory(
    input: z.infer<typeof contract.deleteCategory.input>,
  ): Promise<z.infer<typeof contract.deleteCategory.output>> {
    const { categoryId, moveTo } = input;
    const { path } = readCategory(this.#reader, categoryId);
    if (childrenOf(this.#reader, categoryId).length > 0) {
      throw new AppError('BAD_INPUT', `${path} has categories below it: move or delete those first.`);
    }
    if (moveTo === categoryId) throw new AppError('BAD_INPUT', 'Choose another category for its transactions.');
    if (moveTo !== undefined) {
      const target = readCategory(this.#reader, moveTo);
      return this.#merge([categoryId], moveTo, `Delete the category ${path}, its transactions go to ${target.path}`);
    }
    const { changeSetId } = await this.#edit(`Delete the category ${path}`, (recorder) => {
      readCategory(recorder.connection, categoryId);
      if (isReferenced(recorder.connection, 'categories', categoryId)) {
        throw new AppError('BAD_INPUT', `${path} has transactions: choose the category that they go to.`);
      }
      recorder.delete('categories', categoryId);
    });
    await this.#learner.predictMissing();
    return { changeSetId, moved: 0 };
  }

  archiveCategory(
    input: z.infer<typeof contract.archiveCategory.input>,
  ): Promise<z.infer<typeof contract.archiveCategory.output>> {
    return this.#setArchived(input.categoryId, true);
  }

  unarchiveCategory(
    input: z.infer<typeof contract.unarchiveCategory.input>,
  ): Promise<z.infer<typeof contract.unarchiveCategory.output>> {
    return this.#setArchived(input.categoryId, false);
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

  async #setArchived(categoryId: number, isArchived: boolean): Promise<{ changeSetId: string }> {
    const { path } = readCategory(this.#reader, categoryId);
    const reason = isArchived ? `Archive the category ${path}` : `Bring back the category ${path}`;
    const { changeSetId } = await this.#edit(reason, (recorder) => {
      if (!isArchived) bringBackAbove(recorder, categoryId);
      setArchivedBelow(recorder, categoryId, isArchived);
    });
    await this.#learner.predictMissing();
    return { changeSetId };
  }

  async #merge(
    ids: readonly number[],
    intoId: number,
    reason: string,
  ): Promise<{ changeSetId: string; moved: number }> {
    const { changeSetId, result } = await this.#edit(reason, async (recorder) => {
      const moved = new Set<number>();
      for (const id of ids) {
        // One that stood below another of them may have been merged along with it.
        if (!readEntity(recorder.connection, 'categories', id)) continue;
        const { path } = readCategory(recorder.connection, id);
        const into = readCategory(recorder.connection, intoId);
        if (isWithin(recorder.connection, intoId, id)) {
          throw new AppError('BAD_INPUT', `${into.path} stands below ${path}: move it out of there first.`);
        }
        for (const transactionId of await mergeCategory(recorder, id, intoId)) moved.add(transactionId);
      }
      return [...moved];
    });
    await this.#learner.learnFrom(result);
    await this.#learner.predictMissing();
    return { changeSetId, moved: result.length };
  }

  #edit<Result>(reason: string, work: (recorder: ChangeRecorder) => Result | Promise<Result>) {
    return this.#ledger.apply({ actor: 'user', actorName: 'You', kind: 'edit', reason }, work);
  }
}

function readCategory(connection: Connection, categoryId: number): StoredRow {
  const row = readEntity(connection, 'categories', categoryId);
  if (!row) throw new AppError('NOT_FOUND', 'This category does not exist any more.');
  return row;
}

/** Gives a category a name and a place, and everything below it the path that follows. */
function place(recorder: ChangeRecorder, categoryId: number, to: { parentId: number | null; name: string }): void {
  const path = categoryPath(recorder.connection, to.parentId, to.name);
  const taken = readCategoryByPath(recorder.connection, path);
  if (taken && taken.id !== categoryId) {
    throw new AppError('BAD_INPUT', `There is a category ${taken.path} already: merge the two instead.`);
  }
  recorder.update('categories', categoryId, { ...to, path });
  followPath(recorder, categoryId);
}

function bringBackAbove(recorder: ChangeRecorder, categoryId: number): void {
  const { parentId } = readCategory(recorder.connection, categoryId);
  if (typeof parentId !== 'number') return;
  recorder.update('categories', parentId, { isArchived: false });
  bringBackAbove(recorder, parentId);
}

function setArchivedBelow(recorder: ChangeRecorder, categoryId: number, isArchived: boolean): void {
  if (recorder.update('categories', categoryId, { isArchived }) === 'changed' && isArchived) {
    dropSuggestionsOf(recorder.connection, categoryId);
  }
  for (const { id } of childrenOf(recorder.connection, categoryId)) setArchivedBelow(recorder, id, isArchived);
}

const starterByKey = new Map(starterCategories.map((category) => [category.key, category]));

/** `Food > Groceries` of a starter category. */
function starterPath(category: StarterCategory): string {
  const parent = category.parent === null ? undefined : starterByKey.get(category.parent);
  return parent ? `${starterPath(parent)} > ${category.name}` : category.name;
}
