import { useMutation } from '@tanstack/react-query';
import { trpc } from '../rpc/client.ts';
import { usePreferences } from '../theme/PreferencesProvider.tsx';
import { countOf } from '../ui/format.ts';
import { showErrorToast, showToast } from '../ui/Toast.tsx';

/** Says that something was taken back, with what had to stay because it was changed again since. */
function useSayUndone(): (undone: { conflictCount: number }) => void {
  const { locale } = usePreferences();
  return ({ conflictCount }) =>
    showToast({
      message:
        conflictCount === 0
          ? 'Undone.'
          : `Undone, except for ${countOf(conflictCount, 'change', 'changes', locale)} that came later and were kept.`,
    });
}

/** Takes a change set back and says so. */
export function useUndo(): { undo(changeSetId: string, onUndone?: () => void): void; isPending: boolean } {
  const onSuccess = useSayUndone();
  const mutation = useMutation(trpc.changes.undoChangeSet.mutationOptions({ onError: showErrorToast, onSuccess }));
  return {
    undo: (changeSetId, onUndone) => mutation.mutate({ changeSetId }, onUndone ? { onSuccess: onUndone } : {}),
    isPending: mutation.isPending,
  };
}

/** Takes an import back, with what rules did in its course, and says so. */
export function useUndoImport(): { undo(importId: number): void; isPending: boolean } {
  const onSuccess = useSayUndone();
  const mutation = useMutation(trpc.imports.undoImport.mutationOptions({ onError: showErrorToast, onSuccess }));
  return { undo: (importId) => mutation.mutate({ importId }), isPending: mutation.isPending };
}
