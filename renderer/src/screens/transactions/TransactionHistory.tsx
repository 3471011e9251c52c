import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ChangeSet } from '../../../../shared/contract/changes.ts';
import { useUndo } from '../../changes/useUndo.ts';
import { trpc } from '../../rpc/client.ts';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/Dialog.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { countOf } from '../../ui/format.ts';
import { Skeleton } from '../../ui/States.tsx';
import { showErrorToast } from '../../ui/Toast.tsx';
import { DateText } from '../../ui/Values.tsx';

/** What happened to a transaction, newest first. What touched other rows too asks before it is undone. */
export function TransactionHistory({ transactionId }: { transactionId: number }) {
  const { locale } = usePreferences();
  const queryClient = useQueryClient();
  const [asked, setAsked] = useState<ChangeSet | null>(null);
  const { undo, isPending } = useUndo();
  const query = useQuery(trpc.transactions.getTransactionHistory.queryOptions({ transactionId }));
  if (query.error) return <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton lines={3} />;

  async function ask(changeSetId: string) {
    try {
      const changeSet = await queryClient.fetchQuery(trpc.changes.getChangeSet.queryOptions({ changeSetId }));
      if (changeSet.transactionCount > 1) setAsked(changeSet);
      else undo(changeSetId);
    } catch (error) {
      showErrorToast(error);
    }
  }

  return (
    <>
      <ol className="divide-y divide-line border-y border-line">
        {query.data.map(({ at, actorName, reason, changeSetId, isUndone, changes }) => (
          <li key={`${changeSetId} ${at}`} className="flex items-start gap-3 py-2 text-control">
            <div className="min-w-0 flex-1">
              <p className={isUndone ? 'text-faint line-through' : ''}>{reason}</p>
              <p className="text-small text-soft">
                {actorName} · <DateText value={at} />
                {isUndone && ' · undone'}
              </p>
              {changes.map(({ field, from, to }) => (
                <p key={field} className="text-small text-soft wrap-anywhere">
                  {field}: {from ?? 'nothing'} → {to ?? 'nothing'}
                </p>
              ))}
            </div>
            {!isUndone && (
              <Button
                size="small"
                variant="quiet"
                aria-label={`Undo: ${reason}`}
                isBusy={isPending}
                onClick={() => void ask(changeSetId)}
              >
                Undo
              </Button>
            )}
          </li>
        ))}
      </ol>
      <ConfirmDialog
        isOpen={asked !== null}
        onClose={() => setAsked(null)}
        onConfirm={() => asked && undo(asked.id, () => setAsked(null))}
        isBusy={isPending}
        variant="primary"
        title="Undo this change?"
        description={
          asked &&
          `“${asked.reason}” touched ${countOf(asked.transactionCount, 'transaction', 'transactions', locale)}, and all of it is taken back. Rows that an import added are taken out, also where you worked on them since; what else was changed again since stays as it is.`
        }
        confirmLabel="Undo all of it"
      />
    </>
  );
}
