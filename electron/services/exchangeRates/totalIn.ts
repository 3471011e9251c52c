import type { ConvertedTotal } from '../../../shared/contract/exchangeRates.ts';
import type { TransactionFilter } from '../../../shared/contract/transactions.ts';
import type { Connection } from '../../database/connection.ts';
import { listExchangeRateRows } from '../../database/stores/exchangeRateStore.ts';
import { sumForeignByDay } from '../../database/stores/transactionStore.ts';
import { convertTotal } from './currencyConversion.ts';

/** One sum in `target` of all that a filter finds. Only where there is something in another currency are days read. */
export function totalIn(
  reader: Connection,
  target: string,
  filter: TransactionFilter,
  totals: readonly { readonly currency: string; readonly amount: number; readonly count: number }[],
): ConvertedTotal {
  // What is in the target currency needs no rate, and so no day.
  const own = totals.filter(({ currency }) => currency === target).map((total) => ({ ...total, date: '' }));
  const hasForeign = totals.length > own.length;
  const foreign = hasForeign ? sumForeignByDay(reader, filter, target) : [];
  return convertTotal([...own, ...foreign], hasForeign ? listExchangeRateRows(reader) : [], target);
}
