import { readCategoryByPath } from '../../database/stores/bookStore.ts';
import type { ChangeRecorder } from '../ledger/ChangeRecorder.ts';

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
