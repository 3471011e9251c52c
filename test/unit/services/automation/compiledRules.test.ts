import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CompiledRules, type EvaluatedRule } from '../../../../electron/services/automation/compileRules.ts';
import { divide } from '../../../../electron/services/automation/divide.ts';
import type { Change, Outcome } from '../../../../electron/services/automation/outcomes.ts';
import type { Subject } from '../../../../electron/services/automation/subject.ts';
import type { Matcher, RuleTest } from '../../../../shared/contract/ruleLanguage.ts';
import { dayNumber } from '../../../../shared/dates.ts';
import { foldText } from '../../../../shared/foldText.ts';
import { evaluatedRule, plainSubject, smallBooks, subject } from '../../../support/arbitraryRules.ts';

// The reference: every rule is read word by word, for one transaction, without compiling and without an index.

function holds(matcher: Matcher, row: Subject): boolean {
  if ('all' in matcher) return matcher.all.every((child) => holds(child, row));
  if ('any' in matcher) return matcher.any.some((child) => holds(child, row));
  if ('none' in matcher) return !matcher.none.some((child) => holds(child, row));
  return testHolds(matcher, row);
}

function testHolds(test: RuleTest, row: Subject): boolean {
  const within = (ids: readonly number[], id: number | null) =>
    ids.length === 0 ? id === null : id !== null && ids.some((each) => smallBooks.categoriesWithin(each).includes(id));
  switch (test.test) {
    case 'bankText': {
      if (test.how === 'matches') return new RegExp(test.text, 'iu').test(row.bankText);
      const wanted = foldText(test.text);
      if (test.how === 'contains') return foldText(row.bankText).includes(wanted);
      return foldText(row.bankText)
        .split(/[^\p{L}\p{N}]+/u)
        .includes(wanted);
    }
    case 'payee':
      return row.payeeId !== null && test.names.some((name) => smallBooks.payeeIdOf(name) === row.payeeId);
    case 'amount':
      if (test.how === 'recurring') return row.isRecurring;
      if (test.how === 'approximately')
        return Math.abs(row.amount - test.amount) <= Math.abs(test.amount) * test.within;
      return (test.from === null || row.amount >= test.from) && (test.to === null || row.amount <= test.to);
    case 'account':
      return test.accountIds.includes(row.accountId);
    case 'currency':
      return test.currencies.includes(row.currency);
    case 'date': {
      const [year, month, day] = row.date.split('-').map(Number);
      const weekday = new Date(dayNumber(row.date) * 86_400_000).getUTCDay() || 7;
      const value = { dayOfMonth: day, weekday, month, year }[test.part] ?? 0;
      return value >= test.from && value <= test.to;
    }
    case 'category':
      return within(test.categoryIds, row.categoryId);
    case 'predictedCategory':
      return within(test.categoryIds, row.predictedCategoryId);
    case 'tags':
      return row.tags.some((tag) => test.tags.map((each) => each.toLowerCase()).includes(tag.toLowerCase()));
    case 'agreement':
      return row.predictionId !== null && row.agreement >= test.atLeast;
  }
}

function unmet({ conditions, actions }: EvaluatedRule, row: Subject): boolean {
  const { effect } = actions;
  const takes = effect.kind === 'category' && effect.categoryId === null;
  const isForCategory = effect.kind === 'category' || effect.kind === 'split';
  return (
    (takes && row.predictedCategoryId === null) ||
    (isForCategory && row.isSkipped) ||
    row.confidence < conditions.confidenceThreshold ||
    (!(takes && conditions.promise) && 1 - row.confidence > conditions.riskTolerance) ||
    row.dataPoints < conditions.minimumDataPoints ||
    (conditions.agreementRequired && row.agreement < 1)
  );
}

const exists = (id: number) => smallBooks.categoriesWithin(id).length > 0;

function mayReplaceCategory({ actions }: EvaluatedRule, row: Subject): boolean {
  if (row.categoryId === null) return true;
  if (row.isDivided || row.categorySource === 'user') return false;
  return actions.overwrite === 'all_but_user' || (actions.overwrite === 'machine' && row.categorySource === 'rule');
}

/** same: as the rule wants it already · null: it may not, or there is nothing to do. */
function changeOf(rule: EvaluatedRule, row: Subject): Change | 'same' | null {
  const { effect, overwrite } = rule.actions;
  if (effect.kind === 'category') {
    const categoryId = effect.categoryId ?? row.predictedCategoryId ?? 0;
    if (!exists(categoryId)) return null;
    if (categoryId === row.categoryId) return 'same';
    return mayReplaceCategory(rule, row) ? { kind: 'category', categoryId } : null;
  }
  if (effect.kind === 'split') {
    if (row.isDivided || !mayReplaceCategory(rule, row)) return null;
    if (effect.parts.some((part) => part.categoryId !== null && !exists(part.categoryId))) return null;
    const parts = divide(row.amount, effect.parts);
    return parts === null ? null : { kind: 'split', parts };
  }
  if (effect.kind === 'payee') {
    if (row.payeeName === effect.name) return 'same';
    if (row.isPayeeOwn || (row.payeeId !== null && overwrite === 'empty')) return null;
    return { kind: 'payee', name: effect.name };
  }
  if (effect.kind === 'transfer') {
    if (row.transferPeerId !== null) return 'same';
    return row.possiblePeerId === null ? null : { kind: 'transfer', peerId: row.possiblePeerId };
  }
  const tags = effect.tags.filter((tag) => !row.tags.some((has) => has.toLowerCase() === tag.toLowerCase()));
  return tags.length === 0 ? null : { kind: 'tag', tags };
}

const fields = { category: 'category', split: 'category', payee: 'payee', transfer: 'transfer', tag: null } as const;

function asks({ actions, conditions, gate }: EvaluatedRule, row: Subject): boolean {
  if (!actions.autoApply || actions.requiresApproval || gate.kind === 'asks') return true;
  const takes = actions.effect.kind === 'category' && actions.effect.categoryId === null;
  return takes && conditions.promise && gate.kind === 'from' && row.confidence < gate.confidence;
}

function reference(rules: readonly EvaluatedRule[], row: Subject) {
  const acting: { place: number; kind: 'apply' | 'ask'; change: Change }[] = [];
  const taken = new Set<string>();
  for (const [place, rule] of rules.entries()) {
    if (!holds(rule.matcher, row) || unmet(rule, row)) continue;
    const field = fields[rule.actions.effect.kind];
    if (field === null || !taken.has(field)) {
      const change = changeOf(rule, row);
      if (change !== null && field !== null) taken.add(field);
      if (change !== null && change !== 'same') {
        if (change.kind === 'transfer' && row.categoryId === null) taken.add('category');
        acting.push({ place, kind: asks(rule, row) ? 'ask' : 'apply', change });
      }
    }
    if (rule.actions.stop) break;
  }
  return acting;
}

const acting = (outcomes: readonly Outcome[]) =>
  outcomes.flatMap((outcome, place) =>
    outcome.kind === 'apply' || outcome.kind === 'ask' ? [{ place, kind: outcome.kind, change: outcome.change }] : [],
  );

const decided = (rules: CompiledRules, row: Subject) =>
  rules.decide(row).map(({ place, outcome: { kind, change } }) => ({ place, kind, change }));

const ruleSet = fc.array(evaluatedRule, { maxLength: 6 });

describe('the compiled rules', () => {
  test('decide as a reading of the rules word by word does, and so does the trace', () => {
    fc.assert(
      fc.property(ruleSet, fc.array(subject, { minLength: 1, maxLength: 6 }), (rules, rows) => {
        const compiled = new CompiledRules(rules, smallBooks);
        for (const row of rows) {
          const expected = reference(rules, row);
          expect(decided(compiled, row)).toEqual(expected);
          const trace = compiled.trace(row);
          expect(trace).toHaveLength(rules.length);
          expect(acting(trace)).toEqual(expected);
        }
      }),
      { numRuns: 4000 },
    );
  });

  test('decide the same of a transaction, whatever came before it', () => {
    fc.assert(
      fc.property(ruleSet, fc.array(subject, { minLength: 2, maxLength: 8 }), (rules, rows) => {
        const forwards = new CompiledRules(rules, smallBooks);
        const backwards = new CompiledRules(rules, smallBooks);
        const one = rows.map((row) => decided(forwards, row));
        const other = rows.toReversed().map((row) => decided(backwards, row));
        expect(other.toReversed()).toEqual(one);
      }),
      { numRuns: 1000 },
    );
  });

  test('a rule that stops the others does so only for the transactions that it matches', () => {
    fc.assert(
      fc.property(ruleSet, evaluatedRule, subject, (rules, first, row) => {
        const stopping = { ...first, actions: { ...first.actions, stop: true } };
        const after = decided(new CompiledRules([stopping, ...rules], smallBooks), row).filter(
          ({ place }) => place > 0,
        );
        if (holds(stopping.matcher, row) && !unmet(stopping, row)) expect(after).toEqual([]);
        else {
          const alone = decided(new CompiledRules(rules, smallBooks), row);
          expect(after).toEqual(alone.map((each) => ({ ...each, place: each.place + 1 })));
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('the trace names the rule that was there first', () => {
    const setting = (categoryId: number, stop: boolean): EvaluatedRule => ({
      matcher: { all: [] },
      conditions: {
        confidenceThreshold: 0,
        minimumDataPoints: 0,
        agreementRequired: false,
        riskTolerance: 1,
        promise: false,
      },
      actions: {
        autoApply: true,
        requiresApproval: false,
        notifyUser: true,
        logDecision: true,
        effect: { kind: 'category', categoryId },
        overwrite: 'empty',
        stop,
      },
      gate: { kind: 'open' },
    });
    const compiled = new CompiledRules([setting(2, false), setting(4, true), setting(5, false)], smallBooks);
    expect(compiled.trace(plainSubject).slice(1)).toEqual([
      { kind: 'lost', reason: 'claimed', by: 0 },
      { kind: 'lost', reason: 'stopped', by: 1 },
    ]);
  });
});

describe('dividing an amount', () => {
  test('adds up to it exactly, and no part changes sides', () => {
    const part = fc.oneof(
      fc.record({ kind: fc.constant('share' as const), share: fc.double({ min: 0.01, max: 0.9, noNaN: true }) }),
      fc.record({ kind: fc.constant('amount' as const), amount: fc.integer({ min: 1, max: 10_000 }) }),
    );
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000, max: 1_000_000 }),
        fc.array(part, { minLength: 1, maxLength: 5 }),
        (amount, parts) => {
          const all = [...parts, { kind: 'rest' as const }].map((of) => ({ of, categoryId: 1, note: null }));
          const divided = divide(amount, all);
          if (divided === null) return;
          expect(divided.reduce((sum, each) => sum + each.amount, 0)).toBe(amount);
          expect(divided.every((each) => Math.sign(each.amount) === Math.sign(amount))).toBe(true);
        },
      ),
    );
  });

  test.each([
    [-1000, [-330, -670]],
    [1, null],
    [0, null],
  ])('a third of %i, and the rest', (amount, expected) => {
    const parts = [
      { of: { kind: 'share' as const, share: 0.33 }, categoryId: 1, note: null },
      { of: { kind: 'rest' as const }, categoryId: 2, note: null },
    ];
    expect(divide(amount, parts)?.map((part) => part.amount) ?? null).toEqual(expected);
  });
});
