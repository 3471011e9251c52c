import type { Transaction } from '../../../../shared/contract/transactions.ts';
import { Money } from '../../ui/Values.tsx';

/** What a divided transaction is made of. */
export function PartsList({ transaction: { parts, currency } }: { transaction: Transaction }) {
  return (
    <ul aria-label="Parts" className="divide-y divide-line border-y border-line">
      {parts.map(({ amount, categoryPath, note }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have no id, and their order is their identity
        <li key={place} className="flex items-baseline gap-3 py-1.5 text-control">
          <span className="min-w-0 flex-1 wrap-anywhere">
            {categoryPath ?? <span className="text-unknown italic">no category</span>}
            {note !== null && <span className="text-soft"> · {note}</span>}
          </span>
          <Money amount={amount} currency={currency} />
        </li>
      ))}
    </ul>
  );
}
