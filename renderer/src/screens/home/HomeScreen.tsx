import { useMutation, useMutationState, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { trpc } from '../../rpc/client.ts';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { readError } from '../../ui/readError.ts';
import { ScreenHeader } from '../../ui/ScreenHeader.tsx';
import { Skeleton } from '../../ui/States.tsx';
import { showErrorToast, showToast } from '../../ui/Toast.tsx';
import { FileDropLayer } from '../import/FileDropLayer.tsx';
import { ImportProgress } from '../import/ImportProgress.tsx';
import { importSession } from '../import/ImportSession.ts';
import { FirstRun } from './FirstRun.tsx';
import { HealthDashboard } from './HealthDashboard.tsx';

/** How it is going; on an empty profile, the ways to begin. */
export function HomeScreen() {
  const navigate = useNavigate();
  const profile = useQuery(trpc.profile.getProfile.queryOptions());
  const [isTourOpen, setIsTourOpen] = useState(false);
  const addSampleData = useMutation(
    trpc.sampleData.addSampleData.mutationOptions({
      onSuccess: () => setIsTourOpen(true),
      onError: (error) =>
        readError(error).code === 'CANCELLED'
          ? showToast({ message: 'Cancelled. Nothing was added.' })
          : showErrorToast(error),
    }),
  );
  const addingSince = useAddingSince();

  function takeFiles(files: readonly File[]) {
    if (files.length === 0) return;
    importSession.add(files);
    void navigate({ to: '/import' });
  }

  return (
    <>
      <FileDropLayer onFiles={takeFiles} />
      {addingSince !== null ? (
        <>
          <ScreenHeader
            title="Preparing the sample household"
            documentTitle="Home"
            description="Two years of it are being imported and categorised, as a bank’s file would be."
          />
          <ImportProgress startedAt={addingSince} label="Progress of the sample data" cancelLabel="Cancel" />
        </>
      ) : profile.error ? (
        <ErrorPanel error={profile.error} onRetry={() => void profile.refetch()} />
      ) : !profile.data ? (
        <Skeleton lines={6} />
      ) : profile.data.transactions === 0 ? (
        <FirstRun profile={profile.data} onFiles={takeFiles} onAddSampleData={() => addSampleData.mutate({})} />
      ) : (
        <HealthDashboard profile={profile.data} isTourOpen={isTourOpen} onTour={setIsTourOpen} />
      )}
    </>
  );
}

/** Since when sample data is being added, also where the screen was left and opened again meanwhile. */
function useAddingSince(): string | null {
  const [submittedAt] = useMutationState({
    filters: { mutationKey: trpc.sampleData.addSampleData.mutationKey(), status: 'pending' },
    select: (mutation) => mutation.state.submittedAt,
  });
  return submittedAt === undefined ? null : new Date(submittedAt).toISOString();
}
