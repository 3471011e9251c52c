import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Match } from '../../../../shared/contract/matches.ts';
import { useAction } from '../../actions/useAction.ts';
import { trpc } from '../../rpc/client.ts';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { countOf } from '../../ui/format.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { ScreenHeader } from '../../ui/ScreenHeader.tsx';
import { EmptyState, Skeleton } from '../../ui/States.tsx';
import { MatchCard } from './MatchCard.tsx';
import { matchKey } from './matchWords.ts';
import { useMatchDecisions } from './useMatchDecisions.ts';

/** Transactions that may belong together: the same one twice, and the two sides of a transfer. */
export function MatchesScreen() {
  const { locale } = usePreferences();
  const query = useQuery(trpc.matches.listMatches.queryOptions({}));
  const decisions = useMatchDecisions();
  const [current, setCurrent] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const matches = (query.data?.matches ?? []).filter((match) => !decisions.pending.has(matchKey(match)));
  const at = Math.min(current, matches.length - 1);
  const match: Match | undefined = matches[at];
  const isEmpty = match === undefined ? 'Nothing is left to decide.' : null;

  function move(to: number) {
    const next = Math.max(0, Math.min(matches.length - 1, to));
    setCurrent(next);
    list.current?.querySelectorAll<HTMLElement>('[data-match]')[next]?.focus();
  }
  useAction('acceptMatch', () => match && decisions.accept(match), isEmpty);
  useAction('rejectMatch', () => match && decisions.reject(match), isEmpty);
  useAction('nextMatch', () => move(at + 1), isEmpty);
  useAction('previousMatch', () => move(at - 1), isEmpty);

  // After a decision the next one has the focus, as the one before it had.
  const shown = match && matchKey(match);
  useEffect(() => {
    if (shown !== undefined && decisions.pending.size > 0) {
      list.current?.querySelector<HTMLElement>(`[data-match="${shown}"]`)?.focus();
    }
  }, [shown, decisions.pending]);

  if (query.error) {
    return (
      <>
        <ScreenHeader title="Matches" />
        <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />
      </>
    );
  }
  return (
    <>
      <ScreenHeader
        title="Matches"
        description={
          query.data && query.data.count > 0
            ? `${countOf(query.data.count, 'pair', 'pairs', locale)} of transactions may belong together. Nothing happens to them before you say so.`
            : null
        }
      />
      {!query.data && <Skeleton lines={8} label="Looking for transactions that belong together" />}
      {query.data && matches.length === 0 && (
        <EmptyState title="Nothing to match" action={<LinkButton to="/import">Import a bank file</LinkButton>}>
          When two files write the same transaction differently, or money moves between two of your accounts, the two
          rows are shown here side by side.
        </EmptyState>
      )}
      <ul ref={list} className="flex flex-col gap-3">
        {matches.map((each, index) => (
          <li key={matchKey(each)}>
            <MatchCard
              match={each}
              isCurrent={index === at}
              onFocus={() => setCurrent(index)}
              onMove={(step) => move(index + step)}
              onAccept={() => decisions.accept(each)}
              onReject={() => decisions.reject(each)}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
