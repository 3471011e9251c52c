import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ListedPayee, Payee } from '../../../../shared/contract/payees.ts';
import { useSayChanged } from '../../changes/useSayChanged.ts';
import { trpc } from '../../rpc/client.ts';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { Combobox } from '../../ui/Combobox.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { countOf } from '../../ui/format.ts';
import { Select } from '../../ui/Select.tsx';
import { showErrorToast } from '../../ui/Toast.tsx';

/** Makes several payees one: of several chosen ones, the name that stays is asked for; of one, the other payee. */
export function MergePayeesDialog({
  payees,
  onMerged,
  onClose,
}: {
  payees: readonly ListedPayee[];
  onMerged(): void;
  onClose(): void;
}) {
  const { locale } = usePreferences();
  const sayChanged = useSayChanged();
  const most = payees.toSorted((one, other) => other.transactionCount - one.transactionCount)[0];
  const [into, setInto] = useState<Pick<Payee, 'id' | 'name'> | null>(payees.length > 1 ? (most ?? null) : null);
  const merge = useMutation(
    trpc.payees.mergePayees.mutationOptions({
      onSuccess: ({ changeSetId }) => {
        sayChanged(`${into?.name} has all their transactions now.`, changeSetId);
        onMerged();
        onClose();
      },
      onError: showErrorToast,
    }),
  );
  const single = payees.length === 1 ? payees[0] : undefined;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="small"
      title={
        single
          ? `Merge “${single.name}” into another payee`
          : `Merge ${countOf(payees.length, 'payee', 'payees', locale)}`
      }
      description="Their transactions go to the one that stays, and so does what comes in under their names later."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            isBusy={merge.isPending}
            disabledReason={into ? null : 'Choose the other payee first.'}
            onClick={() =>
              into &&
              merge.mutate({ payeeIds: payees.map(({ id }) => id).filter((id) => id !== into.id), intoId: into.id })
            }
          >
            Merge payees
          </Button>
        </>
      }
    >
      {single ? (
        <OtherPayee payee={single} chosen={into} onChoose={setInto} />
      ) : (
        <Select
          label="The one that stays"
          value={String(into?.id)}
          onChange={(value) => setInto(payees.find(({ id }) => String(id) === value) ?? null)}
          options={payees.map(({ id, name, transactionCount }) => ({
            value: String(id),
            label: name,
            hint: countOf(transactionCount, 'transaction', 'transactions', locale),
          }))}
        />
      )}
    </Dialog>
  );
}

function OtherPayee({
  payee,
  chosen,
  onChoose,
}: {
  payee: ListedPayee;
  chosen: Pick<Payee, 'id' | 'name'> | null;
  onChoose(payee: Payee): void;
}) {
  const [text, setText] = useState('');
  const found = useQuery(
    trpc.payees.searchPayees.queryOptions({ text, limit: 50 }, { placeholderData: keepPreviousData }),
  );
  const others = (found.data ?? []).filter(({ id }) => id !== payee.id);
  return (
    <Combobox
      label="Into"
      placeholder="Choose a payee"
      value={chosen ? String(chosen.id) : null}
      {...(chosen ? { valueLabel: chosen.name } : {})}
      onSearch={setText}
      options={others.map(({ id, name, transactionCount }) => ({
        value: String(id),
        label: name,
        hint: String(transactionCount),
      }))}
      onChange={(value) => {
        const other = others.find(({ id }) => String(id) === value);
        if (other) onChoose(other);
      }}
    />
  );
}
