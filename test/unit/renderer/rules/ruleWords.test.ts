import { describe, expect, it } from 'vitest';
import type { Names } from '../../../../renderer/src/screens/rules/matcherWords.ts';
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

const names: Names = {
  locale: 'en',
  currency: 'EUR',
  categoryPath: (id) => `Category ${id}`,
  accountName: (id) => `Account ${id}`,
};

describe('a rule in words', () => {
  it('the rule that is offered first is one that can be saved', () => {
    expect(ruleDraftSchema.parse(firstRule)).toEqual(firstRule);
  });

  it('is one sentence with all its conditions', () => {
    expect(ruleSentence(firstRule, names)).toBe(
      'When the suggestion is at least 90\u00a0% sure, you have confirmed at least 5 transactions of the payee and every system that has an opinion agrees, set the category, at most 10\u00a0% of them wrong; ask about the others.',
    );
  });

  it('leaves out conditions that ask for nothing', () => {
    const conditions = { ...firstRule.conditions, minimumDataPoints: 0, agreementRequired: false };
    const actions = { ...firstRule.actions, autoApply: false, requiresApproval: true };
    expect(ruleSentence({ ...firstRule, conditions, actions }, names)).toBe(
      'When the suggestion is at least 90\u00a0% sure, ask for your approval to set the category.',
    );
  });

  it('says what it looks for and does, with the names of the books', () => {
    const said = (matcher: object, effect: object = { kind: 'category', categoryId: 3 }) =>
      ruleSentence(
        ruleDraftSchema.parse({
          name: 'x',
          type: Object(effect).kind,
          matcher,
          conditions: { confidenceThreshold: 0, minimumDataPoints: 0, agreementRequired: false, riskTolerance: 1 },
          actions: { ...firstRule.actions, effect },
        }),
        names,
      );
    expect(said({ all: [] }, { kind: 'tag', tags: ['a', 'b'] })).toBe('Always, tag it “a” or “b” by itself.');
    expect(said({ test: 'payee', names: ['Rewe', 'Aldi'] })).toBe(
      'When the payee is “Rewe” or “Aldi”, set the category Category 3 by itself.',
    );
    const nested = {
      all: [
        {
          any: [
            { test: 'bankText', how: 'word', text: 'rent' },
            { test: 'amount', how: 'between', from: null, to: -50_000 },
          ],
        },
        { none: [{ test: 'account', accountIds: [2] }] },
        { test: 'date', part: 'weekday', from: 6, to: 7 },
      ],
    };
    expect(said(nested, { kind: 'transfer' })).toBe(
      'When (the bank’s text has the word “rent” or the amount is at most −500.00), it is not true that the account is “Account 2” and it is Saturday to Sunday, pair it with the other side of the transfer by itself.',
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
