import { Link } from '@tanstack/react-router';
import type { PredictionExplanation } from '../../../shared/contract/explanations.ts';
import { usePreferences } from '../theme/PreferencesProvider.tsx';
import { PathText } from '../ui/Combobox.tsx';
import { DateText, Money } from '../ui/Values.tsx';

/** Past transactions that a person confirmed and that this one resembles most. */
export function WhySimilar({ similar }: { similar: PredictionExplanation['similar'] }) {
  const { homeCurrency } = usePreferences();
  return (
    <ul className="space-y-1 text-soft">
      {similar.map(({ transactionId, date, payeeName, amount, currency, categoryPath }) => (
        <li key={transactionId}>
          <DateText value={date} /> ·{' '}
          <Link
            to="/transactions"
            search={{ open: transactionId }}
            className="text-ink underline decoration-line underline-offset-3 hover:decoration-current"
          >
            {payeeName}
          </Link>{' '}
          · <Money amount={amount} currency={currency} showCurrency={currency !== homeCurrency} /> ·{' '}
          <span className="text-ink">
            <PathText path={categoryPath} />
          </span>
        </li>
      ))}
    </ul>
  );
}
