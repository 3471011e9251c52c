import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import type { AutomationRule } from '../../../shared/contract/automation.ts';
import { type RuleConditions, ruleActionsSchema } from '../../../shared/contract/ruleLanguage.ts';
import type * as contract from '../../../shared/contract/rulePromises.ts';
import {
  type PromiseEvidence,
  promiseEvidenceSchema,
  type RulePromise,
} from '../../../shared/contract/rulePromises.ts';
import { addDays } from '../../../shared/dates.ts';
import { AppError } from '../../../shared/errors.ts';
import type { BookDatabase } from '../../database/BookDatabase.ts';
import { readActiveModelRow } from '../../database/stores/modelStore.ts';
import { insertPromise, type PromiseRow, readPromises } from '../../database/stores/promiseStore.ts';
import { summariseLabels } from '../../database/stores/trainingStore.ts';
import type { JobContext, JobRunner } from '../../jobs/JobRunner.ts';
import { type Clock, instant } from '../../platform/clock.ts';
import type { EventService } from '../events/EventService.ts';
import { bookNames } from './bookNames.ts';
import { CompiledRules, type EvaluatedRule } from './compileRules.ts';
import { type Eligible, evidenceOf } from './promiseEvidence.ts';
import { pastSubjects, type ReplayedHistory } from './ReplayedHistory.ts';
import { gateOf, makesPromise, outdated } from './ruleGate.ts';
import { readRules } from './storedRules.ts';
import { needsOf } from './subjects.ts';

const monthsLookedAt = 12;
const daysValid = 90;

type Progress = Pick<JobContext, 'signal'> & { report(progress: number, step: string): void };
const step = 'Proving what can be promised';

const storedSchema = z.object({ missing: z.int(), labels: z.int() });
const applyingSuggestions = ruleActionsSchema.parse({
  autoApply: true,
  requiresApproval: false,
  notifyUser: false,
  logDecision: false,
});

/** Proves what rules promise, from what was decided on transactions of the last year. */
export class RulePromiseService {
  readonly #database: BookDatabase;
  readonly #clock: Clock;
  readonly #events: EventService;
  readonly #jobs: JobRunner;
  readonly #history: ReplayedHistory;

  constructor(dependencies: {
    database: BookDatabase;
    clock: Clock;
    events: EventService;
    jobs: JobRunner;
    history: ReplayedHistory;
  }) {
    this.#database = dependencies.database;
    this.#clock = dependencies.clock;
    this.#events = dependencies.events;
    this.#jobs = dependencies.jobs;
    this.#history = dependencies.history;
  }

  getRulePromise({ id }: z.infer<typeof contract.getRulePromise.input>): RulePromise {
    const rule = readRules(this.#database.reader).find((each) => each.id === id);
    if (!rule) throw new AppError('NOT_FOUND', 'This rule does not exist any more.');
    const row = readPromises(this.#database.reader).get(id) ?? null;
    const evidence = row === null ? null : promiseEvidenceSchema.parse(JSON.parse(row.evidenceJson));
    const none = { ruleId: id, evidence: null, computedAt: null, expiresAt: null };
    if (!makesPromise(rule)) return { ...none, state: rule.suspension === null ? 'none' : 'suspended' };
    return {
      ...none,
      state: this.#stateOf(rule, row),
      evidence,
      ...(row === null ? {} : { computedAt: row.computedAt, expiresAt: row.expiresAt }),
    };
  }

  #stateOf(rule: AutomationRule, row: PromiseRow | null): RulePromise['state'] {
    if (rule.suspension !== null) return 'suspended';
    const gate = gateOf(rule, row, this.#now());
    if (gate.kind !== 'asks') return 'proven';
    return row === null || outdated(row, rule, this.#now()) !== null ? 'unproven' : 'locked';
  }

  #now() {
    const model = readActiveModelRow(this.#database.reader, 'category_classifier');
    return { at: instant(this.#clock), modelId: model?.id ?? null };
  }

  async proveRulePromise(
    { id }: z.infer<typeof contract.proveRulePromise.input>,
    signal?: AbortSignal,
  ): Promise<RulePromise> {
    const rule = readRules(this.#database.reader).find((each) => each.id === id);
    if (!rule) throw new AppError('NOT_FOUND', 'This rule does not exist any more.');
    if (!makesPromise(rule)) {
      throw new AppError('BAD_INPUT', 'This rule makes no promise: only one that applies suggestions can.');
    }
    const { result } = await this.#jobs.start(
      { kind: 'automation', title: `Prove the promise of “${rule.name}”`, signal },
      async (job) => this.#prove([rule], job).then(() => null),
    );
    await result;
    return this.getRulePromise({ id });
  }

  async tryPromise(input: z.infer<typeof contract.tryPromise.input>, signal?: AbortSignal): Promise<PromiseEvidence> {
    const rule = { matcher: input.matcher, conditions: { ...input.conditions, promise: true } };
    const { result } = await this.#jobs.start({ kind: 'automation', title: 'Prove a promise', signal }, (job) =>
      this.#evidenceFor(rule, job),
    );
    return result;
  }

  /** Proves anew what a model, a version, time or many new confirmations have left behind, before these rules act. */
  async renew(rules: readonly AutomationRule[], progress: Progress): Promise<void> {
    const promises = readPromises(this.#database.reader);
    const now = this.#now();
    const { labels } = summariseLabels(this.#database.reader);
    const due = rules.filter((rule) => {
      if (!makesPromise(rule) || rule.conditions.riskTolerance >= 1) return false;
      const row = promises.get(rule.id);
      if (!row || outdated(row, rule, now) !== null) return true;
      // Once as many as were missing are confirmed, it may be proven.
      const { missing, labels: then } = storedSchema.parse(JSON.parse(row.evidenceJson));
      return row.threshold === null && labels >= then + missing;
    });
    if (due.length > 0) await this.#prove(due, progress);
  }

  async #prove(rules: readonly AutomationRule[], progress: Progress): Promise<void> {
    for (const rule of rules) {
      const now = this.#now();
      const { labels } = summariseLabels(this.#database.reader);
      const evidence = await this.#evidenceFor(rule, progress);
      await this.#database.write(({ connection }) =>
        insertPromise(connection, {
          ruleId: rule.id,
          ruleVersion: rule.version,
          modelId: now.modelId,
          computedAt: now.at,
          expiresAt: `${addDays(now.at.slice(0, 10), daysValid)}${now.at.slice(10)}`,
          threshold: evidence.threshold,
          evidenceJson: JSON.stringify({ ...evidence, labels }),
        }),
      );
    }
    this.#events.changed('automation');
  }

  /** Every row that the rule would have acted on, were its promise proven for any confidence. */
  async #evidenceFor(
    rule: { readonly matcher: AutomationRule['matcher']; readonly conditions: RuleConditions },
    { signal, report }: Progress,
  ): Promise<PromiseEvidence> {
    const { reader } = this.#database;
    const replayed = await this.#history.replay(reader, monthsLookedAt, {
      signal,
      report: (share) => report(share, step),
    });
    const evaluated: EvaluatedRule = { ...rule, actions: applyingSuggestions, gate: { kind: 'open' } };
    const compiled = new CompiledRules([evaluated], bookNames(reader));
    const eligible: Eligible[] = [];
    for (const page of pastSubjects(reader, replayed, needsOf([evaluated]))) {
      signal.throwIfAborted();
      for (const { subject, actual } of page) {
        if (compiled.decide(subject).length === 0) continue;
        const isRight = actual === null ? null : actual === subject.predictedCategoryId;
        eligible.push({ ...subject, isRight });
      }
      await nextTurn();
    }
    return evidenceOf(eligible, replayed.length, rule.conditions.riskTolerance);
  }
}
