import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { z } from 'zod';
import type * as contract from '../../../shared/contract/backtests.ts';
import { AppError } from '../../../shared/errors.ts';
import type { BookDatabase } from '../../database/BookDatabase.ts';
import { listCategoryRows } from '../../database/stores/bookStore.ts';
import { readActiveModelRow } from '../../database/stores/modelStore.ts';
import { newestTransactionDate } from '../../database/stores/predictionStore.ts';
import { readPromises } from '../../database/stores/promiseStore.ts';
import { readTransactions } from '../../database/stores/transactionStore.ts';
import type { JobContext, JobRunner } from '../../jobs/JobRunner.ts';
import { type Clock, instant } from '../../platform/clock.ts';
import { Backtest, type BacktestRow, noCounts } from './backtest.ts';
import { bookNames } from './bookNames.ts';
import { changeInWords } from './changeInWords.ts';
import { monthsUpTo, pastSubjects, type ReplayedHistory } from './ReplayedHistory.ts';
import { gateOf } from './ruleGate.ts';
import { checkRule } from './ruleProblems.ts';
import { readRules } from './storedRules.ts';
import { needsOf } from './subjects.ts';

type Input = z.infer<typeof contract.backtestAutomationRule.input>;
type Output = z.infer<typeof contract.backtestAutomationRule.output>;

/** Of so many backtests the rows are kept. */
const backtestsKept = 8;
/** Before the months that are asked for, so that promises can be proven. */
const monthsBefore = 12;

/** Tries rules on the past. */
export class BacktestService {
  readonly #database: BookDatabase;
  readonly #clock: Clock;
  readonly #jobs: JobRunner;
  readonly #history: ReplayedHistory;
  readonly #kept = new Map<string, readonly BacktestRow[]>();

  constructor(dependencies: { database: BookDatabase; clock: Clock; jobs: JobRunner; history: ReplayedHistory }) {
    this.#database = dependencies.database;
    this.#clock = dependencies.clock;
    this.#jobs = dependencies.jobs;
    this.#history = dependencies.history;
  }

  async backtestAutomationRule(input: Input, signal?: AbortSignal): Promise<Output> {
    checkRule(this.#database.reader, input);
    const { result } = await this.#jobs.start(
      { kind: 'automation', title: `Try a rule on the last ${input.months} months`, signal },
      (job) => this.#run(input, job),
    );
    return result;
  }

  async #run(input: Input, job: JobContext): Promise<Output> {
    const { reader } = this.#database;
    const newest = newestTransactionDate(reader);
    const from = newest === null ? null : monthsUpTo(newest, input.months);
    const replayed = await this.#history.replay(reader, input.months + monthsBefore, {
      signal: job.signal,
      report: (share) => job.report(0.8 * share, 'Playing the past again'),
    });
    const around = this.#around(input.ruleId);
    const rule = { matcher: input.matcher, conditions: input.conditions, actions: input.actions };
    const backtest = new Backtest({ rule, ...around, names: bookNames(reader), from: from ?? '' });
    const needs = needsOf([rule, ...around.others]);
    let done = 0;
    for (const page of pastSubjects(reader, replayed, needs)) {
      job.signal.throwIfAborted();
      for (const past of page) backtest.add(past);
      done += page.length;
      job.report(0.8 + (0.2 * done) / replayed.length, 'Trying the rule');
      await nextTurn();
    }
    const backtestId = randomUUID();
    this.#keep(backtestId, backtest.rows);
    const total = { ...noCounts };
    for (const month of backtest.months) {
      for (const kind of countKinds) total[kind] += month[kind];
    }
    return { backtestId, from, to: newest, total, months: backtest.months.map((month) => ({ ...month })) };
  }

  /** The other active rules, and the place among them. */
  #around(ruleId: string | undefined) {
    const { reader } = this.#database;
    const promises = readPromises(reader);
    const now = { at: instant(this.#clock), modelId: readActiveModelRow(reader, 'category_classifier')?.id ?? null };
    const all = readRules(reader);
    const own = all.findIndex(({ id }) => id === ruleId);
    if (ruleId !== undefined && own < 0) throw new AppError('NOT_FOUND', 'This rule does not exist any more.');
    const others = all
      .filter(({ id, isActive }) => isActive && id !== ruleId)
      .map((rule) => ({ ...rule, gate: gateOf(rule, promises.get(rule.id) ?? null, now) }));
    const position = all[own]?.position ?? Number.POSITIVE_INFINITY;
    return { others, place: others.filter((rule) => rule.position < position).length };
  }

  #keep(backtestId: string, rows: readonly BacktestRow[]): void {
    this.#kept.set(backtestId, rows);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > backtestsKept && oldest !== undefined) this.#kept.delete(oldest);
  }

  listBacktestRows(
    input: z.infer<typeof contract.listBacktestRows.input>,
  ): z.infer<typeof contract.listBacktestRows.output> {
    const { reader } = this.#database;
    const kept = this.#kept.get(input.backtestId);
    if (!kept) throw new AppError('NOT_FOUND', 'The rows of this trial are not kept any more: try the rule again.');
    const found = kept.filter(
      ({ outcome, month }) => outcome === input.outcome && (input.month === undefined || month === input.month),
    );
    const page = found.toReversed().slice(input.offset, input.offset + input.limit);
    const paths = new Map(listCategoryRows(reader).map(({ id, path }) => [id, path]));
    const pathOf = (id: number | null) => (id === null ? null : (paths.get(id) ?? null));
    const ids = page.map(({ transactionId }) => transactionId);
    const transactions = new Map(readTransactions(reader, ids).map((row) => [row.id, row]));
    return {
      count: found.length,
      rows: page.flatMap(({ transactionId, change, confidence, actual }) => {
        const transaction = transactions.get(transactionId);
        if (!transaction) return [];
        const would = change === null ? null : changeInWords(change, pathOf);
        return [{ transaction, would, confidence, actualCategoryId: actual, actualCategoryPath: pathOf(actual) }];
      }),
    };
  }
}

const countKinds = ['considered', 'right', 'wrong', 'unjudged', 'asked', 'conflict'] as const;
