import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Match } from '../../../../shared/contract/matches.ts';
import { useUndo } from '../../changes/useUndo.ts';
import { trpc } from '../../rpc/client.ts';
import { showErrorToast, showToast } from '../../ui/Toast.tsx';
import { acceptedMessage, matchKey, rejectedMessage } from './matchWords.ts';

const pairOf = ({ kind, first, second }: Match) => ({ kind, firstId: first.id, secondId: second.id });

/** Decides on matches; each decision can be taken back from its message. */
export function useMatchDecisions() {
  const client = useQueryClient();
  const { undo } = useUndo();
  /** Decided on, and still in the list that the host gave. */
  const [pending, setPending] = useState<ReadonlySet<string>>(new Set());
  const accept = useMutation(trpc.matches.acceptMatch.mutationOptions({ onError: showErrorToast }));
  const reject = useMutation(trpc.matches.rejectMatch.mutationOptions({ onError: showErrorToast }));
  const reconsider = useMutation(trpc.matches.reconsiderMatch.mutationOptions({ onError: showErrorToast }));

  const hide = (match: Match) => setPending((keys) => new Set(keys).add(matchKey(match)));
  const show = (match: Match) => setPending((keys) => new Set([...keys].filter((other) => other !== matchKey(match))));
  /** The list is asked anew before a match may be shown again, so that it does not flash up in between. */
  const settle = async (match: Match) => {
    await client.invalidateQueries(trpc.matches.pathFilter());
    show(match);
  };

  return {
    pending,
    accept(match: Match) {
      hide(match);
      accept.mutate(pairOf(match), {
        onError: () => show(match),
        onSuccess: ({ changeSetId }) => {
          showToast({
            message: acceptedMessage[match.kind],
            action: { label: 'Undo', perform: () => undo(changeSetId, () => void settle(match)) },
          });
          void settle(match);
        },
      });
    },
    reject(match: Match) {
      hide(match);
      reject.mutate(pairOf(match), {
        onError: () => show(match),
        onSuccess: () => {
          showToast({
            message: rejectedMessage[match.kind],
            action: {
              label: 'Undo',
              perform: () => reconsider.mutate(pairOf(match), { onSuccess: () => void settle(match) }),
            },
          });
          void settle(match);
        },
      });
    },
  };
}
