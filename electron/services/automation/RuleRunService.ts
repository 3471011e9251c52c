import { setImmediate as nextTurn } from 'node:timers/promises';
import type { z } from 'zod';
import type * as contract from '../../../shared/contract/automation.ts';
import type { AutomationRule } from '../../../shared/contract/automation.ts';
import { ruleActionsSchema } from '../../../shared/contract/ruleLanguage.ts';
import { AppError } from '../../../shared/errors.ts';
import type { BookDatabase } from '../../database/BookDatabase.ts';
import { expireApprovals } from '../../database/stores/approvalStore.ts';
import { readActiveModelRow } from '../../database/stores/modelStore.ts';
import { readPromises } from '../../database/stores/promiseStore.ts';
import { countSubjects, type SubjectScope } from '../../database/stores/subjectStore.ts';
import { readTransactions } from '../../database/stores/transactionStore.ts';
import type { JobContext, JobRunner } from '../../jobs/JobRunner.ts';
import { type Clock, instant } from '../../platform/clock.ts';
import type { AutomationEngine, AutomationRun, GatedRule } from './AutomationEngine.ts';
import { existingRule } from './AutomationService.ts';
import { bookNames } from './bookNames.ts';
import { effectsOf } from './changeInWords.ts';
import { CompiledRules, type Gate } from './compileRules.ts';
import { type Change, type Outcome, outcomeInWords } from './outcomes.ts';
import type { RuleGuard } from './RuleGuard.ts';
import type { RulePromiseService } from './RulePromiseService.ts';
import { gateOf } from './ruleGate.ts';
import { readRules } from './storedRules.ts';
import type { Subject } from './subject.ts';
import { needsOf, type ReadSubject, readSubjects } from './subjects.ts';

const examplesShown = 12;

/** Lets the rules act, and says beforehand and afterwards what they make of transactions. */
export class RuleRunService {
  readonly #database: BookDatabase;
  readonly #clock: Clock;
  readonly #engine: AutomationEngine;
  readonly #jobs: JobRunner;
  readonly #promises: RulePromiseService;
  readonly #guard: RuleGuard;

  constructor(dependencies: {
    database: BookDatabase;
    clock: Clock;
    engine: AutomationEngine;
    jobs: JobRunner;
    promises: RulePromiseService;
    guard: RuleGuard;
  }) {
    this.#promises = dependencies.promises;
    this.#guard = dependencies.guard;
    this.#database = dependencies.database;
    this.#clock = dependencies.clock;
    this.#engine = dependencies.engine;
    this.#jobs = dependencies.jobs;
  }

  /** The active rules in their order, each with how far it may act by itself now. */
  #activeRules(): GatedRule[] {
    const { reader } = this.#database;
    const promises = readPromises(reader);
    const now = { at: instant(this.#clock), modelId: readActiveModelRow(reader, 'category_classifier')?.id ?? null };
    return readRules(reader)
      .filter(({ isActive }) => isActive)
      .map((rule) => ({ ...rule, gate: gateOf(rule, promises.get(rule.id) ?? null, now) }));
  }

  /** Runs the active rules over transactions that were just predicted. Throws CANCELLED. */
  async runOn(scope: SubjectScope, signal: AbortSignal = new AbortController().signal): Promise<AutomationRun> {
    await this.#prepare({ signal, report: () => {} });
    return this.#engine.run(this.#activeRules(), scope);
  }

  /** Before rules act: what broke its promise is suspended, and what was proven too long ago is proven anew. */
  async #prepare(progress: Pick<JobContext, 'signal' | 'report'>): Promise<void> {
    await this.#guard.check();
    await this.#promises.renew(
      readRules(this.#database.reader).filter(({ isActive, suspension }) => isActive && suspension === null),
      progress,
    );
  }

  async runAutomation(
    input: z.infer<typeof contract.runAutomation.input>,
    signal?: AbortSignal,
  ): Promise<z.infer<typeof contract.runAutomation.output>> {
    const wanted = input?.ruleId;
    const rules = this.#chosen(wanted);
    if (wanted !== undefined && rules.length === 0) {
      existingRule(this.#database.reader, wanted);
      throw new AppError('BAD_INPUT', 'This rule is switched off. Switch it on to run it.');
    }
    const title = rules.length === 1 ? `Run the rule “${rules[0]?.name}”` : 'Run the rules';
    const { result } = await this.#jobs.start({ kind: 'automation', title, signal }, async (job) =>
      this.#run(wanted, job),
    );
    return result;
  }

  #chosen(ruleId: string | undefined): GatedRule[] {
    const active = this.#activeRules();
    return ruleId === undefined ? active : active.filter(({ id }) => id === ruleId);
  }

  async #run(ruleId: string | undefined, job: JobContext) {
    await this.#prepare(job);
    const at = instant(this.#clock);
    await this.#database.write(({ connection }) => expireApprovals(connection, at));
    const run = await this.#engine.run(this.#chosen(ruleId), null, job);
    return { ...run, changeSetIds: [...run.changeSetIds] };
  }

  async previewAutomationRule(
    input: z.infer<typeof contract.previewAutomationRule.input>,
  ): Promise<z.infer<typeof contract.previewAutomationRule.output>> {
    const { reader } = this.#database;
    const rule = {
      matcher: input.matcher,
      conditions: input.conditions,
      actions: input.actions ?? applying,
      gate: previewGate(input.provenFrom),
    };
    const needs = needsOf([rule]);
    const compiled = new CompiledRules([rule], bookNames(reader));
    const left = new Map<string, number>();
    const newest: { read: ReadSubject; change: Change }[] = [];
    let applied = 0;
    let asked = 0;
    let confidence = 0;
    for (const page of readSubjects(reader, null, needs)) {
      for (const read of page) {
        const [outcome] = compiled.trace(read.subject);
        if (!outcome) continue;
        if (outcome.kind === 'apply' || outcome.kind === 'ask') {
          if (outcome.kind === 'apply') applied += 1;
          else asked += 1;
          confidence += read.subject.confidence;
          newest.push({ read, change: outcome.change });
          if (newest.length > examplesShown) newest.shift();
        } else {
          const reason = outcomeInWords(outcome, input.conditions, () => null);
          left.set(reason, (left.get(reason) ?? 0) + 1);
        }
      }
      await nextTurn();
    }
    newest.reverse();
    const ids = newest.map(({ read }) => read.subject.id);
    return {
      waiting: countSubjects(reader, null, !needs.settled),
      wouldApply: applied,
      wouldAsk: asked,
      averageConfidence: applied + asked === 0 ? null : confidence / (applied + asked),
      left: [...left].map(([reason, count]) => ({ reason, count })),
      examples: readTransactions(reader, ids),
      effects: effectsOf(reader, newest),
    };
  }

  traceRules({ transactionId }: z.infer<typeof contract.traceRules.input>): z.infer<typeof contract.traceRules.output> {
    return this.#trace(transactionId, {}).map(({ rule, outcome, words }) => ({
      ruleId: rule.id,
      ruleName: rule.name,
      ruleVersion: rule.version,
      outcome: outcome.kind,
      reason: words,
    }));
  }

  /** What the rules would make of a transaction with this prediction, in a sentence for each that looks for it. */
  inWords(transactionId: number, prediction: Partial<Subject>): string {
    const traced = this.#trace(transactionId, prediction);
    if (traced.length === 0) return 'Not applied by itself: no rule is switched on.';
    const looking = traced.filter(({ outcome }) => outcome.kind !== 'unmatched');
    if (looking.length === 0) return 'Not applied by itself: no rule looks for transactions like this.';
    return looking
      .map(({ rule, outcome, words }) => {
        if (outcome.kind === 'apply') return `The rule “${rule.name}” would apply it at its next run.`;
        if (outcome.kind === 'ask') return `The rule “${rule.name}” leaves it for your approval. ${words}`;
        return `Not applied by “${rule.name}”: ${words}`;
      })
      .join(' ');
  }

  #trace(
    transactionId: number,
    override: Partial<Subject>,
  ): { rule: AutomationRule; outcome: Outcome; words: string }[] {
    const { reader } = this.#database;
    const rules = this.#activeRules();
    const needs = { ...needsOf(rules), settled: true };
    const read = readSubjects(reader, [transactionId], needs).next().value?.[0];
    if (!read) throw new AppError('NOT_FOUND', 'This transaction does not exist any more.');
    const outcomes = new CompiledRules(rules, bookNames(reader)).trace({ ...read.subject, ...override });
    return rules.flatMap((rule, place) => {
      const outcome = outcomes[place];
      if (!outcome) return [];
      return [{ rule, outcome, words: outcomeInWords(outcome, rule.conditions, (by) => rules[by]?.name ?? null) }];
    });
  }
}

function previewGate(provenFrom: number | null | undefined): Gate {
  if (provenFrom === undefined) return { kind: 'open' };
  return provenFrom === null ? { kind: 'asks', reason: 'no_promise' } : { kind: 'from', confidence: provenFrom };
}

const applying = ruleActionsSchema.parse({
  autoApply: true,
  requiresApproval: false,
  notifyUser: false,
  logDecision: false,
});
