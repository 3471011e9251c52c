import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { JobKind } from '../../../shared/contract/jobs.ts';
import { trpc } from '../rpc/client.ts';
import { Button } from '../ui/Button.tsx';
import { ProgressBar } from '../ui/Progress.tsx';
import { showErrorToast } from '../ui/Toast.tsx';
import { Percent } from '../ui/Values.tsx';
import { useJob } from './useJob.ts';

/** How far the job of a kind is that was started at an instant, with a way to stop it. */
export function JobProgress({
  kind,
  startedAt,
  label,
  cancelLabel,
  children,
}: {
  kind: JobKind;
  startedAt: string;
  /** Names the bar for screen readers. */
  label: string;
  cancelLabel: string;
  /** Beside the button. */
  children?: ReactNode;
}) {
  const job = useJob(kind, startedAt);
  const cancel = useMutation(trpc.jobs.cancelJob.mutationOptions({ onError: showErrorToast }));
  return (
    <div>
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
        {children}
        <Button
          isBusy={cancel.isPending}
          disabledReason={job ? null : 'It has not begun yet.'}
          onClick={() => job && cancel.mutate({ jobId: job.id })}
        >
          {cancelLabel}
        </Button>
      </div>
    </div>
  );
}
