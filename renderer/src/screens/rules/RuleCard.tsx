import { useMutation } from '@tanstack/react-query';
import { ArrowDown, ArrowUp, Ellipsis, Pencil, Play, Trash2 } from 'lucide-react';
import { useId, useState } from 'react';
import type { AutomationRule } from '../../../../shared/contract/automation.ts';
import { localDay } from '../../localDays.ts';
import { trpc } from '../../rpc/client.ts';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/Dialog.tsx';
import { countOf } from '../../ui/format.ts';
import { Menu } from '../../ui/Menu.tsx';
import { showErrorToast, showToast } from '../../ui/Toast.tsx';
import { Switch } from '../../ui/Toggles.tsx';
import { DateText } from '../../ui/Values.tsx';
import { RuleSentence } from './RuleSentence.tsx';
import { reviewDate, ruleRecord } from './ruleWords.ts';

/** One rule: what it says, whether it is on, and what came of it. */
export function RuleCard({
  rule,
  isRunning,
  onRun,
  onEdit,
  onMove,
  ruleCount,
}: {
  rule: AutomationRule;
  isRunning: boolean;
  onRun(): void;
  onEdit(): void;
  /** Up or down in the order. */
  onMove(by: -1 | 1): void;
  ruleCount: number;
}) {
  const { locale } = usePreferences();
  const titleId = useId();
  const dueDate = reviewDate(rule);
  const isDue = rule.isActive && dueDate < localDay(new Date());
  const [isDeleting, setDeleting] = useState(false);
  const toggle = useMutation(trpc.automation.toggleAutomationRule.mutationOptions({ onError: showErrorToast }));
  const lift = useMutation(trpc.automation.liftSuspension.mutationOptions({ onError: showErrorToast }));
  const remove = useMutation(
    trpc.automation.deleteAutomationRule.mutationOptions({
      onSuccess: () => {
        setDeleting(false);
        showToast({ message: `“${rule.name}” is deleted. What it has set stays.` });
      },
      onError: showErrorToast,
    }),
  );
  return (
    <li className="flex items-start gap-3 border-t border-line px-4.5 py-3.5 first:border-t-0">
      <div className="pt-0.5">
        <Switch
          label={`“${rule.name}” is on`}
          isLabelHidden
          isOn={rule.isActive}
          isDisabled={toggle.isPending}
          onChange={(isActive) => toggle.mutate({ id: rule.id, isActive })}
        />
      </div>
      <article aria-labelledby={titleId} className="min-w-0 flex-1">
        <div className="flex flex-wrap items-baseline gap-x-2.5">
          <h2 id={titleId} className="font-semibold">
            {rule.name}
          </h2>
          <span className="text-small text-soft">
            {rule.isActive ? 'on' : 'off'} · version {rule.version}
            {rule.lastTriggered !== null && (
              <>
                {' '}
                · last run <DateText value={rule.lastTriggered} />
              </>
            )}
          </span>
        </div>
        <RuleSentence matcher={rule.matcher} conditions={rule.conditions} actions={rule.actions} />
        {rule.suspension !== null && (
          <div className="mt-1.5 flex flex-wrap items-center gap-3">
            <span className="text-control text-bad">
              Suspended: {rule.suspension.wrong} of {rule.suspension.verified} that you looked at were wrong. It asks
              about everything.
            </span>
            <Button size="small" isBusy={lift.isPending} onClick={() => lift.mutate({ id: rule.id })}>
              Let it act again
            </Button>
          </div>
        )}
        {rule.description && <p className="mt-1 text-control text-soft italic">{rule.description}</p>}
        <p className="mt-1 text-control text-soft">
          {ruleRecord(rule, locale)}
          {rule.waiting > 0 && ` ${countOf(rule.waiting, 'proposal waits', 'proposals wait', locale)} for you.`}
          {isDue && (
            <span className="text-warn">
              {' '}
              You wanted to look at it again by <DateText value={dueDate} />: change it, or save it as it is.
            </span>
          )}
        </p>
      </article>
      <div className="flex items-center gap-1">
        <span className="hidden sm:block">
          <Button
            size="small"
            isBusy={isRunning}
            disabledReason={rule.isActive ? null : 'Switch the rule on first.'}
            aria-label={`Run now: “${rule.name}”`}
            onClick={onRun}
          >
            Run now
          </Button>
        </span>
        <Menu
          trigger={<IconButton label={`More for “${rule.name}”`} icon={<Ellipsis size={16} />} />}
          items={[
            {
              id: 'run',
              label: 'Run now',
              icon: <Play size={14} />,
              disabledReason: rule.isActive ? null : 'Switch the rule on first.',
              perform: onRun,
            },
            {
              id: 'up',
              label: 'Move up',
              icon: <ArrowUp size={14} />,
              disabledReason: rule.position === 1 ? 'It is the first already.' : null,
              perform: () => onMove(-1),
            },
            {
              id: 'down',
              label: 'Move down',
              icon: <ArrowDown size={14} />,
              disabledReason: rule.position === ruleCount ? 'It is the last already.' : null,
              perform: () => onMove(1),
            },
            { id: 'edit', label: 'Change', icon: <Pencil size={14} />, perform: onEdit },
            {
              id: 'delete',
              label: 'Delete',
              icon: <Trash2 size={14} />,
              isDangerous: true,
              perform: () => setDeleting(true),
            },
          ]}
        />
      </div>
      <ConfirmDialog
        isOpen={isDeleting}
        onClose={() => setDeleting(false)}
        onConfirm={() => remove.mutate({ id: rule.id })}
        isBusy={remove.isPending}
        title={`Delete “${rule.name}”?`}
        description="It will not run again. The categories it has set stay, and its runs can still be undone below."
        confirmLabel="Delete rule"
      />
    </li>
  );
}
