import type { StatementRow } from './statement.ts';

/** A value that all rows share so far. */
class Shared<Value> {
  #first: Value | null = null;
  #isShared = true;
  #hasAny = false;

  add(value: Value | null): void {
    if (!this.#hasAny) [this.#first, this.#hasAny] = [value, true];
    else if (value !== this.#first) this.#isShared = false;
  }

  /** Whether all rows have the same, or none. */
  get isShared(): boolean {
    return this.#isShared;
  }

  /** Null where they differ or have none. */
  get value(): Value | null {
    return this.#isShared ? this.#first : null;
  }
}

/** What only all rows of a table together say of their statement. */
export class StatementFacts {
  readonly account = new Shared<string>();
  readonly currency = new Shared<string>();
  readonly #ids = new Set<string>();
  #idCount = 0;
  #isNumbering = true;
  #firstId = 0;
  #step = 0;
  rowCount = 0;

  add({ account, currency, bankId }: StatementRow): void {
    this.rowCount += 1;
    this.account.add(account);
    this.currency.add(currency);
    if (bankId === null) return;
    this.#ids.add(bankId);
    this.#idCount += 1;
    const number = Number(bankId);
    if (this.#idCount === 1) this.#firstId = number;
    else if (this.#idCount === 2) this.#step = number - this.#firstId;
    this.#isNumbering &&= number === this.#firstId + this.#step * (this.#idCount - 1);
  }

  /**
   * Whether the ids are none of the bank's: a number that several rows share is a reference, and one that counts the rows
   * from 0 or 1, in either direction, is of this export only.
   */
  get hasNoLastingIds(): boolean {
    if (this.#ids.size < this.#idCount) return true;
    const least = this.#step < 0 ? this.#firstId + this.#step * (this.#idCount - 1) : this.#firstId;
    const counts = this.#idCount < 2 || Math.abs(this.#step) === 1;
    return this.#isNumbering && counts && (least === 0 || least === 1);
  }
}
