import { useMutation } from '@tanstack/react-query';
import { useUndo } from '../../changes/useUndo.ts';
import { trpc } from '../../rpc/client.ts';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { countOf } from '../../ui/format.ts';
import { showErrorToast, showToast } from '../../ui/Toast.tsx';

/** Deleting transactions at once, with Undo in the message in place of a question before. */
export function useDeleting(onDeleted: () => void) {
  const { locale } = usePreferences();
  const { undo } = useUndo();
  const mutation = useMutation(trpc.transactions.deleteTransactions.mutationOptions({ onError: showErrorToast }));
  return (transactionIds: readonly number[]) =>
    mutation.mutate(
      { transactionIds: [...transactionIds] },
      {
        onSuccess: ({ changeSetId, deleted }) => {
          onDeleted();
          const message = `${countOf(deleted, 'row', 'rows', locale)} deleted. Importing the file again will not bring ${deleted === 1 ? 'it' : 'them'} back.`;
          showToast({ message, action: { label: 'Undo', perform: () => undo(changeSetId) } });
        },
      },
    );
}
