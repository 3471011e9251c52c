import { useMutation } from '@tanstack/react-query';
import type { Transaction } from '../../../../shared/contract/transactions.ts';
import { useUndo } from '../../changes/useUndo.ts';
import { trpc } from '../../rpc/client.ts';
import { showErrorToast, showToast } from '../../ui/Toast.tsx';
import { matchByHand } from './matchByHand.ts';

/** Merging two rows, pairing the sides of a transfer and taking them apart by hand, each with Undo in the message. */
export function useMatching(onDone: () => void) {
  const { undo } = useUndo();
  const accept = useMutation(trpc.matches.acceptMatch.mutationOptions({ onError: showErrorToast }));
  const separate = useMutation(trpc.matches.unmatchTransfer.mutationOptions({ onError: showErrorToast }));
  const told = (message: string) => ({
    onSuccess: ({ changeSetId }: { changeSetId: string }) => {
      showToast({ message, action: { label: 'Undo', perform: () => undo(changeSetId) } });
      onDone();
    },
  });
  return {
    isBusy: accept.isPending || separate.isPending,
    match(rows: readonly Transaction[]) {
      const kind = matchByHand(rows);
      const [one, other] = rows;
      if (kind === null || !one || !other) return;
      // Of a transfer the side that money leaves comes first; of two equal rows the one that is confirmed stays.
      const isInOrder = kind === 'transfer' ? one.amount < 0 : other.state !== 'confirmed' || one.state === 'confirmed';
      const [first, second] = isInOrder ? [one, other] : [other, one];
      const message = kind === 'transfer' ? 'Paired as a transfer.' : 'Merged into one.';
      accept.mutate({ kind, firstId: first.id, secondId: second.id }, told(message));
    },
    separate(transactionId: number) {
      separate.mutate({ transactionId }, told('The sides of the transfer are apart.'));
    },
  };
}
