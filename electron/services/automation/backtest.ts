import type { BacktestCounts, BacktestOutcome } from '../../../shared/contract/backtests.ts';
import { addDays } from '../../../shared/dates.ts';
import type { RuleNames } from './compileMatcher.ts';
import { CompiledRules, type EvaluatedRule, type Gate } from './compileRules.ts';
import type { Change, Outcome } from './outcomes.ts';
import { type Eligible, evidenceOf } from './promiseEvidence.ts';
import type { PastSubject } from './ReplayedHistory.ts';
import { makesPromise } from './ruleGate.ts';

const daysOfEvidence = 365;

/** One transaction that the rule had something to do with. */
export interface BacktestRow {
  readonly transactionId: number;
  readonly month: string;
  readonly outcome: BacktestOutcome;
  readonly change: Change | null;
  readonly confidence: number;
  readonly actual: number | null;
}

export interface BacktestMonth extends BacktestCounts {
  readonly month: string;
  readonly threshold: number | null;
}

export const noCounts: BacktestCounts = { considered: 0, right: 0, wrong: 0, unjudged: 0, asked: 0, conflict: 0 };

/**
 * A rule as it would have acted in the past, in the order of time. `others` are the rules around it; it stands at `place`
 * among them. Of a rule with a promise the threshold is proven anew for every month, from what was decided before it.
 */
export class Backtest {
  readonly rows: BacktestRow[] = [];
  readonly months: BacktestMonth[] = [];
  readonly #rule: Omit<EvaluatedRule, 'gate'>;
  readonly #others: readonly EvaluatedRule[];
  readonly #place: number;
  readonly #names: RuleNames;
  readonly #from: string;
  readonly #alone: CompiledRules;
  readonly #evidence: Eligible[] = [];
  #compiled: CompiledRules | null = null;

  constructor(options: {
    rule: Omit<EvaluatedRule, 'gate'>;
    others: readonly EvaluatedRule[];
    place: number;
    names: RuleNames;
    /** First day that counts; what came before only proves. */
    from: string;
  }) {
    this.#rule = options.rule;
    this.#others = options.others;
    this.#place = options.place;
    this.#names = options.names;
    this.#from = options.from;
    const actions = { ...this.#rule.actions, autoApply: true, requiresApproval: false };
    this.#alone = new CompiledRules([{ ...this.#rule, actions, gate: { kind: 'open' } }], this.#names);
  }

  add({ subject, actual }: PastSubject): void {
    const { date, confidence } = subject;
    if (date >= this.#from) this.#judge({ subject, actual });
    if (!makesPromise(this.#rule) || this.#alone.decide(subject).length === 0) return;
    const isRight = actual === null ? null : actual === subject.predictedCategoryId;
    this.#evidence.push({ date, payeeId: subject.payeeId, bankText: subject.bankText, confidence, isRight });
  }

  #judge({ subject, actual }: PastSubject): void {
    const month = this.#monthOf(subject.date);
    month.considered += 1;
    const outcome = this.#compiled?.trace(subject)[this.#place];
    const kind = outcome ? outcomeOf(outcome, actual) : null;
    if (!outcome || kind === null) return;
    month[kind] += 1;
    this.rows.push({
      transactionId: subject.id,
      month: month.month,
      outcome: kind,
      change: outcome.kind === 'apply' || outcome.kind === 'ask' ? outcome.change : null,
      confidence: subject.confidence,
      actual,
    });
  }

  #monthOf(date: string) {
    const last = this.months.at(-1);
    if (last?.month === date.slice(0, 7)) return last;
    const gate = this.#gateAt(date);
    const rules = this.#others.toSpliced(this.#place, 0, { ...this.#rule, gate });
    this.#compiled = new CompiledRules(rules, this.#names);
    const month = { ...noCounts, month: date.slice(0, 7), threshold: gate.kind === 'from' ? gate.confidence : null };
    this.months.push(month);
    return month;
  }

  #gateAt(date: string): Gate {
    const { riskTolerance } = this.#rule.conditions;
    if (!makesPromise(this.#rule) || riskTolerance >= 1) return { kind: 'open' };
    const since = addDays(date, -daysOfEvidence);
    const recent = this.#evidence.filter((row) => row.date >= since);
    const { threshold } = evidenceOf(recent, recent.length, riskTolerance);
    return threshold === null ? { kind: 'asks', reason: 'no_promise' } : { kind: 'from', confidence: threshold };
  }
}

function outcomeOf(outcome: Outcome, actual: number | null): BacktestOutcome | null {
  if (outcome.kind === 'ask') return 'asked';
  if (outcome.kind === 'apply') {
    if (outcome.change.kind !== 'category' || actual === null) return 'unjudged';
    return outcome.change.categoryId === actual ? 'right' : 'wrong';
  }
  const isConflict = outcome.kind === 'lost' && (outcome.reason === 'claimed' || outcome.reason === 'stopped');
  return isConflict ? 'conflict' : null;
}
