import type { ReviewGroup } from '../../../../shared/contract/review.ts';
import { categoryName } from '../../categories/categoryName.ts';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { countOf } from '../../ui/format.ts';
import { Money, Percent } from '../../ui/Values.tsx';
import { summarize } from './reviewGroups.ts';

/** A group that waits its turn, as one line; pressing it opens it. */
export function ClosedGroup({ group, onOpen }: { group: ReviewGroup; onOpen(): void }) {
  const { locale, homeCurrency } = usePreferences();
  const { suggestion, hasOtherSuggestions, total } = summarize(group);
  return (
    <button
      type="button"
      aria-expanded="false"
      onClick={onOpen}
      className="grid min-h-(--row-height) w-full grid-cols-[78px_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1 px-4.5 py-1 text-left -outline-offset-2 hover:bg-sunk sm:grid-cols-[82px_minmax(0,1fr)_auto_7.5rem_40px]"
    >
      <span className="text-soft">{countOf(group.count, 'row', 'rows', locale)}</span>
      <span className="truncate">{group.payeeName}</span>
      <span className="text-right">
        {total && (
          <Money amount={total.amount} currency={total.currency} showCurrency={total.currency !== homeCurrency} />
        )}
      </span>
      <span className="col-start-2 min-w-0 sm:col-start-auto">
        {suggestion ? (
          <Chip kind="guess" title={suggestion.path}>
            {categoryName(suggestion.path)}
            {hasOtherSuggestions && ' and others'}
          </Chip>
        ) : (
          <Chip kind="unsure">not sure</Chip>
        )}
      </span>
      <span className="text-right text-soft">{suggestion && <Percent share={suggestion.confidence} />}</span>
    </button>
  );
}
