import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { actions } from '../../../../shared/actions.ts';
import type { HeldRowDetails } from '../../../../shared/contract/heldRows.ts';
import { useAction } from '../../actions/useAction.ts';
import { trpc } from '../../rpc/client.ts';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { countOf } from '../../ui/format.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { ScreenHeader } from '../../ui/ScreenHeader.tsx';
import { EmptyState, Skeleton } from '../../ui/States.tsx';
import { CorrectDialog } from './CorrectDialog.tsx';
import { ExemptionsCard } from './ExemptionsCard.tsx';
import { HeldRowItem } from './HeldRowItem.tsx';
import { suspicionOf } from './heldRowWords.ts';
import { type HeldRowDecisions, useHeldRowDecisions } from './useHeldRowDecisions.ts';

const shownAtOnce = 100;

/** The rows that imports held back: why each is not in the books, and what is to become of it. */
export function HeldRowsScreen() {
  const { locale } = usePreferences();
  const query = useQuery(trpc.heldRows.listHeldRows.queryOptions({ status: 'held', limit: shownAtOnce }));
  const decisions = useHeldRowDecisions();
  const { data } = query;
  useAction('undoHeldRow', decisions.undoLast, decisions.canUndo ? null : 'Nothing was decided here yet.');
  useAction('replayHeldRows', decisions.replay, data && data.count > 0 ? null : 'No row is held back.');
  return (
    <>
      <ScreenHeader
        title={
          data === undefined
            ? 'Rows held back'
            : data.count === 0
              ? 'No row is held back'
              : `${countOf(data.count, 'row is', 'rows are', locale)} held back`
        }
        documentTitle="Rows held back"
        description={
          data &&
          data.count > 0 &&
          'They came with your bank files and are not in your books, until you say what they are.'
        }
        actions={
          <>
            {decisions.canUndo && (
              <Button shortcut={actions.undoHeldRow.shortcut} onClick={decisions.undoLast}>
                Undo the last decision
              </Button>
            )}
            {data && data.count > 0 && (
              <Button isBusy={decisions.isReplaying} onClick={decisions.replay}>
                Judge them again
              </Button>
            )}
          </>
        }
      />
      {query.error ? (
        <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />
      ) : data ? (
        <div className="grid grid-cols-1 gap-4.5">
          {data.heldRows.length > 0 ? (
            <HeldRowList rows={data.heldRows} count={data.count} decisions={decisions} />
          ) : (
            <NothingHeld />
          )}
          <ExemptionsCard />
        </div>
      ) : (
        <Skeleton lines={6} label="Looking for rows held back" />
      )}
    </>
  );
}

function NothingHeld() {
  return (
    <div className="rounded-card border border-line bg-surface shadow-raised">
      <EmptyState title="Nothing waits here" action={<LinkButton to="/import">Import a bank file</LinkButton>}>
        Rows of a file that cannot be read for certain, or that are suspicious, wait here instead of going into your
        books.
      </EmptyState>
    </div>
  );
}

function HeldRowList({
  rows,
  count,
  decisions,
}: {
  rows: readonly HeldRowDetails[];
  count: number;
  decisions: HeldRowDecisions;
}) {
  const { locale } = usePreferences();
  const [place, setPlace] = useState({ id: 0, index: 0 });
  const [correctingId, setCorrectingId] = useState<number | null>(null);
  const found = rows.findIndex(({ id }) => id === place.id);
  // The row that was current may be decided: then the one in its place is.
  const index = found >= 0 ? found : Math.min(place.index, rows.length - 1);
  const current = rows[index];
  const goTo = (to: number) => {
    const row = rows[to];
    if (row) setPlace({ id: row.id, index: to });
  };
  const list = useRef<HTMLUListElement>(null);
  const currentId = current?.id;
  useEffect(() => {
    if (currentId === undefined) return;
    list.current?.querySelector(`[data-held-row="${currentId}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [currentId]);

  const suspicion = current ? suspicionOf(current.kind) : null;
  const whyNot = current ? whyNotAsItIs(current) : 'No row is held back.';
  useAction('nextHeldRow', () => goTo(index + 1), index < rows.length - 1 ? null : 'This is the last row.');
  useAction('previousHeldRow', () => goTo(index - 1), index > 0 ? null : 'This is the first row.');
  useAction('acceptHeldRow', () => current && decisions.accept(current), whyNot);
  useAction(
    'correctHeldRow',
    () => current && setCorrectingId(current.id),
    current?.kind === 'remark' ? 'This is about the file, and no transaction.' : null,
  );
  useAction(
    'alwaysAcceptHeldRow',
    () => current && decisions.alwaysAccept(current),
    whyNot ?? (suspicion === null ? 'This cannot be accepted for good.' : null),
  );
  useAction('discardHeldRow', () => current && decisions.discard(current));
  const correcting = rows.find(({ id }) => id === correctingId);
  return (
    <section aria-label="Rows" className="overflow-hidden rounded-card border border-line bg-surface shadow-raised">
      <ul ref={list} className="divide-y divide-line">
        {rows.map((row, at) => (
          <HeldRowItem
            key={row.id}
            row={row}
            isCurrent={row.id === currentId}
            whyNotAsItIs={whyNotAsItIs(row)}
            decisions={decisions}
            onCurrent={() => goTo(at)}
            onCorrect={() => setCorrectingId(row.id)}
          />
        ))}
      </ul>
      {count > rows.length && (
        <p className="border-t border-line px-4.5 py-3 text-small text-soft">
          The first {rows.length} of {countOf(count, 'row', 'rows', locale)}. The others come up as these are decided.
        </p>
      )}
      {correcting && (
        <CorrectDialog
          key={correcting.id}
          row={correcting}
          onClose={() => setCorrectingId(null)}
          onBooked={(changeSetId) => decisions.corrected(changeSetId)}
        />
      )}
    </section>
  );
}

/** Why a row cannot be booked as it stands; null where it can. */
function whyNotAsItIs({ kind, row, accountId }: HeldRowDetails): string | null {
  if (kind === 'remark') return 'This is about the file, and no transaction.';
  if (row === null) return 'It cannot be read for certain: correct it first.';
  return accountId === null ? 'Its account is not in your books any more: correct it first.' : null;
}
