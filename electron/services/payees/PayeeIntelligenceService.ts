import type { z } from 'zod';
import type * as contract from '../../../shared/contract/payees.ts';
import type { Connection } from '../../database/connection.ts';
import { searchPayeeRows } from '../../database/stores/bookStore.ts';
import { type PredictableRow, readPayeePast } from '../../database/stores/predictionStore.ts';
import type { CategorisableRow } from '../../ml/categoryModel.ts';
import { largestPayeeHistory, type PastRow, type PayeeVote, payeeVote } from '../../ml/payeeVote.ts';

/** The system `intelligence`: what a payee did before, straight from the confirmed books, so that it is never stale. */
export class PayeeIntelligenceService {
  readonly #reader: Connection;

  constructor(dependencies: { reader: Connection }) {
    this.#reader = dependencies.reader;
  }

  /** The payee's vote on a transaction, which itself is left out. Null where the payee is unknown. */
  vote(connection: Connection, row: PredictableRow, asked: CategorisableRow): PayeeVote | null {
    if (row.payeeId === null) return null;
    return payeeVote(readPayeePast(connection, row.payeeId, row.currency, largestPayeeHistory, row.id), asked);
  }

  /** As `vote`, for many rows that have no category yet: each payee's past is read once. */
  batchVotes(connection: Connection): (row: PredictableRow, asked: CategorisableRow) => PayeeVote | null {
    const pasts = new Map<string, PastRow[]>();
    return (row, asked) => {
      if (row.payeeId === null) return null;
      const key = `${row.payeeId} ${row.currency}`;
      let past = pasts.get(key);
      if (!past) {
        past = readPayeePast(connection, row.payeeId, row.currency, largestPayeeHistory, 0);
        pasts.set(key, past);
      }
      return payeeVote(past, asked);
    };
  }

  searchPayees(input: z.infer<typeof contract.searchPayees.input>): z.infer<typeof contract.searchPayees.output> {
    return searchPayeeRows(this.#reader, input.text, input.limit);
  }
}
