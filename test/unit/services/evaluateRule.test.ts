import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Candidate,
  evaluateRule,
  type LeaveReason,
  type RuleActions,
  type RuleConditions,
  reasonInWords,
} from '../../../electron/services/automation/evaluateRule.ts';

const share = fc.oneof(fc.constantFrom(0, 0.5, 0.9, 0.95, 1), fc.double({ min: 0, max: 1, noNaN: true }));
const conditions: fc.Arbitrary<RuleConditions> = fc.record({
  confidenceThreshold: share,
  minimumDataPoints: fc.nat({ max: 5 }),
  agreementRequired: fc.boolean(),
  riskTolerance: share,
});
const actions: fc.Arbitrary<RuleActions> = fc.record({
  autoApply: fc.boolean(),
  requiresApproval: fc.boolean(),
  notifyUser: fc.boolean(),
  logDecision: fc.boolean(),
});
const candidate: fc.Arbitrary<Candidate> = fc.record({
  categoryId: fc.option(fc.nat({ max: 9 }), { freq: 5 }),
  confidence: share,
  dataPoints: fc.nat({ max: 5 }),
  agreement: share,
  isSkipped: fc.boolean(),
});

/** What must hold, one after the other as a person reads the rule. */
const needs: readonly (readonly [LeaveReason, (rule: RuleConditions, row: Candidate) => boolean])[] = [
  ['no_suggestion', (_, row) => row.categoryId !== null],
  ['skipped', (_, row) => !row.isSkipped],
  ['unsure', (rule, row) => row.confidence >= rule.confidenceThreshold],
  ['risk', (rule, row) => 1 - row.confidence <= rule.riskTolerance],
  ['few_data_points', (rule, row) => row.dataPoints >= rule.minimumDataPoints],
  ['disagreement', (rule, row) => !rule.agreementRequired || row.agreement >= 1],
];

describe('a rule', () => {
  test('applies exactly where everything it asks for holds, and else names the first thing that does not', () => {
    fc.assert(
      fc.property(conditions, actions, candidate, (rule, does, row) => {
        const unmet = needs.find(([, holds]) => !holds(rule, row));
        const decision = evaluateRule(rule, does, row);
        if (unmet) expect(decision).toEqual({ kind: 'leave', reason: unmet[0] });
        else expect(decision).toEqual({ kind: does.autoApply && !does.requiresApproval ? 'apply' : 'ask' });
      }),
      { numRuns: 2000 },
    );
  });

  test('that asks for more never takes over what a milder one leaves', () => {
    fc.assert(
      fc.property(conditions, conditions, actions, candidate, (one, other, does, row) => {
        const stricter: RuleConditions = {
          confidenceThreshold: Math.max(one.confidenceThreshold, other.confidenceThreshold),
          minimumDataPoints: Math.max(one.minimumDataPoints, other.minimumDataPoints),
          agreementRequired: one.agreementRequired || other.agreementRequired,
          riskTolerance: Math.min(one.riskTolerance, other.riskTolerance),
        };
        if (evaluateRule(one, does, row).kind === 'leave') expect(evaluateRule(stricter, does, row).kind).toBe('leave');
      }),
      { numRuns: 2000 },
    );
  });

  test.each(needs.map(([reason]) => reason))('says in one sentence why: %s', (reason) => {
    const rule = { confidenceThreshold: 0.905, minimumDataPoints: 3, agreementRequired: true, riskTolerance: 0.05 };
    expect(reasonInWords(reason, rule)).toMatch(/^[A-Z].*\.$/);
  });
});
