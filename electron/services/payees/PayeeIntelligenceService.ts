import type { z } from 'zod';
import type * as contract from '../../../shared/contract/payees.ts';
import type { Connection } from '../../database/connection.ts';
import { searchPayeeRows } from '../../database/stores/bookStore.ts';
import { type PredictableRow, readPayeePast } from '../../database/stores/predictionStore.ts';
import { type PayeePast, payeePastOf } from './payeePast.ts';

const pastRowsRead = 50;

/** What is known about payees, straight from the confirmed books, so that it is never stale. */
export class PayeeIntelligenceService {
  readonly #reader: Connection;

  constructor(dependencies: { reader: Connection }) {
    this.#reader = dependencies.reader;
  }

  /** What the payee of a transaction was before, the transaction itself left out. Null where the payee is unknown. */
  past(connection: Connection, row: PredictableRow): PayeePast | null {
    if (row.payeeId === null) return null;
    return payeePastOf(readPayeePast(connection, row.payeeId, row.currency, pastRowsRead, row.id), row.amount);
  }

  searchPayees(input: z.infer<typeof contract.searchPayees.input>): z.infer<typeof contract.searchPayees.output> {
    return searchPayeeRows(this.#reader, input.text, input.limit);
  }
}
