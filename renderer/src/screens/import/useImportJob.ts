import { useSubscription } from '@trpc/tanstack-react-query';
import { useState } from 'react';
import type { Job } from '../../../../shared/contract/jobs.ts';
import { trpc } from '../../rpc/client.ts';

/** The newest import job since an instant, as it goes on. Null until the host tells of it. */
export function useImportJob(startedAt: string): Job | null {
  const [job, setJob] = useState<Job | null>(null);
  useSubscription(
    trpc.jobs.watchJobs.subscriptionOptions(undefined, {
      onData: (told) => {
        if (told.kind !== 'import' || told.createdAt < startedAt) return;
        setJob((known) => (known === null || told.createdAt >= known.createdAt ? told : known));
      },
    }),
  );
  return job;
}
