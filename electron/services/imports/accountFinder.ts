import type { AccountKind } from '../../../shared/contract/accounts.ts';
import { minorUnitDigits } from '../../../shared/money.ts';
import type { Connection } from '../../database/connection.ts';
import type { Statement } from '../../importers/statement.ts';
import type { PreparedRow } from './preparedFile.ts';

/** What a statement says of itself. */
type StatementHead = Omit<Statement, 'rows'>;

/** What of a row decides on its account. */
type RowPlace = Pick<PreparedRow, 'account' | 'currency'>;

export const defaultAccountName = 'Main account';

export interface BookedMoney {
  /** Minor units of `currency`. */
  readonly amount: number;
  readonly currency: string;
}

export interface KnownAccount {
  readonly id: number;
  readonly name: string;
  readonly currency: string;
  readonly kind: AccountKind;
}

/** The account that a row belongs to, whether or not the book has it yet. */
export interface FoundAccount {
  readonly id: number | null;
  readonly name: string;
  readonly externalId: string | null;
  readonly kind: AccountKind;
  readonly currency: string;
}

/** What files call accounts; loans and investments are a person's own words for theirs. */
const kindNames: Readonly<Record<NonNullable<Statement['account']['kind']>, string>> = {
  checking: 'Checking',
  savings: 'Savings',
  card: 'Card',
  cash: 'Cash',
  other: 'Account',
};

function nameOf(statement: StatementHead, wanted: string | undefined): string {
  const { name, externalId, kind } = statement.account;
  if (name !== null && name !== '') return name;
  if (wanted !== undefined) return wanted;
  // The end of an account number is enough for a person to know it by.
  return externalId === null ? defaultAccountName : `${kindNames[kind ?? 'other']} ${externalId.slice(-4)}`;
}

/** The number of an account where a text is one, such as an IBAN: without blanks and marks; null where it is a name. */
function accountNumberOf(text: string): string | null {
  const plain = text.replaceAll(/[\s.\-/]/g, '').toUpperCase();
  return /^[A-Z]{0,4}[A-Z0-9]{6,34}$/.test(plain) && plain.replaceAll(/\D/g, '').length >= 6 ? plain : null;
}

const plainNumber = (column: string) =>
  `UPPER(REPLACE(REPLACE(REPLACE(REPLACE(${column}, ' ', ''), '-', ''), '.', ''), '/', ''))`;

/** Tells which account each row of a file belongs to: the row's own, the statement's, or the one the person chose. */
export class AccountFinder {
  readonly #connection: Connection;
  readonly #options: {
    readonly account: string | undefined;
    /** The account that all rows go to, whatever the file says. */
    readonly into: FoundAccount | null;
    readonly currency: string | undefined;
    readonly countedIn: string;
  };
  readonly #found = new Map<string, FoundAccount>();

  constructor(
    connection: Connection,
    options: {
      account: string | undefined;
      into: FoundAccount | null;
      currency: string | undefined;
      countedIn: string;
    },
  ) {
    this.#connection = connection;
    this.#options = options;
  }

  accountOf(statement: StatementHead, row: RowPlace): FoundAccount {
    if (this.#options.into) return this.#options.into;
    const key = row.account
      ? `name|${row.account}`
      : `statement|${statement.account.externalId ?? statement.account.name ?? ''}`;
    let found = this.#found.get(key);
    if (!found) {
      found = row.account ? this.#ofRow(row.account, statement, row) : this.#ofStatement(statement, row);
      this.#found.set(key, found);
    }
    return found;
  }

  /**
   * What a row is booked as. Where the file names no currency, its amounts were counted in `countedIn`, and stand in the
   * account's currency if they are whole there: 1300.00 of a euro person is 1300 in a yen account.
   */
  moneyOf(statement: StatementHead, row: Pick<PreparedRow, 'amount' | 'currency'>, account: FoundAccount): BookedMoney {
    const stated = row.currency ?? statement.currency ?? this.#options.currency;
    if (stated !== undefined) return { amount: row.amount, currency: stated };
    const { countedIn } = this.#options;
    const amount = row.amount * 10 ** (minorUnitDigits(account.currency) - minorUnitDigits(countedIn));
    return Number.isSafeInteger(amount)
      ? { amount, currency: account.currency }
      : { amount: row.amount, currency: countedIn };
  }

  #ofStatement(statement: StatementHead, row: RowPlace): FoundAccount {
    const { externalId } = statement.account;
    if (externalId !== null) {
      const known =
        this.#connection.get<KnownAccount>(
          'SELECT id, name, currency, kind FROM accounts WHERE external_id = ?',
          externalId,
        ) ?? this.#byNumber(externalId);
      if (known) return { ...known, externalId };
    }
    return this.#byName(nameOf(statement, this.#options.account), externalId, statement, row);
  }

  /** The account that a row of a table names: by its number where that is one, else by its name. */
  #ofRow(account: string, statement: StatementHead, row: RowPlace): FoundAccount {
    const number = accountNumberOf(account);
    const known = number === null ? undefined : this.#byNumber(number);
    return known ? { ...known, externalId: number } : this.#byName(account, number, statement, row);
  }

  /** The account with this number, however it is written, or one that is called by it. */
  #byNumber(text: string): KnownAccount | undefined {
    const number = accountNumberOf(text);
    if (number === null) return undefined;
    return this.#connection.get(
      `SELECT id, name, currency, kind FROM accounts WHERE ${plainNumber('external_id')} = ? OR ${plainNumber('name')} = ?
       ORDER BY ${plainNumber('external_id')} = ? DESC, id LIMIT 1`,
      number,
      number,
      number,
    );
  }

  /** The account that a file's name meant before a person renamed it, unless they took that back. */
  #byFormerName(name: string): (KnownAccount & { externalId: string | null }) | undefined {
    return this.#connection.get(
      `SELECT a.id, a.name, a.currency, a.kind, a.external_id AS externalId
       FROM changes c JOIN change_sets s ON s.id = c.change_set_id JOIN accounts a ON a.id = c.entity_id
       WHERE c.entity = 'accounts' AND c.operation = 'update' AND s.status <> 'undone' AND s.undoes IS NULL
         AND json_extract(c.before_json, '$.name') = ? COLLATE NOCASE
       ORDER BY c.id DESC LIMIT 1`,
      name,
    );
  }

  #byName(name: string, externalId: string | null, statement: StatementHead, row: RowPlace): FoundAccount {
    const known =
      this.#connection.get<KnownAccount & { externalId: string | null }>(
        'SELECT id, name, currency, kind, external_id AS externalId FROM accounts WHERE name = ? COLLATE NOCASE',
        name,
      ) ?? (name === this.#options.account ? undefined : this.#byFormerName(name));
    // Two accounts whose numbers end alike are still two.
    if (known && externalId !== null && known.externalId !== null && known.externalId !== externalId) {
      return this.#byName(`${name} (${externalId})`, externalId, statement, row);
    }
    if (known) return known;
    const currency = row.currency ?? statement.currency ?? this.#options.currency ?? this.#options.countedIn;
    return { id: null, name, externalId, kind: statement.account.kind ?? 'checking', currency };
  }
}
