import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Transaction } from '../../../../shared/contract/transactions.ts';
import { useUndo } from '../../changes/useUndo.ts';
import { trpc } from '../../rpc/client.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { showErrorToast, showToast } from '../../ui/Toast.tsx';
import { TagsField } from './TagsField.tsx';

/** What a person wrote beside a transaction, to change it. */
export function TagsAndNote({ transaction }: { transaction: Transaction }) {
  return (
    <div className="grid gap-3">
      <Tags transaction={transaction} />
      <Note key={`${transaction.id} ${transaction.note}`} transaction={transaction} />
    </div>
  );
}

function Tags({ transaction: { id, tags } }: { transaction: Transaction }) {
  const { undo } = useUndo();
  const set = useMutation(trpc.transactions.setTags.mutationOptions({ onError: showErrorToast }));
  function change(next: readonly string[]) {
    const add = next.filter((tag) => !tags.includes(tag));
    const remove = tags.filter((tag) => !next.includes(tag));
    const message = add.length > 0 ? `Tagged ${add.join(', ')}.` : `The tag ${remove.join(', ')} was taken off.`;
    set.mutate(
      { transactionIds: [id], add, remove },
      {
        onSuccess: ({ changeSetId }) =>
          showToast({ message, action: { label: 'Undo', perform: () => undo(changeSetId) } }),
      },
    );
  }
  return <TagsField label="Tags" tags={tags} canCreate onChange={change} />;
}

function Note({ transaction: { id, note } }: { transaction: Transaction }) {
  const { undo } = useUndo();
  const [text, setText] = useState(note ?? '');
  const set = useMutation(
    trpc.transactions.setNote.mutationOptions({
      onError: showErrorToast,
      onSuccess: ({ changeSetId }) =>
        showToast({ message: 'The note is kept.', action: { label: 'Undo', perform: () => undo(changeSetId) } }),
    }),
  );
  const isChanged = text.trim() !== (note ?? '');
  const save = () => isChanged && set.mutate({ transactionId: id, note: text });
  return (
    <form
      className="grid gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save();
      }}
    >
      <TextField label="Note" rows={2} maxLength={500} value={text} onChange={setText} />
      {isChanged && (
        <div className="flex gap-2">
          <Button type="submit" variant="primary" size="small" isBusy={set.isPending}>
            Keep the note
          </Button>
          <Button size="small" onClick={() => setText(note ?? '')}>
            Leave it as it was
          </Button>
        </div>
      )}
    </form>
  );
}
