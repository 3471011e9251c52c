import { useMutation, useQuery } from '@tanstack/react-query';
import type { ListedPayee } from '../../../../shared/contract/payees.ts';
import { useSayChanged } from '../../changes/useSayChanged.ts';
import { trpc } from '../../rpc/client.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { Skeleton } from '../../ui/States.tsx';
import { showErrorToast } from '../../ui/Toast.tsx';

/** The other names under which a payee comes in. */
export function AliasesDialog({ payee, onClose }: { payee: ListedPayee; onClose(): void }) {
  const sayChanged = useSayChanged();
  const list = useQuery(trpc.payees.listPayeeAliases.queryOptions({ payeeId: payee.id }));
  const remove = useMutation(trpc.payees.removePayeeAlias.mutationOptions({ onError: showErrorToast }));
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="small"
      title={`Other names of “${payee.name}”`}
      description="What your bank calls by one of these names comes in as this payee. Take a name off, and it becomes a payee of its own the next time."
      footer={
        <Button variant="primary" onClick={onClose}>
          Done
        </Button>
      }
    >
      {list.error ? (
        <ErrorPanel error={list.error} onRetry={() => list.refetch()} />
      ) : !list.data ? (
        <Skeleton lines={2} label="Loading names" />
      ) : list.data.length === 0 ? (
        <p className="text-soft">It has none: it was never renamed, and no other payee was merged into it.</p>
      ) : (
        <ul aria-label="Other names">
          {list.data.map(({ id, name }) => (
            <li
              key={id}
              className="flex items-center justify-between gap-3 border-t border-line py-1.5 first:border-t-0"
            >
              <span className="min-w-0 truncate">{name}</span>
              <Button
                size="small"
                variant="quiet"
                aria-label={`Take off “${name}”`}
                isBusy={remove.isPending && remove.variables.aliasId === id}
                onClick={() =>
                  remove.mutate(
                    { aliasId: id },
                    {
                      onSuccess: ({ changeSetId }) =>
                        sayChanged(`${name} is no name of ${payee.name} now.`, changeSetId),
                    },
                  )
                }
              >
                Take off
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
