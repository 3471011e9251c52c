import type { ReactNode } from 'react';
import type { RuleDraft } from '../../../../shared/contract/automation.ts';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { Checkbox, SegmentedControl, Slider } from '../../ui/Toggles.tsx';
import { EffectEditor } from './EffectEditor.tsx';
import { MatcherEditor } from './MatcherEditor.tsx';
import type { GroupNode } from './matcherTree.ts';
import { leastConfidence, thresholdText } from './ruleWords.ts';

/** The newest transactions of a payee that are looked at; a rule that asks for more would never apply. */
const largestEvidence = 50;

const percentOf = (share: number) => Math.round(share * 1000) / 10;
const shareOf = (percent: number) => Math.round(percent * 10) / 1000;

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="flex min-w-0 flex-col gap-3.5 border-t border-line pt-3">
      <legend className="float-left pr-3 text-control font-semibold">{title}</legend>
      <div className="clear-both flex min-w-0 flex-col gap-3.5">{children}</div>
    </fieldset>
  );
}

/** Everything that a rule says, as fields. */
export function RuleFields({
  draft,
  tree,
  onTree,
  onChange,
}: {
  draft: RuleDraft;
  tree: GroupNode;
  onTree(tree: GroupNode): void;
  onChange(fields: Partial<RuleDraft>): void;
}) {
  const { locale } = usePreferences();
  const { conditions, actions, monitoring } = draft;
  const setConditions = (fields: Partial<RuleDraft['conditions']>) =>
    onChange({ conditions: { ...conditions, ...fields } });
  const setActions = (fields: Partial<RuleDraft['actions']>) => {
    const changed = { ...actions, ...fields };
    const took = actions.effect.kind === 'category' && actions.effect.categoryId === null;
    const takes = changed.effect.kind === 'category' && changed.effect.categoryId === null;
    // Whoever says what to do needs no suggestion, and whoever takes suggestions should ask something of them.
    if (took && !takes) onChange({ actions: changed, conditions: { ...conditions, ...noDemands } });
    else if (takes && !took) onChange({ actions: changed, conditions: { ...conditions, ...careful } });
    else onChange({ actions: changed });
  };
  const setMonitoring = (fields: Partial<RuleDraft['monitoring']>) =>
    onChange({ monitoring: { ...monitoring, ...fields } });
  const takesSuggestion = actions.effect.kind === 'category' && actions.effect.categoryId === null;
  const riskIsStricter = !conditions.promise && leastConfidence(conditions) > conditions.confidenceThreshold;
  return (
    <>
      <Group title="Which transactions">
        <MatcherEditor root={tree} onChange={onTree} />
      </Group>
      <Group title="When">
        <Slider
          label="The suggestion is at least this sure"
          value={percentOf(conditions.confidenceThreshold)}
          min={takesSuggestion ? 50 : 0}
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
        {takesSuggestion && (
          <>
            <Checkbox
              label="Keep a promise"
              hint="It applies only what your own decisions prove safe, asks about the rest, and is suspended when the promise breaks."
              isChecked={conditions.promise}
              onChange={(promise) => setConditions({ promise })}
            />
            {conditions.promise ? (
              <Slider
                label="At most so many of what it applies are wrong"
                value={percentOf(conditions.riskTolerance)}
                min={1}
                max={20}
                step={0.5}
                valueText={thresholdText(conditions.riskTolerance, locale)}
                onChange={(percent) => setConditions({ riskTolerance: shareOf(percent) })}
              />
            ) : (
              <NumberField
                label="Largest chance of being wrong that I accept for one transaction"
                value={percentOf(conditions.riskTolerance)}
                min={0.1}
                max={100}
                step={0.1}
                unit="%"
                hint={
                  riskIsStricter
                    ? `Stricter than the slider: the suggestion must be at least ${thresholdText(leastConfidence(conditions), locale)} sure.`
                    : 'The slider above keeps this already.'
                }
                onChange={(percent) => percent !== null && setConditions({ riskTolerance: shareOf(percent) })}
              />
            )}
          </>
        )}
      </Group>
      <Group title="Then">
        <EffectEditor actions={actions} onChange={setActions} />
        <SegmentedControl
          label="What the rule does"
          isLabelHidden
          value={actions.autoApply && !actions.requiresApproval ? 'apply' : 'ask'}
          onChange={(choice) => setActions({ autoApply: choice === 'apply', requiresApproval: choice === 'ask' })}
          options={[
            { value: 'apply', label: 'By itself' },
            { value: 'ask', label: 'After my approval' },
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
          label="Warn me on Home when I correct it more often than the share I accept"
          isChecked={monitoring.alertOnFailure}
          onChange={(alertOnFailure) => setMonitoring({ alertOnFailure })}
        />
        <NumberField
          label="Show me so much of what it did, drawn by lot"
          value={percentOf(monitoring.auditShare)}
          min={0}
          max={100}
          step={0.1}
          unit="%"
          onChange={(percent) => percent !== null && setMonitoring({ auditShare: shareOf(percent) })}
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
    </>
  );
}

const noDemands = { confidenceThreshold: 0, minimumDataPoints: 0, agreementRequired: false, riskTolerance: 1 };
const careful = { confidenceThreshold: 0.9, minimumDataPoints: 5, agreementRequired: true, riskTolerance: 0.05 };
