import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  conditionInWords,
  type UnmetCondition,
  unmetCondition,
} from '../../../../electron/services/automation/conditions.ts';
import type { Subject } from '../../../../electron/services/automation/subject.ts';
import type { RuleConditions, RuleEffect } from '../../../../shared/contract/ruleLanguage.ts';
import { plainSubject } from '../../../support/arbitraryRules.ts';

const suggested: RuleEffect = { kind: 'category', categoryId: null };
const fixed: RuleEffect = { kind: 'category', categoryId: 1 };

const share = fc.oneof(fc.constantFrom(0, 0.5, 0.9, 0.95, 1), fc.double({ min: 0, max: 1, noNaN: true }));
const conditions: fc.Arbitrary<RuleConditions> = fc.record({
  confidenceThreshold: share,
  minimumDataPoints: fc.nat({ max: 5 }),
  agreementRequired: fc.boolean(),
  riskTolerance: share,
  promise: fc.boolean(),
});
const candidate: fc.Arbitrary<Subject> = fc
  .record({
    predictedCategoryId: fc.option(fc.nat({ max: 9 }), { freq: 5 }),
    confidence: share,
    dataPoints: fc.nat({ max: 5 }),
    agreement: share,
    isSkipped: fc.boolean(),
  })
  .map((fields) => ({ ...plainSubject, ...fields }));

/** What must hold, one after the other as a person reads the rule. */
const needs: readonly (readonly [UnmetCondition, (rule: RuleConditions, row: Subject) => boolean])[] = [
  ['no_suggestion', (_, row) => row.predictedCategoryId !== null],
  ['skipped', (_, row) => !row.isSkipped],
  ['unsure', (rule, row) => row.confidence >= rule.confidenceThreshold],
  ['risk', (rule, row) => rule.promise || 1 - row.confidence <= rule.riskTolerance],
  ['few_data_points', (rule, row) => row.dataPoints >= rule.minimumDataPoints],
  ['disagreement', (rule, row) => !rule.agreementRequired || row.agreement >= 1],
];

describe('a rule', () => {
  test('holds exactly where everything it asks for does, and else names the first thing that does not', () => {
    fc.assert(
      fc.property(conditions, candidate, (rule, row) => {
        const unmet = needs.find(([, holds]) => !holds(rule, row));
        expect(unmetCondition(rule, suggested, row)).toBe(unmet?.[0] ?? null);
      }),
      { numRuns: 2000 },
    );
  });

  test('that sets a category of its own needs no suggestion, and makes no promise', () => {
    const open = {
      confidenceThreshold: 0,
      minimumDataPoints: 0,
      agreementRequired: false,
      riskTolerance: 1,
      promise: true,
    };
    const row = { ...plainSubject, predictionId: null, predictedCategoryId: null, confidence: 0, agreement: 0 };
    expect(unmetCondition(open, fixed, row)).toBeNull();
    expect(unmetCondition({ ...open, riskTolerance: 0.5 }, fixed, row)).toBe('risk');
  });

  test('that asks for more never takes over what a milder one leaves', () => {
    fc.assert(
      fc.property(conditions, conditions, candidate, (one, other, row) => {
        const stricter: RuleConditions = {
          confidenceThreshold: Math.max(one.confidenceThreshold, other.confidenceThreshold),
          minimumDataPoints: Math.max(one.minimumDataPoints, other.minimumDataPoints),
          agreementRequired: one.agreementRequired || other.agreementRequired,
          riskTolerance: Math.min(one.riskTolerance, other.riskTolerance),
          promise: one.promise && other.promise,
        };
        if (unmetCondition(one, suggested, row) !== null) {
          expect(unmetCondition(stricter, suggested, row)).not.toBeNull();
        }
      }),
      { numRuns: 2000 },
    );
  });

  test.each(needs.map(([reason]) => reason))('says in one sentence why: %s', (reason) => {
    const rule = {
      confidenceThreshold: 0.905,
      minimumDataPoints: 3,
      agreementRequired: true,
      riskTolerance: 0.05,
      promise: false,
    };
    expect(conditionInWords(reason, rule)).toMatch(/^[A-Z].*\.$/);
  });
});
