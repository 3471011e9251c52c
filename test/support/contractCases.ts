/** What a case may refer to: the prepared profile, and what earlier calls over the same transport answered. */
export interface CaseContext {
  readonly folder: string;
  readonly prepared: {
    readonly ruleId: string;
    readonly modelId: string;
    readonly changeSetId: string;
    readonly auditEntryId: string;
    readonly endedJobId: string;
    readonly waitingIds: readonly number[];
    readonly categoryId: number;
  };
  /** The `id` of the last answer of a procedure. */
  idFrom(procedure: string): string;
}

export interface ContractCase {
  readonly procedure: string;
  readonly input?: unknown | ((context: CaseContext) => unknown);
  /** The code, where refusing is the right answer on the prepared profile. */
  readonly refused?: string;
  /** Fields of the answer that differ between hosts by design, by name. */
  readonly differs?: readonly string[];
  /** Of a subscription: whether to leave after the first event, or to follow it to its end, the default. */
  readonly leave?: 'after the first event' | 'at once';
}

const input = (make: (context: CaseContext) => unknown) => make;

/** A valid call of every procedure, in an order in which each makes sense. */
export const contractCases: readonly ContractCase[] = [
  { procedure: 'profile.getProfile', differs: ['host', 'databaseBytes', 'appVersion'] },
  { procedure: 'settings.getSettings' },
  { procedure: 'settings.updateSettings', input: { theme: 'dark', homeCurrency: 'GBP', hiddenColumns: ['source'] } },
  { procedure: 'accounts.listAccounts' },
  { procedure: 'accounts.renameAccount', input: { accountId: 1, name: 'Everyday' } },
  { procedure: 'categories.listCategories' },
  { procedure: 'categories.createCategory', input: { name: 'Garden', kind: 'expense' } },
  { procedure: 'payees.searchPayees', input: { text: 'a', limit: 10 } },
  { procedure: 'transactions.listTransactions', input: { limit: 20, filter: { maxAmount: -1 } } },
  { procedure: 'transactions.countTransactions', input: { filter: { state: 'confirmed' } } },
  {
    procedure: 'transactions.getTransaction',
    input: input(({ prepared }) => ({ transactionId: prepared.waitingIds[0] })),
  },
  {
    procedure: 'transactions.setCategory',
    input: input(({ prepared }) => ({
      transactionIds: prepared.waitingIds.slice(0, 2),
      categoryId: prepared.categoryId,
    })),
  },
  {
    procedure: 'transactions.getTransactionHistory',
    input: input(({ prepared }) => ({ transactionId: prepared.waitingIds[0] })),
  },
  { procedure: 'review.listReviewGroups', input: { limit: 5 } },
  {
    procedure: 'review.decideReview',
    input: input(({ prepared }) => ({
      decision: 'correct',
      transactionIds: prepared.waitingIds.slice(2, 4),
      categoryId: prepared.categoryId,
    })),
  },
  {
    procedure: 'explanations.explainPrediction',
    input: input(({ prepared }) => ({ transactionId: prepared.waitingIds[5] })),
  },
  { procedure: 'automation.listAutomationRules' },
  {
    procedure: 'automation.previewAutomationRule',
    input: {
      conditions: { confidenceThreshold: 0.9, minimumDataPoints: 1, agreementRequired: false, riskTolerance: 0.1 },
    },
  },
  { procedure: 'automation.listExecutions', input: { limit: 10 } },
  {
    procedure: 'automation.updateAutomationRule',
    input: input(({ prepared }) => ({ id: prepared.ruleId, updates: { name: 'Renamed' } })),
  },
  {
    procedure: 'automation.toggleAutomationRule',
    input: input(({ prepared }) => ({ id: prepared.ruleId, isActive: true })),
  },
  { procedure: 'automation.runAutomation', input: input(({ prepared }) => ({ ruleId: prepared.ruleId })) },
  {
    procedure: 'automation.createAutomationRule',
    input: {
      name: 'Sure ones',
      conditions: { confidenceThreshold: 0.99, minimumDataPoints: 3, agreementRequired: true, riskTolerance: 0.01 },
    },
  },
  {
    procedure: 'automation.deleteAutomationRule',
    input: input(({ idFrom }) => ({ id: idFrom('automation.createAutomationRule') })),
  },
  { procedure: 'changes.listChangeSets', input: { limit: 10 } },
  {
    procedure: 'changes.getChangeSet',
    input: input(({ prepared }) => ({ changeSetId: prepared.changeSetId })),
  },
  {
    procedure: 'changes.undoChangeSet',
    input: input(({ prepared }) => ({ changeSetId: prepared.changeSetId })),
  },
  { procedure: 'audit.searchAuditLogs', input: { limit: 15, system: 'books' } },
  { procedure: 'audit.getAuditEntry', input: input(({ prepared }) => ({ id: prepared.auditEntryId })) },
  // Before the verification, which the host remembers until it ends: at the command line that is at once.
  { procedure: 'health.getSystemHealth' },
  { procedure: 'health.getSystemStatus', input: { system: 'learning' } },
  { procedure: 'audit.verifyAuditChain' },
  { procedure: 'imports.previewFile', input: input(({ folder }) => ({ path: `${folder}/more.csv` })) },
  { procedure: 'imports.importFile', input: input(({ folder }) => ({ path: `${folder}/more.csv` })) },
  { procedure: 'imports.stageFile', input: { name: 'staged.csv', contentBase64: 'RGF0ZQo=' } },
  { procedure: 'imports.listImports' },
  { procedure: 'imports.getImport', input: { importId: 1 } },
  { procedure: 'models.listModels' },
  { procedure: 'models.activateModel', input: input(({ prepared }) => ({ modelId: prepared.modelId })) },
  { procedure: 'training.getTrainingData' },
  {
    procedure: 'training.startTrainingJob',
    input: { algorithm: 'complement_naive_bayes', seed: 5 },
    // The command line waits for the end and answers with the job; the others answer with the training at once.
    differs: ['*'],
  },
  {
    procedure: 'training.watchTrainingJob',
    input: input(({ idFrom }) => ({ jobId: idFrom('training.startTrainingJob') })),
  },
  {
    procedure: 'training.getTrainingJobStatus',
    input: input(({ idFrom }) => ({ jobId: idFrom('training.startTrainingJob') })),
  },
  { procedure: 'training.listTrainingJobs', input: { limit: 5 } },
  {
    procedure: 'training.cancelTrainingJob',
    input: input(({ prepared }) => ({ jobId: prepared.endedJobId })),
    refused: 'JOB_ENDED',
  },
  {
    procedure: 'jobs.cancelJob',
    input: input(({ prepared }) => ({ jobId: prepared.endedJobId })),
    refused: 'JOB_ENDED',
  },
  { procedure: 'jobs.listJobs', input: { limit: 1 } },
  { procedure: 'jobs.watchJobs', leave: 'at once' },
  { procedure: 'events.watchChanges', leave: 'after the first event', differs: ['sequence'] },
  { procedure: 'sampleData.addSampleData', refused: 'SAMPLE_DATA_NOT_WANTED' },
  { procedure: 'sampleData.removeSampleData', refused: 'NOT_FOUND' },
];
