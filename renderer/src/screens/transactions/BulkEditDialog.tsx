import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type BulkChange, type BulkEditPreview, bulkChangeSchema } from '../../../../shared/contract/bulkEdit.ts';
import type { Transaction, TransactionFilter } from '../../../../shared/contract/transactions.ts';
import { useUndo } from '../../changes/useUndo.ts';
import { useDebounced } from '../../hooks/useDebounced.ts';
import { JobProgress } from '../../jobs/JobProgress.tsx';
import { trpc } from '../../rpc/client.ts';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { countOf } from '../../ui/format.ts';
import { showToast } from '../../ui/Toast.tsx';
import { Checkbox, SegmentedControl } from '../../ui/Toggles.tsx';
import { BulkEditForm } from './BulkEditForm.tsx';
import { BulkEditSamples } from './BulkEditSamples.tsx';

/** Changes the selected transactions, or all that the filter finds, at once: shown beforehand, and undone in one. */
export function BulkEditDialog({
  selected,
  filter,
  found,
  onClose,
}: {
  selected: readonly Transaction[];
  filter: TransactionFilter;
  found: number;
  onClose(): void;
}) {
  const { locale } = usePreferences();
  const { undo } = useUndo();
  const [scope, setScope] = useState(selected.length > 0 ? 'selected' : 'found');
  const [change, setChange] = useState<BulkChange>({});
  const [overwriteOwn, setOverwriteOwn] = useState(false);
  const [startedAt, setStartedAt] = useState('');
  const edit = useMutation(
    trpc.transactions.bulkEdit.mutationOptions({
      onSuccess: ({ changeSetId, changed }) => {
        const message = `${countOf(changed, 'transaction', 'transactions', locale)} changed.`;
        showToast({ message, action: { label: 'Undo', perform: () => undo(changeSetId) } });
        onClose();
      },
    }),
  );
  const target = scope === 'selected' ? { transactionIds: selected.map(({ id }) => id) } : { filter };
  const checked = bulkChangeSchema.safeParse(useDebounced(change, 200));
  const preview = useQuery(
    trpc.transactions.previewBulkEdit.queryOptions(
      { ...target, change: checked.data ?? {}, overwriteOwn },
      { enabled: checked.success, placeholderData: keepPreviousData },
    ),
  );
  const counts = checked.success ? preview.data : undefined;

  function start() {
    setStartedAt(new Date().toISOString());
    edit.mutate({ ...target, change, overwriteOwn });
  }

  const missing = missingOf(change, counts);
  return (
    <Dialog
      isOpen
      // While it runs the dialog stays: it is the way to cancel.
      onClose={edit.isPending ? () => {} : onClose}
      size="large"
      title="Change many transactions"
      description="What is left empty stays as it is. One undo takes all of it back."
      footer={
        <>
          <Button disabledReason={edit.isPending ? 'It is being done.' : null} onClick={onClose}>
            Close
          </Button>
          <Button variant="primary" isBusy={edit.isPending} disabledReason={missing} onClick={start}>
            {counts ? `Change ${countOf(counts.changed, 'transaction', 'transactions', locale)}` : 'Change'}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        {selected.length > 0 && (
          <SegmentedControl
            label="Which"
            value={scope}
            onChange={setScope}
            options={[
              { value: 'selected', label: `The ${countOf(selected.length, 'selected row', 'selected rows', locale)}` },
              { value: 'found', label: `All ${countOf(found, 'row', 'rows', locale)} of the list` },
            ]}
          />
        )}
        <BulkEditForm change={change} onChange={setChange} />
        {counts !== undefined && counts.setByHand > 0 && (
          <Checkbox
            label={`Also change what was set by hand, in ${countOf(counts.setByHand, 'transaction', 'transactions', locale)}`}
            isChecked={overwriteOwn}
            onChange={setOverwriteOwn}
          />
        )}
        {preview.error && <ErrorPanel error={preview.error} />}
        {edit.error && <ErrorPanel error={edit.error} />}
        {edit.isPending && (
          <JobProgress
            kind="edit"
            startedAt={startedAt}
            label="Progress of the change"
            cancelLabel="Cancel the change"
          />
        )}
        {counts && !edit.isPending && <BulkEditSamples preview={counts} />}
      </div>
    </Dialog>
  );
}

function missingOf(change: BulkChange, counts: BulkEditPreview | undefined): string | null {
  if (!bulkChangeSchema.safeParse(change).success) return 'Say what to change.';
  if (!counts) return 'It is being looked at.';
  return counts.changed > 0 ? null : 'Nothing would change.';
}
