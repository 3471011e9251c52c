import { useMutation, useQuery } from '@tanstack/react-query';
import { Bookmark, Pencil, X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { SavedFilter } from '../../../../shared/contract/savedFilters.ts';
import type { TransactionFilter } from '../../../../shared/contract/transactions.ts';
import { trpc } from '../../rpc/client.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { showErrorToast, showToast } from '../../ui/Toast.tsx';

/** Filters under a name: to go back to, to rename and to forget, and the present one to keep. */
export function SavedFilters({
  filter,
  hasFilter,
  onApply,
}: {
  filter: TransactionFilter;
  hasFilter: boolean;
  onApply(filter: TransactionFilter): void;
}) {
  const [isOpen, setOpen] = useState(false);
  const [renamed, setRenamed] = useState<number | null>(null);
  const saved = useQuery(trpc.savedFilters.listSavedFilters.queryOptions());
  const save = useMutation(trpc.savedFilters.saveFilter.mutationOptions({ onError: showErrorToast }));
  const rename = useMutation(trpc.savedFilters.renameSavedFilter.mutationOptions({ onError: showErrorToast }));
  const forget = useMutation(trpc.savedFilters.deleteSavedFilter.mutationOptions({ onError: showErrorToast }));
  const list = saved.data ?? [];

  function remove(entry: SavedFilter) {
    const again = () => save.mutate({ name: entry.name, filter: entry.filter });
    forget.mutate(
      { savedFilterId: entry.id },
      {
        onSuccess: () =>
          showToast({ message: `“${entry.name}” is forgotten.`, action: { label: 'Undo', perform: again } }),
      },
    );
  }

  return (
    <Popover
      label="Saved filters"
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={<Button icon={<Bookmark size={14} />}>Saved</Button>}
    >
      <div className="grid gap-3">
        {list.length === 0 && !hasFilter && (
          <p className="text-control text-soft">Narrow the list, and keep the filter here under a name.</p>
        )}
        {list.length > 0 && (
          <ul className="-mx-2 grid">
            {list.map((entry) => (
              <li key={entry.id} className="flex items-center gap-1 rounded-chip px-1 hover:bg-hover">
                {renamed === entry.id ? (
                  <NameForm
                    label="New name"
                    start={entry.name}
                    button="Rename"
                    isBusy={rename.isPending}
                    onName={(name) =>
                      rename.mutate({ savedFilterId: entry.id, name }, { onSuccess: () => setRenamed(null) })
                    }
                  />
                ) : (
                  <>
                    <button
                      type="button"
                      className="min-w-0 flex-1 truncate rounded-chip px-1 py-1.5 text-left text-control"
                      onClick={() => {
                        onApply(entry.filter);
                        setOpen(false);
                      }}
                    >
                      {entry.name}
                    </button>
                    <IconButton
                      label={`Rename ${entry.name}`}
                      icon={<Pencil size={13} />}
                      onClick={() => setRenamed(entry.id)}
                    />
                    <IconButton label={`Forget ${entry.name}`} icon={<X size={14} />} onClick={() => remove(entry)} />
                  </>
                )}
              </li>
            ))}
          </ul>
        )}
        {hasFilter && (
          <NameForm
            label="Keep this filter as"
            start=""
            button="Keep"
            isBusy={save.isPending}
            onName={(name) =>
              save.mutate({ name, filter }, { onSuccess: () => showToast({ message: `Kept as “${name}”.` }) })
            }
          />
        )}
      </div>
    </Popover>
  );
}

function NameForm({
  label,
  start,
  button,
  isBusy,
  onName,
}: {
  label: string;
  start: string;
  button: string;
  isBusy: boolean;
  onName(name: string): void;
}) {
  const [name, setName] = useState(start);
  function submit(event: FormEvent) {
    event.preventDefault();
    if (name.trim() === '') return;
    onName(name.trim());
    setName(start);
  }
  return (
    <form className="flex w-full items-end gap-2" onSubmit={submit}>
      <div className="min-w-0 flex-1">
        <TextField label={label} value={name} onChange={setName} maxLength={80} />
      </div>
      <Button type="submit" isBusy={isBusy} disabledReason={name.trim() === '' ? 'Give it a name.' : null}>
        {button}
      </Button>
    </form>
  );
}
