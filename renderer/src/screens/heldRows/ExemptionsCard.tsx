import { useMutation, useQuery } from '@tanstack/react-query';
import type { Exemption } from '../../../../shared/contract/heldRows.ts';
import { trpc } from '../../rpc/client.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { showErrorToast } from '../../ui/Toast.tsx';
import { DateText } from '../../ui/Values.tsx';
import { acceptedWords } from './heldRowWords.ts';

/** What rows are not held back for any more, each to be taken back. */
export function ExemptionsCard() {
  const exemptions = useQuery(trpc.heldRows.listExemptions.queryOptions()).data ?? [];
  if (exemptions.length === 0) return null;
  return (
    <Card title="Always accepted" description="Rows are not held back for these any more." isFlush>
      <ul>
        {exemptions.map((exemption) => (
          <ExemptionLine key={exemption.id} exemption={exemption} />
        ))}
      </ul>
    </Card>
  );
}

function ExemptionLine({ exemption: { id, accountName, kind, createdAt } }: { exemption: Exemption }) {
  const remove = useMutation(trpc.heldRows.removeExemption.mutationOptions({ onError: showErrorToast }));
  const name = `${acceptedWords[kind]} in ${accountName ?? 'an account that is not in your books'}`;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line px-4.5 py-2.5">
      <div className="min-w-0 flex-1 basis-60">
        <p className="font-medium wrap-anywhere first-letter:uppercase">{name}</p>
        <p className="text-control text-soft">
          since <DateText value={createdAt} />
        </p>
      </div>
      <Button
        size="small"
        aria-label={`Hold back again: ${name}`}
        isBusy={remove.isPending}
        onClick={() => remove.mutate({ id })}
      >
        Hold back again
      </Button>
    </li>
  );
}
