import type { z } from 'zod';
import type { ruleActionsSchema, ruleConditionsSchema } from '../../../shared/contract/automation.ts';

export type RuleConditions = z.infer<typeof ruleConditionsSchema>;
export type RuleActions = z.infer<typeof ruleActionsSchema>;

/** What a rule looks at: the current prediction of a transaction that waits. */
export interface Candidate {
  readonly categoryId: number | null;
  readonly confidence: number;
  /** Confirmed transactions of the same payee. */
  readonly dataPoints: number;
  /** Share of the systems with an opinion that back the prediction. */
  readonly agreement: number;
  readonly isSkipped: boolean;
}

/** apply: the rule sets the category · ask: all conditions hold, but a person is to approve · leave: with the reason. */
export type Decision =
  | { readonly kind: 'apply' }
  | { readonly kind: 'ask' }
  | { readonly kind: 'leave'; readonly reason: LeaveReason };

export type LeaveReason = 'no_suggestion' | 'skipped' | 'unsure' | 'risk' | 'few_data_points' | 'disagreement';

/** The one evaluator: live runs and previews both ask it. Conditions are tried in the order in which a person reads them. */
export function evaluateRule(conditions: RuleConditions, actions: RuleActions, candidate: Candidate): Decision {
  const leave = (reason: LeaveReason): Decision => ({ kind: 'leave', reason });
  if (candidate.categoryId === null) return leave('no_suggestion');
  if (candidate.isSkipped) return leave('skipped');
  if (candidate.confidence < conditions.confidenceThreshold) return leave('unsure');
  if (1 - candidate.confidence > conditions.riskTolerance) return leave('risk');
  if (candidate.dataPoints < conditions.minimumDataPoints) return leave('few_data_points');
  if (conditions.agreementRequired && candidate.agreement < 1) return leave('disagreement');
  return actions.autoApply && !actions.requiresApproval ? { kind: 'apply' } : { kind: 'ask' };
}

const percent = (share: number) => `${Math.round(share * 1000) / 10} %`;

/** A reason for a person, with the numbers of the rule. */
export function reasonInWords(reason: LeaveReason, conditions: RuleConditions): string {
  switch (reason) {
    case 'no_suggestion':
      return 'There is no suggestion.';
    case 'skipped':
      return 'You put the decision off.';
    case 'unsure':
      return `The suggestion is less than ${percent(conditions.confidenceThreshold)} sure.`;
    case 'risk':
      return `The chance of being wrong is above ${percent(conditions.riskTolerance)}.`;
    case 'few_data_points':
      return `Fewer than ${conditions.minimumDataPoints} transactions of the payee are confirmed.`;
    case 'disagreement':
      return 'The systems do not agree.';
  }
}
