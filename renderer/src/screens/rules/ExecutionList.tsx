import { useQuery } from '@tanstack/react-query';
import type { Execution } from '../../../../shared/contract/automation.ts';
import { trpc } from '../../rpc/client.ts';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { countOf, formatNumber } from '../../ui/format.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Skeleton } from '../../ui/States.tsx';
import { StatusDot } from '../../ui/StatusDot.tsx';
import { DateText } from '../../ui/Values.tsx';
import { useUndoBatch } from './useUndoBatch.tsx';

/** Every run of every rule, newest first; each that changed something can be looked at and undone. */
export function ExecutionList({ isHiddenWhenEmpty }: { isHiddenWhenEmpty: boolean }) {
  const executions = useQuery(trpc.automation.listExecutions.queryOptions());
  const batch = useUndoBatch();
  if (isHiddenWhenEmpty && executions.data?.length === 0) return null;
  return (
    <Card
      title="What the rules did"
      description="Every run is one batch: look at its transactions, or undo it whole."
      isFlush
    >
      {executions.error ? (
        <div className="px-4.5 pb-4">
          <ErrorPanel error={executions.error} onRetry={() => executions.refetch()} />
        </div>
      ) : !executions.data ? (
        <div className="px-4.5 pb-4">
          <Skeleton />
        </div>
      ) : executions.data.length === 0 ? (
        <p className="border-t border-line px-4.5 py-3.5 text-soft">
          No rule has run yet. Rules run after every import, and when you choose “Run now”.
        </p>
      ) : (
        <ul aria-label="Runs">
          {executions.data.map((execution) => (
            <ExecutionRow
              key={execution.id}
              execution={execution}
              isUndoing={execution.changeSetId !== null && batch.isUndoing(execution.changeSetId)}
              onUndo={batch.undo}
            />
          ))}
        </ul>
      )}
      {batch.conflictDialog}
    </Card>
  );
}

function ExecutionRow({
  execution,
  isUndoing,
  onUndo,
}: {
  execution: Execution;
  isUndoing: boolean;
  onUndo(changeSetId: string): void;
}) {
  const { locale } = usePreferences();
  const { changeSetId, isUndone } = execution;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line px-4.5 py-2.5">
      <StatusDot
        status={!execution.success ? 'bad' : execution.applied > 0 && !isUndone ? 'good' : 'unknown'}
        label={
          !execution.success
            ? 'Failed'
            : isUndone
              ? 'Undone'
              : execution.applied > 0
                ? 'Done'
                : execution.asked > 0
                  ? 'Asked'
                  : 'Nothing to do'
        }
      />
      <div className="min-w-0 flex-1 basis-64">
        <div className={isUndone ? 'text-soft line-through' : ''}>
          <span className="font-medium">{execution.ruleName}</span> {outcome(execution, locale)}
        </div>
        <div className="text-small text-soft">
          <DateText value={execution.timestamp} /> · version {execution.ruleVersion}
          {execution.importId !== null && ' · after an import'}
        </div>
        {execution.error !== null && <div className="text-small text-bad">{execution.error}</div>}
      </div>
      {changeSetId !== null && (
        <div className="flex items-center gap-2">
          <LinkButton to="/transactions" search={{ changeSetId }} size="small">
            Show transactions
          </LinkButton>
          {isUndone ? (
            <span className="text-control text-soft">Undone</span>
          ) : (
            <Button
              size="small"
              isBusy={isUndoing}
              onClick={() => onUndo(changeSetId)}
              aria-label={`Undo ${countOf(execution.applied, 'change', 'changes', locale)} by ${execution.ruleName}`}
            >
              Undo
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

function outcome({ success, applied, asked, considered }: Execution, locale: string): string {
  if (!success) return 'could not be run';
  const seen = countOf(considered, 'transaction', 'transactions', locale);
  if (applied === 0 && asked > 0) return `asked about ${countOf(asked, 'transaction', 'transactions', locale)}`;
  if (applied === 0) return `looked at ${seen} and left ${considered === 1 ? 'it' : 'all of them'} to you`;
  return `changed ${countOf(applied, 'transaction', 'transactions', locale)}, left ${formatNumber(considered - applied, locale)} to you`;
}
