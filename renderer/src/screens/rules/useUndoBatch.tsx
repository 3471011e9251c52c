import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { trpc } from '../../rpc/client.ts';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { countOf } from '../../ui/format.ts';
import { showErrorToast, showToast } from '../../ui/Toast.tsx';

interface UndoBatch {
  undo(changeSetId: string): void;
  undoAll(changeSetIds: readonly string[]): void;
  isUndoing(changeSetId: string): boolean;
  /** Says what could not be taken back, and why. Render it once. */
  readonly conflictDialog: ReactNode;
}

/** Takes a whole batch back; what was changed by hand since stays, and is listed. */
export function useUndoBatch(): UndoBatch {
  const { locale } = usePreferences();
  const [isReportOpen, setReportOpen] = useState(false);
  const undo = useMutation(
    trpc.changes.undoChangeSet.mutationOptions({
      onSuccess: ({ undone, conflictCount }) => {
        if (conflictCount > 0) setReportOpen(true);
        else showToast({ message: `${countOf(undone, 'change was', 'changes were', locale)} undone.` });
      },
      onError: showErrorToast,
    }),
  );
  const report = undo.data;
  return {
    undo: (changeSetId) => undo.mutate({ changeSetId }),
    undoAll: (changeSetIds) => {
      for (const changeSetId of changeSetIds) undo.mutate({ changeSetId });
    },
    isUndoing: (changeSetId) => undo.isPending && undo.variables.changeSetId === changeSetId,
    conflictDialog: report && (
      <Dialog
        isOpen={isReportOpen}
        onClose={() => setReportOpen(false)}
        title={`${countOf(report.undone, 'change was', 'changes were', locale)} undone, ${countOf(report.conflictCount, 'stays', 'stay', locale)}`}
        description="What was changed again since is kept as it is, so that no later work is lost."
        footer={
          <Button variant="primary" onClick={() => setReportOpen(false)}>
            Done
          </Button>
        }
      >
        <ul className="text-control">
          {report.conflicts.map(({ label, reason }) => (
            <li key={`${label}: ${reason}`} className="border-t border-line py-1.5 first:border-t-0">
              <span className="font-medium">{label}</span>: {reason}
            </li>
          ))}
        </ul>
        {report.conflictCount > report.conflicts.length && (
          <p className="mt-2 text-small text-soft">
            And {countOf(report.conflictCount - report.conflicts.length, 'more', 'more', locale)}.
          </p>
        )}
      </Dialog>
    ),
  };
}
