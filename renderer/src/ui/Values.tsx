import { formatMoney } from '../../../shared/money.ts';
import { usePreferences } from '../theme/PreferencesProvider.tsx';
import { type DateStyle, formatDate, formatInstant, formatNumber, formatPercent } from './format.ts';

/** Minor units with a true minus sign. Money in is in the accent; ordinary spending is never red. */
export function Money({
  amount,
  currency,
  showCurrency = false,
}: {
  amount: number;
  currency: string;
  showCurrency?: boolean;
}) {
  const { locale } = usePreferences();
  return (
    <span className={`whitespace-nowrap tabular-nums ${amount > 0 ? 'text-accent' : ''}`}>
      {formatMoney(amount, currency, locale, showCurrency)}
    </span>
  );
}

/** A calendar date, or an instant with its time. */
export function DateText({ value, style = 'medium' }: { value: string; style?: DateStyle }) {
  const { locale } = usePreferences();
  const text = value.includes('T') ? formatInstant(value, locale) : formatDate(value, locale, style);
  return (
    <time dateTime={value} className="whitespace-nowrap">
      {text}
    </time>
  );
}

/** A share from 0 to 1. */
export function Percent({ share, decimals = 0 }: { share: number; decimals?: number }) {
  const { locale } = usePreferences();
  return <span className="whitespace-nowrap tabular-nums">{formatPercent(share, locale, decimals)}</span>;
}

export function NumberText({ value, decimals = 0 }: { value: number; decimals?: number }) {
  const { locale } = usePreferences();
  return <span className="whitespace-nowrap tabular-nums">{formatNumber(value, locale, decimals)}</span>;
}
