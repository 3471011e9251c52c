import { findPayeeByKey } from '../../database/stores/bookStore.ts';
import type { NewEntityRow } from '../../database/stores/entityStore.ts';
import type { CategoryOfFile, KeptRow } from '../../database/stores/heldRowStore.ts';
import { listTagRows, searchTextOf } from '../../database/stores/transactionStore.ts';
import { CategoryFinder } from '../categories/CategoryFinder.ts';
import type { ChangeRecorder } from '../ledger/ChangeRecorder.ts';
import { largestPartOf, serialiseParts } from '../transactions/parts.ts';
import { changeTags } from '../transactions/tags.ts';

export interface RowToBook extends KeptRow {
  readonly importId: number;
  readonly accountId: number;
}

/** Makes transactions of the rows of bank files, with the payees and categories that the books lack. */
export class RowBooking {
  readonly #recorder: ChangeRecorder;
  readonly #categories: CategoryFinder;
  readonly #payees = new Map<string, { readonly id: number; readonly name: string }>();
  /** How the books spell each tag, by its lower case; read when the first row with tags comes. */
  #tags: Map<string, string> | null = null;

  constructor(recorder: ChangeRecorder) {
    this.#recorder = recorder;
    this.#categories = new CategoryFinder(recorder);
  }

  transactionOf(row: RowToBook): NewEntityRow<'transactions'> {
    const payee = this.#payee(row);
    const category = row.parts === null ? row.category : (row.parts[largestPartOf(row.parts)]?.category ?? null);
    const categoryId = this.#categoryId(category);
    return {
      accountId: row.accountId,
      date: row.date,
      amount: row.amount,
      currency: row.currency,
      bankText: row.bankText,
      bankId: row.bankId,
      payeeId: payee?.id ?? null,
      categoryId,
      categorySource: categoryId === null ? null : 'import',
      partsJson:
        row.parts &&
        serialiseParts(row.parts.map((part) => ({ ...part, categoryId: this.#categoryId(part.category) }))),
      tagsJson: row.tags.length === 0 ? null : this.#tagsJson(row.tags),
      note: row.note,
      importId: row.importId,
      fingerprint: row.fingerprint,
      occurrence: row.occurrence,
      searchText: searchTextOf(payee?.name ?? '', row.bankText, row.note),
      createdAt: this.#recorder.at,
    };
  }

  /** The payee as the books name it: a name that it had before, or that was merged into it, is an alias of it. */
  #payee({ payeeName: name, payeeKey: key }: RowToBook): { readonly id: number; readonly name: string } | null {
    if (name === '') return null;
    const { connection, at } = this.#recorder;
    const payee = this.#payees.get(key) ??
      findPayeeByKey(connection, key) ?? { id: this.#recorder.insert('payees', { name, key, createdAt: at }), name };
    this.#payees.set(key, payee);
    return payee;
  }

  #categoryId(category: CategoryOfFile | null): number | null {
    return category === null ? null : this.#categories.idOf(category.path, category.kind);
  }

  #tagsJson(add: readonly string[]): string | null {
    this.#tags ??= new Map(listTagRows(this.#recorder.connection).map(({ tag }) => [tag.toLowerCase(), tag]));
    for (const tag of add) if (!this.#tags.has(tag.toLowerCase())) this.#tags.set(tag.toLowerCase(), tag);
    return changeTags(null, { add, remove: [] }, this.#tags);
  }
}
