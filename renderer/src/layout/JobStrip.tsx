import { useMutation } from '@tanstack/react-query';
import { useSubscription } from '@trpc/tanstack-react-query';
import { X } from 'lucide-react';
import { useState } from 'react';
import type { Job } from '../../../shared/contract/jobs.ts';
import { trpc } from '../rpc/client.ts';
import { IconButton } from '../ui/Button.tsx';
import { ProgressBar } from '../ui/Progress.tsx';
import { showErrorToast } from '../ui/Toast.tsx';
import { Percent } from '../ui/Values.tsx';

/** What is being worked on at this moment, on every screen, with a way to stop it. */
export function JobStrip() {
  const [jobs, setJobs] = useState<ReadonlyMap<string, Job>>(new Map());
  useSubscription(
    trpc.jobs.watchJobs.subscriptionOptions(undefined, {
      // After a lost connection the host tells every unfinished job again; the others have ended meanwhile.
      onStarted: () => setJobs(new Map()),
      onData: (job) => {
        setJobs((known) => withJob(known, job));
        if (failsUnseen(job)) showErrorToast(job.error);
      },
    }),
  );
  const cancel = useMutation(trpc.jobs.cancelJob.mutationOptions({ onError: showErrorToast }));
  if (jobs.size === 0) return null;
  return (
    <section aria-label="Work in progress" className="border-t border-line bg-sunk">
      <ul className="divide-y divide-line">
        {[...jobs.values()].map((job) => (
          <li key={job.id} className="flex items-center gap-4 px-4 py-1.5 text-control md:px-8.5">
            <div className="min-w-0 flex-1 sm:flex sm:items-baseline sm:gap-3">
              <span className="block truncate font-medium">{job.title}</span>
              <span className="block truncate text-soft">
                {job.status === 'queued' ? 'waiting for its turn' : job.step}
              </span>
            </div>
            <div className="w-20 shrink-0 sm:w-44">
              <ProgressBar label={`Progress of ${job.title}`} value={job.status === 'queued' ? 0 : job.progress} />
            </div>
            <span className="hidden w-11 shrink-0 text-right text-soft sm:block">
              <Percent share={job.progress} />
            </span>
            <IconButton
              label={`Cancel: ${job.title}`}
              icon={<X size={15} />}
              disabledReason={
                cancel.isPending && cancel.variables.jobId === job.id ? 'It is being stopped at this moment.' : null
              }
              onClick={() => cancel.mutate({ jobId: job.id })}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Nobody waits for a prediction in the background; other jobs tell of their failure where they were started. */
function failsUnseen({ kind, status }: Job): boolean {
  return kind === 'prediction' && status === 'failed';
}

function withJob(known: ReadonlyMap<string, Job>, job: Job): ReadonlyMap<string, Job> {
  const next = new Map(known);
  if (job.status === 'queued' || job.status === 'running') next.set(job.id, job);
  else next.delete(job.id);
  return next;
}
