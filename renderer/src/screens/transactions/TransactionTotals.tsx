import type { ConvertedTotal } from '../../../../shared/contract/exchangeRates.ts';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { countOf, formatDate } from '../../ui/format.ts';
import { Money } from '../../ui/Values.tsx';

export interface CurrencyTotal {
  readonly currency: string;
  readonly amount: number;
  readonly count: number;
}

/** How many rows, and their sum in each currency apart; with exchange rates also one sum, marked as converted. */
export function TransactionTotals({
  count,
  totals,
  converted,
}: {
  count: number;
  totals: readonly CurrencyTotal[];
  converted: ConvertedTotal | null;
}) {
  const { locale } = usePreferences();
  return (
    <span>
      {countOf(count, 'transaction', 'transactions', locale)}
      {totals.map(({ currency, amount }) => (
        <span key={currency}>
          {' · '}
          <Money amount={amount} currency={currency} showCurrency />
        </span>
      ))}
      {converted?.isConverted && (
        <span title={ratesInWords(converted, locale)}>
          {' · '}
          together <Money amount={converted.amount} currency={converted.currency} showCurrency /> converted
          {converted.withoutRate.length > 0 &&
            `, without ${converted.withoutRate.map(({ currency }) => currency).join(', ')}`}
        </span>
      )}
    </span>
  );
}

function ratesInWords({ rates, withoutRate }: ConvertedTotal, locale: string): string {
  const used = rates.map(
    ({ currency, quote, firstDate, lastDate }) =>
      `${currency} to ${quote} by your rates of ${formatDate(firstDate, locale)} to ${formatDate(lastDate, locale)}`,
  );
  const left = withoutRate.map(
    ({ currency, count }) => `${countOf(count, 'transaction', 'transactions', locale)} in ${currency} have no rate`,
  );
  return [...used, ...left].join('; ');
}
