import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { RuleDraft } from '../../../../shared/contract/automation.ts';
import { trpc } from '../../rpc/client.ts';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { countOf, formatNumber, formatPercent } from '../../ui/format.ts';
import { Meter } from '../../ui/Progress.tsx';
import { Skeleton } from '../../ui/States.tsx';
import { DateText, Money, Percent } from '../../ui/Values.tsx';
import { useDebounced } from './useDebounced.ts';

const settleMilliseconds = 250;

/** What a rule would do to the transactions that wait now; follows the form as it changes. */
export function RulePreview({
  draft,
  provenFrom,
}: {
  draft: RuleDraft;
  /** From which confidence on its promise is proven; undefined of a rule that makes none. */
  provenFrom: number | null | undefined;
}) {
  const { locale } = usePreferences();
  const settled = useDebounced(draft, settleMilliseconds);
  const preview = useQuery(
    trpc.automation.previewAutomationRule.queryOptions(
      {
        matcher: settled.matcher,
        conditions: settled.conditions,
        actions: settled.actions,
        ...(provenFrom === undefined ? {} : { provenFrom }),
      },
      { placeholderData: keepPreviousData },
    ),
  );
  if (preview.error) return <ErrorPanel error={preview.error} onRetry={() => preview.refetch()} />;
  if (!preview.data) return <Skeleton lines={5} label="Trying the rule" />;

  const { waiting, wouldApply, wouldAsk, averageConfidence, left, examples, effects } = preview.data;
  const acts = wouldApply + wouldAsk;
  if (waiting === 0) {
    return (
      <p className="text-soft">
        No transaction waits for a category now, so there is nothing to try the rule on. It will be used at the next
        import.
      </p>
    );
  }
  const isStale = preview.isPlaceholderData || settled !== draft;
  return (
    <div className="flex flex-col gap-4" aria-busy={isStale}>
      <div>
        <output className="block">
          <span className="text-figure font-semibold">{formatNumber(wouldApply, locale)}</span> of{' '}
          {countOf(waiting, 'transaction', 'transactions', locale)} would be changed now
          {wouldAsk > 0 && <>, and {formatNumber(wouldAsk, locale)} passed on to you for approval</>}
          {averageConfidence !== null && <>, on average {formatPercent(averageConfidence, locale)} sure</>}.
        </output>
        <div className="mt-2">
          <Meter label="Share of the transactions that it looks at" value={acts / waiting} />
        </div>
      </div>

      {left.length > 0 && (
        <section>
          <h3 className="mb-1 text-control font-semibold">
            {acts > 0 ? 'Why the others are left' : 'Why all of them are left'}
          </h3>
          <ul className="text-control">
            {left.map(({ reason, count }) => (
              <li key={reason} className="flex justify-between gap-4 border-t border-line py-1 first:border-t-0">
                <span>{reason}</span>
                <span className="tabular-nums text-soft">{formatNumber(count, locale)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}

      {examples.length > 0 && (
        <section>
          <h3 className="mb-1 text-control font-semibold">Before and after</h3>
          <table className="w-full text-control">
            <thead className="sr-only">
              <tr>
                <th>Date</th>
                <th>Payee</th>
                <th>Amount</th>
                <th>Change</th>
                <th>Confidence</th>
              </tr>
            </thead>
            <tbody>
              {examples.map((transaction, place) => (
                <tr key={transaction.id} className="border-t border-line first:border-t-0">
                  <td className="w-13 py-1.5 pr-2 text-soft">
                    <DateText value={transaction.date} style="short" />
                  </td>
                  <td className="max-w-24 truncate py-1.5 pr-2">
                    <Link to="/transactions" search={{ open: transaction.id }} className="hover:underline">
                      {transaction.payeeName}
                    </Link>
                  </td>
                  <td className="hidden w-17 py-1.5 pr-3 text-right sm:table-cell">
                    <Money amount={transaction.amount} currency={transaction.currency} />
                  </td>
                  <td className="max-w-36 py-1.5 pr-2">
                    <BeforeAndAfter effect={effects[place]} />
                  </td>
                  <td className="w-11 py-1.5 text-right text-soft">
                    {transaction.confidence !== null && <Percent share={transaction.confidence} />}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </div>
  );
}

function BeforeAndAfter({ effect }: { effect: { from: string | null; to: string } | undefined }) {
  if (!effect) return null;
  return (
    <Chip kind="guess" title={effect.from === null ? effect.to : `${effect.from} → ${effect.to}`}>
      {effect.from !== null && (
        <span className="text-soft line-through">
          {effect.from.split(' > ').at(-1)}
          <span className="sr-only"> becomes</span>{' '}
        </span>
      )}
      {effect.to.split(' > ').at(-1)}
    </Chip>
  );
}
