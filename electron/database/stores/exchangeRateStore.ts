import type { ExchangeRate } from '../../../shared/contract/exchangeRates.ts';
import type { Connection } from '../connection.ts';

/** By currency and quote, the newest day first. */
export function listExchangeRateRows(connection: Connection): ExchangeRate[] {
  return connection.all<ExchangeRate>(
    'SELECT id, currency, quote, date, rate FROM exchange_rates ORDER BY currency, quote, date DESC',
  );
}

export function findExchangeRate(
  connection: Connection,
  day: Pick<ExchangeRate, 'currency' | 'quote' | 'date'>,
): { id: number } | undefined {
  return connection.get(
    'SELECT id FROM exchange_rates WHERE currency = ? AND quote = ? AND date = ?',
    day.currency,
    day.quote,
    day.date,
  );
}
