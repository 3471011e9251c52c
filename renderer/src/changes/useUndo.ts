import { useMutation } from '@tanstack/react-query';
import { trpc } from '../rpc/client.ts';
import { usePreferences } from '../theme/PreferencesProvider.tsx';
import { countOf } from '../ui/format.ts';
import { showErrorToast, showToast } from '../ui/Toast.tsx';

/** Takes a change set back and says so, with what had to stay because it was changed again since. */
export function useUndo(): { undo(changeSetId: string, onUndone?: () => void): void; isPending: boolean } {
  const { locale } = usePreferences();
  const mutation = useMutation(
    trpc.changes.undoChangeSet.mutationOptions({
      onError: showErrorToast,
      onSuccess: ({ conflictCount }) =>
        showToast({
          message:
            conflictCount === 0
              ? 'Undone.'
              : `Undone, except for ${countOf(conflictCount, 'change', 'changes', locale)} that came later and were kept.`,
        }),
    }),
  );
  return {
    undo: (changeSetId, onUndone) => mutation.mutate({ changeSetId }, onUndone ? { onSuccess: onUndone } : {}),
    isPending: mutation.isPending,
  };
}
