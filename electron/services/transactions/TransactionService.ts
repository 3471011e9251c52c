import type { z } from 'zod';
import type * as contract from '../../../shared/contract/transactions.ts';
import { AppError } from '../../../shared/errors.ts';
import type { BookDatabase } from '../../database/BookDatabase.ts';
import { readEntity } from '../../database/stores/entityStore.ts';
import {
  countTransactionRows,
  findPlace,
  listTransactionRows,
  readTransactions,
} from '../../database/stores/transactionStore.ts';
import { AuditLog } from '../audit/AuditLog.ts';
import { transactionHistory } from '../changes/changeWords.ts';
import { totalIn } from '../exchangeRates/totalIn.ts';
import type { Ledger } from '../ledger/Ledger.ts';
import { decideCategory } from '../predictions/decisions.ts';
import type { Learner } from '../review/Learner.ts';

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
}
