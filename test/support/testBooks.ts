import { mkdirSync } from 'node:fs';
import { BookDatabase } from '../../electron/database/BookDatabase.ts';
import { insertImport } from '../../electron/database/stores/importStore.ts';
import { readTransactions } from '../../electron/database/stores/transactionStore.ts';
import { cleanPayee, payeeKey } from '../../electron/importers/payeeText.ts';
import { unstatedPeriod } from '../../electron/importers/statement.ts';
import { JobRunner } from '../../electron/jobs/JobRunner.ts';
import { silentLog } from '../../electron/platform/log.ts';
import { AccountService } from '../../electron/services/accounts/AccountService.ts';
import { AuditService } from '../../electron/services/audit/AuditService.ts';
import { ApprovalService } from '../../electron/services/automation/ApprovalService.ts';
import { AutomationEngine } from '../../electron/services/automation/AutomationEngine.ts';
import { AutomationService } from '../../electron/services/automation/AutomationService.ts';
import { BacktestService } from '../../electron/services/automation/BacktestService.ts';
import { ReplayedHistory } from '../../electron/services/automation/ReplayedHistory.ts';
import { RuleAdviceService } from '../../electron/services/automation/RuleAdviceService.ts';
import { RuleGuard } from '../../electron/services/automation/RuleGuard.ts';
import { RulePromiseService } from '../../electron/services/automation/RulePromiseService.ts';
import { RuleRunService } from '../../electron/services/automation/RuleRunService.ts';
import { CategoryService } from '../../electron/services/categories/CategoryService.ts';
import { ChangeService } from '../../electron/services/changes/ChangeService.ts';
import { MLCoordinator } from '../../electron/services/coordinator/MLCoordinator.ts';
import { EventService } from '../../electron/services/events/EventService.ts';
import { ExchangeRateService } from '../../electron/services/exchangeRates/ExchangeRateService.ts';
import { AccountFinder } from '../../electron/services/imports/accountFinder.ts';
import { bookRows } from '../../electron/services/imports/bookRows.ts';
import { type PreparedStatement, preparedRows } from '../../electron/services/imports/preparedFile.ts';
import { CategoryLearningService } from '../../electron/services/learning/CategoryLearningService.ts';
import { Ledger } from '../../electron/services/ledger/Ledger.ts';
import { MatchService } from '../../electron/services/matches/MatchService.ts';
import { PayeeIntelligenceService } from '../../electron/services/payees/PayeeIntelligenceService.ts';
import { PayeeService } from '../../electron/services/payees/PayeeService.ts';
import { PredictionService } from '../../electron/services/predictions/PredictionService.ts';
import { Learner } from '../../electron/services/review/Learner.ts';
import { ReviewService } from '../../electron/services/review/ReviewService.ts';
import { BulkEditService } from '../../electron/services/transactions/BulkEditService.ts';
import { TransactionService } from '../../electron/services/transactions/TransactionService.ts';
import { acceptedOf } from '../../renderer/src/transactions/acceptance.ts';
import type { CsvRow } from './bankFile.ts';
import { spawnSourceWorker, type TestProfile, temporaryProfile, testClock } from './testCore.ts';

/** The rows of a file as the import worker hands them over. */
export function preparedStatement(rows: readonly CsvRow[]): PreparedStatement {
  return {
    account: { externalId: null, name: null, kind: null },
    currency: null,
    ...unstatedPeriod,
    rows: rows.map(({ date, text, amount, category = null }, index) => {
      const payeeName = cleanPayee(text);
      return {
        line: index + 2,
        date,
        amount,
        currency: null,
        text,
        bankText: text,
        payee: null,
        bankId: null,
        category,
        account: null,
        payeeName,
        payeeKey: payeeKey(payeeName),
      };
    }),
  };
}

/**
 * The services around one real database, without worker threads, so that properties can run hundreds of histories.
 * An import books prepared rows; predicting happens in this thread.
 */
export async function openTestBooks(given?: TestProfile) {
  const profile = given ?? (await temporaryProfile());
  const { paths } = profile;
  mkdirSync(paths.root, { recursive: true });
  const clock = testClock;
  const database = BookDatabase.open(paths, { clock, log: silentLog });
  const { reader } = database;
  const events = new EventService();
  const jobs = new JobRunner({ database, clock, log: silentLog, events });
  const ledger = new Ledger({ database, clock, events });
  const learning = new CategoryLearningService({ modelsFolder: paths.models });
  const intelligence = new PayeeIntelligenceService();
  const coordinator = new MLCoordinator({ learning, intelligence });
  const predictions = new PredictionService({
    database,
    paths,
    spawn: spawnSourceWorker,
    clock,
    coordinator,
    events,
  });
  const guard = new RuleGuard({ database, clock, events });
  const learner = new Learner({ database, predictions, jobs, log: silentLog, guard });
  const history = new ReplayedHistory({ paths, spawn: spawnSourceWorker });
  const promises = new RulePromiseService({ database, clock, events, jobs, history });
  const engine = new AutomationEngine({ database, ledger, events, clock });
  const automation = new AutomationService({ database, clock, events });
  const ruleRuns = new RuleRunService({ database, clock, engine, jobs, promises, guard });
  const categories = new CategoryService({ reader, ledger, learner });

  async function importRows(
    rows: readonly CsvRow[],
    options: { account?: string | undefined; categories?: 'confirm' | 'ignore' } = {},
  ) {
    const { changeSetId, result } = await ledger.apply(
      { actor: 'import:test', actorName: 'test.csv', kind: 'import', reason: 'Import test.csv' },
      async (recorder) => {
        const importId = insertImport(recorder.connection, {
          source: 'file',
          fileName: 'test.csv',
          fileSha256: '',
          format: 'csv',
          optionsJson: '{}',
          imported: 0,
          alreadyThere: 0,
          heldBack: 0,
          changeSetId: recorder.changeSetId,
          createdAt: recorder.at,
        });
        const accounts = new AccountFinder(reader, {
          account: options.account,
          into: null,
          currency: undefined,
          countedIn: 'EUR',
        });
        return bookRows(recorder, {
          rows: preparedRows([preparedStatement(rows)]),
          accounts,
          format: 'csv',
          categories: options.categories ?? 'ignore',
          importId,
          onProgress: () => {},
        });
      },
    );
    await categories.addStarterCategories();
    await predictions.predictNow(result.uncategorisedIds);
    await ruleRuns.runOn(result.uncategorisedIds);
    return { changeSetId, ...result };
  }

  const review = new ReviewService({ database, ledger, learner });
  /** Accepts what stands on these transactions now. */
  async function acceptSuggestions(transactionIds: readonly number[]) {
    const accepted = acceptedOf(readTransactions(reader, transactionIds));
    return review.decideReview({ decision: 'accept', accepted });
  }

  return {
    profile,
    paths,
    database,
    ledger,
    jobs,
    predictions,
    automation,
    ruleRuns,
    backtests: new BacktestService({ database, clock, jobs, history }),
    rulePromises: promises,
    ruleAdvice: new RuleAdviceService({ database, events }),
    ruleGuard: guard,
    approvals: new ApprovalService({ database, clock, events, ledger, learner }),
    categories,
    payees: new PayeeService({ reader, ledger, learner }),
    exchangeRates: new ExchangeRateService({ reader, ledger }),
    accounts: new AccountService({ reader, ledger }),
    audit: new AuditService({ database, clock, events }),
    changes: new ChangeService({ database, ledger, learner }),
    review,
    acceptSuggestions,
    matches: new MatchService({ database, ledger, clock, events }),
    bulkEdit: new BulkEditService({ database, jobs, ledger, learner }),
    transactions: new TransactionService({ database, ledger, learner }),
    importRows,
    close: async () => {
      await jobs.close();
      await database.close();
      if (!given) await profile.remove();
    },
  };
}

export type TestBooks = Awaited<ReturnType<typeof openTestBooks>>;
