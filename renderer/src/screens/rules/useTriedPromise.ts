import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { RuleDraft } from '../../../../shared/contract/automation.ts';
import type { PromiseEvidence } from '../../../../shared/contract/rulePromises.ts';
import { trpc } from '../../rpc/client.ts';
import { showErrorToast } from '../../ui/Toast.tsx';

/** What could be promised for a rule that is being written; follows it once it stands still. */
export function useTriedPromise(draft: Pick<RuleDraft, 'matcher' | 'conditions'>, isWanted: boolean) {
  const { mutate, data, isPending } = useMutation(
    trpc.automation.tryPromise.mutationOptions({ onError: showErrorToast }),
  );
  const { matcher, conditions } = draft;
  useEffect(() => {
    if (isWanted) mutate({ matcher, conditions });
  }, [isWanted, matcher, conditions, mutate]);
  const evidence: PromiseEvidence | undefined = isWanted ? data : undefined;
  return { evidence, isProving: isWanted && isPending };
}
