import { useMutation } from '@tanstack/react-query';
import { trpc } from '../../rpc/client.ts';
import { useJob } from '../../rpc/useJob.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ProgressBar } from '../../ui/Progress.tsx';
import { showErrorToast } from '../../ui/Toast.tsx';
import { Percent } from '../../ui/Values.tsx';

/** How far an import is, with a way to stop it. */
export function ImportProgress({
  startedAt,
  label = 'Progress of the import',
  cancelLabel = 'Cancel the import',
}: {
  startedAt: string;
  label?: string;
  cancelLabel?: string;
}) {
  const job = useJob('import', startedAt);
  const cancel = useMutation(trpc.jobs.cancelJob.mutationOptions({ onError: showErrorToast }));
  return (
    <Card>
      <div aria-live="polite" className="mb-2 flex items-baseline justify-between gap-4">
        <span>{job?.step || 'Beginning'}</span>
        {job && (
          <span className="text-soft">
            <Percent share={job.progress} />
          </span>
        )}
      </div>
      <ProgressBar label={label} value={job?.progress ?? null} />
      <div className="mt-4 flex flex-wrap items-center justify-between gap-3">
        <p className="text-control text-soft">You can look at other screens meanwhile.</p>
        <Button
          isBusy={cancel.isPending}
          disabledReason={job ? null : 'It has not begun yet.'}
          onClick={() => job && cancel.mutate({ jobId: job.id })}
        >
          {cancelLabel}
        </Button>
      </div>
    </Card>
  );
}
