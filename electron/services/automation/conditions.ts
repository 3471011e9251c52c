import type { RuleConditions, RuleEffect } from '../../../shared/contract/ruleLanguage.ts';
import type { Subject } from './subject.ts';

/** Which condition does not hold, in the order in which a person reads them. */
export type UnmetCondition = 'no_suggestion' | 'skipped' | 'unsure' | 'risk' | 'few_data_points' | 'disagreement';

/** Whether an effect takes the suggestion over, and so needs one. */
export const takesSuggestion = (effect: RuleEffect) => effect.kind === 'category' && effect.categoryId === null;
export const setsCategory = (effect: RuleEffect) => effect.kind === 'category' || effect.kind === 'split';

type Judged = Pick<
  Subject,
  'predictedCategoryId' | 'confidence' | 'dataPoints' | 'agreement' | 'isSkipped' | 'predictionId'
>;

/** The first condition that a transaction does not meet, or null. */
export function unmetCondition(conditions: RuleConditions, effect: RuleEffect, subject: Judged): UnmetCondition | null {
  const takes = takesSuggestion(effect);
  if (takes && subject.predictedCategoryId === null) return 'no_suggestion';
  if (setsCategory(effect) && subject.isSkipped) return 'skipped';
  if (subject.confidence < conditions.confidenceThreshold) return 'unsure';
  const promises = takes && conditions.promise;
  if (!promises && 1 - subject.confidence > conditions.riskTolerance) return 'risk';
  if (subject.dataPoints < conditions.minimumDataPoints) return 'few_data_points';
  if (conditions.agreementRequired && subject.agreement < 1) return 'disagreement';
  return null;
}

const percent = (share: number) => `${Math.round(share * 1000) / 10} %`;

/** A reason for a person, with the numbers of the rule. */
export function conditionInWords(unmet: UnmetCondition, conditions: RuleConditions): string {
  switch (unmet) {
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
