import { useMutation, useQuery } from '@tanstack/react-query';
import { useSubscription } from '@trpc/tanstack-react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { TrainingJob } from '../../../../shared/contract/training.ts';
import { trpc } from '../../rpc/client.ts';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { countOf } from '../../ui/format.ts';
import { ProgressBar } from '../../ui/Progress.tsx';
import { InlineNotice, Skeleton } from '../../ui/States.tsx';
import { showErrorToast } from '../../ui/Toast.tsx';
import { DateText } from '../../ui/Values.tsx';
import { LearningCurve } from './LearningCurve.tsx';
import { StartAgain } from './StartAgain.tsx';
import { accuracySentence, algorithmTexts, isUnfinished, jobStatusTexts, stepSentence } from './trainingWords.ts';

/** Lines of the log that are shown while it still grows. */
const newestLines = 6;

/** The job as it is told while it runs; once it has ended, as it was stored. */
function useTrainingJob(jobId: string) {
  const stored = useQuery(trpc.training.getTrainingJobStatus.queryOptions({ jobId }));
  const [told, setTold] = useState<TrainingJob | null>(null);
  const watch = useSubscription(trpc.training.watchTrainingJob.subscriptionOptions({ jobId }, { onData: setTold }));
  const hasEnded = stored.data !== undefined && !isUnfinished(stored.data);
  return {
    job: hasEnded ? stored.data : (told ?? stored.data),
    error: stored.error ?? (hasEnded ? null : watch.error),
    retry: () => {
      void stored.refetch();
      watch.reset();
    },
  };
}

/** One training job: its progress while it runs, its learning curve and its words at any time. */
export function TrainingJobCard({
  jobId,
  isTraining,
  onStarted,
  onClose,
}: {
  jobId: string;
  /** Whether any model is being trained, this one or another. */
  isTraining: boolean;
  onStarted(job: TrainingJob): void;
  onClose: (() => void) | null;
}) {
  const { job, error, retry } = useTrainingJob(jobId);
  const place = useRef<HTMLDivElement>(null);
  // It was asked for further down the screen, where nobody would see it come.
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const cancel = useMutation(trpc.training.cancelTrainingJob.mutationOptions({ onError: showErrorToast }));
  return (
    <div ref={place} className="scroll-mt-4">
      {error ? (
        <ErrorPanel error={error} onRetry={retry} />
      ) : job ? (
        <JobDetails
          job={job}
          isCancelling={cancel.isPending}
          onCancel={() => cancel.mutate({ jobId })}
          startAgain={<StartAgain job={job} isTraining={isTraining} onStarted={onStarted} />}
          onClose={onClose}
        />
      ) : (
        <Card>
          <Skeleton lines={4} />
        </Card>
      )}
    </div>
  );
}

function JobDetails({
  job,
  isCancelling,
  startAgain,
  onCancel,
  onClose,
}: {
  job: TrainingJob;
  startAgain: ReactNode;
  isCancelling: boolean;
  onCancel(): void;
  onClose: (() => void) | null;
}) {
  const isRunning = isUnfinished(job);
  return (
    <Card
      title={`${algorithmTexts[job.algorithm].name}: ${jobStatusTexts[job.status].words.toLowerCase()}`}
      description={<JobTimes job={job} />}
      actions={
        isRunning ? (
          <Button variant="danger" isBusy={isCancelling} onClick={onCancel}>
            Cancel training
          </Button>
        ) : (
          onClose && (
            <Button variant="quiet" onClick={onClose}>
              Close
            </Button>
          )
        )
      }
    >
      <div className="flex flex-col gap-4">
        {isRunning && <JobProgress job={job} />}
        <JobOutcome job={job} startAgain={startAgain} />
        <LearningCurve curve={job.curve} algorithm={job.algorithm} />
        {job.logs.length > 0 && (
          <details open={isRunning}>
            <summary className="w-fit rounded-chip text-control text-soft hover:text-ink">What it wrote down</summary>
            <pre className="mt-2 rounded-control bg-sunk px-3 py-2 text-small whitespace-pre-wrap wrap-anywhere">
              {(isRunning ? job.logs.slice(-newestLines) : job.logs).join('\n')}
            </pre>
          </details>
        )}
      </div>
    </Card>
  );
}

function JobTimes({ job }: { job: TrainingJob }) {
  const { locale } = usePreferences();
  return (
    <>
      {job.datasetSize > 0 && <>{countOf(job.datasetSize, 'label', 'labels', locale)} · </>}
      {job.completedAt ? 'ended ' : job.startedAt ? 'started ' : 'asked for '}
      <DateText value={job.completedAt ?? job.startedAt ?? job.createdAt} />
    </>
  );
}

function JobProgress({ job }: { job: TrainingJob }) {
  const { locale } = usePreferences();
  const words =
    job.status === 'queued'
      ? 'Waiting to start'
      : job.currentEpoch > 0
        ? stepSentence(job, locale)
        : 'Reading the labels';
  return (
    <div>
      <output className="mb-1.5 block text-control">{words}</output>
      <ProgressBar label="Training" value={job.status === 'queued' ? null : job.progress} />
    </div>
  );
}

function JobOutcome({ job, startAgain }: { job: TrainingJob; startAgain: ReactNode }) {
  const { locale } = usePreferences();
  if (job.status === 'failed') {
    return (
      <InlineNotice tone="bad" action={startAgain}>
        {job.error ?? 'It failed without saying why.'}
      </InlineNotice>
    );
  }
  if (job.status === 'interrupted') {
    return (
      <InlineNotice tone="attention" action={startAgain}>
        The app was closed while it ran. Nothing else was lost: start it again when you like.
      </InlineNotice>
    );
  }
  if (job.status === 'cancelled')
    return <InlineNotice action={startAgain}>It was cancelled. No model came of it.</InlineNotice>;
  if (job.status === 'completed' && job.metrics) {
    return (
      <InlineNotice tone="good">
        {accuracySentence(job.metrics, locale)} It is a version of its own below; put it in use when you like it.
      </InlineNotice>
    );
  }
  return null;
}
