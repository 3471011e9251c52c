import type { z } from 'zod';
import type * as contract from '../../../shared/contract/payees.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Connection } from '../../database/connection.ts';
import { findPayeeByKey, searchPayeeRows } from '../../database/stores/bookStore.ts';
import { readEntity, type StoredRow } from '../../database/stores/entityStore.ts';
import {
  decodePayeePlace,
  listAliasRows,
  listPayeeRows,
  transactionIdsOfPayee,
} from '../../database/stores/payeeStore.ts';
import { payeeKey } from '../../importers/payeeText.ts';
import type { ChangeRecorder } from '../ledger/ChangeRecorder.ts';
import { searchTextOfRow } from '../ledger/derivedFields.ts';
import type { Ledger } from '../ledger/Ledger.ts';
import type { Learner } from '../review/Learner.ts';
import { equalityKey } from './equalityKey.ts';

/** The payees of the books, and the names under which they come in. */
export class PayeeService {
  readonly #reader: Connection;
  readonly #ledger: Ledger;
  readonly #learner: Learner;

  constructor(dependencies: { reader: Connection; ledger: Ledger; learner: Learner }) {
    this.#reader = dependencies.reader;
    this.#ledger = dependencies.ledger;
    this.#learner = dependencies.learner;
  }

  searchPayees(input: z.infer<typeof contract.searchPayees.input>): z.infer<typeof contract.searchPayees.output> {
    return searchPayeeRows(this.#reader, input.text, input.limit);
  }

  listPayees(input: z.infer<typeof contract.listPayees.input>): z.infer<typeof contract.listPayees.output> {
    const { cursor, sort } = input;
    const after = cursor === null ? null : decodePayeePlace(cursor);
    if (cursor !== null && after?.[0] !== sort.by) throw new AppError('BAD_INPUT', 'This is not a place in the list.');
    return listPayeeRows(this.#reader, { ...input, key: payeeKey(input.text), after });
  }

  listPayeeAliases(
    input: z.infer<typeof contract.listPayeeAliases.input>,
  ): z.infer<typeof contract.listPayeeAliases.output> {
    return listAliasRows(this.#reader, input.payeeId).map(({ id, name }) => ({ id, name }));
  }

  async renamePayee(
    input: z.infer<typeof contract.renamePayee.input>,
  ): Promise<z.infer<typeof contract.renamePayee.output>> {
    const { payeeId, name } = input;
    const former = String(readPayee(this.#reader, payeeId).name);
    const { changeSetId, result } = await this.#edit(`Rename the payee ${former} to ${name}`, async (recorder) => {
      const { connection } = recorder;
      const before = readPayee(connection, payeeId);
      const key = equalityKey(name);
      const taken = findPayeeByKey(connection, key);
      if (taken && taken.id !== payeeId) {
        throw new AppError('BAD_INPUT', `${taken.name} is a payee with this name already: merge the two instead.`);
      }
      const ids = transactionIdsOfPayee(connection, payeeId);
      // A name that it had before is its own again.
      for (const alias of listAliasRows(connection, payeeId)) {
        if (alias.key === key) recorder.delete('payee_aliases', alias.id);
      }
      const formerName = String(before.name);
      const formerKey = String(before.key);
      // The transactions first: undoing goes the other way, and finds them by the name that is back by then.
      await followName(recorder, ids, { id: payeeId, name });
      recorder.update('payees', payeeId, { name, key });
      if (formerKey !== key) addAlias(recorder, payeeId, formerName, formerKey);
      return ids;
    });
    await this.#learner.learnFrom(result.slice(0, 1));
    return { changeSetId };
  }

  async mergePayees(
    input: z.infer<typeof contract.mergePayees.input>,
  ): Promise<z.infer<typeof contract.mergePayees.output>> {
    const { intoId } = input;
    const payeeIds = [...new Set(input.payeeIds)].filter((id) => id !== intoId);
    if (payeeIds.length === 0) throw new AppError('BAD_INPUT', 'Choose another payee to merge into this one.');
    const names = payeeIds.map((id) => String(readPayee(this.#reader, id).name));
    const name = String(readPayee(this.#reader, intoId).name);
    const merged = names.length > 3 ? `${names.length} payees` : names.join(', ');
    const { changeSetId, result } = await this.#edit(`Merge ${merged} into the payee ${name}`, async (recorder) => {
      const into = { id: intoId, name: String(readPayee(recorder.connection, intoId).name) };
      const moved: number[] = [];
      for (const id of payeeIds) {
        const { name: formerName, key } = readPayee(recorder.connection, id);
        const ids = transactionIdsOfPayee(recorder.connection, id);
        await followName(recorder, ids, into);
        for (const alias of listAliasRows(recorder.connection, id)) {
          recorder.update('payee_aliases', alias.id, { payeeId: intoId });
        }
        recorder.delete('payees', id);
        addAlias(recorder, intoId, String(formerName), String(key));
        moved.push(...ids);
      }
      return moved;
    });
    await this.#learner.learnFrom(result.slice(0, 1));
    return { changeSetId, moved: result.length };
  }

  async removePayeeAlias(
    input: z.infer<typeof contract.removePayeeAlias.input>,
  ): Promise<z.infer<typeof contract.removePayeeAlias.output>> {
    const alias = readEntity(this.#reader, 'payee_aliases', input.aliasId);
    const { changeSetId } = await this.#edit(`Take the name ${alias?.name ?? ''} off a payee`, (recorder) => {
      if (!recorder.delete('payee_aliases', input.aliasId)) {
        throw new AppError('NOT_FOUND', 'This name was taken off the payee already.');
      }
    });
    return { changeSetId };
  }

  #edit<Result>(reason: string, work: (recorder: ChangeRecorder) => Result | Promise<Result>) {
    return this.#ledger.apply({ actor: 'user', actorName: 'You', kind: 'edit', reason }, work);
  }
}

function readPayee(connection: Connection, payeeId: number): StoredRow {
  const row = readEntity(connection, 'payees', payeeId);
  if (!row) throw new AppError('NOT_FOUND', 'This payee does not exist any more.');
  return row;
}

function addAlias(recorder: ChangeRecorder, payeeId: number, name: string, key: string): void {
  recorder.insert('payee_aliases', { payeeId, name, key, createdAt: recorder.at });
}

/** Gives transactions to a payee, and makes them found by its name. */
async function followName(
  recorder: ChangeRecorder,
  transactionIds: readonly number[],
  payee: { id: number; name: string },
): Promise<void> {
  for (const id of transactionIds) {
    const row = readEntity(recorder.connection, 'transactions', id);
    if (!row) continue;
    const searchText = searchTextOfRow(row, payee.name);
    recorder.update('transactions', id, { payeeId: payee.id, searchText });
    await recorder.breathe();
  }
}
