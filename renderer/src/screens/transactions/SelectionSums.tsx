import { Money } from '../../ui/Values.tsx';
import type { SelectionTotal } from './selectionTotals.ts';

/** What the selected rows come to, each currency apart; money in and out apart where there is both. */
export function SelectionSums({ totals }: { totals: readonly SelectionTotal[] }) {
  return (
    <span className="text-control">
      {totals.map(({ currency, sum, received, spent }, index) => (
        <span key={currency}>
          {index > 0 && ' · '}
          <Money amount={sum} currency={currency} showCurrency />
          {received > 0 && spent < 0 && (
            <span className="text-small text-soft">
              {' '}
              (<Money amount={received} currency={currency} /> in, <Money amount={spent} currency={currency} /> out)
            </span>
          )}
        </span>
      ))}
    </span>
  );
}
