import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { type AutomationRule, type RuleDraft, ruleDraftSchema } from '../../../../shared/contract/automation.ts';
import { trpc } from '../../rpc/client.ts';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { InlineNotice } from '../../ui/States.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { showErrorToast, showToast } from '../../ui/Toast.tsx';
import { Checkbox, SegmentedControl, Slider } from '../../ui/Toggles.tsx';
import { RulePreview } from './RulePreview.tsx';
import { RuleSentence } from './RuleSentence.tsx';
import { draftOf, leastConfidence, thresholdText } from './ruleWords.ts';

/** The newest transactions of a payee that are looked at; a rule that asks for more would never apply. */
const largestEvidence = 50;

const percentOf = (share: number) => Math.round(share * 1000) / 10;
const shareOf = (percent: number) => Math.round(percent * 10) / 1000;

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="flex flex-col gap-3.5 border-t border-line pt-3">
      <legend className="float-left pr-3 text-control font-semibold">{title}</legend>
      <div className="clear-both flex flex-col gap-3.5">{children}</div>
    </fieldset>
  );
}

/** Writes a new rule, or changes one. Beside the fields stands what the rule would do to what waits now. */
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
  const { locale } = usePreferences();
  const [draft, setDraft] = useState<RuleDraft>(rule ? draftOf(rule) : start);
  const [nameProblem, setNameProblem] = useState<string | null>(null);
  const { conditions, actions, monitoring } = draft;

  const create = useMutation(
    trpc.automation.createAutomationRule.mutationOptions({ onSuccess: onSaved, onError: showErrorToast }),
  );
  const update = useMutation(
    trpc.automation.updateAutomationRule.mutationOptions({ onSuccess: onSaved, onError: showErrorToast }),
  );

  const change = (fields: Partial<RuleDraft>) => setDraft({ ...draft, ...fields });
  const setConditions = (fields: Partial<RuleDraft['conditions']>) =>
    change({ conditions: { ...conditions, ...fields } });
  const setActions = (fields: Partial<RuleDraft['actions']>) => change({ actions: { ...actions, ...fields } });
  const setMonitoring = (fields: Partial<RuleDraft['monitoring']>) =>
    change({ monitoring: { ...monitoring, ...fields } });

  function save() {
    const checked = ruleDraftSchema.safeParse(draft);
    if (!checked.success) {
      const [problem] = checked.error.issues;
      setNameProblem(problem?.path[0] === 'name' ? problem.message : null);
      if (problem && problem.path[0] !== 'name') showToast({ message: problem.message, tone: 'bad' });
      return;
    }
    const { name, description } = checked.data;
    if (rule) update.mutate({ id: rule.id, updates: { name, description, conditions, actions, monitoring } });
    else create.mutate(checked.data);
  }

  const riskIsStricter = leastConfidence(conditions) > conditions.confidenceThreshold;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="large"
      title={rule ? `Change “${rule.name}”` : 'Write a rule'}
      description="Nothing is changed until you save. What a rule has set can always be undone as one batch."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form="rule-form" isBusy={create.isPending || update.isPending}>
            {rule ? 'Save changes' : 'Save rule'}
          </Button>
        </>
      }
    >
      <div className="grid gap-x-8 gap-y-6 md:grid-cols-2">
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
          <Group title="When">
            <Slider
              label="The suggestion is at least this sure"
              value={percentOf(conditions.confidenceThreshold)}
              min={50}
              max={99.9}
              step={0.1}
              valueText={thresholdText(conditions.confidenceThreshold, locale)}
              onChange={(percent) => setConditions({ confidenceThreshold: shareOf(percent) })}
            />
            <NumberField
              label="I have confirmed at least this many transactions of the payee"
              value={conditions.minimumDataPoints}
              min={0}
              max={largestEvidence}
              hint="0 lets the rule act on payees that are new to you."
              onChange={(count) => count !== null && setConditions({ minimumDataPoints: count })}
            />
            <Checkbox
              label="Every system that has an opinion agrees"
              hint="The model, the history of the payee and the built-in merchant words."
              isChecked={conditions.agreementRequired}
              onChange={(agreementRequired) => setConditions({ agreementRequired })}
            />
            <NumberField
              label="Largest chance of being wrong that I accept for one transaction"
              value={percentOf(conditions.riskTolerance)}
              min={0.1}
              max={50}
              step={0.1}
              unit="%"
              hint={
                riskIsStricter
                  ? `Stricter than the slider: the suggestion must be at least ${thresholdText(leastConfidence(conditions), locale)} sure.`
                  : 'The slider above keeps this already.'
              }
              onChange={(percent) => percent !== null && setConditions({ riskTolerance: shareOf(percent) })}
            />
          </Group>
          <Group title="Then">
            <SegmentedControl
              label="What the rule does"
              isLabelHidden
              value={actions.autoApply ? 'apply' : 'ask'}
              onChange={(choice) => setActions({ autoApply: choice === 'apply', requiresApproval: choice === 'ask' })}
              options={[
                { value: 'apply', label: 'Set the category' },
                { value: 'ask', label: 'Leave it for my approval' },
              ]}
            />
            <Checkbox
              label="Note each decision in the audit log"
              isChecked={actions.logDecision}
              onChange={(logDecision) => setActions({ logDecision })}
            />
          </Group>
          <Group title="Keep an eye on it">
            <Checkbox
              label="Warn me on Home when I correct it more often than the chance I accept"
              isChecked={monitoring.alertOnFailure}
              onChange={(alertOnFailure) => setMonitoring({ alertOnFailure })}
            />
            <NumberField
              label="Remind me on this screen to look at it again after"
              value={monitoring.reviewPeriodDays}
              min={1}
              max={3650}
              unit="days"
              onChange={(days) => days !== null && setMonitoring({ reviewPeriodDays: days })}
            />
          </Group>
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
        <section aria-labelledby="rule-preview" className="min-w-0 md:border-l md:border-line md:pl-8">
          <h3 id="rule-preview" className="mb-2 text-control font-semibold">
            What it would do now
          </h3>
          <div className="mb-4">
            <InlineNotice tone="good">
              <RuleSentence conditions={conditions} actions={actions} />
            </InlineNotice>
          </div>
          <RulePreview conditions={conditions} appliesByItself={actions.autoApply} />
        </section>
      </div>
    </Dialog>
  );
}
