import type { z } from 'zod';
import type * as contract from '../../../shared/contract/accounts.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Connection } from '../../database/connection.ts';
import { findAccountByName, listAccountRows } from '../../database/stores/bookStore.ts';
import { isReferenced, readEntity, type StoredRow } from '../../database/stores/entityStore.ts';
import type { ChangeRecorder } from '../ledger/ChangeRecorder.ts';
import type { Ledger } from '../ledger/Ledger.ts';

export class AccountService {
  readonly #reader: Connection;
  readonly #ledger: Ledger;

  constructor(dependencies: { reader: Connection; ledger: Ledger }) {
    this.#reader = dependencies.reader;
    this.#ledger = dependencies.ledger;
  }

  listAccounts(_input: unknown): z.infer<typeof contract.listAccounts.output> {
    return listAccountRows(this.#reader);
  }

  async createAccount(
    input: z.infer<typeof contract.createAccount.input>,
  ): Promise<z.infer<typeof contract.createAccount.output>> {
    const { changeSetId, result } = await this.#edit(`New account ${input.name}`, (recorder) => {
      requireFreeName(recorder.connection, input.name, null);
      return recorder.insert('accounts', { ...input, createdAt: recorder.at });
    });
    return { accountId: result, changeSetId };
  }

  renameAccount(
    input: z.infer<typeof contract.renameAccount.input>,
  ): Promise<z.infer<typeof contract.renameAccount.output>> {
    return this.updateAccount(input);
  }

  async updateAccount(
    input: z.infer<typeof contract.updateAccount.input>,
  ): Promise<z.infer<typeof contract.updateAccount.output>> {
    const { accountId, name, currency, kind, openingBalance } = input;
    const before = readAccount(this.#reader, accountId);
    const isRename = name !== undefined && (currency ?? kind ?? openingBalance) === undefined;
    const reason = isRename ? `Rename an account to ${name}` : `Change the account ${name ?? before.name}`;
    const { changeSetId } = await this.#edit(reason, (recorder) => {
      const { connection } = recorder;
      const account = readAccount(connection, accountId);
      if (name !== undefined) requireFreeName(connection, name, accountId);
      if (currency !== undefined && currency !== account.currency && isReferenced(connection, 'accounts', accountId)) {
        throw new AppError(
          'BAD_INPUT',
          `${account.name} has transactions already, so it goes on being counted in ${account.currency}.`,
        );
      }
      recorder.update('accounts', accountId, {
        ...(name === undefined ? {} : { name }),
        ...(currency === undefined ? {} : { currency }),
        ...(kind === undefined ? {} : { kind }),
        ...(openingBalance === undefined ? {} : { openingBalance }),
      });
    });
    return { changeSetId };
  }

  archiveAccount(
    input: z.infer<typeof contract.archiveAccount.input>,
  ): Promise<z.infer<typeof contract.archiveAccount.output>> {
    return this.#setArchived(input.accountId, true);
  }

  unarchiveAccount(
    input: z.infer<typeof contract.unarchiveAccount.input>,
  ): Promise<z.infer<typeof contract.unarchiveAccount.output>> {
    return this.#setArchived(input.accountId, false);
  }

  async #setArchived(accountId: number, isArchived: boolean): Promise<{ changeSetId: string }> {
    const { name } = readAccount(this.#reader, accountId);
    const reason = isArchived ? `Archive the account ${name}` : `Bring back the account ${name}`;
    const { changeSetId } = await this.#edit(reason, (recorder) => {
      readAccount(recorder.connection, accountId);
      recorder.update('accounts', accountId, { isArchived });
    });
    return { changeSetId };
  }

  #edit<Result>(reason: string, work: (recorder: ChangeRecorder) => Result | Promise<Result>) {
    return this.#ledger.apply({ actor: 'user', actorName: 'You', kind: 'edit', reason }, work);
  }
}

function readAccount(connection: Connection, accountId: number): StoredRow {
  const row = readEntity(connection, 'accounts', accountId);
  if (!row) throw new AppError('NOT_FOUND', 'This account does not exist any more.');
  return row;
}

function requireFreeName(connection: Connection, name: string, accountId: number | null): void {
  const taken = findAccountByName(connection, name);
  if (taken && taken.id !== accountId) {
    throw new AppError('BAD_INPUT', `Another account is called ${name} already.`);
  }
}
