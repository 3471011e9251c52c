import { index, integer, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { imports } from './importSchema.ts';
import { changeSets, jobs } from './schema.ts';

// What the models said, and what came of it.

export const predictions = sqliteTable(
  'predictions',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    // No foreign key: a prediction outlives the undo of its transaction, and is there again after a redo.
    transactionId: integer('transaction_id').notNull(),
    createdAt: text('created_at').notNull(),
    modelId: text('model_id'),
    /** Predicted category, or null where the models abstain. */
    categoryId: integer('category_id'),
    /** The likeliest category, also where the models abstain. */
    bestCategoryId: integer('best_category_id'),
    confidence: real('confidence').notNull(),
    agreement: real('agreement').notNull(),
    dataPoints: integer('data_points').notNull(),
    margin: real('margin').notNull(),
    abstention: text('abstention'),
    alternativesJson: text('alternatives_json').notNull(),
    votesJson: text('votes_json').notNull(),
  },
  (table) => [index('idx_predictions_transaction').on(table.transactionId, table.id)],
);

/** A person's verdict on a prediction, from accepting or correcting it. */
export const predictionOutcomes = sqliteTable(
  'prediction_outcomes',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    predictionId: integer('prediction_id').notNull(),
    transactionId: integer('transaction_id').notNull(),
    changeSetId: text('change_set_id')
      .notNull()
      .references(() => changeSets.id),
    decidedAt: text('decided_at').notNull(),
    outcome: text('outcome', { enum: ['accepted', 'corrected'] }).notNull(),
    categoryId: integer('category_id').notNull(),
    predictedCategoryId: integer('predicted_category_id'),
    confidence: real('confidence').notNull(),
    votesJson: text('votes_json').notNull(),
    /** The rule whose work was judged, where one had applied the prediction. */
    ruleId: text('rule_id'),
  },
  (table) => [
    index('idx_prediction_outcomes_decided').on(table.decidedAt),
    index('idx_prediction_outcomes_transaction').on(table.transactionId),
    index('idx_prediction_outcomes_change_set').on(table.changeSetId),
  ],
);

// The plan's own tables, with its names.

export const mlSystemMetrics = sqliteTable(
  'ml_system_metrics',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    system: text('system').notNull(),
    timestamp: text('timestamp').notNull(),
    accuracy: real('accuracy'),
    errorRate: real('error_rate'),
    responseTimeMs: integer('response_time_ms'),
    predictionsMade: integer('predictions_made'),
    confidenceAvg: real('confidence_avg'),
    dataQualityScore: real('data_quality_score'),
  },
  (table) => [index('idx_ml_metrics_system_time').on(table.system, table.timestamp)],
);

export const mlAuditLogs = sqliteTable(
  'ml_audit_logs',
  {
    id: text('id').primaryKey(),
    sequence: integer('sequence').notNull().unique(),
    timestamp: text('timestamp').notNull(),
    system: text('system').notNull(),
    action: text('action').notNull(),
    summary: text('summary').notNull(),
    // No foreign keys: the record stays when what it speaks of is undone.
    payeeId: integer('payee_id'),
    transactionId: integer('transaction_id'),
    changeSetId: text('change_set_id'),
    predictionId: integer('prediction_id'),
    inputJson: text('input_json').notNull(),
    outputJson: text('output_json').notNull(),
    confidence: real('confidence').notNull(),
    modelVersion: text('model_version').notNull(),
    // A projection of later feedback entries, which are chained themselves: the only columns that may change.
    userAccepted: integer('user_accepted', { mode: 'boolean' }),
    userCorrected: integer('user_corrected', { mode: 'boolean' }),
    userFeedback: text('user_feedback'),
    explanationJson: text('explanation_json'),
    executionTimeMs: integer('execution_time_ms'),
    success: integer('success', { mode: 'boolean' }).notNull(),
    error: text('error'),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull(),
  },
  (table) => [
    index('idx_ml_audit_system').on(table.system, table.timestamp, table.confidence),
    index('idx_ml_audit_payee').on(table.payeeId, table.timestamp),
    index('idx_ml_audit_prediction').on(table.predictionId),
    index('idx_ml_audit_transaction').on(table.transactionId),
    index('idx_ml_audit_change_set').on(table.changeSetId),
    index('idx_ml_audit_time').on(table.timestamp),
  ],
);

export const mlAutomationRules = sqliteTable(
  'ml_automation_rules',
  {
    id: text('id').primaryKey(),
    version: integer('version').notNull(),
    name: text('name').notNull(),
    description: text('description'),
    type: text('type').notNull(),
    conditionsJson: text('conditions_json').notNull(),
    actionsJson: text('actions_json').notNull(),
    monitoringJson: text('monitoring_json').notNull(),
    isActive: integer('is_active', { mode: 'boolean' }).notNull().default(true),
    createdAt: text('created_at').notNull(),
    updatedAt: text('updated_at').notNull(),
    lastTriggered: text('last_triggered'),
    /** A deleted rule stays, so that what it did can still name it. */
    deletedAt: text('deleted_at'),
    /** Place in the order; equal ones, such as those from before there was an order, by age. */
    position: integer('position').notNull().default(0),
    /** Which transactions it looks for; null, as of rules from before there was a choice: every one. */
    matcherJson: text('matcher_json'),
    /** Since when its promise is known to be broken, and what was counted; null while it holds. */
    suspendedAt: text('suspended_at'),
    suspensionJson: text('suspension_json'),
    /** What the live guard counts begins here: later than the rule where a person lifted a suspension. */
    guardedSince: text('guarded_since'),
  },
  (table) => [index('idx_ml_rules_active').on(table.isActive)],
);

export const mlAutomationExecutions = sqliteTable(
  'ml_automation_executions',
  {
    id: text('id').primaryKey(),
    ruleId: text('rule_id')
      .notNull()
      .references(() => mlAutomationRules.id),
    ruleVersion: integer('rule_version').notNull(),
    payeeId: integer('payee_id'),
    timestamp: text('timestamp').notNull(),
    success: integer('success', { mode: 'boolean' }).notNull(),
    considered: integer('considered').notNull(),
    applied: integer('applied').notNull(),
    changeSetId: text('change_set_id').references(() => changeSets.id),
    importId: integer('import_id').references(() => imports.id),
    predictionJson: text('prediction_json'),
    error: text('error'),
    /** Transactions of this run that were put before the person instead. */
    asked: integer('asked').notNull().default(0),
  },
  (table) => [index('idx_ml_executions_rule').on(table.ruleId, table.timestamp)],
);

/** What rules would do and a person is to decide on. */
export const approvals = sqliteTable(
  'approvals',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    ruleId: text('rule_id')
      .notNull()
      .references(() => mlAutomationRules.id),
    ruleVersion: integer('rule_version').notNull(),
    // No foreign keys: they outlive the undo of the import.
    transactionId: integer('transaction_id').notNull(),
    predictionId: integer('prediction_id'),
    /** What is to be done. It stands only while the rule would still propose the same. */
    changeJson: text('change_json').notNull(),
    reason: text('reason').notNull(),
    confidence: real('confidence').notNull(),
    status: text('status', { enum: ['waiting', 'approved', 'rejected', 'expired', 'withdrawn'] }).notNull(),
    createdAt: text('created_at').notNull(),
    expiresAt: text('expires_at').notNull(),
    decidedAt: text('decided_at'),
    changeSetId: text('change_set_id').references(() => changeSets.id),
  },
  (table) => [
    // What was rejected does not come back from the same version.
    uniqueIndex('idx_approvals_proposal').on(table.ruleId, table.ruleVersion, table.transactionId),
    index('idx_approvals_status').on(table.status, table.ruleId, table.id),
    index('idx_approvals_transaction').on(table.transactionId),
    index('idx_approvals_change_set').on(table.changeSetId),
  ],
);

/** From which confidence on a rule's promise was proven, and from what; the newest of a rule counts. */
export const rulePromises = sqliteTable(
  'rule_promises',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    ruleId: text('rule_id')
      .notNull()
      .references(() => mlAutomationRules.id),
    ruleVersion: integer('rule_version').notNull(),
    /** The version that predicted then; null before one was activated. */
    modelId: text('model_id'),
    computedAt: text('computed_at').notNull(),
    expiresAt: text('expires_at').notNull(),
    /** Null where what is confirmed proves nothing yet. */
    threshold: real('threshold'),
    /** The curve, how many rows it is based on and until when, and how many are missing. */
    evidenceJson: text('evidence_json').notNull(),
  },
  (table) => [index('idx_rule_promises_rule').on(table.ruleId, table.id)],
);

export const mlTrainingJobs = sqliteTable(
  'ml_training_jobs',
  {
    id: text('id')
      .primaryKey()
      .references(() => jobs.id),
    modelType: text('model_type').notNull(),
    algorithm: text('algorithm').notNull(),
    optionsJson: text('options_json').notNull(),
    status: text('status', {
      enum: ['queued', 'running', 'completed', 'failed', 'cancelled', 'interrupted'],
    }).notNull(),
    progress: real('progress').notNull().default(0),
    createdAt: text('created_at').notNull(),
    startedAt: text('started_at'),
    completedAt: text('completed_at'),
    datasetSize: integer('dataset_size'),
    epochs: integer('epochs'),
    currentEpoch: integer('current_epoch'),
    metricsJson: text('metrics_json'),
    curveJson: text('curve_json').notNull().default('[]'),
    artifactsJson: text('artifacts_json'),
    logsJson: text('logs_json').notNull().default('[]'),
    error: text('error'),
  },
  (table) => [index('idx_ml_jobs_status').on(table.status, table.startedAt)],
);

export const mlModels = sqliteTable(
  'ml_models',
  {
    id: text('id').primaryKey(),
    modelType: text('model_type').notNull(),
    version: text('version').notNull(),
    algorithm: text('algorithm').notNull(),
    trainingDate: text('training_date').notNull(),
    featuresJson: text('features_json').notNull(),
    targetVariable: text('target_variable').notNull(),
    performanceJson: text('performance_json').notNull(),
    hyperparametersJson: text('hyperparameters_json').notNull(),
    datasetSizeJson: text('dataset_size_json').notNull(),
    isActive: integer('is_active', { mode: 'boolean' }).notNull().default(false),
    createdAt: text('created_at').notNull(),
    seed: integer('seed').notNull(),
    codeVersion: text('code_version').notNull(),
    dataSha256: text('data_sha256').notNull(),
    dataStart: text('data_start').notNull(),
    dataEnd: text('data_end').notNull(),
    artifactSha256: text('artifact_sha256').notNull(),
    artifactBytes: integer('artifact_bytes').notNull(),
    trainingJobId: text('training_job_id').references(() => mlTrainingJobs.id),
  },
  (table) => [index('idx_ml_models_active').on(table.isActive, table.modelType)],
);

export const mlExperiments = sqliteTable('ml_experiments', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  description: text('description'),
  hypothesis: text('hypothesis').notNull(),
  parametersJson: text('parameters_json').notNull(),
  resultsJson: text('results_json'),
  status: text('status').notNull(),
  startDate: text('start_date').notNull(),
  endDate: text('end_date'),
  conclusionsJson: text('conclusions_json'),
  createdAt: text('created_at').notNull(),
});
