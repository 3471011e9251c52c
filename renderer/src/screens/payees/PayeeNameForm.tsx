import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { type ListedPayee, renamePayee } from '../../../../shared/contract/payees.ts';
import { useSayChanged } from '../../changes/useSayChanged.ts';
import { trpc } from '../../rpc/client.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { showErrorToast } from '../../ui/Toast.tsx';

/** Gives a payee another name. */
export function PayeeNameForm({ payee, onClose }: { payee: ListedPayee; onClose(): void }) {
  const sayChanged = useSayChanged();
  const [name, setName] = useState(payee.name);
  const [problem, setProblem] = useState<string | null>(null);
  const rename = useMutation(
    trpc.payees.renamePayee.mutationOptions({
      onSuccess: ({ changeSetId }) => {
        sayChanged(`${payee.name} is called ${name.trim()} now.`, changeSetId);
        onClose();
      },
      onError: showErrorToast,
    }),
  );

  function save() {
    const checked = renamePayee.input.safeParse({ payeeId: payee.id, name });
    setProblem(checked.error?.issues[0]?.message ?? null);
    if (checked.success) rename.mutate(checked.data);
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="small"
      title={`Rename “${payee.name}”`}
      description="What your bank calls it by the old name later comes in under the new one. The bank’s own text stays as it is."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form="payee-form" isBusy={rename.isPending}>
            Rename payee
          </Button>
        </>
      }
    >
      <form
        id="payee-form"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <TextField label="Name" value={name} error={problem} onChange={setName} />
      </form>
    </Dialog>
  );
}
