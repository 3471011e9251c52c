import { type AutomationRule, type RuleDraft, ruleDraftSchema } from '../../../../shared/contract/automation.ts';
import { addDays } from '../../../../shared/dates.ts';
import { localDay } from '../../localDays.ts';
import { countOf, formatNumber, formatPercent } from '../../ui/format.ts';
import { effectWords, listed, matcherWords, type Names } from './matcherWords.ts';

export type RuleConditions = RuleDraft['conditions'];
export type RuleActions = RuleDraft['actions'];

/** A careful rule to begin with: sure, seen before, and no system against it. */
export const firstRule: RuleDraft = ruleDraftSchema.parse({
  name: 'Sure ones',
  conditions: { confidenceThreshold: 0.9, minimumDataPoints: 5, agreementRequired: true, riskTolerance: 0.1 },
  isActive: true,
});

export const emptyRule: RuleDraft = { ...firstRule, name: '' };

/** What the form edits of a rule that exists. */
export function draftOf(rule: AutomationRule): RuleDraft {
  const { name, description, type, matcher, conditions, actions, monitoring, isActive } = rule;
  return { name, description, type, matcher, conditions, actions, monitoring, isActive };
}

/** The two conditions on certainty are one line in effect: the stricter of them. */
export function leastConfidence({ confidenceThreshold, riskTolerance }: RuleConditions): number {
  return Math.max(confidenceThreshold, Math.round((1 - riskTolerance) * 10_000) / 10_000);
}

/** A threshold with a decimal only where it has one: `90 %`, `99.5 %`. */
export function thresholdText(share: number, locale: string): string {
  return formatPercent(share, locale, Number.isInteger(Math.round(share * 1000) / 10) ? 0 : 1);
}

/** A part of the sentence; its `key` is what tells one rule from another. */
export interface RulePhrase {
  readonly lead: string;
  readonly key: string;
  readonly tail?: string;
}

export interface RulePhrases {
  readonly when: readonly RulePhrase[];
  readonly outcome: RulePhrase;
}

export type RuleParts = Pick<RuleDraft, 'matcher' | 'conditions' | 'actions'>;

/** Whether a rule takes suggestions over by itself, and promises how seldom that is wrong. */
export const makesPromise = ({ conditions, actions }: Pick<RuleDraft, 'conditions' | 'actions'>) =>
  conditions.promise &&
  actions.autoApply &&
  !actions.requiresApproval &&
  actions.effect.kind === 'category' &&
  actions.effect.categoryId === null;

function leastSure(parts: RuleParts): number {
  return makesPromise(parts) ? parts.conditions.confidenceThreshold : leastConfidence(parts.conditions);
}

/** The rule as the parts of one sentence: when (all of these hold), and the outcome. */
export function rulePhrases(parts: RuleParts, names: Names): RulePhrases {
  const { matcher, conditions, actions } = parts;
  const { minimumDataPoints, agreementRequired, riskTolerance } = conditions;
  const { locale } = names;
  const looksFor = matcherWords(matcher, names);
  const sure = leastSure(parts);
  const effect = effectWords(actions.effect, names);
  const promise = makesPromise(parts)
    ? `, at most ${thresholdText(riskTolerance, locale)} of them wrong; ask about the others`
    : ' by itself';
  return {
    when: [
      ...(looksFor === '' ? [] : [{ lead: '', key: looksFor }]),
      ...(sure > 0 ? [{ lead: 'the suggestion is ', key: `at least ${thresholdText(sure, locale)} sure` }] : []),
      ...(minimumDataPoints > 0
        ? [
            {
              lead: 'you have confirmed ',
              key: `at least ${countOf(minimumDataPoints, 'transaction', 'transactions', locale)}`,
              tail: ' of the payee',
            },
          ]
        : []),
      ...(agreementRequired ? [{ lead: 'every system that has an opinion ', key: 'agrees' }] : []),
    ],
    outcome:
      actions.autoApply && !actions.requiresApproval
        ? { lead: '', key: effect, tail: promise }
        : { lead: 'ask ', key: 'for your approval', tail: ` to ${effect}` },
  };
}

export function ruleSentence(parts: RuleParts, names: Names): string {
  const { when, outcome } = rulePhrases(parts, names);
  const plain = ({ lead, key, tail = '' }: RulePhrase) => `${lead}${key}${tail}`;
  return when.length === 0
    ? `Always, ${plain(outcome)}.`
    : `When ${listed(when.map(plain), 'and')}, ${plain(outcome)}.`;
}

/** The day by which the person wanted to look at the rule again: so many days after it was last changed. */
export function reviewDate(rule: AutomationRule): string {
  return addDays(localDay(new Date(rule.updatedAt)), rule.monitoring.reviewPeriodDays);
}

/** What came of the categories that a rule set. */
export function ruleRecord(rule: AutomationRule, locale: string): string {
  if (rule.applied + rule.kept + rule.corrected === 0)
    return rule.lastTriggered === null ? 'It has not run yet.' : 'It has not set any category that still stands.';
  const applied = `It has set ${countOf(rule.applied, 'category', 'categories', locale)} that still ${rule.applied === 1 ? 'stands' : 'stand'}`;
  const looked = rule.kept + rule.corrected;
  if (looked === 0) return `${applied}. You have not looked at any of them yet.`;
  return `${applied}. You have looked at ${formatNumber(looked, locale)} of its categories since: ${rule.kept} kept, ${rule.corrected} corrected.`;
}
