import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { countOf } from '../../ui/format.ts';
import { Money } from '../../ui/Values.tsx';

export interface CurrencyTotal {
  readonly currency: string;
  readonly amount: number;
  readonly count: number;
}

/** How many rows, and their sum in each currency apart. */
export function TransactionTotals({ count, totals }: { count: number; totals: readonly CurrencyTotal[] }) {
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
    </span>
  );
}
