import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { WatchedFolder } from '../../../../shared/contract/watchedFolder.ts';
import { trpc } from '../../rpc/client.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Combobox } from '../../ui/Combobox.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { InlineNotice, Skeleton } from '../../ui/States.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { showErrorToast } from '../../ui/Toast.tsx';

/** A folder whose new bank files are imported by themselves. */
export function WatchedFolderCard() {
  const watched = useQuery(trpc.imports.getWatchedFolder.queryOptions());
  if (watched.error) return <ErrorPanel error={watched.error} onRetry={() => void watched.refetch()} />;
  if (!watched.data) return <Skeleton lines={3} />;
  return (
    <Card
      title="Watched folder"
      description="Bank files that are saved in this folder are imported by themselves, each once, as long as Countinghouse is open. What a file leaves open is asked on the import screen. The files stay as they are."
    >
      {watched.data.folder === null ? (
        <ChooseFolder watched={watched.data} />
      ) : (
        <TheFolder key={watched.data.folder} watched={watched.data} folder={watched.data.folder} />
      )}
    </Card>
  );
}

function TheFolder({ watched, folder }: { watched: WatchedFolder; folder: string }) {
  const [isChanging, setChanging] = useState(false);
  const unwatch = useMutation(trpc.imports.unwatchFolder.mutationOptions({ onError: showErrorToast }));
  const accounts = useQuery(trpc.accounts.listAccounts.queryOptions());
  if (isChanging) return <ChooseFolder watched={watched} onDone={() => setChanging(false)} />;
  const account = accounts.data?.find(({ id }) => id === watched.accountId)?.name;
  return (
    <div className="grid gap-3">
      {watched.problem !== null && <InlineNotice>{watched.problem}</InlineNotice>}
      <div>
        <p className="font-medium wrap-anywhere">{folder}</p>
        <p className="text-control text-soft">
          {account === undefined
            ? 'Files that do not name their account ask for it.'
            : `Files that do not name their account go to ${account}.`}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => setChanging(true)}>Change</Button>
        <Button isBusy={unwatch.isPending} onClick={() => unwatch.mutate()}>
          Stop watching
        </Button>
        {watched.files.length > 0 && <LinkButton to="/import">See what came</LinkButton>}
      </div>
    </div>
  );
}

function ChooseFolder({ watched, onDone }: { watched: WatchedFolder; onDone?: () => void }) {
  const [path, setPath] = useState(watched.folder ?? '');
  const [accountId, setAccountId] = useState(watched.accountId);
  const accounts = useQuery(trpc.accounts.listAccounts.queryOptions());
  const watch = useMutation(trpc.imports.watchFolder.mutationOptions({ onSuccess: () => onDone?.() }));
  function submit(event: FormEvent) {
    event.preventDefault();
    watch.mutate({ path: path.trim(), accountId });
  }
  const open = accounts.data?.filter(({ isArchived }) => !isArchived) ?? [];
  return (
    <form className="grid gap-3" onSubmit={submit}>
      {watch.error && <ErrorPanel error={watch.error} />}
      <TextField
        label="Folder"
        value={path}
        onChange={setPath}
        hint="Its whole path, as the file manager shows it. Best one that holds nothing but bank files."
      />
      <Combobox
        label="Account of files that name none"
        value={accountId === null ? null : String(accountId)}
        onChange={(chosen) => setAccountId(Number(chosen))}
        options={open.map(({ id, name }) => ({ value: String(id), label: name }))}
        placeholder="Ask each time"
        clearLabel="Ask each time"
        onClear={() => setAccountId(null)}
      />
      <div className="flex flex-wrap gap-2">
        <Button
          type="submit"
          variant={onDone ? 'primary' : 'secondary'}
          isBusy={watch.isPending}
          disabledReason={path.trim() === '' ? 'Name the folder.' : null}
        >
          {onDone ? 'Save' : 'Watch this folder'}
        </Button>
        {onDone && <Button onClick={onDone}>Cancel</Button>}
      </div>
    </form>
  );
}
