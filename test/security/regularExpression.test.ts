import { describe, expect, test } from 'vitest';
import { CompiledRules, type EvaluatedRule } from '../../electron/services/automation/compileRules.ts';
import {
  compileRegularExpression,
  regularExpressionProblem,
} from '../../electron/services/automation/regularExpressions.ts';
import { plainSubject, smallBooks } from '../support/arbitraryRules.ts';

/** Each takes a backtracking engine longer than the universe has lasted, on a text of this length. */
const explosive = ['(a+)+$', '(a|aa)+$', '(a|a)+$', '(.*a){20}$', '([a-z]+)*x', '^(([a-z])+.)+[A-Z]([a-z])+$'];
const text = `${'a'.repeat(50_000)}!`;

function ruleWith(pattern: string): EvaluatedRule {
  return {
    matcher: { test: 'bankText', how: 'matches', text: pattern },
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
      notifyUser: false,
      logDecision: false,
      effect: { kind: 'category', categoryId: 1 },
      overwrite: 'empty',
      stop: false,
    },
    gate: { kind: 'open' },
  };
}

describe('a regular expression that would hang a backtracking engine', () => {
  test.each(explosive)('%s is answered in time with the text', (pattern) => {
    expect(compileRegularExpression(pattern).test(text)).toBe(false);
  });

  test('so are all of them at once, as rules', () => {
    const rules = new CompiledRules(explosive.map(ruleWith), smallBooks);
    expect(rules.decide({ ...plainSubject, bankText: text })).toEqual([]);
  });
});

describe('a regular expression', () => {
  test.each([
    ['(rewe', 'A bracket ( is opened and not closed.'],
    ['rewe)', 'A bracket ) closes nothing.'],
    ['[a-', 'A bracket [ is opened and not closed.'],
    ['[z-a]', 'A range in square brackets is upside down, or its class is unknown.'],
    ['a{5000}', 'The number of repetitions in the braces is too large or upside down.'],
    ['((a{100}){100}){100}', 'The number of repetitions in the braces is too large or upside down.'],
    ['a**', 'Two signs of repetition follow one another.'],
    ['*a', 'A sign of repetition stands where there is nothing to repeat.'],
    ['(?=rewe)', 'Lookaheads, lookbehinds and the like are not possible here.'],
    ['(a)\\1', 'A backslash stands before something that it means nothing for. There are no back-references.'],
    ['a\\', 'It ends with a backslash that stands for nothing.'],
    ['(?P<a', 'The name of a group is not closed, or is there twice.'],
    ['.*', 'This expression matches every text: say something that must be in it.'],
    ['rewe|', 'This expression matches every text: say something that must be in it.'],
  ])('%s is refused with a reason', (pattern, problem) => {
    expect(regularExpressionProblem(pattern)).toBe(problem);
  });

  test.each(['^rewe', 'caf(e|é)', '\\d{2}\\.\\d{2}', '\\bTO\\b', '[[:digit:]]+'])('%s can be used', (pattern) => {
    expect(regularExpressionProblem(pattern)).toBeNull();
  });

  test('means the same alone and among others', () => {
    const pattern = '\\p{Lu}{2}x$';
    const rules = new CompiledRules([ruleWith('abc'), ruleWith(pattern)], smallBooks);
    for (const bankText of ['ÄÖX', 'a x', 'abc', 'äöx\n']) {
      const alone = compileRegularExpression(pattern).test(bankText);
      expect(rules.trace({ ...plainSubject, bankText })[1]?.kind !== 'unmatched').toBe(alone);
    }
  });
});
