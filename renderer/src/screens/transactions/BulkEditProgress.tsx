import { useMutation } from '@tanstack/react-query';
import { trpc } from '../../rpc/client.ts';
import { useJob } from '../../rpc/useJob.ts';
import { Button } from '../../ui/Button.tsx';
import { ProgressBar } from '../../ui/Progress.tsx';
import { showErrorToast } from '../../ui/Toast.tsx';

/** How far a change of many transactions is, with a way to stop it: then nothing of it is kept. */
export function BulkEditProgress({ startedAt }: { startedAt: string }) {
  const job = useJob('edit', startedAt);
  const cancel = useMutation(trpc.jobs.cancelJob.mutationOptions({ onError: showErrorToast }));
  return (
    <div className="grid gap-2">
      <p aria-live="polite">{job?.step || 'Beginning'}</p>
      <ProgressBar label="Progress of the change" value={job?.progress ?? null} />
      <div>
        <Button
          isBusy={cancel.isPending}
          disabledReason={job ? null : 'It has not begun yet.'}
          onClick={() => job && cancel.mutate({ jobId: job.id })}
        >
          Cancel the change
        </Button>
      </div>
    </div>
  );
}
