import { mkdirSync } from 'node:fs';
import type { Job } from '../shared/contract/jobs.ts';
import { AppError } from '../shared/errors.ts';
import { BookDatabase } from './database/BookDatabase.ts';
import { lockProfile } from './database/profileLock.ts';
import { JobRunner } from './jobs/JobRunner.ts';
import type { Clock } from './platform/clock.ts';
import { toAppError } from './platform/errors.ts';
import type { Host } from './platform/host.ts';
import type { Log } from './platform/log.ts';
import type { ProfilePaths } from './platform/paths.ts';
import { type AppRouter, appRouter } from './rpc/router.ts';
import type { Context } from './rpc/trpc.ts';
import { AccountService } from './services/accounts/AccountService.ts';
import { ArchiveService } from './services/archive/ArchiveService.ts';
import { AuditService } from './services/audit/AuditService.ts';
import { ApprovalService } from './services/automation/ApprovalService.ts';
import { AutomationEngine } from './services/automation/AutomationEngine.ts';
import { AutomationService } from './services/automation/AutomationService.ts';
import { BacktestService } from './services/automation/BacktestService.ts';
import { ReplayedHistory } from './services/automation/ReplayedHistory.ts';
import { RuleAdviceService } from './services/automation/RuleAdviceService.ts';
import { RuleGuard } from './services/automation/RuleGuard.ts';
import { RulePromiseService } from './services/automation/RulePromiseService.ts';
import { RuleRunService } from './services/automation/RuleRunService.ts';
import { CategoryService } from './services/categories/CategoryService.ts';
import { ChangeService } from './services/changes/ChangeService.ts';
import { MLCoordinator } from './services/coordinator/MLCoordinator.ts';
import { EventService } from './services/events/EventService.ts';
import { ExchangeRateService } from './services/exchangeRates/ExchangeRateService.ts';
import { ExplanationService } from './services/explanations/ExplanationService.ts';
import { HealthService } from './services/health/HealthService.ts';
import { HeldRowService } from './services/heldRows/HeldRowService.ts';
import { BankFiles } from './services/imports/bankFiles.ts';
import { FileImporter } from './services/imports/FileImporter.ts';
import { ImportProfiles } from './services/imports/ImportProfiles.ts';
import { ImportService } from './services/imports/ImportService.ts';
import { WatchedFolder } from './services/imports/WatchedFolder.ts';
import { CategoryLearningService } from './services/learning/CategoryLearningService.ts';
import { Ledger } from './services/ledger/Ledger.ts';
import { MatchService } from './services/matches/MatchService.ts';
import { ModelService } from './services/models/ModelService.ts';
import { PayeeIntelligenceService } from './services/payees/PayeeIntelligenceService.ts';
import { PayeeService } from './services/payees/PayeeService.ts';
import { PredictionService } from './services/predictions/PredictionService.ts';
import { ProfileService } from './services/profile/ProfileService.ts';
import { Learner } from './services/review/Learner.ts';
import { ReviewService } from './services/review/ReviewService.ts';
import { SampleDataService } from './services/sampleData/SampleDataService.ts';
import { SavedFilterService } from './services/savedFilters/SavedFilterService.ts';
import type { Services } from './services/services.ts';
import { SettingsService } from './services/settings/SettingsService.ts';
import { StatementService } from './services/statements/StatementService.ts';
import { TrainingService } from './services/training/TrainingService.ts';
import { BulkEditService } from './services/transactions/BulkEditService.ts';
import { TransactionService } from './services/transactions/TransactionService.ts';
import type { SpawnWorker } from './workers/workerProtocol.ts';

/** Everything impure that the core needs, chosen by the composition root. */
export interface CoreOptions {
  readonly paths: ProfilePaths;
  readonly host: Host;
  readonly spawn: SpawnWorker;
  readonly clock: Clock;
  readonly log: Log;
}

export interface Core {
  readonly router: AppRouter;
  readonly services: Services;
  createContext(): Context;
  readonly jobs: {
    running(): Job[];
    /** Resolves with a job when it has ended. */
    settled(jobId: string): Promise<Job>;
    subscribe(listener: (job: Job) => void): () => void;
  };
  /** Cancels what runs, waits for it, and closes the database. */
  close(): Promise<void>;
}

/** Opens a profile and puts the whole application together. Throws AppError where the profile cannot be used. */
export async function createCore(options: CoreOptions): Promise<Core> {
  const { paths, log, clock } = options;
  makeProfileFolder(paths);
  const unlock = lockProfile(paths);
  let database: BookDatabase;
  try {
    database = BookDatabase.open(paths, { clock, log });
  } catch (error) {
    unlock();
    throw error;
  }
  const events = new EventService();
  const jobs = new JobRunner({ database, clock, log, events });
  const files = new BankFiles(paths.staging);
  const { services, learner } = createServices({ ...options, database, events, jobs, files });
  try {
    const interrupted = await jobs.interruptUnfinished();
    await files.clear();
    log.write('info', 'opened', { interruptedJobs: interrupted });
    // A command does its own work and ends; what an earlier end left undone is taken up where somebody looks on.
    // None at once: the window waits for this.
    if (options.host.kind !== 'command-line') {
      await learner.predictMissing(0);
      services.imports.watched.start();
    }
  } catch (error) {
    await database.close();
    unlock();
    throw toAppError(error);
  }

  return {
    router: appRouter,
    services,
    createContext: () => ({ services, log }),
    jobs: {
      running: () => jobs.running(),
      settled: (jobId) => jobs.settled(jobId),
      subscribe: (listener) => jobs.subscribe(listener),
    },
    close: async () => {
      await services.imports.watched.close();
      await jobs.close();
      await services.training.idle();
      events.close();
      await database.close();
      await files.clear();
      unlock();
      log.write('info', 'closed');
    },
  };
}

function makeProfileFolder(paths: ProfilePaths): void {
  try {
    mkdirSync(paths.root, { recursive: true });
  } catch (cause) {
    throw new AppError('PROFILE_READ_ONLY', `The profile folder ${paths.root} cannot be made.`, { cause });
  }
}

function createServices(
  dependencies: CoreOptions & { database: BookDatabase; events: EventService; jobs: JobRunner; files: BankFiles },
): { services: Services; learner: Learner } {
  const { database, paths, clock, spawn, events, jobs, host, files, log } = dependencies;
  const { reader } = database;
  const ledger = new Ledger({ database, clock, events });
  const learning = new CategoryLearningService({ modelsFolder: paths.models });
  const intelligence = new PayeeIntelligenceService();
  const coordinator = new MLCoordinator({ learning, intelligence });
  const predictions = new PredictionService({ database, paths, spawn, clock, coordinator, events });
  const guard = new RuleGuard({ database, clock, events });
  const learner = new Learner({ database, predictions, jobs, log, guard });
  const history = new ReplayedHistory({ paths, spawn });
  const promises = new RulePromiseService({ database, clock, events, jobs, history });
  const settings = new SettingsService({ database, events });
  const audit = new AuditService({ database, clock, events });
  const categories = new CategoryService({ reader, ledger, learner });
  const engine = new AutomationEngine({ database, ledger, events, clock });
  const automation = new AutomationService({ database, clock, events });
  const ruleRuns = new RuleRunService({ database, clock, engine, jobs, promises, guard });
  const models = new ModelService({
    database,
    paths,
    clock,
    codeVersion: host.appVersion,
    jobs,
    events,
    predictions,
    learning,
  });
  const training = new TrainingService({ database, paths, clock, spawn, jobs, events, models });
  const changes = new ChangeService({ database, ledger, learner });
  const importProfiles = new ImportProfiles({ database, events });
  const importer = new FileImporter({
    database,
    clock,
    spawn,
    ledger,
    events,
    categories,
    predictions,
    ruleRuns,
    settings,
    profiles: importProfiles,
  });
  const watched = new WatchedFolder({ database, settings, files, importer, jobs, events, clock, log });
  const services = {
    accounts: new AccountService({ reader, ledger }),
    approvals: new ApprovalService({ database, clock, events, ledger, learner }),
    archive: new ArchiveService({ database, paths, clock, spawn, jobs, events, learning, appVersion: host.appVersion }),
    audit,
    automation,
    bulkEdit: new BulkEditService({ database, jobs, ledger, learner }),
    categories,
    changes,
    events,
    exchangeRates: new ExchangeRateService({ reader, ledger }),
    explanations: new ExplanationService({ database, coordinator, ruleRuns, settings }),
    health: new HealthService({ database, clock, audit, automation, learning }),
    heldRows: new HeldRowService({ database, clock, ledger, events, learner }),
    imports: new ImportService({ database, files, jobs, importer, profiles: importProfiles, watched, ledger, changes }),
    jobs,
    matches: new MatchService({ database, ledger, clock, events }),
    models,
    payees: new PayeeService({ reader, ledger, learner }),
    profile: new ProfileService({ reader, paths, host }),
    ruleAdvice: new RuleAdviceService({ database, events }),
    ruleGuard: guard,
    backtests: new BacktestService({ database, clock, jobs, history }),
    rulePromises: promises,
    ruleRuns,
    review: new ReviewService({ database, ledger, learner }),
    sampleData: new SampleDataService({
      database,
      clock,
      jobs,
      ledger,
      predictions,
      training,
      models,
      categories,
      learner,
    }),
    savedFilters: new SavedFilterService({ database, clock, events }),
    settings,
    statements: new StatementService({ reader }),
    training,
    transactions: new TransactionService({ database, ledger, learner }),
  };
  return { services, learner };
}
