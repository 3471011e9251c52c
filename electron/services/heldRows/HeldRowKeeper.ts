import type { HeldRowKind } from '../../../shared/contract/heldRows.ts';
import { minorUnitsToDecimal } from '../../../shared/money.ts';
import type { Connection } from '../../database/connection.ts';
import { insertKeptRow, type KeptRow, placeHeldRows, readHeldIdentities } from '../../database/stores/heldRowStore.ts';
import type { HeldRow } from '../../importers/statement.ts';
import { type AccountOfRow, RowJudge } from './RowJudge.ts';

const rowsShown = 100;

/** A row on its way into the books. */
export interface RowToJudge extends KeptRow {
  readonly line: number;
  readonly source: string | undefined;
}

/** A row that is held back, as previews and summaries show it. */
export interface ShownHeldRow {
  readonly line: number;
  readonly reason: string;
  readonly raw: string;
  readonly kind: HeldRowKind;
}

/** What a row came to: it goes into the books, is held back, or is one that an earlier import holds back. */
export type Verdict = 'book' | 'held' | 'held_before';

/**
 * Judges the rows of one import. A file that is imported again, or one that overlaps with it, holds nothing back twice.
 * `importId` null: a preview, which writes nothing.
 */
export class HeldRowKeeper {
  readonly #connection: Connection;
  readonly #importId: number | null;
  readonly #judge: RowJudge;
  readonly #shown: ShownHeldRow[] = [];
  readonly #mostShown: number;
  #heldBefore: ReadonlySet<string> | null = null;
  #suspicious = 0;

  constructor(
    connection: Connection,
    { today, importId, mostShown = rowsShown }: { today: string; importId: number | null; mostShown?: number },
  ) {
    this.#connection = connection;
    this.#importId = importId;
    this.#mostShown = mostShown;
    this.#judge = new RowJudge(connection, { today, importId });
  }

  /** The first of the rows held back. */
  get shown(): ShownHeldRow[] {
    return this.#shown;
  }

  /** Rows held back although they can be read. */
  get suspicious(): number {
    return this.#suspicious;
  }

  /** Keeps what could not be read for certain. */
  keepUnread({ kind, ...row }: HeldRow): void {
    const isRepeated = this.#wasHeld(`raw|${row.reason}|${row.raw}`);
    this.#keep(
      { ...row, kind: kind ?? 'unreadable' },
      { row: null, accountId: null, status: isRepeated ? 'repeated' : 'held' },
    );
  }

  /** Judges a row that the books do not have, and keeps it where it is held back. */
  judge({ line, source, ...row }: RowToJudge, account: AccountOfRow, accountId: number | null): Verdict {
    const suspicion = this.#judge.suspicionOf(row, account);
    if (suspicion === null) return 'book';
    if (accountId !== null && this.#wasHeld(`${accountId}|${row.fingerprint}|${row.occurrence}`)) return 'held_before';
    this.#suspicious += 1;
    this.#keep({ line, ...suspicion, raw: source ?? valuesOf(row) }, { row, accountId, status: 'held' });
    return 'held';
  }

  /** Says where the rows belong that could not be read, where all others went to one account. */
  place(accountIds: readonly number[]): void {
    const [accountId] = accountIds;
    if (this.#importId === null || accountId === undefined || accountIds.length > 1) return;
    placeHeldRows(this.#connection, this.#importId, accountId);
  }

  #wasHeld(identity: string): boolean {
    this.#heldBefore ??= readHeldIdentities(this.#connection, this.#importId);
    return this.#heldBefore.has(identity);
  }

  #keep(
    shown: ShownHeldRow,
    rest: { row: KeptRow | null; accountId: number | null; status: 'held' | 'repeated' },
  ): void {
    if (this.#shown.length < this.#mostShown) this.#shown.push(shown);
    if (this.#importId === null) return;
    insertKeptRow(this.#connection, { importId: this.#importId, ...shown, ...rest });
  }
}

/** A row of which no text is its own, such as one of a file without line ends, as its values. */
function valuesOf({ date, bankText, amount, currency }: KeptRow): string {
  return [date, bankText, `${minorUnitsToDecimal(amount, currency)} ${currency}`].filter(Boolean).join(' · ');
}
