import { usePreferences } from '../theme/PreferencesProvider.tsx';
import { formatPercent } from './format.ts';

/** How far a piece of work is, from 0 to 1; null where that is not known. */
export function ProgressBar({ label, value }: { label: string; value: number | null }) {
  return (
    <div className="relative h-1.5 w-full overflow-hidden rounded-full bg-line">
      <progress className="sr-only" aria-label={label} max={1} {...(value === null ? {} : { value })} />
      <div
        data-figure=""
        className={
          value === null
            ? 'h-full animate-travel rounded-full bg-accent'
            : 'h-full rounded-full bg-accent transition-[width] duration-150'
        }
        style={{ width: value === null ? '30%' : `${value * 100}%` }}
      />
    </div>
  );
}

/** A measured share from 0 to 1 (not progress), with an optional mark for a threshold. */
export function Meter({
  label,
  value,
  mark,
  tone = 'accent',
}: {
  label: string;
  value: number;
  mark?: number;
  tone?: 'accent' | 'warn' | 'bad' | 'unknown';
}) {
  const { locale } = usePreferences();
  return (
    <div className="relative h-1.5 w-full min-w-12 rounded-full bg-line">
      <meter className="sr-only" aria-label={label} min={0} max={1} value={value}>
        {formatPercent(value, locale)}
      </meter>
      <div
        data-figure=""
        className="h-full rounded-full"
        style={{ width: `${Math.min(1, Math.max(0, value)) * 100}%`, background: `var(--${tone})` }}
      />
      {mark !== undefined && (
        <div
          data-figure=""
          className="absolute -top-1 h-3.5 w-0.5 -translate-x-1/2 rounded-full bg-ink"
          style={{ left: `${mark * 100}%` }}
        />
      )}
    </div>
  );
}
