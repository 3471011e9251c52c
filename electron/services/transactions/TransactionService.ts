import type { z } from 'zod';
import type * as contract from '../../../shared/contract/transactions.ts';
import { AppError } from '../../../shared/errors.ts';
import { minorUnitsToDecimal } from '../../../shared/money.ts';
import type { BookDatabase } from '../../database/BookDatabase.ts';
import type { Connection } from '../../database/connection.ts';
import { readEntity, type StoredRow } from '../../database/stores/entityStore.ts';
import {
  countTransactionRows,
  findPlace,
  listTagRows,
  listTransactionRows,
  readTransactions,
} from '../../database/stores/transactionStore.ts';
import { AuditLog } from '../audit/AuditLog.ts';
import { transactionHistory } from '../changes/changeWords.ts';
import { totalIn } from '../exchangeRates/totalIn.ts';
import type { ChangeRecorder } from '../ledger/ChangeRecorder.ts';
import { payeeNameOf, searchTextOfRow } from '../ledger/derivedFields.ts';
import type { Ledger } from '../ledger/Ledger.ts';
import { decideCategory } from '../predictions/decisions.ts';
import type { Learner } from '../review/Learner.ts';
import { deleteOnPurpose } from './deleting.ts';
import { largestPartOf, remainderOf, serialiseParts } from './parts.ts';
import { changeTags, sortedTags } from './tags.ts';

export class TransactionService {
  readonly #database: BookDatabase;
  readonly #ledger: Ledger;
  readonly #learner: Learner;

  constructor(dependencies: { database: BookDatabase; ledger: Ledger; learner: Learner }) {
    this.#database = dependencies.database;
    this.#ledger = dependencies.ledger;
    this.#learner = dependencies.learner;
  }

  listTransactions(
    input: z.infer<typeof contract.listTransactions.input>,
  ): z.infer<typeof contract.listTransactions.output> {
    const { reader } = this.#database;
    const { cursor, sort } = input;
    const after = cursor === null ? null : findPlace(reader, cursor, sort.by);
    if (after === 'none') throw new AppError('BAD_INPUT', 'This is not a place in the list.');
    if (after === 'gone') {
      throw new AppError('BAD_INPUT', 'The list has changed meanwhile: begin with its first page again.');
    }
    return listTransactionRows(reader, { ...input, after });
  }

  async countTransactions(
    input: z.infer<typeof contract.countTransactions.input>,
  ): Promise<z.infer<typeof contract.countTransactions.output>> {
    const { reader } = this.#database;
    const totals = countTransactionRows(reader, input.filter);
    const count = totals.reduce((sum, total) => sum + total.count, 0);
    const { convertTo } = input;
    const converted = convertTo === undefined ? null : await totalIn(reader, convertTo, input.filter, totals);
    return { count, totals, converted };
  }

  getTransaction(input: z.infer<typeof contract.getTransaction.input>): z.infer<typeof contract.getTransaction.output> {
    const [transaction] = readTransactions(this.#database.reader, [input.transactionId]);
    if (!transaction) throw new AppError('NOT_FOUND', 'This transaction does not exist any more.');
    return transaction;
  }

  getTransactionHistory(
    input: z.infer<typeof contract.getTransactionHistory.input>,
  ): z.infer<typeof contract.getTransactionHistory.output> {
    return transactionHistory(this.#database.reader, input.transactionId);
  }

  async setCategory(
    input: z.infer<typeof contract.setCategory.input>,
  ): Promise<z.infer<typeof contract.setCategory.output>> {
    const { categoryId, transactionIds } = input;
    const category = categoryId === null ? null : readEntity(this.#database.reader, 'categories', categoryId);
    if (categoryId !== null && !category) throw new AppError('NOT_FOUND', 'This category does not exist any more.');
    const rows = transactionIds.length === 1 ? 'a transaction' : `${transactionIds.length} transactions`;
    const reason = category ? `Set ${rows} to ${category.path}` : `Take the category off ${rows}`;
    const { changeSetId, result } = await this.#ledger.apply(
      { actor: 'user', actorName: 'You', kind: 'edit', reason },
      async (recorder) => {
        const audit = new AuditLog(recorder.connection, recorder.at);
        let changed = 0;
        for (const id of transactionIds) {
          const outcome =
            categoryId === null
              ? // Cleared by hand: it waits for the person, and no rule may set it again.
                recorder.update('transactions', id, {
                  categoryId: null,
                  categorySource: null,
                  ruleId: null,
                  isSkipped: true,
                })
              : decideCategory(recorder, audit, id, categoryId);
          if (outcome === 'missing')
            throw new AppError('NOT_FOUND', 'One of these transactions does not exist any more.');
          if (outcome === 'changed') changed += 1;
          await recorder.breathe();
        }
        return changed;
      },
    );
    await this.#learner.learnFrom(transactionIds);
    return { changeSetId, changed: result };
  }

  async deleteTransactions({
    transactionIds,
  }: z.infer<typeof contract.deleteTransactions.input>): Promise<z.infer<typeof contract.deleteTransactions.output>> {
    const ids = [...new Set(transactionIds)];
    const [first] = readTransactions(this.#database.reader, ids.slice(0, 1));
    const what = ids.length === 1 && first ? `“${first.payeeName || first.bankText}”` : `${ids.length} transactions`;
    const { changeSetId } = await this.#ledger.apply(
      { actor: 'user', actorName: 'You', kind: 'edit', reason: `Delete ${what}` },
      async (recorder) => {
        for (const id of ids) {
          deleteOnPurpose(recorder, id, null);
          await recorder.breathe();
        }
      },
    );
    return { changeSetId, deleted: ids.length };
  }

  listTags(_input: unknown): z.infer<typeof contract.listTags.output> {
    const rows = new Map(listTagRows(this.#database.reader).map((row) => [row.tag, row]));
    return sortedTags(rows.keys()).flatMap((tag) => rows.get(tag) ?? []);
  }

  async splitTransaction(
    input: z.infer<typeof contract.splitTransaction.input>,
  ): Promise<z.infer<typeof contract.splitTransaction.output>> {
    const { transactionId, parts } = input;
    const { changeSetId } = await this.#edit(`Divide a transaction into ${parts.length} parts`, (recorder) => {
      const before = readExisting(recorder.connection, transactionId);
      requireSum(before, parts);
      requireCategories(
        recorder.connection,
        parts.map(({ categoryId }) => categoryId),
      );
      const categoryId = parts[largestPartOf(parts)]?.categoryId ?? null;
      recorder.update('transactions', transactionId, {
        partsJson: serialiseParts(parts),
        categoryId,
        categorySource: categoryId === null ? null : 'user',
        ...(categoryId === null ? { ruleId: null } : { isSkipped: false }),
        // As where a category is cleared by hand: it waits for the person.
        ...(categoryId === null && before.categoryId !== null ? { isSkipped: true } : {}),
      });
    });
    await this.#learner.learnFrom([transactionId]);
    return { changeSetId };
  }

  async unsplitTransaction(
    input: z.infer<typeof contract.unsplitTransaction.input>,
  ): Promise<z.infer<typeof contract.unsplitTransaction.output>> {
    const { changeSetId } = await this.#edit('Make a divided transaction whole', (recorder) => {
      if (readExisting(recorder.connection, input.transactionId).partsJson === null) {
        throw new AppError('BAD_INPUT', 'This transaction is not divided into parts.');
      }
      recorder.update('transactions', input.transactionId, { partsJson: null });
    });
    return { changeSetId };
  }

  async setTags(input: z.infer<typeof contract.setTags.input>): Promise<z.infer<typeof contract.setTags.output>> {
    const { transactionIds, add, remove } = input;
    if (add.length + remove.length === 0) throw new AppError('BAD_INPUT', 'Name a tag to add or to take off.');
    const rows = transactionIds.length === 1 ? 'a transaction' : `${transactionIds.length} transactions`;
    const reasons = [
      ...(add.length > 0 ? [`tag ${rows} with ${add.join(', ')}`] : []),
      ...(remove.length > 0 ? [`take ${remove.join(', ')} off ${rows}`] : []),
    ].join(' and ');
    const reason = `${reasons.slice(0, 1).toUpperCase()}${reasons.slice(1)}`;
    const { changeSetId, result } = await this.#edit(reason, async (recorder) => {
      const known = new Map(listTagRows(recorder.connection).map(({ tag }) => [tag.toLowerCase(), tag]));
      let changed = 0;
      for (const id of transactionIds) {
        const { tagsJson } = readExisting(recorder.connection, id);
        const tags = changeTags(typeof tagsJson === 'string' ? tagsJson : null, { add, remove }, known);
        if (recorder.update('transactions', id, { tagsJson: tags }) === 'changed') changed += 1;
        await recorder.breathe();
      }
      return changed;
    });
    return { changeSetId, changed: result };
  }

  async setNote(input: z.infer<typeof contract.setNote.input>): Promise<z.infer<typeof contract.setNote.output>> {
    const { transactionId, note } = input;
    const reason = note === null ? 'Take the note off a transaction' : 'Write a note beside a transaction';
    const { changeSetId } = await this.#edit(reason, (recorder) => {
      const row = readExisting(recorder.connection, transactionId);
      const searchText = searchTextOfRow({ ...row, note }, payeeNameOf(recorder.connection, row));
      recorder.update('transactions', transactionId, { note, searchText });
    });
    return { changeSetId };
  }

  #edit<Result>(reason: string, work: (recorder: ChangeRecorder) => Result | Promise<Result>) {
    return this.#ledger.apply({ actor: 'user', actorName: 'You', kind: 'edit', reason }, work);
  }
}

function readExisting(connection: Connection, transactionId: number): StoredRow {
  const row = readEntity(connection, 'transactions', transactionId);
  if (!row) throw new AppError('NOT_FOUND', 'One of these transactions does not exist any more.');
  return row;
}

function requireSum(row: StoredRow, parts: readonly { amount: number }[]): void {
  const currency = String(row.currency);
  const remainder = remainderOf(Number(row.amount), parts);
  if (remainder === 0) return;
  const whole = `${minorUnitsToDecimal(Number(row.amount), currency)} ${currency}`;
  const difference = `${minorUnitsToDecimal(Math.abs(remainder), currency)} ${currency}`;
  throw new AppError(
    'BAD_INPUT',
    `The parts must add up to ${whole}: they are ${difference} too ${remainder > 0 ? 'low' : 'high'}.`,
  );
}

function requireCategories(connection: Connection, ids: readonly (number | null)[]): void {
  for (const id of new Set(ids)) {
    if (id !== null && !readEntity(connection, 'categories', id)) {
      throw new AppError('NOT_FOUND', 'The category of a part does not exist any more.');
    }
  }
}
