import type { z } from 'zod';
import type { listReviewGroups } from '../../../../shared/contract/review.ts';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { countOf, formatNumber, formatPercent } from '../../ui/format.ts';
import { Meter } from '../../ui/Progress.tsx';

/** Share of all rows that the host counts as settled enough (`groupsToSettle`). */
const goal = 0.9;

/** How far the books are, in a sentence and a meter. */
export function ReviewProgress({
  summary,
  isEmpty,
}: {
  summary: z.infer<typeof listReviewGroups.output>;
  isEmpty: boolean;
}) {
  const { locale } = usePreferences();
  const { waiting, skipped, settled, groupCount, groupsToSettle } = summary;
  const share = settled / (waiting + skipped + settled);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
      <span>
        {isEmpty
          ? `${formatPercent(share, locale)} of all rows have a category`
          : sentenceOf({ waiting, groupCount, groupsToSettle, share, locale })}
      </span>
      <span className="w-44">
        <Meter label="Rows that have a category" value={share} mark={goal} />
      </span>
    </div>
  );
}

function sentenceOf(state: {
  waiting: number;
  groupCount: number;
  groupsToSettle: number | null;
  share: number;
  locale: string;
}): string {
  const { waiting, groupCount, groupsToSettle, share, locale } = state;
  const where = `${countOf(waiting, 'row', 'rows', locale)} in ${countOf(groupCount, 'group', 'groups', locale)}`;
  if (groupsToSettle === null) return `${where} · ${formatPercent(share, locale)} of all rows have a category already`;
  const groups = groupsToSettle === 1 ? 'group' : 'groups';
  return `${where} · answer ${formatNumber(groupsToSettle, locale)} more ${groups} to settle ${formatPercent(goal, locale)} of all rows`;
}
