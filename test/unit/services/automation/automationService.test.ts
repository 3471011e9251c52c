import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ruleDraftSchema } from '../../../../shared/contract/automation.ts';
import { type Matcher, matcherSchema } from '../../../../shared/contract/ruleLanguage.ts';
import { failureOf } from '../../../support/failure.ts';
import { openTestBooks, type TestBooks } from '../../../support/testBooks.ts';
import { testInstant } from '../../../support/testCore.ts';

let books: TestBooks;
beforeEach(async () => {
  books = await openTestBooks();
});
afterEach(() => books.close());

const conditions = { confidenceThreshold: 0.9, minimumDataPoints: 5, agreementRequired: true, riskTolerance: 0.1 };
const draft = (fields: object) => ruleDraftSchema.parse({ name: 'Rule', conditions, ...fields });
const acting = { autoApply: true, requiresApproval: false, notifyUser: true, logDecision: true };

describe('a stored rule', () => {
  test('of the released shape reads, runs over everything, and makes no promise', async () => {
    await books.database.write(({ connection }) => {
      connection.run(
        `INSERT INTO ml_automation_rules (id, version, name, description, type, conditions_json, actions_json,
           monitoring_json, is_active, created_at, updated_at) VALUES ('old', 3, 'Old', NULL, 'category', ?, ?, ?, 1, ?, ?)`,
        JSON.stringify(conditions),
        JSON.stringify(acting),
        JSON.stringify({ trackPerformance: true, alertOnFailure: true, reviewPeriodDays: 30 }),
        testInstant,
        testInstant,
      );
    });
    const [rule] = books.automation.listAutomationRules(undefined);
    expect(rule).toMatchObject({
      id: 'old',
      version: 3,
      position: 1,
      type: 'category',
      matcher: { all: [] },
      conditions: { ...conditions, promise: false },
      actions: { ...acting, effect: { kind: 'category', categoryId: null }, overwrite: 'empty', stop: false },
      monitoring: { auditShare: 0.02, approvalDays: 90 },
      suspension: null,
    });
    await books.importRows([{ date: '2026-01-01', text: 'SHOP', amount: -100 }]);
    expect(await books.ruleRuns.runAutomation({})).toMatchObject({ considered: 1, applied: 0 });
  });

  test('gets another version with every change, and its type from what it does', async () => {
    const { id } = await books.automation.createAutomationRule(draft({}));
    const matcher: Matcher = { none: [{ test: 'currency', currencies: ['EUR'] }] };
    const changed = await books.automation.updateAutomationRule({
      id,
      updates: {
        matcher,
        actions: { ...acting, effect: { kind: 'tag', tags: ['trip'] }, overwrite: 'empty', stop: true },
      },
    });
    expect(changed).toMatchObject({ version: 2, type: 'tag', matcher });
    const [newest] = books.audit.searchAuditLogs({ limit: 1, before: null, action: 'rule' }).entries;
    expect(newest).toMatchObject({ summary: 'You changed the rule “Rule”', modelVersion: `${id}@2` });
  });
});

describe('a rule that could never work', () => {
  const looking = (test: object) => draft({ matcher: test });
  test.each([
    [
      looking({ test: 'bankText', how: 'matches', text: '(a' }),
      'BAD_INPUT',
      '“(a” cannot be looked for. A bracket ( is opened and not closed.',
    ],
    [looking({ test: 'bankText', how: 'contains', text: "'" }), 'BAD_INPUT', "In “'” nothing is left to look for."],
    [
      looking({ test: 'account', accountIds: [9] }),
      'NOT_FOUND',
      'An account that the rule looks for does not exist any more.',
    ],
    [
      looking({ any: [{ test: 'predictedCategory', categoryIds: [99] }] }),
      'NOT_FOUND',
      'A category that the rule looks for does not exist any more.',
    ],
    [
      draft({
        actions: { ...acting, effect: { kind: 'category', categoryId: 99 } },
      }),
      'NOT_FOUND',
      'The category that the rule sets does not exist any more.',
    ],
  ])('is refused', async (rule, code, message) => {
    expect(await failureOf(books.automation.createAutomationRule(rule))).toMatchObject({ code, message });
    expect(books.automation.listAutomationRules(undefined)).toEqual([]);
  });

  test.each([
    [{ test: 'amount', how: 'between', from: null, to: null }, 'Say from which amount, up to which amount, or both.'],
    [{ test: 'amount', how: 'between', from: 2, to: 1 }, 'The first amount is larger than the second.'],
    [{ test: 'date', part: 'month', from: 5, to: 4 }, 'The first day is after the last.'],
  ])('%o', (test, message) => {
    expect(JSON.stringify(matcherSchema.safeParse(test).error?.issues)).toContain(message);
  });

  test('has at most 500 tests, eight deep, and does what its type says', () => {
    const deep = (depth: number): object => (depth === 0 ? { all: [] } : { none: [deep(depth - 1)] });
    const messageOf = (matcher: object) => matcherSchema.safeParse(matcher).error?.issues[0]?.message;
    expect(messageOf(deep(7))).toBeUndefined();
    expect(messageOf(deep(8))).toBe('Groups are at most 8 deep.');
    const many = Array.from({ length: 501 }, () => ({ test: 'currency', currencies: ['EUR'] }));
    expect(messageOf({ any: many })).toBe('A rule has at most 500 tests.');
    expect(ruleDraftSchema.safeParse({ name: 'x', conditions, type: 'tag' }).error?.issues[0]?.message).toBe(
      'The type of the rule is not that of what it does.',
    );
  });
});

describe('a file of rules', () => {
  test('brings them to other books by the names of categories and accounts', async () => {
    await books.importRows([{ date: '2026-01-01', text: 'SHOP', amount: -100 }], { account: 'Main' });
    const [category] = books.categories.listCategories(undefined);
    const created = await books.automation.createAutomationRule(
      draft({
        matcher: {
          all: [
            {
              any: [
                { test: 'category', categoryIds: [category?.id] },
                { test: 'payee', names: ['Shop'] },
              ],
            },
            { test: 'account', accountIds: [1] },
          ],
        },
        actions: { ...acting, effect: { kind: 'category', categoryId: category?.id }, stop: true },
        isActive: true,
      }),
    );
    const { content, count } = books.automation.exportAutomationRules({ ids: [created.id] });
    expect(count).toBe(1);
    expect(content).toContain(`"category": ${JSON.stringify(category?.path)}`);
    expect(content).toContain('"Main"');
    const [again] = await books.automation.importAutomationRules({ content });
    const { name, description, type, matcher, actions, monitoring } = created;
    expect(again).toMatchObject({
      name,
      description,
      type,
      matcher,
      actions,
      monitoring,
      isActive: false,
      position: 2,
    });
  });

  test.each([
    ['no JSON', 'BAD_INPUT', 'This is not a file of rules of Countinghouse.'],
    [
      JSON.stringify({ format: 'countinghouse rules', version: 1, rules: [{ name: 'x' }] }),
      'BAD_INPUT',
      'Rule 1 of the file cannot be read.',
    ],
    [
      JSON.stringify({
        format: 'countinghouse rules',
        version: 1,
        rules: [{ name: 'x', conditions, matcher: { test: 'category', categories: ['Moon'] } }],
      }),
      'NOT_FOUND',
      'The file names the category “Moon”, which these books do not have.',
    ],
    [
      JSON.stringify({
        format: 'countinghouse rules',
        version: 1,
        rules: [{ name: 'x', conditions, matcher: { test: 'account', accounts: ['Moon'] } }],
      }),
      'NOT_FOUND',
      'The file names the account “Moon”, which these books do not have.',
    ],
  ])('that cannot be read adds none', async (content, code, message) => {
    expect(await failureOf(books.automation.importAutomationRules({ content }))).toMatchObject({
      code,
      message: expect.stringContaining(message),
    });
    expect(books.automation.listAutomationRules(undefined)).toEqual([]);
  });

  test('names only rules that exist', async () => {
    expect(await failureOf((async () => books.automation.exportAutomationRules({ ids: ['gone'] }))())).toMatchObject({
      code: 'NOT_FOUND',
      message: 'One of these rules does not exist any more.',
    });
  });
});
