import { useMutation } from '@tanstack/react-query';
import type { TrainingJob } from '../../../../shared/contract/training.ts';
import { trpc } from '../../rpc/client.ts';
import { Button } from '../../ui/Button.tsx';
import { showErrorToast } from '../../ui/Toast.tsx';

/** Trains once more as a job that came to nothing was to; offered for no other. */
export function StartAgain({
  job,
  isTraining,
  onStarted,
}: {
  job: TrainingJob;
  isTraining: boolean;
  onStarted(job: TrainingJob): void;
}) {
  const retry = useMutation(
    trpc.training.retryTrainingJob.mutationOptions({ onSuccess: onStarted, onError: showErrorToast }),
  );
  if (job.status !== 'interrupted' && job.status !== 'failed' && job.status !== 'cancelled') return null;
  return (
    <Button
      size="small"
      disabledReason={isTraining ? 'A model is being trained at this moment.' : null}
      isBusy={retry.isPending}
      onClick={() => retry.mutate({ jobId: job.id })}
    >
      Start again
    </Button>
  );
}
