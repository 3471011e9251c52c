import type { z } from 'zod';
import type * as contract from '../../../shared/contract/sampleData.ts';
import { addDays } from '../../../shared/dates.ts';
import { AppError } from '../../../shared/errors.ts';
import type { BookDatabase } from '../../database/BookDatabase.ts';
import { isReferenced } from '../../database/stores/entityStore.ts';
import { insertImport, updateImport } from '../../database/stores/importStore.ts';
import { countAll } from '../../database/stores/transactionStore.ts';
import { cleanPayee, payeeKey } from '../../importers/payeeText.ts';
import { unstatedPeriod } from '../../importers/statement.ts';
import type { JobContext, JobRunner } from '../../jobs/JobRunner.ts';
import type { Clock } from '../../platform/clock.ts';
import type { CategoryService } from '../categories/CategoryService.ts';
import { AccountFinder } from '../imports/accountFinder.ts';
import { bookRows } from '../imports/bookRows.ts';
import { type PreparedStatement, preparedRows } from '../imports/preparedFile.ts';
import type { Ledger } from '../ledger/Ledger.ts';
import type { ModelService } from '../models/ModelService.ts';
import type { PredictionService } from '../predictions/PredictionService.ts';
import type { Learner } from '../review/Learner.ts';
import type { TrainingService } from '../training/TrainingService.ts';
import { type SampleHousehold, sampleHousehold } from './sampleHousehold.ts';

const seed = 20_260;
/** The newest days are left for the newcomer to review. */
const unreviewedDays = 45;

/** The household as statements, its newest weeks without categories. */
function statementsOf(household: SampleHousehold, reviewedUntil: string): PreparedStatement[] {
  return household.accounts.map((account) => ({
    account: { externalId: `sample-${account.key}`, name: account.name, kind: account.kind },
    currency: account.currency,
    ...unstatedPeriod,
    rows: household.transactions
      .filter((transaction) => transaction.account === account.key)
      .map((transaction, index) => {
        const payeeName = cleanPayee(transaction.text);
        return {
          line: index + 1,
          date: transaction.date,
          amount: transaction.amount,
          currency: transaction.currency,
          text: transaction.text,
          bankText: transaction.text,
          payee: null,
          bankId: transaction.bankId,
          category: transaction.date <= reviewedUntil ? transaction.category : null,
          account: null,
          payeeName,
          payeeKey: payeeKey(payeeName),
        };
      }),
  }));
}

/** Lets a newcomer try the app on an invented household, and takes it out again. */
export class SampleDataService {
  readonly #database: BookDatabase;
  readonly #clock: Clock;
  readonly #jobs: JobRunner;
  readonly #ledger: Ledger;
  readonly #predictions: PredictionService;
  readonly #training: TrainingService;
  readonly #models: ModelService;
  readonly #categories: CategoryService;
  readonly #learner: Learner;

  constructor(dependencies: {
    database: BookDatabase;
    clock: Clock;
    jobs: JobRunner;
    ledger: Ledger;
    predictions: PredictionService;
    training: TrainingService;
    models: ModelService;
    categories: CategoryService;
    learner: Learner;
  }) {
    this.#categories = dependencies.categories;
    this.#learner = dependencies.learner;
    this.#database = dependencies.database;
    this.#clock = dependencies.clock;
    this.#jobs = dependencies.jobs;
    this.#ledger = dependencies.ledger;
    this.#predictions = dependencies.predictions;
    this.#training = dependencies.training;
    this.#models = dependencies.models;
  }

  async addSampleData(_input: unknown, signal?: AbortSignal): Promise<z.infer<typeof contract.addSampleData.output>> {
    if (countAll(this.#database.reader) > 0) {
      throw new AppError(
        'SAMPLE_DATA_NOT_WANTED',
        'There are transactions in these books already, and sample data would mix with them.',
      );
    }
    const { job, result } = await this.#jobs.start({ kind: 'import', title: 'Add sample data', signal }, (context) =>
      this.#add(context),
    );
    return { ...(await result), jobId: job.id };
  }

  async #add(job: JobContext) {
    job.report(0.05, 'Inventing a household');
    const endDate = this.#clock.now().toISOString().slice(0, 10);
    const household = sampleHousehold({ seed, endDate });
    const statements = statementsOf(household, addDays(endDate, -unreviewedDays));
    const { changeSetId, result } = await this.#ledger.apply(
      { actor: 'import:sample', actorName: 'Sample household', kind: 'sample', reason: 'Add sample data' },
      async (recorder) => {
        const importId = insertImport(recorder.connection, {
          source: 'sample',
          fileName: 'Sample household',
          fileSha256: '',
          format: 'sample',
          optionsJson: JSON.stringify({ seed, endDate }),
          imported: 0,
          alreadyThere: 0,
          heldBack: 0,
          changeSetId: recorder.changeSetId,
          createdAt: recorder.at,
        });
        const accounts = new AccountFinder(recorder.connection, {
          account: undefined,
          into: null,
          currency: undefined,
          countedIn: 'GBP',
        });
        const rows = await bookRows(recorder, {
          rows: preparedRows(statements),
          accounts,
          format: 'sample',
          categories: 'confirm',
          importId,
          onProgress: (done, total) => {
            job.signal.throwIfAborted();
            job.report(0.1 + 0.4 * (done / total), `Adding ${done} of ${total}`);
          },
        });
        updateImport(recorder.connection, importId, { imported: rows.imported, alreadyThere: rows.alreadyThere });
        return rows;
      },
    );
    try {
      await this.#trainFirstModel(job);
      await this.#predictions.predictInJob(result.uncategorisedIds, job, [0.9, 1]);
    } catch (error) {
      // Cancelled half-way means not wanted.
      await this.#ledger.undo(changeSetId);
      await this.#models.retireSampleModel();
      throw error;
    }
    return { changeSetId, transactions: result.imported };
  }

  /** A household that has kept its books for two years has a model; so has the sample. */
  async #trainFirstModel(job: JobContext): Promise<void> {
    job.report(0.55, 'Training a model on it');
    const { id } = await this.#training.startTrainingJob({
      modelType: 'category_classifier',
      algorithm: 'softmax_regression',
      seed,
    });
    const cancel = () => void this.#training.cancelTrainingJob({ jobId: id }).catch(() => {});
    if (job.signal.aborted) cancel();
    else job.signal.addEventListener('abort', cancel, { once: true });
    const ended = await this.#training.settled(id);
    job.signal.removeEventListener('abort', cancel);
    job.signal.throwIfAborted();
    if (ended.modelId !== null) await this.#models.activateModel({ modelId: ended.modelId });
  }

  /** Takes every transaction of the sample out, and the accounts, payees and categories that nothing else uses. */
  async removeSampleData(_input: unknown): Promise<z.infer<typeof contract.removeSampleData.output>> {
    const { changeSetId, result } = await this.#ledger.apply(
      { actor: 'user', actorName: 'You', kind: 'sample', reason: 'Remove sample data' },
      async (recorder) => {
        const { connection } = recorder;
        const ids = (sql: string) => connection.all<{ id: number }>(sql).map(({ id }) => id);
        const transactionIds = ids(
          "SELECT id FROM transactions WHERE import_id IN (SELECT id FROM imports WHERE source = 'sample') ORDER BY id",
        );
        if (transactionIds.length === 0) throw new AppError('NOT_FOUND', 'There is no sample data in these books.');
        for (const id of transactionIds) {
          recorder.delete('transactions', id);
          await recorder.breathe();
        }
        const created = connection.all<{ entity: 'accounts' | 'payees' | 'categories'; id: number }>(
          `SELECT c.entity, c.entity_id AS id FROM changes c JOIN change_sets s ON s.id = c.change_set_id
           WHERE s.kind = 'sample' AND c.operation = 'insert' AND c.entity <> 'transactions' ORDER BY c.id DESC`,
        );
        for (const { entity, id } of created) {
          if (!isReferenced(connection, entity, id)) recorder.delete(entity, id);
          await recorder.breathe();
        }
        return transactionIds.length;
      },
    );
    await this.#models.retireSampleModel();
    // The person's own rows, where there are some, are suggested anew without what the sample had taught.
    if (countAll(this.#database.reader) > 0) {
      await this.#categories.addStarterCategories();
      await this.#learner.predictLater(null, 'Predicting without the sample data');
    }
    return { changeSetId, transactions: result };
  }
}
