import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportProfile } from '../../../../shared/contract/imports.ts';
import { trpc } from '../../rpc/client.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { Skeleton } from '../../ui/States.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { showErrorToast } from '../../ui/Toast.tsx';
import { DateText } from '../../ui/Values.tsx';

/** The layouts of tables that were corrected once, to rename or to forget. */
export function ImportProfilesCard() {
  const profiles = useQuery(trpc.imports.listProfiles.queryOptions());
  if (profiles.error) return <ErrorPanel error={profiles.error} onRetry={() => void profiles.refetch()} />;
  if (!profiles.data) return <Skeleton lines={3} />;
  return (
    <Card
      title="Corrected bank files"
      description={
        profiles.data.length === 0
          ? 'When you correct how a table is read and import it, later files with the same columns are read the same way. None was corrected yet.'
          : 'Later files with the same columns are read as you corrected these.'
      }
      isFlush={profiles.data.length > 0}
    >
      {profiles.data.length > 0 && (
        <ul>
          {profiles.data.map((profile) => (
            <ProfileLine key={profile.id} profile={profile} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function ProfileLine({ profile }: { profile: ImportProfile }) {
  const [name, setName] = useState<string | null>(null);
  const rename = useMutation(
    trpc.imports.renameProfile.mutationOptions({ onError: showErrorToast, onSuccess: () => setName(null) }),
  );
  const forget = useMutation(trpc.imports.deleteProfile.mutationOptions({ onError: showErrorToast }));
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line px-4.5 py-2.5">
      {name === null ? (
        <>
          <div className="min-w-0 flex-1 basis-60">
            <p className="font-medium wrap-anywhere">{profile.name}</p>
            <p className="text-control text-soft">
              Corrected on <DateText value={profile.createdAt} />, last used on <DateText value={profile.usedAt} />
            </p>
          </div>
          <Button size="small" aria-label={`Rename ${profile.name}`} onClick={() => setName(profile.name)}>
            Rename
          </Button>
          <Button
            size="small"
            aria-label={`Forget ${profile.name}`}
            isBusy={forget.isPending}
            onClick={() => forget.mutate({ profileId: profile.id })}
          >
            Forget
          </Button>
        </>
      ) : (
        <form
          className="flex flex-1 flex-wrap items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            rename.mutate({ profileId: profile.id, name });
          }}
        >
          <TextField label="Name" value={name} onChange={setName} />
          <Button
            type="submit"
            variant="primary"
            isBusy={rename.isPending}
            disabledReason={name.trim() === '' ? 'Give it a name.' : null}
          >
            Save
          </Button>
          <Button onClick={() => setName(null)}>Cancel</Button>
        </form>
      )}
    </li>
  );
}
