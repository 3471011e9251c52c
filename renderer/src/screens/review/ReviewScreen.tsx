import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useAction } from '../../actions/useAction.ts';
import { trpc } from '../../rpc/client.ts';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { ScreenHeader } from '../../ui/ScreenHeader.tsx';
import { Skeleton } from '../../ui/States.tsx';
import { Switch } from '../../ui/Toggles.tsx';
import { ReviewDesk } from './ReviewDesk.tsx';
import { AllSettled, NothingImported } from './ReviewEmptyStates.tsx';
import { ReviewProgress } from './ReviewProgress.tsx';
import { type Cursor, openGroups } from './reviewGroups.ts';
import { useReviewDecisions } from './useReviewDecisions.ts';

/** Groups of similar rows that wait for a person, decided on one after the other by keyboard. */
export function ReviewScreen() {
  const { includeSkipped = false } = useSearch({ from: '/review' });
  const navigate = useNavigate({ from: '/review' });
  const [cursor, setCursor] = useState<Cursor | null>(null);
  const query = useQuery(
    trpc.review.listReviewGroups.queryOptions({ includeSkipped }, { placeholderData: keepPreviousData }),
  );
  const decisions = useReviewDecisions({
    includeSkipped,
    onUndone: (groupKey) => groupKey !== null && setCursor({ groupKey, groupIndex: 0, transactionId: 0, rowIndex: 0 }),
  });
  useAction('undoDecision', decisions.undoLast, decisions.canUndo ? null : 'Nothing was decided here yet.');

  const { data } = query;
  if (query.error || !data) {
    return (
      <>
        <ScreenHeader title="Review" />
        {query.error ? (
          <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <Skeleton lines={8} label="Looking for what waits" />
        )}
      </>
    );
  }

  // What the host has listed since it answered a decision is newer than what was assumed here.
  const pending = decisions.pending.filter(
    ({ answeredAt }) => answeredAt === null || answeredAt >= query.dataUpdatedAt,
  );
  const groups = openGroups(data.groups, pending);
  const showSkipped = (isShown: boolean) => {
    setCursor(null);
    void navigate({ search: isShown ? { includeSkipped: true } : {}, replace: true });
  };

  if (data.waiting + data.skipped + data.settled === 0) {
    return (
      <>
        <ScreenHeader title="Review" />
        <NothingImported />
      </>
    );
  }
  return (
    <div className="flex h-full min-h-0 flex-col">
      <ScreenHeader
        title={groups.length > 0 ? 'Review' : data.skipped > 0 ? 'Nothing else waits' : 'All settled'}
        documentTitle="Review"
        description={<ReviewProgress summary={data} isEmpty={groups.length === 0} />}
        actions={
          (data.skipped > 0 || includeSkipped) && (
            <Switch label={`Show skipped (${data.skipped})`} isOn={includeSkipped} onChange={showSkipped} />
          )
        }
      />
      {groups.length > 0 ? (
        <ReviewDesk
          groups={groups}
          laterGroups={Math.max(0, data.groupCount - data.groups.length)}
          cursor={cursor}
          onCursorChange={setCursor}
          decisions={decisions}
        />
      ) : (
        <AllSettled
          skipped={includeSkipped ? 0 : data.skipped}
          isWaitingForMore={data.groupCount > data.groups.length}
          onShowSkipped={() => showSkipped(true)}
        />
      )}
    </div>
  );
}
