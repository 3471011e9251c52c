import type { z } from 'zod';
import type { listReviewGroups } from '../../../../shared/contract/review.ts';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { countOf, formatNumber, formatPercent } from '../../ui/format.ts';
import { Meter } from '../../ui/Progress.tsx';

/** How far the books are, in a sentence and a meter. */
export function ReviewProgress({
  summary,
  isEmpty,
}: {
  summary: z.infer<typeof listReviewGroups.output>;
  isEmpty: boolean;
}) {
  const { locale } = usePreferences();
  const { waiting, skipped, settled, groupCount, next } = summary;
  const share = settled / (waiting + skipped + settled);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
      <span>
        {isEmpty
          ? `${formatPercent(share, locale)} of all rows have a category`
          : sentenceOf({ waiting, groupCount, next, share, locale })}
      </span>
      <span className="w-44">
        <Meter label="Rows that have a category" value={share} {...(next ? { mark: next.milestone } : {})} />
      </span>
    </div>
  );
}

function sentenceOf(state: {
  waiting: number;
  groupCount: number;
  next: z.infer<typeof listReviewGroups.output>['next'];
  share: number;
  locale: string;
}): string {
  const { waiting, groupCount, next, share, locale } = state;
  const where = `${countOf(waiting, 'row', 'rows', locale)} in ${countOf(groupCount, 'group', 'groups', locale)}`;
  const now = `${formatPercent(share, locale)} of all rows are settled`;
  if (next === null) return `${where} · ${now}`;
  return `${where} · ${now}, answer ${formatNumber(next.answers, locale)} more to reach ${formatPercent(next.milestone, locale)}`;
}
