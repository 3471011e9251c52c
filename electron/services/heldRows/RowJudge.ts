import { type SuspicionKind, suspicionKindSchema } from '../../../shared/contract/heldRows.ts';
import type { Connection } from '../../database/connection.ts';
import { listExemptionRows, readPayeeRows, readPayeeSigns, usesCurrency } from '../../database/stores/heldRowStore.ts';
import { type JudgedRow, type KnownOfRow, type Suspicion, suspicionOf } from './suspicion.ts';

/** The account that a row goes to; without an id where the books do not have it yet. */
export interface AccountOfRow {
  readonly id: number | null;
  readonly name: string;
  readonly currency: string;
}

/** Judges rows by what the books know of their account and payee, without what the row's own import brought. */
export class RowJudge {
  readonly #connection: Connection;
  readonly #today: string;
  /** The import that is under way, of which nothing counts as known. */
  readonly #importId: number | null;
  readonly #exemptions: ReadonlySet<string>;
  readonly #currencies = new Map<string, boolean>();
  readonly #signs = new Map<string, { moneyIn: number; moneyOut: number }>();

  constructor(connection: Connection, { today, importId }: { today: string; importId: number | null }) {
    this.#connection = connection;
    this.#today = today;
    this.#importId = importId;
    this.#exemptions = new Set(listExemptionRows(connection).map(({ accountId, kind }) => `${accountId}|${kind}`));
  }

  suspicionOf(row: JudgedRow & { readonly payeeKey: string }, account: AccountOfRow): Suspicion | null {
    return suspicionOf(row, this.#knownOf(row, account));
  }

  #knownOf(row: JudgedRow & { readonly payeeKey: string }, { id, name, currency }: AccountOfRow): KnownOfRow {
    const today = this.#today;
    const none = { moneyIn: 0, moneyOut: 0 };
    if (id === null) {
      const isExempt = () => false;
      return { today, account: null, isExempt, hasCurrency: () => true, payeeRows: () => none, payeeHistory: () => [] };
    }
    const place = { accountId: id, importId: this.#importId, currency: row.currency };
    const payee = { ...place, payeeKey: row.payeeKey };
    return {
      today,
      account: { name, currency },
      isExempt: (kind) => this.#exemptions.size > 0 && this.#exemptions.has(`${id}|${kind}`),
      hasCurrency: () => kept(this.#currencies, `${id}|${row.currency}`, () => usesCurrency(this.#connection, place)),
      payeeRows: () =>
        row.payeeKey === ''
          ? none
          : kept(this.#signs, `${id}|${row.currency}|${row.payeeKey}`, () => readPayeeSigns(this.#connection, payee)),
      payeeHistory: () => readPayeeRows(this.#connection, payee),
    };
  }
}

function kept<Value>(values: Map<string, Value>, key: string, find: () => Value): Value {
  const known = values.get(key);
  if (known !== undefined) return known;
  const found = find();
  values.set(key, found);
  return found;
}

export const isSuspicionKind = (kind: string): kind is SuspicionKind => suspicionKindSchema.safeParse(kind).success;
