import type { JobRunner } from '../jobs/JobRunner.ts';
import type { AccountService } from './accounts/AccountService.ts';
import type { AuditService } from './audit/AuditService.ts';
import type { AutomationService } from './automation/AutomationService.ts';
import type { CategoryService } from './categories/CategoryService.ts';
import type { ChangeService } from './changes/ChangeService.ts';
import type { EventService } from './events/EventService.ts';
import type { ExplanationService } from './explanations/ExplanationService.ts';
import type { HealthService } from './health/HealthService.ts';
import type { HeldRowService } from './heldRows/HeldRowService.ts';
import type { ImportService } from './imports/ImportService.ts';
import type { MatchService } from './matches/MatchService.ts';
import type { ModelService } from './models/ModelService.ts';
import type { PayeeService } from './payees/PayeeService.ts';
import type { ProfileService } from './profile/ProfileService.ts';
import type { ReviewService } from './review/ReviewService.ts';
import type { SampleDataService } from './sampleData/SampleDataService.ts';
import type { SettingsService } from './settings/SettingsService.ts';
import type { StatementService } from './statements/StatementService.ts';
import type { TrainingService } from './training/TrainingService.ts';
import type { TransactionService } from './transactions/TransactionService.ts';

/** One service per area of the contract. Put together in core.ts, called by the procedures. */
export interface Services {
  readonly accounts: AccountService;
  readonly audit: AuditService;
  readonly automation: AutomationService;
  readonly categories: CategoryService;
  readonly changes: ChangeService;
  readonly events: EventService;
  readonly explanations: ExplanationService;
  readonly health: HealthService;
  readonly heldRows: HeldRowService;
  readonly imports: ImportService;
  readonly jobs: JobRunner;
  readonly matches: MatchService;
  readonly models: ModelService;
  readonly payees: PayeeService;
  readonly profile: ProfileService;
  readonly review: ReviewService;
  readonly sampleData: SampleDataService;
  readonly settings: SettingsService;
  readonly statements: StatementService;
  readonly training: TrainingService;
  readonly transactions: TransactionService;
}
