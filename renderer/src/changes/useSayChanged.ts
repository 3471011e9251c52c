import { showToast } from '../ui/Toast.tsx';
import { useUndo } from './useUndo.ts';

/** Says in passing what was changed in the books, and offers to take it back. */
export function useSayChanged(): (message: string, changeSetId: string) => void {
  const { undo } = useUndo();
  return (message, changeSetId) => showToast({ message, action: { label: 'Undo', perform: () => undo(changeSetId) } });
}
