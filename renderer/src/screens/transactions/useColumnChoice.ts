import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { OptionalColumn } from '../../../../shared/contract/settings.ts';
import { trpc } from '../../rpc/client.ts';
import { showErrorToast } from '../../ui/Toast.tsx';

const none: readonly OptionalColumn[] = [];

/** Which columns of the list are left out: kept with the settings, and shown at once. */
export function useColumnChoice(): {
  readonly hidden: ReadonlySet<OptionalColumn>;
  show(column: OptionalColumn, isShown: boolean): void;
} {
  const queryClient = useQueryClient();
  const kept = useQuery(trpc.settings.getSettings.queryOptions()).data?.hiddenColumns ?? none;
  const [pending, setPending] = useState<readonly OptionalColumn[] | null>(null);
  const update = useMutation(
    trpc.settings.updateSettings.mutationOptions({
      onError: showErrorToast,
      // At once, not when the host's event comes: a second choice made meanwhile begins with the first.
      onSuccess: (settings) => queryClient.setQueryData(trpc.settings.getSettings.queryKey(), settings),
      onSettled: (_settings, _error, { hiddenColumns }) =>
        setPending((latest) => (latest === hiddenColumns ? null : latest)),
    }),
  );
  const shown = pending ?? kept;
  const hidden = useMemo(() => new Set(shown), [shown]);
  return {
    hidden,
    show(column, isShown) {
      const others = shown.filter((other) => other !== column);
      const hiddenColumns = isShown ? others : [...others, column];
      setPending(hiddenColumns);
      update.mutate({ hiddenColumns });
    },
  };
}
