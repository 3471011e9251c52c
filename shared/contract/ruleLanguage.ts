import { z } from 'zod';
import { amountSchema, currencySchema, idSchema, shareSchema } from './primitives.ts';
import { noteSchema, tagSchema } from './transactions.ts';

// What a rule is: when it matches, what must hold of the prediction, and what it then does.

const ids = z.array(idSchema).min(1, 'Choose at least one.').max(500);
const wanted = z.string().trim().min(1, 'Write the text to look for.').max(200);

const textTestSchema = z.strictObject({
  test: z.literal('bankText'),
  /** contains and word: in any case, with or without accents. matches: a regular expression (RE2), in any case. */
  how: z.enum(['contains', 'word', 'matches']),
  text: wanted,
});
const payeeTestSchema = z.strictObject({
  test: z.literal('payee'),
  /** Names of payees, also those that they had before: a payee is another row after its import was undone and redone. */
  names: z.array(z.string().trim().min(1).max(200)).min(1, 'Choose at least one payee.').max(500),
});
const amountTestSchema = z
  .discriminatedUnion('how', [
    /** Signed minor units, both ends included. */
    z.strictObject({
      test: z.literal('amount'),
      how: z.literal('between'),
      from: amountSchema.nullable(),
      to: amountSchema.nullable(),
    }),
    z.strictObject({
      test: z.literal('amount'),
      how: z.literal('approximately'),
      amount: amountSchema,
      /** Share of the amount by which it may differ. */
      within: z.number().min(0).max(1).default(0.075),
    }),
    /** About the same amount came from the same payee at least twice before, at even distances. */
    z.strictObject({ test: z.literal('amount'), how: z.literal('recurring') }),
  ])
  .refine((test) => test.how !== 'between' || test.from !== null || test.to !== null, {
    error: 'Say from which amount, up to which amount, or both.',
  })
  .refine((test) => test.how !== 'between' || test.from === null || test.to === null || test.from <= test.to, {
    error: 'The first amount is larger than the second.',
  });
const dateTestSchema = z
  .strictObject({
    test: z.literal('date'),
    /** weekday: 1 is Monday. */
    part: z.enum(['dayOfMonth', 'weekday', 'month', 'year']),
    from: z.int().min(1).max(2199),
    to: z.int().min(1).max(2199),
  })
  .refine(({ from, to }) => from <= to, { error: 'The first day is after the last.' });
const simpleTestSchemas = [
  z.strictObject({ test: z.literal('account'), accountIds: ids }),
  z.strictObject({ test: z.literal('currency'), currencies: z.array(currencySchema).min(1).max(50) }),
  /** The category that it has, or one below it; an empty list: none. */
  z.strictObject({ test: z.literal('category'), categoryIds: z.array(idSchema).max(500) }),
  /** The category that is suggested, or one below it; an empty list: none. */
  z.strictObject({ test: z.literal('predictedCategory'), categoryIds: z.array(idSchema).max(500) }),
  /** Any of these. */
  z.strictObject({ test: z.literal('tags'), tags: z.array(tagSchema).min(1).max(50) }),
  /** Share of the systems with an opinion that back the prediction. */
  z.strictObject({ test: z.literal('agreement'), atLeast: shareSchema }),
] as const;

export const ruleTestSchema = z.union([
  textTestSchema,
  payeeTestSchema,
  amountTestSchema,
  dateTestSchema,
  ...simpleTestSchemas,
]);
export type RuleTest = z.infer<typeof ruleTestSchema>;

/** Nested tests: all of these hold, at least one of these, none of these. An empty `all` matches every transaction. */
export type Matcher =
  | { readonly all: readonly Matcher[] }
  | { readonly any: readonly Matcher[] }
  | { readonly none: readonly Matcher[] }
  | RuleTest;

const nestedSchema: z.ZodType<Matcher> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(nestedSchema) }),
    z.strictObject({ any: z.array(nestedSchema) }),
    z.strictObject({ none: z.array(nestedSchema) }),
    ruleTestSchema,
  ]),
);

const deepest = 8;
const mostTests = 500;

export function childrenOf(matcher: Matcher): readonly Matcher[] | null {
  if ('all' in matcher) return matcher.all;
  if ('any' in matcher) return matcher.any;
  return 'none' in matcher ? matcher.none : null;
}

/** Every test of a matcher, from left to right. */
export function testsOf(matcher: Matcher): RuleTest[] {
  if ('test' in matcher) return [matcher];
  return (childrenOf(matcher) ?? []).flatMap(testsOf);
}

function depthOf(matcher: Matcher): number {
  return 1 + Math.max(0, ...(childrenOf(matcher) ?? []).map(depthOf));
}

export const everyTransaction: Matcher = { all: [] };

export const matcherSchema = nestedSchema
  .refine((matcher) => depthOf(matcher) <= deepest, { error: `Groups are at most ${deepest} deep.` })
  .refine((matcher) => testsOf(matcher).length <= mostTests, { error: `A rule has at most ${mostTests} tests.` });

/** What must hold of the prediction before a rule acts on it. */
export const ruleConditionsSchema = z.strictObject({
  confidenceThreshold: shareSchema,
  /** Confirmed transactions of the same payee that must exist. */
  minimumDataPoints: z.int().min(0).max(50, 'The 50 newest transactions of a payee are looked at, so ask for no more.'),
  /** Every system that has an opinion must back the prediction. */
  agreementRequired: z.boolean(),
  /**
   * With a promise: the largest share of wrong ones among what the rule applies. Without: the largest chance of being
   * wrong (1 − confidence) that is accepted for one transaction.
   */
  riskTolerance: shareSchema,
  /**
   * Of rules that apply suggestions: apply only above the confidence at which your own decisions prove the tolerance kept,
   * and ask below it. Rules of versions before this was possible make none.
   */
  promise: z.boolean().default(false),
});
export type RuleConditions = z.infer<typeof ruleConditionsSchema>;

const splitPartSchema = z.strictObject({
  /** share: of the whole amount · amount: minor units without a sign · rest: what the others leave. */
  of: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('share'), share: z.number().gt(0).lt(1) }),
    z.strictObject({ kind: z.literal('amount'), amount: amountSchema.positive() }),
    z.strictObject({ kind: z.literal('rest') }),
  ]),
  categoryId: idSchema.nullable(),
  note: noteSchema.default(null),
});
export type SplitPart = z.infer<typeof splitPartSchema>;

/** What a rule does to a transaction. Null as category: the one that is suggested. */
export const ruleEffectSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('category'), categoryId: idSchema.nullable() }),
  z.strictObject({ kind: z.literal('payee'), name: z.string().trim().min(1, 'Write the name of the payee.').max(200) }),
  /** Pairs it with the one transaction that can be its other side. */
  z.strictObject({ kind: z.literal('transfer') }),
  z.strictObject({ kind: z.literal('tag'), tags: z.array(tagSchema).min(1, 'Write at least one tag.').max(20) }),
  z.strictObject({
    kind: z.literal('split'),
    parts: z
      .array(splitPartSchema)
      .min(2, 'A divided transaction has at least two parts.')
      .max(100, 'A transaction has at most 100 parts.')
      .refine((parts) => parts.filter(({ of }) => of.kind === 'rest').length === 1, {
        error: 'Exactly one part takes what the others leave.',
      }),
  }),
]);
export type RuleEffect = z.infer<typeof ruleEffectSchema>;

export const ruleTypeSchema = z.enum(['category', 'payee', 'transfer', 'tag', 'split']);
export type RuleType = z.infer<typeof ruleTypeSchema>;

export const overwriteSchema = z.enum(['empty', 'machine', 'all_but_user']);
export type Overwrite = z.infer<typeof overwriteSchema>;

export const ruleActionsSchema = z.strictObject({
  autoApply: z.boolean(),
  /** Puts what the rule would do before the person instead of doing it. */
  requiresApproval: z.boolean(),
  notifyUser: z.boolean(),
  logDecision: z.boolean(),
  effect: ruleEffectSchema.default({ kind: 'category', categoryId: null }),
  /**
   * empty: only where there is nothing yet · machine: also over what a rule set (of payees: what the import made of the
   * bank's text) · all_but_user: also over categories that came with a file. What a person set stays in any case.
   */
  overwrite: overwriteSchema.default('empty'),
  /** Where this rule matches, those after it do not look at the transaction. */
  stop: z.boolean().default(false),
});
export type RuleActions = z.infer<typeof ruleActionsSchema>;

export const ruleMonitoringSchema = z.strictObject({
  trackPerformance: z.boolean(),
  alertOnFailure: z.boolean(),
  reviewPeriodDays: z.int().min(1).max(3650),
  /** Share of what the rule applied, drawn at random, that is put before the person. */
  auditShare: shareSchema.default(0.02),
  /** What waits for approval longer than this is given up. */
  approvalDays: z.int().min(1).max(3650).default(90),
});
export type RuleMonitoring = z.infer<typeof ruleMonitoringSchema>;
