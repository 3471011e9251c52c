import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ConvertedTotal } from '../../../shared/contract/exchangeRates.ts';
import type { TransactionFilter } from '../../../shared/contract/transactions.ts';
import { addDays } from '../../../shared/dates.ts';
import type { Connection } from '../../database/connection.ts';
import { listExchangeRateRows } from '../../database/stores/exchangeRateStore.ts';
import { daysOfTransactions, sumForeignByDay } from '../../database/stores/transactionStore.ts';
import { convertTotal, type DailySum } from './currencyConversion.ts';

/** Days added up in one statement, so that none holds the thread for long. */
const daysPerSlice = 180;

/** One sum in `target` of all that a filter finds. Only where there is something in another currency are days read. */
export async function totalIn(
  reader: Connection,
  target: string,
  filter: TransactionFilter,
  totals: readonly { readonly currency: string; readonly amount: number; readonly count: number }[],
): Promise<ConvertedTotal> {
  // What is in the target currency needs no rate, and so no day.
  const own = totals.filter(({ currency }) => currency === target).map((total) => ({ ...total, date: '' }));
  const hasForeign = totals.length > own.length;
  const foreign = hasForeign ? await foreignByDay(reader, filter, target) : [];
  return convertTotal([...own, ...foreign], hasForeign ? listExchangeRateRows(reader) : [], target);
}

async function foreignByDay(reader: Connection, filter: TransactionFilter, target: string): Promise<DailySum[]> {
  const days = daysOfTransactions(reader);
  const [first = days.first] = [filter.startDate ?? days.first, days.first].sort().reverse();
  const [last = days.last] = [filter.endDate ?? days.last, days.last].sort();
  const sums: DailySum[] = [];
  for (let startDate = first; startDate <= last; startDate = addDays(startDate, daysPerSlice)) {
    const [endDate = last] = [addDays(startDate, daysPerSlice - 1), last].sort();
    sums.push(...sumForeignByDay(reader, { ...filter, startDate, endDate }, target));
    await nextTurn();
  }
  return sums;
}
