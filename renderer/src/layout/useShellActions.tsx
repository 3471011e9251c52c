import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { isActionId } from '../../../shared/actions.ts';
import type { ChangeSet } from '../../../shared/contract/changes.ts';
import { actionRegistry } from '../actions/ActionRegistry.ts';
import { useAction } from '../actions/useAction.ts';
import { onMenuAction, trpc } from '../rpc/client.ts';
import { usePreferences } from '../theme/PreferencesProvider.tsx';
import { ConfirmDialog } from '../ui/Dialog.tsx';
import { countOf } from '../ui/format.ts';
import { showErrorToast, showToast } from '../ui/Toast.tsx';

/** Above this many transactions, undoing by a key press asks first. */
const askAbove = 25;

/** Offers what can be done on every screen. Returns the dialogs that belong to it. */
export function useShellActions(): ReactNode {
  const navigate = useNavigate();
  useAction('goHome', () => void navigate({ to: '/' }));
  useAction('goTransactions', () => void navigate({ to: '/transactions' }));
  useAction('goReview', () => void navigate({ to: '/review' }));
  useAction('goMatches', () => void navigate({ to: '/matches' }));
  useAction('goImport', () => void navigate({ to: '/import' }));
  useAction('goHeldRows', () => void navigate({ to: '/held-rows' }));
  useAction('goAccounts', () => void navigate({ to: '/accounts' }));
  useAction('goCategories', () => void navigate({ to: '/categories' }));
  useAction('goPayees', () => void navigate({ to: '/payees' }));
  useAction('goRules', () => void navigate({ to: '/rules' }));
  useAction('goAudit', () => void navigate({ to: '/audit' }));
  useAction('goTraining', () => void navigate({ to: '/training' }));
  useAction('goSettings', () => void navigate({ to: '/settings' }));
  useAction('goHowItWorks', () => void navigate({ to: '/how-it-works' }));

  useEffect(() => onMenuAction((action) => void (isActionId(action) && actionRegistry.perform(action))), []);

  const updateSettings = useMutation(trpc.settings.updateSettings.mutationOptions({ onError: showErrorToast }));
  useAction('toggleTheme', () =>
    updateSettings.mutate({ theme: document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark' }),
  );
  return useUndo();
}

function useUndo(): ReactNode {
  const { locale } = usePreferences();
  const [asked, setAsked] = useState<ChangeSet | null>(null);
  const last = useQuery(trpc.changes.listChangeSets.queryOptions({ limit: 50 })).data?.changeSets.find(canBeUndone);
  const undo = useMutation(
    trpc.changes.undoChangeSet.mutationOptions({
      onError: showErrorToast,
      onSuccess: ({ undone, conflictCount }) =>
        showToast({
          message: `Undone: ${countOf(undone, 'change', 'changes', locale)}.${
            conflictCount > 0
              ? ` ${countOf(conflictCount, 'later change was', 'later changes were', locale)} kept.`
              : ''
          }`,
        }),
      onSettled: () => setAsked(null),
    }),
  );
  useAction(
    'undoLastChange',
    () => {
      if (!last) return;
      if (last.transactionCount > askAbove) setAsked(last);
      else undo.mutate({ changeSetId: last.id });
    },
    last ? null : 'Nothing was changed yet.',
  );
  return (
    <ConfirmDialog
      isOpen={asked !== null}
      onClose={() => setAsked(null)}
      onConfirm={() => asked && undo.mutate({ changeSetId: asked.id })}
      isBusy={undo.isPending}
      variant="primary"
      title="Undo the last change?"
      description={
        asked &&
        `“${asked.reason}” (${asked.actorName}) touched ${countOf(asked.transactionCount, 'transaction', 'transactions', locale)}. Rows that an import added are taken out, also where you worked on them since; what else was changed again since stays as it is.`
      }
      confirmLabel="Undo this change"
    />
  );
}

function canBeUndone(changeSet: ChangeSet): boolean {
  return changeSet.status !== 'undone' && changeSet.kind !== 'undo' && changeSet.kind !== 'setup';
}
