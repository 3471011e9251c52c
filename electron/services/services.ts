import type { JobRunner } from '../jobs/JobRunner.ts';
import type { AccountService } from './accounts/AccountService.ts';
import type { AuditService } from './audit/AuditService.ts';
import type { AutomationService } from './automation/AutomationService.ts';
import type { CategoryService } from './categories/CategoryService.ts';
import type { ChangeService } from './changes/ChangeService.ts';
import type { EventService } from './events/EventService.ts';
import type { ExchangeRateService } from './exchangeRates/ExchangeRateService.ts';
import type { ExplanationService } from './explanations/ExplanationService.ts';
import type { HealthService } from './health/HealthService.ts';
import type { ImportService } from './imports/ImportService.ts';
import type { ModelService } from './models/ModelService.ts';
import type { PayeeIntelligenceService } from './payees/PayeeIntelligenceService.ts';
import type { ProfileService } from './profile/ProfileService.ts';
import type { ReviewService } from './review/ReviewService.ts';
import type { SampleDataService } from './sampleData/SampleDataService.ts';
import type { SavedFilterService } from './savedFilters/SavedFilterService.ts';
import type { SettingsService } from './settings/SettingsService.ts';
import type { TrainingService } from './training/TrainingService.ts';
import type { BulkEditService } from './transactions/BulkEditService.ts';
import type { TransactionService } from './transactions/TransactionService.ts';

/** One service per area of the contract. Put together in core.ts, called by the procedures. */
export interface Services {
  readonly accounts: AccountService;
  readonly audit: AuditService;
  readonly automation: AutomationService;
  readonly bulkEdit: BulkEditService;
  readonly categories: CategoryService;
  readonly changes: ChangeService;
  readonly events: EventService;
  readonly exchangeRates: ExchangeRateService;
  readonly explanations: ExplanationService;
  readonly health: HealthService;
  readonly imports: ImportService;
  readonly jobs: JobRunner;
  readonly models: ModelService;
  readonly payees: PayeeIntelligenceService;
  readonly profile: ProfileService;
  readonly review: ReviewService;
  readonly sampleData: SampleDataService;
  readonly savedFilters: SavedFilterService;
  readonly settings: SettingsService;
  readonly training: TrainingService;
  readonly transactions: TransactionService;
}
