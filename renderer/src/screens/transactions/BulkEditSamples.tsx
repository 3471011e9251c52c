import type { BulkEditPreview, BulkEditSide } from '../../../../shared/contract/bulkEdit.ts';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { countOf, formatNumber } from '../../ui/format.ts';
import { DateText, Money } from '../../ui/Values.tsx';

/** What a change would do: in numbers, and on the first rows. */
export function BulkEditSamples({ preview }: { preview: BulkEditPreview }) {
  const { locale } = usePreferences();
  const rows = (count: number) => countOf(count, 'transaction', 'transactions', locale);
  const left = [
    preview.alreadySo > 0 ? `${rows(preview.alreadySo)} already so` : null,
    preview.setByHand > 0 ? `${rows(preview.setByHand)} set by hand` : null,
    preview.divided > 0 ? `${rows(preview.divided)} divided, with parts that keep their categories` : null,
  ].filter((sentence) => sentence !== null);
  return (
    <section aria-label="What would change">
      <p aria-live="polite" className="mb-2">
        <strong className="font-semibold">
          {formatNumber(preview.changed, locale)} of {rows(preview.count)} would change.
        </strong>{' '}
        <span className="text-soft">{left.length > 0 && `${left.join(', ')}.`}</span>
      </p>
      {preview.samples.length > 0 && (
        <div className="max-h-72 overflow-auto rounded-control border border-line">
          <table className="w-full text-control">
            <caption className="sr-only">The first rows that would change</caption>
            <thead className="sticky top-0 bg-surface text-left text-small text-soft">
              <tr>
                <th className="px-3 py-1.5 font-medium max-sm:hidden">Date</th>
                <th className="px-3 py-1.5 text-right font-medium max-sm:hidden">Amount</th>
                <th className="px-3 py-1.5 font-medium">Now</th>
                <th className="px-3 py-1.5 font-medium">Then</th>
              </tr>
            </thead>
            <tbody>
              {preview.samples.map(({ transactionId, date, amount, currency, before, after }) => (
                <tr key={transactionId} className="border-t border-line align-top">
                  <td className="px-3 py-1.5 whitespace-nowrap max-sm:hidden">
                    <DateText value={date} />
                  </td>
                  <td className="px-3 py-1.5 text-right max-sm:hidden">
                    <Money amount={amount} currency={currency} showCurrency />
                  </td>
                  <td className="px-3 py-1.5 text-soft">
                    <Side side={before} other={after} />
                  </td>
                  <td className="px-3 py-1.5">
                    <Side side={after} other={before} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

/** The payee, and whatever of a row differs between the two sides. */
function Side({ side, other }: { side: BulkEditSide; other: BulkEditSide }) {
  const lines = [
    side.payeeName || 'no payee',
    side.categoryPath === other.categoryPath ? null : (side.categoryPath ?? 'no category'),
    side.tags.join() === other.tags.join() ? null : side.tags.length > 0 ? `Tags: ${side.tags.join(', ')}` : 'no tags',
    side.note === other.note ? null : side.note === null ? 'no note' : `Note: ${side.note}`,
  ];
  return (
    <>
      {lines
        .filter((line) => line !== null)
        .map((line) => (
          <span key={line} className="block wrap-anywhere">
            {line}
          </span>
        ))}
    </>
  );
}
