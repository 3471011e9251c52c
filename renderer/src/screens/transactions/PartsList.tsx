import type { Transaction } from '../../../../shared/contract/transactions.ts';
import { Money } from '../../ui/Values.tsx';

/** What a divided transaction is made of. */
export function PartsList({ transaction: { parts, currency } }: { transaction: Transaction }) {
  // They have no id: their order is their identity.
  const ordered = parts.map((part, place) => ({ ...part, key: String(place) }));
  return (
    <ul aria-label="Parts" className="divide-y divide-line border-y border-line">
      {ordered.map(({ key, amount, categoryPath, note }) => (
        <li key={key} className="flex items-baseline gap-3 py-1.5 text-control">
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
