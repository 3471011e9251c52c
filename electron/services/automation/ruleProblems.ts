import type { RuleDraft } from '../../../shared/contract/automation.ts';
import { type RuleEffect, testsOf } from '../../../shared/contract/ruleLanguage.ts';
import { AppError } from '../../../shared/errors.ts';
import { foldText } from '../../../shared/foldText.ts';
import type { Connection } from '../../database/connection.ts';
import { listCategoryRows, readAccount } from '../../database/stores/bookStore.ts';
import { regularExpressionProblem } from './regularExpressions.ts';

const categoriesOf = (effect: RuleEffect): number[] => {
  if (effect.kind === 'category') return effect.categoryId === null ? [] : [effect.categoryId];
  return effect.kind === 'split' ? effect.parts.flatMap(({ categoryId }) => categoryId ?? []) : [];
};

/** Throws, with the reason in a sentence, where a rule could never work in these books. */
export function checkRule(connection: Connection, rule: Pick<RuleDraft, 'matcher' | 'actions'>): void {
  const categories = new Set(listCategoryRows(connection).map(({ id }) => id));
  for (const test of testsOf(rule.matcher)) {
    if (test.test === 'bankText') {
      const problem = test.how === 'matches' ? regularExpressionProblem(test.text) : null;
      if (problem !== null) throw new AppError('BAD_INPUT', `“${test.text}” cannot be looked for. ${problem}`);
      if (foldText(test.text).trim() === '') {
        throw new AppError('BAD_INPUT', `In “${test.text}” nothing is left to look for.`);
      }
    }
    if (test.test === 'account' && test.accountIds.some((id) => !readAccount(connection, id))) {
      throw new AppError('NOT_FOUND', 'An account that the rule looks for does not exist any more.');
    }
    const isOfCategory = test.test === 'category' || test.test === 'predictedCategory';
    if (isOfCategory && test.categoryIds.some((id) => !categories.has(id))) {
      throw new AppError('NOT_FOUND', 'A category that the rule looks for does not exist any more.');
    }
  }
  if (categoriesOf(rule.actions.effect).some((id) => !categories.has(id))) {
    throw new AppError('NOT_FOUND', 'The category that the rule sets does not exist any more.');
  }
}
