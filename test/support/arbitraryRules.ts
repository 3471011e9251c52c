import fc from 'fast-check';
import type { RuleNames } from '../../electron/services/automation/compileMatcher.ts';
import type { EvaluatedRule, Gate } from '../../electron/services/automation/compileRules.ts';
import type { Subject } from '../../electron/services/automation/subject.ts';
import type { Matcher, RuleEffect, RuleTest, SplitPart } from '../../shared/contract/ruleLanguage.ts';

/** Small worlds, so that random rules meet random transactions often. */
const payeeNames = ['Rewe', 'Kiosk', 'Café Noir', 'Gone'] as const;
const words = ['rewe', 'markt', 'CAFÉ', 'cafe', 'noir', '12', 'card', "O'Neill"] as const;
const patterns = ['r.we', '^card', '[0-9]+$', 'noir|markt', 'caf(e|é)', '(a+)+$'] as const;
const tags = ['home', 'Work', 'trip'] as const;
/** 1 is above 2 and 3, which is above 4. */
const categoriesWithin: Readonly<Record<number, readonly number[]>> = {
  1: [1, 2, 3, 4],
  2: [2],
  3: [3, 4],
  4: [4],
  5: [5],
};
export const smallBooks: RuleNames = {
  payeeIdOf: (name) => {
    const place = payeeNames.findIndex((known) => known.toLowerCase() === name.toLowerCase());
    return place < 0 || name === 'Gone' ? null : place + 1;
  },
  categoriesWithin: (id) => categoriesWithin[id] ?? [],
};

const categoryId = fc.integer({ min: 1, max: 6 });
const someOf = <T>(values: fc.Arbitrary<T>) => fc.uniqueArray(values, { minLength: 1, maxLength: 2 });
const noneOrSome: fc.Arbitrary<number[]> = fc.uniqueArray(categoryId, { maxLength: 2 });
const share = fc.constantFrom(0, 0.5, 0.7, 0.9, 1);
const amount = fc.constantFrom(-5000, -1299, -1200, -100, 0, 100, 1200, 250_000);

const test: fc.Arbitrary<RuleTest> = fc.oneof(
  fc.record({
    test: fc.constant('bankText'),
    how: fc.constantFrom('contains', 'word'),
    text: fc.constantFrom(...words),
  }),
  fc.record({ test: fc.constant('bankText'), how: fc.constant('matches'), text: fc.constantFrom(...patterns) }),
  fc.record({ test: fc.constant('payee'), names: someOf(fc.constantFrom(...payeeNames)) }),
  fc
    .record({ test: fc.constant('amount'), how: fc.constant('between'), from: amount, to: fc.option(amount) })
    .map((range) => ({ ...range, to: range.to === null ? null : Math.max(range.from, range.to) })),
  fc.record({
    test: fc.constant('amount'),
    how: fc.constant('approximately'),
    amount,
    within: fc.constantFrom(0, 0.075, 0.5),
  }),
  fc.record({ test: fc.constant('amount'), how: fc.constant('recurring') }),
  fc.record({ test: fc.constant('account'), accountIds: someOf(fc.integer({ min: 1, max: 3 })) }),
  fc.record({ test: fc.constant('currency'), currencies: someOf(fc.constantFrom('EUR', 'USD')) }),
  fc
    .record({
      test: fc.constant('date'),
      part: fc.constantFrom('dayOfMonth', 'weekday', 'month'),
      from: fc.integer({ min: 1, max: 7 }),
      to: fc.integer({ min: 1, max: 12 }),
    })
    .map((span) => ({ ...span, to: Math.max(span.from, span.to) })),
  fc.record({ test: fc.constant('category'), categoryIds: noneOrSome }),
  fc.record({ test: fc.constant('predictedCategory'), categoryIds: noneOrSome }),
  fc.record({ test: fc.constant('tags'), tags: someOf(fc.constantFrom('HOME', 'work', 'trip')) }),
  fc.record({ test: fc.constant('agreement'), atLeast: share }),
);

export const matcher: fc.Arbitrary<Matcher> = fc.letrec<{ node: Matcher }>((tie) => {
  const children = fc.array(tie('node'), { maxLength: 3 });
  return {
    node: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      test,
      fc.record({ all: children }),
      fc.record({ any: children }),
      fc.record({ none: children }),
    ),
  };
}).node;

const divisions: readonly SplitPart[][] = [
  [
    { of: { kind: 'share', share: 0.3 }, categoryId: 2, note: null },
    { of: { kind: 'rest' }, categoryId: null, note: 'rest' },
  ],
  [
    { of: { kind: 'rest' }, categoryId: 4, note: null },
    { of: { kind: 'amount', amount: 150 }, categoryId: 6, note: null },
  ],
];

const effect: fc.Arbitrary<RuleEffect> = fc.oneof(
  { arbitrary: fc.record({ kind: fc.constant('category'), categoryId: fc.option(categoryId) }), weight: 4 },
  fc.record({ kind: fc.constant('payee'), name: fc.constantFrom('Rewe', 'Other') }),
  fc.record({ kind: fc.constant('transfer') }),
  fc.record({ kind: fc.constant('tag'), tags: someOf(fc.constantFrom('home', 'WORK', 'trip')) }),
  fc.record({
    kind: fc.constant('split'),
    parts: fc.constantFrom(...divisions),
  }),
);

const gate: fc.Arbitrary<Gate> = fc.oneof(
  fc.constant<Gate>({ kind: 'open' }),
  fc.record({ kind: fc.constant('from'), confidence: share }),
  fc.record({ kind: fc.constant('asks'), reason: fc.constantFrom('no_promise', 'suspended') }),
);

export const evaluatedRule: fc.Arbitrary<EvaluatedRule> = fc.record({
  matcher,
  conditions: fc.record({
    confidenceThreshold: share,
    minimumDataPoints: fc.nat({ max: 3 }),
    agreementRequired: fc.boolean(),
    riskTolerance: share,
    promise: fc.boolean(),
  }),
  actions: fc.record({
    autoApply: fc.boolean(),
    requiresApproval: fc.boolean(),
    notifyUser: fc.boolean(),
    logDecision: fc.boolean(),
    effect,
    overwrite: fc.constantFrom('empty', 'machine', 'all_but_user'),
    stop: fc.boolean(),
  }),
  gate,
});

export const subject: fc.Arbitrary<Subject> = fc
  .record({
    id: fc.integer({ min: 1, max: 1000 }),
    date: fc.constantFrom('2026-01-01', '2026-02-07', '2026-12-31', '2024-02-29', '1969-12-29'),
    accountId: fc.integer({ min: 1, max: 3 }),
    amount,
    currency: fc.constantFrom('EUR', 'USD'),
    bankText: fc.array(fc.constantFrom(...words, 'x', 'Rewe'), { maxLength: 4 }).map((all) => all.join(' ')),
    payeeId: fc.option(fc.integer({ min: 1, max: 3 })),
    isPayeeOwn: fc.boolean(),
    categoryId: fc.option(fc.integer({ min: 1, max: 5 }), { freq: 2 }),
    categorySource: fc.constantFrom('user', 'import', 'rule'),
    tags: fc.uniqueArray(fc.constantFrom(...tags), { maxLength: 2 }),
    isDivided: fc.boolean(),
    isSkipped: fc.boolean(),
    transferPeerId: fc.option(fc.constant(7)),
    possiblePeerId: fc.option(fc.constant(8), { freq: 2 }),
    isRecurring: fc.boolean(),
    predictionId: fc.option(fc.constant(9), { freq: 4 }),
    predictedCategoryId: fc.option(categoryId, { freq: 4 }),
    confidence: share,
    dataPoints: fc.nat({ max: 4 }),
    agreement: share,
  })
  .map((row) => ({
    ...row,
    payeeName: row.payeeId === null ? '' : (payeeNames[row.payeeId - 1] ?? ''),
    categorySource: row.categoryId === null ? null : row.categorySource,
    ...(row.predictionId === null ? { predictedCategoryId: null, confidence: 0, dataPoints: 0, agreement: 0 } : {}),
  }));

/** A transaction that waits, with a suggestion. */
export const plainSubject: Subject = {
  id: 1,
  date: '2026-01-01',
  accountId: 1,
  amount: -1200,
  currency: 'EUR',
  bankText: 'card rewe 12',
  payeeId: 1,
  payeeName: 'Rewe',
  isPayeeOwn: false,
  categoryId: null,
  categorySource: null,
  tags: [],
  isDivided: false,
  isSkipped: false,
  transferPeerId: null,
  possiblePeerId: null,
  isRecurring: false,
  predictionId: 9,
  predictedCategoryId: 2,
  confidence: 1,
  dataPoints: 9,
  agreement: 1,
};
