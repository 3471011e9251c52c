import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { HeldRowDetails } from '../../../../shared/contract/heldRows.ts';
import { trpc, trpcClient } from '../../rpc/client.ts';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { countOf } from '../../ui/format.ts';
import { showErrorToast, showToast } from '../../ui/Toast.tsx';
import { acceptedWords, suspicionOf } from './heldRowWords.ts';

/** What takes a decision back. */
interface Made {
  readonly changeSetIds: readonly string[];
  readonly exemptionId?: number;
}

export interface HeldRowDecisions {
  accept(row: HeldRowDetails): void;
  alwaysAccept(row: HeldRowDetails): void;
  discard(row: HeldRowDetails): void;
  /** A row was booked by its form. */
  corrected(changeSetId: string): void;
  replay(): void;
  undoLast(): void;
  readonly isReplaying: boolean;
  readonly canUndo: boolean;
}

/** Makes decisions on held rows, says what came of them, and takes them back, the last first. */
export function useHeldRowDecisions(): HeldRowDecisions {
  const { locale } = usePreferences();
  const [made, setMade] = useState<readonly Made[]>([]);
  const undo = useMutation({
    mutationFn: async ({ changeSetIds, exemptionId }: Made) => {
      if (exemptionId !== undefined) await trpcClient.heldRows.removeExemption.mutate({ id: exemptionId });
      for (const changeSetId of changeSetIds) await trpcClient.changes.undoChangeSet.mutate({ changeSetId });
    },
    onSuccess: (_, undone) => {
      setMade((all) => all.filter((one) => one !== undone));
      showToast({ message: 'Undone: it is held back again.' });
    },
    onError: (error, undone) => {
      setMade((all) => all.filter((one) => one !== undone));
      showErrorToast(error);
    },
  });
  const say = (message: string, decision: Made) => {
    setMade((all) => [...all, decision]);
    showToast({ message, action: { label: 'Undo', perform: () => undo.mutate(decision) } });
  };
  const sayBooked = ({ booked, alreadyThere, ...decision }: Made & { booked: number; alreadyThere: number }) => {
    const there = alreadyThere > 0 ? ` ${countOf(alreadyThere, 'row was', 'rows were', locale)} there already.` : '';
    say(`${countOf(booked, 'row is', 'rows are', locale)} in your books now.${there}`, decision);
  };
  const accept = useMutation(
    trpc.heldRows.acceptHeldRows.mutationOptions({ onError: showErrorToast, onSuccess: sayBooked }),
  );
  const discard = useMutation(
    trpc.heldRows.discardHeldRows.mutationOptions({
      onError: showErrorToast,
      onSuccess: ({ changeSetIds }) => say('The row is discarded.', { changeSetIds }),
    }),
  );
  const alwaysAccept = useMutation(
    trpc.heldRows.alwaysAccept.mutationOptions({
      onError: showErrorToast,
      onSuccess: ({ exemption, booked, changeSetIds }) =>
        say(
          `${exemption.accountName ?? 'The account'}: ${acceptedWords[exemption.kind]} are accepted from now on. ${countOf(booked, 'row is', 'rows are', locale)} in your books now.`,
          { changeSetIds, exemptionId: exemption.id },
        ),
    }),
  );
  const replay = useMutation(
    trpc.heldRows.replayHeldRows.mutationOptions({
      onError: showErrorToast,
      onSuccess: (answer) =>
        answer.changeSetIds.length > 0
          ? sayBooked(answer)
          : showToast({ message: 'Nothing has changed: all of them are still held back.' }),
    }),
  );
  const isBusy = accept.isPending || discard.isPending || alwaysAccept.isPending;
  const last = made.at(-1);
  return {
    // A key that is held down must not decide on a row twice.
    accept: ({ id }) => !isBusy && accept.mutate({ ids: [id] }),
    discard: ({ id }) => !isBusy && discard.mutate({ ids: [id] }),
    alwaysAccept: ({ accountId, kind }) => {
      const suspicion = suspicionOf(kind);
      if (!isBusy && accountId !== null && suspicion !== null) alwaysAccept.mutate({ accountId, kind: suspicion });
    },
    corrected: (changeSetId) =>
      say('The row is in your books now, as you corrected it.', { changeSetIds: [changeSetId] }),
    replay: () => replay.mutate({}),
    undoLast: () => last && !undo.isPending && undo.mutate(last),
    isReplaying: replay.isPending,
    canUndo: last !== undefined,
  };
}
