import { describe, expect, it } from 'vitest';
import {
  firstRule,
  leastConfidence,
  ruleRecord,
  ruleSentence,
} from '../../../../renderer/src/screens/rules/ruleWords.ts';
import { type AutomationRule, ruleDraftSchema } from '../../../../shared/contract/automation.ts';

const rule: AutomationRule = {
  ...firstRule,
  id: 'r1',
  version: 1,
  position: 1,
  suspension: null,
  waiting: 0,
  createdAt: '2024-01-01T00:00:00.000Z',
  updatedAt: '2024-01-01T00:00:00.000Z',
  lastTriggered: null,
  applied: 0,
  kept: 0,
  corrected: 0,
};

describe('a rule in words', () => {
  it('the rule that is offered first is one that can be saved', () => {
    expect(ruleDraftSchema.parse(firstRule)).toEqual(firstRule);
  });

  it('is one sentence with all its conditions', () => {
    expect(ruleSentence(firstRule.conditions, firstRule.actions, 'en')).toBe(
      'When the suggestion is at least 90\u00a0% sure, you have confirmed at least 5 transactions of the payee and every system that has an opinion agrees, set the category by itself.',
    );
  });

  it('leaves out conditions that ask for nothing', () => {
    const conditions = { ...firstRule.conditions, minimumDataPoints: 0, agreementRequired: false };
    const actions = { ...firstRule.actions, autoApply: false, requiresApproval: true };
    expect(ruleSentence(conditions, actions, 'en')).toBe(
      'When the suggestion is at least 90\u00a0% sure, leave it in Review for your approval.',
    );
  });

  it('names the stricter of threshold and risk, which is what counts in effect', () => {
    expect(leastConfidence({ ...firstRule.conditions, confidenceThreshold: 0.9, riskTolerance: 0.02 })).toBe(0.98);
    expect(leastConfidence({ ...firstRule.conditions, confidenceThreshold: 0.995, riskTolerance: 0.1 })).toBe(0.995);
  });

  it('tells what came of it', () => {
    expect(ruleRecord(rule, 'en')).toBe('It has not run yet.');
    expect(ruleRecord({ ...rule, applied: 1 }, 'en')).toBe(
      'It has set 1 category that still stands. You have not looked at any of them yet.',
    );
    expect(ruleRecord({ ...rule, applied: 20, kept: 11, corrected: 1 }, 'en')).toBe(
      'It has set 20 categories that still stand. You have looked at 12 of its categories since: 11 kept, 1 corrected.',
    );
  });
});
