import type { BookDatabase } from '../../database/BookDatabase.ts';
import { idsWithoutPrediction, waitingIdsOfPayee } from '../../database/stores/predictionStore.ts';
import { readTransactions } from '../../database/stores/transactionStore.ts';
import type { JobRunner } from '../../jobs/JobRunner.ts';
import { reportError } from '../../platform/errors.ts';
import type { Log } from '../../platform/log.ts';
import type { RuleGuard } from '../automation/RuleGuard.ts';
import { mostRowsInline, type PredictionService } from '../predictions/PredictionService.ts';
import { waitingPayeesLike } from './spellings.ts';

/** Of more payees at once the other spellings are not looked for. */
const mostPayeesCompared = 20;

/** Predicts anew what a decision bears on, so that the app has learnt from it before the next row is shown. */
export class Learner {
  readonly #database: BookDatabase;
  readonly #predictions: PredictionService;
  readonly #jobs: JobRunner;
  readonly #log: Log;
  readonly #guard: RuleGuard;

  constructor(dependencies: {
    database: BookDatabase;
    predictions: PredictionService;
    jobs: JobRunner;
    log: Log;
    guard: RuleGuard;
  }) {
    this.#guard = dependencies.guard;
    this.#log = dependencies.log;
    this.#database = dependencies.database;
    this.#predictions = dependencies.predictions;
    this.#jobs = dependencies.jobs;
  }

  /**
   * After decisions on `transactionIds` (or their undo): the other waiting transactions of the same payees and of payees
   * written alike, and those of them that wait again, get new predictions. Few at once, many as a job. Returns how many suggestions changed at once.
   */
  async learnFrom(transactionIds: readonly number[]): Promise<number> {
    try {
      await this.#guard.check();
      return await this.#learn(transactionIds);
    } catch (error) {
      // The decision itself stands in the books by now: it must not be reported as failed because learning did.
      reportError(error, this.#log, 'learning from decisions');
      return 0;
    }
  }

  async #learn(transactionIds: readonly number[]): Promise<number> {
    const { reader } = this.#database;
    const touched = readTransactions(reader, transactionIds);
    const payeeIds = new Set(touched.flatMap(({ payeeId }) => payeeId ?? []));
    const waiting = new Set(touched.filter(({ categoryId }) => categoryId === null).map(({ id }) => id));
    const alike = payeeIds.size > mostPayeesCompared ? [] : waitingPayeesLike(reader, payeeIds);
    for (const payeeId of [...payeeIds, ...alike]) {
      for (const id of waitingIdsOfPayee(reader, payeeId, 2000)) waiting.add(id);
    }
    const ids = [...waiting];
    if (ids.length <= mostRowsInline) return (await this.#predictions.predictNow(ids)).changed;
    const now = await this.#predictions.predictNow(ids.slice(0, mostRowsInline));
    await this.predictLater(ids.slice(mostRowsInline), 'Learning from what you confirmed');
    return now.changed;
  }

  /**
   * Predicts what waits without a prediction: after a crash, a cancelled import, or a category that was taken away. Few
   * (at most `atOnce`) at once, many as a job.
   */
  async predictMissing(atOnce: number = mostRowsInline): Promise<void> {
    const ids = idsWithoutPrediction(this.#database.reader);
    if (ids.length === 0) return;
    if (ids.length > atOnce) return this.predictLater(ids, 'Predicting what has no suggestion yet');
    try {
      await this.#predictions.predictNow(ids);
    } catch (error) {
      // What was done before it stands in the books by now.
      reportError(error, this.#log, 'predicting what has no suggestion');
    }
  }

  /** Starts a job that predicts transactions (null: everything that waits), and does not wait for it. */
  async predictLater(transactionIds: readonly number[] | null, title: string): Promise<void> {
    const { result } = await this.#jobs.start({ kind: 'prediction', title }, async (job) => ({
      ...(await this.#predictions.predictInJob(transactionIds, job, [0, 1])),
    }));
    // Its end, good or bad, is told by the job itself.
    result.catch(() => {});
  }
}
