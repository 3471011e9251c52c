import type { ReactNode } from 'react';

/** Names and values, one pair a line. Values that are null are left out. */
export function DetailsList({ items }: { items: readonly { readonly name: string; readonly value: ReactNode }[] }) {
  return (
    <dl className="grid grid-cols-[minmax(90px,auto)_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-control">
      {items
        .filter((item) => item.value !== null)
        .map((item) => (
          <div key={item.name} className="contents">
            <dt className="text-soft">{item.name}</dt>
            <dd className="min-w-0 wrap-anywhere">{item.value}</dd>
          </div>
        ))}
    </dl>
  );
}
