import { accountsProcedures } from './procedures/accounts.ts';
import { archiveProcedures } from './procedures/archive.ts';
import { auditProcedures } from './procedures/audit.ts';
import { automationProcedures } from './procedures/automation.ts';
import { categoriesProcedures } from './procedures/categories.ts';
import { changesProcedures } from './procedures/changes.ts';
import { eventsProcedures } from './procedures/events.ts';
import { exchangeRatesProcedures } from './procedures/exchangeRates.ts';
import { explanationsProcedures } from './procedures/explanations.ts';
import { healthProcedures } from './procedures/health.ts';
import { heldRowsProcedures } from './procedures/heldRows.ts';
import { importsProcedures } from './procedures/imports.ts';
import { jobsProcedures } from './procedures/jobs.ts';
import { matchesProcedures } from './procedures/matches.ts';
import { modelsProcedures } from './procedures/models.ts';
import { payeesProcedures } from './procedures/payees.ts';
import { profileProcedures } from './procedures/profile.ts';
import { reviewProcedures } from './procedures/review.ts';
import { sampleDataProcedures } from './procedures/sampleData.ts';
import { savedFiltersProcedures } from './procedures/savedFilters.ts';
import { settingsProcedures } from './procedures/settings.ts';
import { statementsProcedures } from './procedures/statements.ts';
import { trainingProcedures } from './procedures/training.ts';
import { transactionsProcedures } from './procedures/transactions.ts';
import { router } from './trpc.ts';

/** The whole contract, by area. */
export const appRouter = router({
  accounts: accountsProcedures,
  archive: archiveProcedures,
  audit: auditProcedures,
  automation: automationProcedures,
  categories: categoriesProcedures,
  changes: changesProcedures,
  events: eventsProcedures,
  exchangeRates: exchangeRatesProcedures,
  explanations: explanationsProcedures,
  health: healthProcedures,
  heldRows: heldRowsProcedures,
  imports: importsProcedures,
  jobs: jobsProcedures,
  matches: matchesProcedures,
  models: modelsProcedures,
  payees: payeesProcedures,
  profile: profileProcedures,
  review: reviewProcedures,
  sampleData: sampleDataProcedures,
  savedFilters: savedFiltersProcedures,
  settings: settingsProcedures,
  statements: statementsProcedures,
  training: trainingProcedures,
  transactions: transactionsProcedures,
});

export type AppRouter = typeof appRouter;
