import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Model } from '../../../../shared/contract/models.ts';
import { trpc } from '../../rpc/client.ts';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { formatPercent } from '../../ui/format.ts';
import { ScreenHeader } from '../../ui/ScreenHeader.tsx';
import { Skeleton } from '../../ui/States.tsx';
import { ModelVersions } from './ModelVersions.tsx';
import { TrainingData } from './TrainingData.tsx';
import { TrainingForm } from './TrainingForm.tsx';
import { TrainingHistory } from './TrainingHistory.tsx';
import { TrainingJobCard } from './TrainingJobCard.tsx';
import { isUnfinished } from './trainingWords.ts';

function headline(models: readonly Model[] | undefined, locale: string): string {
  if (!models) return 'Training';
  if (models.length === 0) return 'No model has been trained yet';
  const active = models.find((model) => model.isActive);
  if (!active) return 'No model is in use';
  if (active.metrics.test.rows === 0) return `Model ${active.version} is in use`;
  return `The model in use is right ${formatPercent(active.metrics.accuracy, locale)} of the time`;
}

export function TrainingScreen() {
  const { locale } = usePreferences();
  const { open } = useSearch({ from: '/training' });
  const navigate = useNavigate({ from: '/training' });
  const jobs = useQuery(trpc.training.listTrainingJobs.queryOptions());
  const models = useQuery(trpc.models.listModels.queryOptions());
  const running = jobs.data?.find(isUnfinished);
  const shown = open ?? running?.id;
  const show = (jobId: string | undefined) =>
    void navigate({ search: jobId === undefined ? {} : { open: jobId }, replace: true });

  return (
    <>
      <ScreenHeader
        title={headline(models.data, locale)}
        documentTitle="Training"
        description="A model learns from the categories you have confirmed, on this machine, and is measured on the newest ones before it may predict."
      />
      <div className="flex flex-col gap-4.5">
        {shown !== undefined && (
          <TrainingJobCard
            key={shown}
            jobId={shown}
            isTraining={running !== undefined}
            onStarted={(job) => show(job.id)}
            onClose={open === undefined ? null : () => show(undefined)}
          />
        )}
        <TrainingData />
        <TrainingForm isTraining={running !== undefined} onStarted={(job) => show(job.id)} />
        {models.error ? (
          <ErrorPanel error={models.error} onRetry={() => models.refetch()} />
        ) : models.data ? (
          <ModelVersions models={models.data} />
        ) : (
          <Skeleton />
        )}
        {jobs.error ? (
          <ErrorPanel error={jobs.error} onRetry={() => jobs.refetch()} />
        ) : jobs.data ? (
          <TrainingHistory jobs={jobs.data} onOpen={show} />
        ) : (
          <Skeleton />
        )}
      </div>
    </>
  );
}
