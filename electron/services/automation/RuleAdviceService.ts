import { setImmediate as nextTurn } from 'node:timers/promises';
import type { z } from 'zod';
import { type AutomationRule, ruleDraftSchema } from '../../../shared/contract/automation.ts';
import type * as contract from '../../../shared/contract/ruleAdvice.ts';
import type { RuleSuggestion } from '../../../shared/contract/ruleAdvice.ts';
import { testsOf } from '../../../shared/contract/ruleLanguage.ts';
import { addDays } from '../../../shared/dates.ts';
import type { BookDatabase } from '../../database/BookDatabase.ts';
import { listCategoryRows } from '../../database/stores/bookStore.ts';
import { newestTransactionDate } from '../../database/stores/predictionStore.ts';
import {
  countPayeeDecisions,
  dismiss,
  newestTransactionIds,
  readDismissed,
  readOneSidedPayees,
  readRepeatedCorrections,
} from '../../database/stores/ruleAdviceStore.ts';
import type { EventService } from '../events/EventService.ts';
import { equalityKey } from '../payees/equalityKey.ts';
import { bookNames } from './bookNames.ts';
import { CompiledRules } from './compileRules.ts';
import { type OddRule, RuleObserver } from './oddRules.ts';
import { readRules } from './storedRules.ts';
import type { Subject } from './subject.ts';
import { needsOf, readSubjects } from './subjects.ts';

const leastCorrections = 2;
const leastConfirmed = 5;
const daysOfTrial = 365;
/** A payee that has not come for so long needs no rule. */
const daysStillComing = 120;
const newestTried = 20_000;
/** Fewer transactions do not show that a rule never finds anything. */
const leastTried = 100;

/** Offers rules that the history speaks for, and finds what is odd about those that there are. */
export class RuleAdviceService {
  readonly #database: BookDatabase;
  readonly #events: EventService;

  constructor(dependencies: { database: BookDatabase; events: EventService }) {
    this.#database = dependencies.database;
    this.#events = dependencies.events;
  }

  suggestRules(input: z.infer<typeof contract.suggestRules.input>): z.infer<typeof contract.suggestRules.output> {
    const { reader } = this.#database;
    const newest = newestTransactionDate(reader);
    if (newest === null) return { suggestions: [], count: 0 };
    const corrected = readRepeatedCorrections(reader, leastCorrections).map((row) => ({
      ...row,
      kind: 'corrected' as const,
      reason: `You corrected ${row.payeeName} to this ${row.corrections} times, and never to anything else since.`,
    }));
    const oneSided = readOneSidedPayees(reader, leastConfirmed, addDays(newest, -daysStillComing)).map((row) => ({
      ...row,
      kind: 'one_sided' as const,
      reason: `All ${row.confirmed} transactions of ${row.payeeName} that you confirmed are this.`,
    }));
    const covered = new Set(readRules(reader).flatMap(payeesOf));
    const dismissed = readDismissed(reader);
    const paths = new Map(listCategoryRows(reader).map(({ id, path }) => [id, path]));
    const offered = new Map<number, (typeof corrected)[number] | (typeof oneSided)[number]>();
    for (const row of [...corrected, ...oneSided]) {
      const isKnown = covered.has(equalityKey(row.payeeName)) || dismissed.has(keyOf(row));
      if (!isKnown && !offered.has(row.payeeId)) offered.set(row.payeeId, row);
    }
    const all = [...offered.values()];
    return {
      count: all.length,
      suggestions: all.slice(0, input?.limit ?? 10).map((row): RuleSuggestion => {
        const { kind, payeeId, payeeName, categoryId, reason } = row;
        const categoryPath = paths.get(categoryId) ?? '';
        const backtest = countPayeeDecisions(reader, payeeId, categoryId, addDays(newest, 1 - daysOfTrial));
        const draft = draftFor(payeeName, categoryId, categoryPath);
        return { key: keyOf(row), kind, payeeName, categoryId, categoryPath, draft, reason, backtest };
      }),
    };
  }

  async dismissSuggestion({
    key,
  }: z.infer<typeof contract.dismissSuggestion.input>): Promise<z.infer<typeof contract.dismissSuggestion.output>> {
    await this.#database.write(({ connection }) => dismiss(connection, key));
    this.#events.changed('automation');
    return { key };
  }

  async checkRules(_input: unknown): Promise<z.infer<typeof contract.checkRules.output>> {
    const { reader } = this.#database;
    const rules = readRules(reader).filter(({ isActive }) => isActive);
    const ids = rules.length === 0 ? [] : newestTransactionIds(reader, newestTried);
    const compiled = new CompiledRules(
      rules.map((rule) => ({ ...rule, gate: { kind: 'open' } })),
      bookNames(reader),
    );
    const observer = new RuleObserver(rules.length);
    for (const page of readSubjects(reader, ids, { ...needsOf(rules), settled: true })) {
      for (const { subject } of page) {
        const fresh: Subject = { ...subject, ...asNew };
        observer.see(subject.id, compiled.trace(fresh), (place) => wantedCategory(rules[place], fresh));
      }
      await nextTurn();
    }
    const findings = observer
      .findings()
      .filter(({ kind }) => kind !== 'never_matches' || ids.length >= leastTried)
      .flatMap((odd) => {
        const rule = rules[odd.place];
        const other = odd.other === null ? null : (rules[odd.other] ?? null);
        if (!rule) return [];
        return [
          {
            kind: odd.kind,
            ruleId: rule.id,
            ruleName: rule.name,
            otherRuleId: other?.id ?? null,
            otherRuleName: other?.name ?? null,
            count: odd.count,
            message: inWords(odd, rule, other, ids.length),
            transactionIds: [...odd.transactionIds],
          },
        ];
      });
    return { considered: ids.length, findings };
  }
}

/** As it was when it came in. */
const asNew = {
  categoryId: null,
  categorySource: null,
  isDivided: false,
  isSkipped: false,
  transferPeerId: null,
} as const;

const keyOf = (row: { payeeName: string; categoryId: number }) =>
  `${row.categoryId} ${equalityKey(row.payeeName)}`.slice(0, 100);

/** Payees that a rule of its own looks for. */
function payeesOf({ matcher, actions }: AutomationRule): string[] {
  if (actions.effect.kind !== 'category' || actions.effect.categoryId === null) return [];
  return testsOf(matcher).flatMap((test) => (test.test === 'payee' ? test.names.map(equalityKey) : []));
}

function wantedCategory(rule: AutomationRule | undefined, subject: Subject): number | null {
  const effect = rule?.actions.effect;
  return effect?.kind === 'category' ? (effect.categoryId ?? subject.predictedCategoryId) : null;
}

function draftFor(payeeName: string, categoryId: number, categoryPath: string) {
  const category = categoryPath.split(' > ').at(-1) ?? categoryPath;
  return ruleDraftSchema.parse({
    name: `${payeeName} is ${category}`.slice(0, 80),
    matcher: { test: 'payee', names: [payeeName] },
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
    },
    isActive: true,
  });
}

function inWords(odd: OddRule, rule: AutomationRule, other: AutomationRule | null, considered: number): string {
  const transactions = odd.count === 1 ? '1 transaction' : `${odd.count} transactions`;
  switch (odd.kind) {
    case 'never_matches':
      return `“${rule.name}” would not have done anything to the newest ${considered} transactions.`;
    case 'shadowed':
      return `Whatever “${rule.name}” finds, rules before it decide, mostly “${other?.name}”: ${transactions}.`;
    case 'contradicts':
      return `“${rule.name}” and “${other?.name}” want different categories for ${transactions}; “${other?.name}” stands first and wins.`;
  }
}
