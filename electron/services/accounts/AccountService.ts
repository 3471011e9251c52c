import type { z } from 'zod';
import type * as contract from '../../../shared/contract/accounts.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Connection } from '../../database/connection.ts';
import { listAccountRows } from '../../database/stores/bookStore.ts';
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

  async renameAccount(
    input: z.infer<typeof contract.renameAccount.input>,
  ): Promise<z.infer<typeof contract.renameAccount.output>> {
    const request = {
      actor: 'user',
      actorName: 'You',
      kind: 'edit',
      reason: `Rename an account to ${input.name}`,
    } as const;
    const { changeSetId } = await this.#ledger.apply(request, (recorder) => {
      const taken = recorder.connection.get<{ id: number }>(
        'SELECT id FROM accounts WHERE name = ? COLLATE NOCASE',
        input.name,
      );
      if (taken && taken.id !== input.accountId) {
        throw new AppError('BAD_INPUT', `Another account is called ${input.name} already.`);
      }
      if (recorder.update('accounts', input.accountId, { name: input.name }) === 'missing') {
        throw new AppError('NOT_FOUND', 'This account does not exist any more.');
      }
    });
    return { changeSetId };
  }
}
