import type { Connection } from '../../database/connection.ts';
import { type PredictableRow, readPayeePast } from '../../database/stores/predictionStore.ts';
import { type PayeePast, payeePastOf } from './payeePast.ts';

const pastRowsRead = 50;

/** What is known about payees, straight from the confirmed books, so that it is never stale. */
export class PayeeIntelligenceService {
  /** What the payee of a transaction was before, the transaction itself left out. Null where the payee is unknown. */
  past(connection: Connection, row: PredictableRow): PayeePast | null {
    if (row.payeeId === null) return null;
    return payeePastOf(readPayeePast(connection, row.payeeId, row.currency, pastRowsRead, row.id), row.amount);
  }
}
