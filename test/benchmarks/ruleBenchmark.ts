import type { RuleNames } from '../../electron/services/automation/compileMatcher.ts';
import { CompiledRules, type EvaluatedRule } from '../../electron/services/automation/compileRules.ts';
import type { Subject } from '../../electron/services/automation/subject.ts';
import type { Matcher } from '../../shared/contract/ruleLanguage.ts';
import type { Results } from './results.ts';
import { variedRows } from './variedRows.ts';

const ruleCount = 500;
const rowCount = 100_000;
const categoryCount = 40;

/** Rules as people write them: mostly payees and words, some amounts, regular expressions, and nested groups. */
function matchers(payees: readonly string[], words: readonly string[]): Matcher[] {
  const payee = (place: number) => payees[(place * 7) % payees.length] ?? '';
  const word = (place: number) => words[(place * 13) % words.length] ?? 'none';
  return Array.from({ length: ruleCount }, (_, place): Matcher => {
    const contains: Matcher = { test: 'bankText', how: 'contains', text: word(place) };
    switch (place % 10) {
      case 0:
      case 1:
      case 2:
        return { test: 'payee', names: [payee(place), payee(place + 1)] };
      case 3:
      case 4:
        return contains;
      case 5:
        return { test: 'bankText', how: 'word', text: word(place) };
      case 6:
        return { test: 'bankText', how: 'matches', text: `\\b${word(place)}.*[0-9]{2}` };
      case 7:
        return { all: [contains, { test: 'amount', how: 'between', from: -20_000, to: -1000 }] };
      case 8:
        return { test: 'amount', how: 'approximately', amount: -(1000 + place * 37), within: 0.01 };
      default:
        return {
          all: [
            { any: [contains, { test: 'payee', names: [payee(place)] }] },
            { none: [{ test: 'date', part: 'weekday', from: 6, to: 7 }] },
          ],
        };
    }
  });
}

function subjects(): { rows: Subject[]; payees: string[]; words: string[] } {
  const varied = variedRows(rowCount, categoryCount, 5);
  const payeeIds = new Map<string, number>();
  const words = new Set<string>();
  const rows = varied.map((row, place): Subject => {
    const payeeId = payeeIds.get(row.payee) ?? payeeIds.size + 1;
    payeeIds.set(row.payee, payeeId);
    for (const word of row.text.split(/[^\p{L}]+/u)) if (word.length > 3) words.add(word);
    return {
      id: place + 1,
      date: row.date,
      accountId: 1 + (place % 3),
      amount: row.amount,
      currency: row.currency,
      bankText: row.text,
      payeeId,
      payeeName: row.payee,
      isPayeeOwn: false,
      categoryId: null,
      categorySource: null,
      tags: [],
      isDivided: false,
      isSkipped: false,
      transferPeerId: null,
      possiblePeerId: null,
      isRecurring: false,
      predictionId: place + 1,
      predictedCategoryId: row.category,
      confidence: (place % 100) / 100,
      dataPoints: place % 9,
      agreement: 1,
    };
  });
  return { rows, payees: [...payeeIds.keys()], words: [...words] };
}

/** What the evaluator takes, without the database. */
export function benchmarkRules(results: Results): void {
  const { rows, payees, words } = subjects();
  const ids = new Map(payees.map((name, place) => [name, place + 1]));
  const names: RuleNames = { payeeIdOf: (name) => ids.get(name) ?? null, categoriesWithin: (id) => [id] };
  const rules = matchers(payees, words).map(
    (matcher, place): EvaluatedRule => ({
      matcher,
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
        logDecision: true,
        effect: { kind: 'category', categoryId: 1 + (place % categoryCount) },
        overwrite: 'empty',
        stop: place % 5 === 0,
      },
      gate: { kind: 'open' },
    }),
  );
  const beforeCompiling = performance.now();
  const compiled = new CompiledRules(rules, names);
  const compiledIn = performance.now() - beforeCompiling;
  const beforeAll = performance.now();
  let claims = 0;
  for (const row of rows) claims += compiled.decide(row).length;
  const allIn = performance.now() - beforeAll;
  const one: number[] = [];
  for (const row of rows.slice(0, 200)) {
    const fresh = new CompiledRules(rules, names);
    fresh.decide(row);
    const start = performance.now();
    fresh.decide({ ...row, bankText: `${row.bankText} 1` });
    one.push(performance.now() - start);
  }
  one.sort((left, right) => left - right);
  const traced = performance.now();
  for (const row of rows.slice(0, 1000)) compiled.trace(row);
  results.add(`${ruleCount} rules over ${rowCount} transactions, ${claims} decisions`, [
    { name: 'compiling the rules', value: compiledIn, unit: 'ms' },
    { name: 'deciding on all transactions', value: allIn / 1000, unit: 's', target: { atMost: 2 } },
    {
      name: 'deciding on one new transaction, 95th percentile',
      value: one[Math.floor(one.length * 0.95)] ?? 0,
      median: one[Math.floor(one.length / 2)],
      unit: 'ms',
      target: { atMost: 1 },
    },
    { name: 'tracing every rule for one', value: (performance.now() - traced) / 1000, unit: 'ms' },
  ]);
}
