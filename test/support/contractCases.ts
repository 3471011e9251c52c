/** What a case may refer to: the prepared profile, and what earlier calls over the same transport answered. */
export interface CaseContext {
  readonly folder: string;
  readonly prepared: {
    readonly ruleId: string;
    readonly askingRuleId: string;
    readonly modelId: string;
    readonly changeSetId: string;
    readonly auditEntryId: string;
    readonly endedJobId: string;
    readonly waitingIds: readonly number[];
    /** Of the seventh of them. */
    readonly waitingAmount: number;
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
  {
    procedure: 'archive.exportBooks',
    input: input(({ folder }) => ({ folder: `${folder}/everything`, format: 'json' })),
    differs: ['folder', 'bytes', 'rows'],
  },
  {
    procedure: 'archive.importBooks',
    input: input(({ folder }) => ({ folder: `${folder}/everything` })),
    refused: 'BOOKS_NOT_EMPTY',
  },
  { procedure: 'accounts.listAccounts' },
  { procedure: 'accounts.renameAccount', input: { accountId: 1, name: 'Everyday' } },
  {
    procedure: 'accounts.createAccount',
    input: { name: 'Wallet', kind: 'cash', currency: 'EUR', openingBalance: 500 },
  },
  { procedure: 'accounts.updateAccount', input: { accountId: 1, kind: 'savings', openingBalance: -100 } },
  { procedure: 'accounts.archiveAccount', input: { accountId: 1 } },
  { procedure: 'accounts.unarchiveAccount', input: { accountId: 1 } },
  { procedure: 'categories.listCategories' },
  { procedure: 'categories.createCategory', input: { name: 'Garden', kind: 'expense' } },
  { procedure: 'categories.renameCategory', input: { categoryId: 1, name: 'Renamed' } },
  { procedure: 'categories.moveCategory', input: { categoryId: 2, parentId: null } },
  { procedure: 'categories.mergeCategories', input: { categoryIds: [3], intoId: 2 } },
  { procedure: 'categories.archiveCategory', input: { categoryId: 4 } },
  { procedure: 'categories.unarchiveCategory', input: { categoryId: 4 } },
  { procedure: 'categories.deleteCategory', input: { categoryId: 2, moveTo: 4 } },
  { procedure: 'payees.searchPayees', input: { text: 'a', limit: 10 } },
  { procedure: 'payees.listPayees', input: { text: 'a', limit: 3, sort: { by: 'name', direction: 'ascending' } } },
  { procedure: 'payees.renamePayee', input: { payeeId: 1, name: 'Renamed' } },
  { procedure: 'payees.mergePayees', input: { payeeIds: [2, 3], intoId: 1 } },
  { procedure: 'payees.listPayeeAliases', input: { payeeId: 1 } },
  { procedure: 'payees.removePayeeAlias', input: { aliasId: 1 } },
  { procedure: 'transactions.listTransactions', input: { limit: 20, filter: { maxAmount: -1 } } },
  {
    procedure: 'exchangeRates.setExchangeRate',
    input: { currency: 'USD', quote: 'GBP', date: '2026-01-02', rate: '0.7412' },
  },
  { procedure: 'exchangeRates.listExchangeRates' },
  {
    procedure: 'transactions.countTransactions',
    input: { filter: { state: 'confirmed' }, convertTo: 'GBP' },
  },
  { procedure: 'exchangeRates.deleteExchangeRate', input: { exchangeRateId: 1 } },
  { procedure: 'savedFilters.saveFilter', input: { name: 'Spending', filter: { maxAmount: -1 } } },
  { procedure: 'savedFilters.renameSavedFilter', input: { savedFilterId: 1, name: 'Money out' } },
  { procedure: 'savedFilters.listSavedFilters' },
  { procedure: 'savedFilters.deleteSavedFilter', input: { savedFilterId: 1 } },
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
    procedure: 'transactions.setTags',
    input: input(({ prepared }) => ({ transactionIds: prepared.waitingIds.slice(0, 2), add: ['holiday', 'Home'] })),
  },
  {
    procedure: 'transactions.setNote',
    input: input(({ prepared }) => ({ transactionId: prepared.waitingIds[0], note: 'With friends' })),
  },
  { procedure: 'transactions.listTags' },
  {
    procedure: 'transactions.splitTransaction',
    input: input(({ prepared }) => ({
      transactionId: prepared.waitingIds[6],
      parts: [
        { amount: prepared.waitingAmount - 1, categoryId: prepared.categoryId },
        { amount: 1, categoryId: null, note: 'The cent' },
      ],
    })),
  },
  {
    procedure: 'transactions.unsplitTransaction',
    input: input(({ prepared }) => ({ transactionId: prepared.waitingIds[6] })),
  },
  {
    procedure: 'transactions.previewBulkEdit',
    input: { filter: { maxAmount: -1 }, change: { addTags: ['seen'] } },
  },
  {
    procedure: 'transactions.bulkEdit',
    input: { filter: { maxAmount: -1 }, change: { addTags: ['seen'], note: 'looked at' }, overwriteOwn: false },
  },
  {
    procedure: 'transactions.getTransactionHistory',
    input: input(({ prepared }) => ({ transactionId: prepared.waitingIds[0] })),
  },
  {
    procedure: 'transactions.deleteTransactions',
    input: input(({ prepared }) => ({ transactionIds: prepared.waitingIds.slice(-1) })),
  },
  { procedure: 'matches.listMatches', input: { kind: 'transfer', limit: 5 } },
  {
    procedure: 'matches.acceptMatch',
    input: input(({ prepared: { waitingIds } }) => ({
      kind: 'transfer',
      firstId: waitingIds[0],
      secondId: waitingIds[1],
    })),
    refused: 'BAD_INPUT',
  },
  {
    procedure: 'matches.rejectMatch',
    input: input(({ prepared: { waitingIds } }) => ({
      kind: 'duplicate',
      firstId: waitingIds[0],
      secondId: waitingIds[1],
    })),
  },
  {
    procedure: 'matches.reconsiderMatch',
    input: input(({ prepared: { waitingIds } }) => ({
      kind: 'duplicate',
      firstId: waitingIds[0],
      secondId: waitingIds[1],
    })),
  },
  {
    procedure: 'matches.unmatchTransfer',
    input: input(({ prepared }) => ({ transactionId: prepared.waitingIds[0] })),
    refused: 'BAD_INPUT',
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
  { procedure: 'automation.checkRegularExpression', input: { pattern: '(rewe' } },
  { procedure: 'automation.getRulePerformance', input: input(({ prepared }) => ({ id: prepared.ruleId })) },
  {
    procedure: 'automation.traceRules',
    input: input(({ prepared }) => ({ transactionId: prepared.waitingIds[5] })),
  },
  { procedure: 'automation.exportAutomationRules' },
  { procedure: 'automation.getRulePromise', input: input(({ prepared }) => ({ id: prepared.ruleId })) },
  {
    procedure: 'automation.tryPromise',
    input: {
      conditions: { confidenceThreshold: 0.5, minimumDataPoints: 0, agreementRequired: false, riskTolerance: 0.1 },
    },
  },
  {
    procedure: 'automation.proveRulePromise',
    input: input(({ prepared }) => ({ id: prepared.ruleId })),
    refused: 'BAD_INPUT',
  },
  {
    procedure: 'automation.liftSuspension',
    input: input(({ prepared }) => ({ id: prepared.ruleId })),
    refused: 'BAD_INPUT',
  },
  { procedure: 'automation.suggestRules', input: { limit: 3 } },
  { procedure: 'automation.dismissSuggestion', input: { key: '1 shop' } },
  { procedure: 'automation.checkRules' },
  { procedure: 'automation.listToVerify' },
  {
    procedure: 'automation.backtestAutomationRule',
    input: {
      conditions: { confidenceThreshold: 0.5, minimumDataPoints: 0, agreementRequired: false, riskTolerance: 0.5 },
      actions: { autoApply: true, requiresApproval: false, notifyUser: true, logDecision: true },
      months: 3,
    },
    differs: ['backtestId'],
  },
  // At the command line each call is a process of its own, and the rows are gone with it.
  { procedure: 'automation.listBacktestRows', input: { backtestId: 'gone', outcome: 'right' }, refused: 'NOT_FOUND' },
  { procedure: 'automation.listApprovals', input: { limit: 3 } },
  { procedure: 'automation.decideApprovals', input: { ids: [1], decision: 'reject' } },
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
    procedure: 'automation.reorderAutomationRules',
    input: input(({ prepared, idFrom }) => ({
      ids: [idFrom('automation.createAutomationRule'), prepared.ruleId, prepared.askingRuleId],
    })),
  },
  {
    procedure: 'automation.importAutomationRules',
    input: {
      content: JSON.stringify({
        format: 'countinghouse rules',
        version: 1,
        rules: [
          {
            name: 'Food by name',
            matcher: { test: 'bankText', how: 'contains', text: 'market' },
            conditions: { confidenceThreshold: 0, minimumDataPoints: 0, agreementRequired: false, riskTolerance: 1 },
            actions: {
              autoApply: true,
              requiresApproval: false,
              notifyUser: true,
              logDecision: true,
              effect: { kind: 'category', category: 'Food > Groceries' },
            },
          },
        ],
      }),
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
  { procedure: 'imports.previewImport', input: input(({ folder }) => ({ path: `${folder}/more.csv` })) },
  { procedure: 'imports.importFile', input: input(({ folder }) => ({ path: `${folder}/more.csv` })) },
  { procedure: 'imports.undoImport', input: { importId: 3 } },
  { procedure: 'imports.importFolder', input: input(({ folder }) => ({ path: `${folder}/downloads` })) },
  { procedure: 'imports.listProfiles' },
  { procedure: 'imports.renameProfile', input: { profileId: 1, name: 'Household' } },
  { procedure: 'imports.deleteProfile', input: { profileId: 1 } },
  { procedure: 'imports.stageFile', input: { name: 'staged.csv', contentBase64: 'RGF0ZQo=' } },
  { procedure: 'imports.listImports' },
  {
    procedure: 'imports.watchFolder',
    input: input(({ folder }) => ({ path: `${folder}/downloads` })),
    differs: ['folder', 'isImporting', 'files'],
  },
  { procedure: 'imports.getWatchedFolder', differs: ['folder', 'isImporting', 'files'] },
  { procedure: 'imports.stageWatchedFile', input: { fileName: 'most.csv' } },
  { procedure: 'imports.unwatchFolder' },
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
    procedure: 'training.retryTrainingJob',
    input: input(({ idFrom }) => ({ jobId: idFrom('training.startTrainingJob') })),
    refused: 'BAD_INPUT',
  },
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
  // Last: what they book is predicted afterwards, at the command line in another process.
  { procedure: 'heldRows.listHeldRows', input: { status: 'held', limit: 10 } },
  { procedure: 'heldRows.acceptHeldRows', input: { ids: [2] } },
  {
    procedure: 'heldRows.correctHeldRow',
    input: { id: 1, row: { accountId: 1, date: '2026-02-28', amount: -500, currency: 'USD', text: 'NO DAY' } },
  },
  { procedure: 'heldRows.alwaysAccept', input: { accountId: 1, kind: 'zero_amount' } },
  { procedure: 'heldRows.listExemptions' },
  { procedure: 'heldRows.removeExemption', input: { id: 1 } },
  { procedure: 'heldRows.replayHeldRows' },
  { procedure: 'heldRows.discardHeldRows', input: { ids: [4] } },
  { procedure: 'statements.listStatements', input: { accountId: 1 } },
  { procedure: 'statements.getCoverage', input: { accountId: 1 } },
  { procedure: 'sampleData.addSampleData', refused: 'SAMPLE_DATA_NOT_WANTED' },
  { procedure: 'sampleData.removeSampleData', refused: 'NOT_FOUND' },
];
