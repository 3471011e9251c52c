import type { ReactNode } from 'react';
import { usePreferences } from '../theme/PreferencesProvider.tsx';
import { signed } from './signed.ts';

export interface SignedBar {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  /** The evidence, in small print below the label. */
  readonly detail?: ReactNode;
}

/** Contributions for (to the right) and against (to the left), on one scale around one line of zero. */
export function SignedBars({
  label,
  bars,
  formatValue,
}: {
  label: string;
  bars: readonly SignedBar[];
  formatValue?: (value: number) => string;
}) {
  const { locale } = usePreferences();
  const most = Math.max(0, ...bars.map((bar) => bar.value));
  const least = Math.min(0, ...bars.map((bar) => bar.value));
  const span = most - least || 1;
  const zero = (-least / span) * 100;
  return (
    <ul aria-label={label} className="grid gap-2">
      {bars.map((bar) => (
        <li
          key={bar.id}
          className="grid grid-cols-[minmax(0,9.5rem)_minmax(3rem,1fr)_3rem] items-center gap-x-2.5 text-control"
        >
          <span className="wrap-anywhere">{bar.label}</span>
          <span className="relative h-2 rounded-[4px] bg-line/60" aria-hidden="true" data-figure="">
            <span
              className="absolute inset-y-0 min-w-0.5 rounded-[4px]"
              style={{
                left: `${bar.value < 0 ? zero + (bar.value / span) * 100 : zero}%`,
                width: `${(Math.abs(bar.value) / span) * 100}%`,
                background: bar.value < 0 ? 'var(--bad)' : 'var(--accent)',
              }}
            />
            <span className="absolute -inset-y-0.5 w-px bg-edge" style={{ left: `${zero}%` }} />
          </span>
          <span className="text-right tabular-nums">
            {(formatValue ?? ((value) => signed(value, locale)))(bar.value)}
          </span>
          {bar.detail && <div className="col-span-3 text-small text-soft">{bar.detail}</div>}
        </li>
      ))}
    </ul>
  );
}
