import type { PredictableRow } from '../../database/stores/predictionStore.ts';
import type { CategorisableRow } from '../../ml/categoryModel.ts';

/** A transaction as the models see it. */
export function categorisable(row: PredictableRow): CategorisableRow {
  return {
    date: row.date,
    text: row.bankText,
    payee: row.payeeName,
    amount: row.amount,
    currency: row.currency,
    account: row.accountName,
  };
}
