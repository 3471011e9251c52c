import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { actions } from '../../../../shared/actions.ts';
import type { AutomationRule } from '../../../../shared/contract/automation.ts';
import { useAction } from '../../actions/useAction.ts';
import { trpc } from '../../rpc/client.ts';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { countOf, formatNumber } from '../../ui/format.ts';
import { ScreenHeader } from '../../ui/ScreenHeader.tsx';
import { EmptyState, Skeleton } from '../../ui/States.tsx';
import { showErrorToast, showToast } from '../../ui/Toast.tsx';
import { AdviceCard } from './AdviceCard.tsx';
import { ApprovalsCard } from './ApprovalsCard.tsx';
import { ExecutionList } from './ExecutionList.tsx';
import { RuleCard } from './RuleCard.tsx';
import { RuleFiles } from './RuleFiles.tsx';
import { RuleForm } from './RuleForm.tsx';
import { emptyRule, firstRule, ruleSentence } from './ruleWords.ts';
import { useRuleNames } from './useRuleNames.ts';
import { useUndoBatch } from './useUndoBatch.tsx';
import { VerifyCard } from './VerifyCard.tsx';

/** In the address, in place of a rule's id: the form for one that does not exist yet. */
const newRule = 'new';

function headline(rules: readonly AutomationRule[] | undefined, locale: string): string {
  if (!rules) return 'Rules';
  const active = rules.filter((rule) => rule.isActive).length;
  if (rules.length === 0) return 'No rules yet';
  if (active === 0) return 'No rule is on';
  return `${countOf(active, 'rule works', 'rules work', locale)} for you`;
}

export function RulesScreen() {
  const { locale } = usePreferences();
  const { open } = useSearch({ from: '/rules' });
  const navigate = useNavigate({ from: '/rules' });
  const [start, setStart] = useState(emptyRule);
  const list = useQuery(trpc.automation.listAutomationRules.queryOptions());
  const batch = useUndoBatch();
  const names = useRuleNames();
  const reorder = useMutation(trpc.automation.reorderAutomationRules.mutationOptions({ onError: showErrorToast }));
  const run = useMutation(
    trpc.automation.runAutomation.mutationOptions({
      onSuccess: ({ applied, asked, left, changeSetIds }) =>
        showToast({
          message:
            applied > 0
              ? `${countOf(applied, 'transaction was', 'transactions were', locale)} changed; ${formatNumber(left, locale)} left to you.`
              : asked > 0
                ? `${countOf(asked, 'proposal waits', 'proposals wait', locale)} for your approval.`
                : left > 0
                  ? `Nothing was sure enough: ${countOf(left, 'transaction is', 'transactions are', locale)} left to you.`
                  : 'No transaction waits for a category.',
          ...(changeSetIds.length > 0 ? { action: { label: 'Undo', perform: () => batch.undoAll(changeSetIds) } } : {}),
        }),
      onError: showErrorToast,
    }),
  );
  const rules = list.data;
  const edited = rules?.find((rule) => rule.id === open) ?? null;
  const runReason = !rules?.some((rule) => rule.isActive) ? 'No rule is on.' : null;

  const setOpen = (id: string | undefined) => navigate({ search: id === undefined ? {} : { open: id }, replace: true });
  function write(draft = emptyRule) {
    setStart(draft);
    void setOpen(newRule);
  }
  const runAll = () => run.mutate({});
  function move(rule: AutomationRule, by: -1 | 1) {
    const ids = (rules ?? []).map(({ id }) => id);
    const place = ids.indexOf(rule.id);
    reorder.mutate({ ids: ids.toSpliced(place, 1).toSpliced(place + by, 0, rule.id) });
  }
  function onSaved(rule: AutomationRule) {
    showToast({
      message: `“${rule.name}” is saved${rule.isActive ? ' and on' : ', and off'}.`,
      ...(rule.isActive ? { action: { label: 'Run now', perform: () => run.mutate({ ruleId: rule.id }) } } : {}),
    });
    void setOpen(undefined);
  }

  useAction('newRule', () => write());
  useAction('runRules', runAll, runReason);

  return (
    <>
      <ScreenHeader
        title={headline(rules, locale)}
        documentTitle="Rules"
        description="The rules look at each transaction in this order, and the first that decides wins. They never touch what you set by hand, and each batch can be undone."
        actions={
          rules &&
          rules.length > 0 && (
            <>
              <RuleFiles count={rules.length} />
              <Button
                isBusy={run.isPending && run.variables?.ruleId === undefined}
                disabledReason={runReason}
                onClick={runAll}
              >
                Run now
              </Button>
              <Button
                variant="primary"
                icon={<Plus size={15} />}
                shortcut={actions.newRule.shortcut}
                onClick={() => write()}
              >
                New rule
              </Button>
            </>
          )
        }
      />
      {list.error ? (
        <ErrorPanel error={list.error} onRetry={() => list.refetch()} />
      ) : !rules ? (
        <Skeleton lines={4} />
      ) : (
        <div className="flex flex-col gap-4.5">
          {rules.length === 0 ? (
            <Card>
              <EmptyState
                title="Let the sure ones go by themselves"
                action={
                  <>
                    <Button variant="primary" onClick={() => write(firstRule)}>
                      Begin with this rule
                    </Button>
                    <Button onClick={() => write()}>Write my own</Button>
                  </>
                }
              >
                <p>
                  Without rules, every suggestion waits for you in Review. A rule takes over those that are safe, and
                  leaves the rest to you. A good first one:
                </p>
                <p className="mt-3 text-ink italic">{ruleSentence(firstRule, names)}</p>
              </EmptyState>
            </Card>
          ) : (
            <Card isFlush>
              <ul aria-label="Rules">
                {rules.map((rule) => (
                  <RuleCard
                    key={rule.id}
                    rule={rule}
                    isRunning={run.isPending && run.variables?.ruleId === rule.id}
                    onRun={() => run.mutate({ ruleId: rule.id })}
                    onEdit={() => setOpen(rule.id)}
                    onMove={(by) => move(rule, by)}
                    ruleCount={rules.length}
                  />
                ))}
              </ul>
            </Card>
          )}
          <ApprovalsCard />
          <VerifyCard />
          <AdviceCard onWrite={write} />
          <ExecutionList isHiddenWhenEmpty={rules.length === 0} />
        </div>
      )}
      {open === newRule && <RuleForm rule={null} start={start} onSaved={onSaved} onClose={() => setOpen(undefined)} />}
      {edited && (
        <RuleForm
          key={edited.id}
          rule={edited}
          start={emptyRule}
          onSaved={onSaved}
          onClose={() => setOpen(undefined)}
        />
      )}
      {batch.conflictDialog}
    </>
  );
}
