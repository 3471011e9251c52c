import { useSubscription } from '@trpc/tanstack-react-query';
import { useState } from 'react';
import type { Job, JobKind } from '../../../shared/contract/jobs.ts';
import { trpc } from '../rpc/client.ts';

/** The newest job of a kind since an instant, as it goes on. Null until the host tells of it. */
export function useJob(kind: JobKind, startedAt: string): Job | null {
  const [job, setJob] = useState<Job | null>(null);
  useSubscription(
    trpc.jobs.watchJobs.subscriptionOptions(undefined, {
      onData: (told) => {
        if (told.kind !== kind || told.createdAt < startedAt) return;
        setJob((known) => (known === null || told.createdAt >= known.createdAt ? told : known));
      },
    }),
  );
  return job;
}
