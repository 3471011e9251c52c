import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Approval } from '../../../../shared/contract/approvals.ts';
import { trpc } from '../../rpc/client.ts';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { countOf, formatNumber } from '../../ui/format.ts';
import { showErrorToast, showToast } from '../../ui/Toast.tsx';
import { Checkbox } from '../../ui/Toggles.tsx';
import { DateText, Money, Percent } from '../../ui/Values.tsx';
import { useUndoBatch } from './useUndoBatch.tsx';

const groupsShown = 8;

/** Proposals of one rule for one payee with one outcome: decided together, or apart. */
interface ApprovalGroup {
  readonly key: string;
  readonly first: Approval;
  readonly approvals: readonly Approval[];
}

function grouped(approvals: readonly Approval[]): ApprovalGroup[] {
  const groups = Map.groupBy(
    approvals,
    ({ ruleId, transaction, from, to }) => `${ruleId} ${transaction.payeeName} ${from} ${to}`,
  );
  return [...groups].flatMap(([key, own]) => {
    const [first] = own;
    return first ? [{ key, first, approvals: own }] : [];
  });
}

/** What rules would do and ask about, in groups; approved or rejected as many at once as one likes. */
export function ApprovalsCard() {
  const { locale } = usePreferences();
  const waiting = useQuery(trpc.automation.listApprovals.queryOptions({ limit: 200 }));
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const [isWhole, setWhole] = useState(false);
  const batch = useUndoBatch();
  const decide = useMutation(
    trpc.automation.decideApprovals.mutationOptions({
      onSuccess: ({ changeSetId, decided }, { decision }) =>
        showToast({
          message: `${countOf(decided, 'proposal was', 'proposals were', locale)} ${decision === 'approve' ? 'approved' : 'rejected'}.`,
          ...(changeSetId === null ? {} : { action: { label: 'Undo', perform: () => batch.undo(changeSetId) } }),
        }),
      onError: showErrorToast,
    }),
  );
  const approvals = waiting.data?.approvals ?? [];
  if (approvals.length === 0) return batch.conflictDialog;
  const groups = grouped(approvals);
  const shown = isWhole ? groups : groups.slice(0, groupsShown);
  const chosen = (own: readonly Approval[]) => own.map(({ id }) => id).filter((id) => !left.has(id));
  const all = chosen(approvals);
  const buttons = (ids: number[], of: string) => (
    <>
      <Button
        size="small"
        variant="primary"
        isBusy={decide.isPending}
        disabledReason={ids.length === 0 ? 'Tick at least one.' : null}
        aria-label={`Approve ${of}`}
        onClick={() => decide.mutate({ ids, decision: 'approve' })}
      >
        Approve
      </Button>
      <Button
        size="small"
        isBusy={decide.isPending}
        disabledReason={ids.length === 0 ? 'Tick at least one.' : null}
        aria-label={`Reject ${of}`}
        onClick={() => decide.mutate({ ids, decision: 'reject' })}
      >
        Reject
      </Button>
    </>
  );
  return (
    <Card
      title={`${countOf(waiting.data?.count ?? 0, 'proposal waits', 'proposals wait', locale)} for you`}
      description="What rules would do and are not sure enough of. What you reject does not come back from the same version of its rule."
      actions={buttons(all, 'all that are ticked')}
      isFlush
    >
      <ul aria-label="Proposals">
        {shown.map(({ key, first, approvals: own }) => (
          <li key={key} className="border-t border-line px-4.5 py-2.5">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
              <div className="min-w-0 flex-1 basis-64">
                <span className="font-medium">{first.transaction.payeeName}</span> <Chip kind="guess">{first.to}</Chip>
                <div className="text-small text-soft">
                  “{first.ruleName}”: {first.reason}
                </div>
              </div>
              <div className="flex items-center gap-2">
                {buttons(chosen(own), `${first.transaction.payeeName} to ${first.to}`)}
              </div>
            </div>
            <ul className="mt-1">
              {own.map(({ id, transaction, confidence }) => (
                <li key={id} className="flex flex-wrap items-center gap-x-3 text-control">
                  <Checkbox
                    label={`${transaction.date} ${transaction.bankText}`}
                    isChecked={!left.has(id)}
                    onChange={(isChecked) =>
                      setLeft(new Set(isChecked ? [...left].filter((each) => each !== id) : [...left, id]))
                    }
                  />
                  <span className="ml-auto flex items-center gap-3 text-soft">
                    <DateText value={transaction.date} style="short" />
                    <Money amount={transaction.amount} currency={transaction.currency} />
                    <Percent share={confidence} />
                    <Link to="/transactions" search={{ open: transaction.id }} className="hover:underline">
                      Show
                    </Link>
                  </span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {shown.length < groups.length && (
        <div className="border-t border-line px-4.5 py-2.5">
          <Button size="small" variant="quiet" onClick={() => setWhole(true)}>
            Show all {formatNumber(groups.length, locale)} groups
          </Button>
        </div>
      )}
      {batch.conflictDialog}
    </Card>
  );
}
