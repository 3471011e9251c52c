import { useMutation } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { type AutomationRule, type RuleDraft, ruleDraftSchema } from '../../../../shared/contract/automation.ts';
import { trpc } from '../../rpc/client.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { InlineNotice } from '../../ui/States.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { showErrorToast, showToast } from '../../ui/Toast.tsx';
import { Checkbox } from '../../ui/Toggles.tsx';
import { BacktestPanel } from './BacktestPanel.tsx';
import { isWholeTree, matcherOf, treeOf } from './matcherTree.ts';
import { PromisePanel } from './PromisePanel.tsx';
import { RuleFields } from './RuleFields.tsx';
import { RulePreview } from './RulePreview.tsx';
import { RuleSentence } from './RuleSentence.tsx';
import { draftOf, makesPromise } from './ruleWords.ts';
import { useDebounced } from './useDebounced.ts';
import { useTriedPromise } from './useTriedPromise.ts';

const settleMilliseconds = 400;

/** Writes a new rule, or changes one. Beside the fields stands what the rule would do now, and would have done before. */
export function RuleForm({
  rule,
  start,
  onSaved,
  onClose,
}: {
  /** The rule that is changed; null for a new one. */
  rule: AutomationRule | null;
  /** What the form of a new rule begins with. */
  start: RuleDraft;
  onSaved(rule: AutomationRule): void;
  onClose(): void;
}) {
  const [fields, setFields] = useState<RuleDraft>(rule ? draftOf(rule) : start);
  const [tree, setTree] = useState(() => treeOf(fields.matcher));
  const [nameProblem, setNameProblem] = useState<string | null>(null);
  const draft = useMemo<RuleDraft>(
    () => ({ ...fields, type: fields.actions.effect.kind, matcher: matcherOf(tree) }),
    [fields, tree],
  );
  const settled = useDebounced(draft, settleMilliseconds);
  const promises = makesPromise(settled);
  const { evidence, isProving } = useTriedPromise(settled, promises);

  const create = useMutation(
    trpc.automation.createAutomationRule.mutationOptions({ onSuccess: onSaved, onError: showErrorToast }),
  );
  const update = useMutation(
    trpc.automation.updateAutomationRule.mutationOptions({ onSuccess: onSaved, onError: showErrorToast }),
  );
  const change = (changed: Partial<RuleDraft>) => setFields({ ...fields, ...changed });

  function save() {
    const checked = ruleDraftSchema.safeParse(draft);
    if (!checked.success) {
      const [problem] = checked.error.issues;
      setNameProblem(problem?.path[0] === 'name' ? problem.message : null);
      if (problem && problem.path[0] !== 'name') showToast({ message: problem.message, tone: 'bad' });
      return;
    }
    if (!isWholeTree(tree)) {
      showToast({
        message: 'One of the tests does not say what it looks for: finish it, or take it out.',
        tone: 'bad',
      });
      return;
    }
    const { name, description, matcher, conditions, actions, monitoring } = checked.data;
    const updates = { name, description, matcher, conditions, actions, monitoring };
    if (rule) update.mutate({ id: rule.id, updates });
    else create.mutate(checked.data);
  }

  const isTrying = promises && !evidence;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="large"
      title={rule ? `Change “${rule.name}”` : 'Write a rule'}
      description="Nothing is changed until you save. What a rule has done can always be undone as one batch."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form="rule-form" isBusy={create.isPending || update.isPending}>
            {rule ? 'Save changes' : 'Save rule'}
          </Button>
        </>
      }
    >
      <div className="grid gap-x-8 gap-y-6 lg:grid-cols-2">
        <form
          id="rule-form"
          className="flex min-w-0 flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          <TextField
            label="Name"
            value={draft.name}
            error={nameProblem}
            placeholder="Sure ones"
            onChange={(name) => {
              setNameProblem(null);
              change({ name });
            }}
          />
          <RuleFields draft={draft} tree={tree} onTree={setTree} onChange={change} />
          <TextField
            label="Note (optional)"
            rows={2}
            value={draft.description}
            onChange={(description) => change({ description })}
          />
          {!rule && (
            <Checkbox
              label="Switch it on"
              hint="It then looks at what waits after every import, and whenever you run it."
              isChecked={draft.isActive}
              onChange={(isActive) => change({ isActive })}
            />
          )}
        </form>
        <div className="flex min-w-0 flex-col gap-6 lg:border-l lg:border-line lg:pl-8">
          <section aria-labelledby="rule-preview">
            <h3 id="rule-preview" className="mb-2 text-control font-semibold">
              What it would do now
            </h3>
            <div className="mb-4 flex flex-col gap-4">
              <InlineNotice tone="good">
                <RuleSentence matcher={draft.matcher} conditions={draft.conditions} actions={draft.actions} />
              </InlineNotice>
              {promises && <PromisePanel evidence={evidence} isBusy={isProving} />}
            </div>
            {!isTrying && (
              <div aria-busy={isProving || settled !== draft}>
                <RulePreview draft={draft} provenFrom={promises ? (evidence?.threshold ?? null) : undefined} />
              </div>
            )}
          </section>
          <BacktestPanel ruleId={rule?.id ?? null} draft={draft} />
        </div>
      </div>
    </Dialog>
  );
}
