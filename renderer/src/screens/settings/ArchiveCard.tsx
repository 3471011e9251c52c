import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { type ArchiveFormat, archiveFormatSchema } from '../../../../shared/contract/archive.ts';
import { JobProgress } from '../../jobs/JobProgress.tsx';
import { trpc } from '../../rpc/client.ts';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { countOf, formatBytes } from '../../ui/format.ts';
import { TextField } from '../../ui/TextField.tsx';
import { showToast } from '../../ui/Toast.tsx';
import { SegmentedControl } from '../../ui/Toggles.tsx';

const formatWords: Readonly<Record<ArchiveFormat, string>> = {
  csv: 'A CSV file for each table of the books, for spreadsheets and scripts.',
  json: 'One JSON file with all of them, for scripts.',
  sqlite: 'A plain copy of the database, for SQLite.',
};

/** All books out of this profile; into it, as long as it is empty. */
export function ArchiveCard() {
  const profile = useQuery(trpc.profile.getProfile.queryOptions());
  const isEmpty = profile.data?.transactions === 0 && profile.data.accounts === 0;
  return (
    <Card
      title="Export and import of everything"
      description="Into a new folder, with models and history. It can be brought into an empty profile, with nothing changed. Nothing in it is encrypted."
    >
      <div className="grid gap-5">
        <ExportForm />
        {isEmpty && <ImportForm />}
      </div>
    </Card>
  );
}

function ExportForm() {
  const { locale } = usePreferences();
  const [folder, setFolder] = useState('');
  const [format, setFormat] = useState<ArchiveFormat>('csv');
  const [startedAt, setStartedAt] = useState('');
  const run = useMutation(
    trpc.archive.exportBooks.mutationOptions({
      onSuccess: ({ transactions, bytes }) =>
        showToast({
          message: `${countOf(transactions, 'transaction', 'transactions', locale)} and all that belongs to them written, ${formatBytes(bytes, locale)}.`,
        }),
    }),
  );
  function submit(event: FormEvent) {
    event.preventDefault();
    setStartedAt(new Date().toISOString());
    run.mutate({ folder, format });
  }
  return (
    <form className="grid gap-3" onSubmit={submit}>
      {run.error && <ErrorPanel error={run.error} />}
      <div>
        <SegmentedControl
          label="Format"
          value={format}
          onChange={(chosen) => setFormat(archiveFormatSchema.parse(chosen))}
          options={[
            { value: 'csv', label: 'CSV' },
            { value: 'json', label: 'JSON' },
            { value: 'sqlite', label: 'SQLite' },
          ]}
        />
        <p className="mt-1 text-small text-soft">{formatWords[format]}</p>
      </div>
      <TextField
        label="New folder for the export"
        value={folder}
        onChange={setFolder}
        hint="Its whole path. Nothing may be there yet."
      />
      {run.isPending ? (
        <JobProgress
          kind="export"
          startedAt={startedAt}
          label="Progress of the export"
          cancelLabel="Cancel the export"
        />
      ) : (
        <div>
          <Button type="submit" disabledReason={folder.trim() === '' ? 'Name the folder.' : null}>
            Export everything
          </Button>
        </div>
      )}
    </form>
  );
}

function ImportForm() {
  const { locale } = usePreferences();
  const [folder, setFolder] = useState('');
  const [startedAt, setStartedAt] = useState('');
  const run = useMutation(
    trpc.archive.importBooks.mutationOptions({
      onSuccess: ({ transactions }) =>
        showToast({ message: `${countOf(transactions, 'transaction is', 'transactions are', locale)} in your books.` }),
    }),
  );
  function submit(event: FormEvent) {
    event.preventDefault();
    setStartedAt(new Date().toISOString());
    run.mutate({ folder });
  }
  return (
    <form className="grid gap-3 border-t border-line pt-4" onSubmit={submit}>
      {run.error && <ErrorPanel error={run.error} />}
      <TextField
        label="Folder of an export"
        value={folder}
        onChange={setFolder}
        hint="These books are empty, so an export can be brought in. The folder has a manifest.json in it."
      />
      {run.isPending ? (
        <JobProgress
          kind="import"
          startedAt={startedAt}
          label="Progress of the import"
          cancelLabel="Cancel the import"
        />
      ) : (
        <div>
          <Button type="submit" disabledReason={folder.trim() === '' ? 'Name the folder.' : null}>
            Bring it in
          </Button>
        </div>
      )}
    </form>
  );
}
