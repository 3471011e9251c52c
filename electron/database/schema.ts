import { sql } from 'drizzle-orm';
import { type AnySQLiteColumn, index, integer, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

// The books. Only the Ledger writes accounts, payees, categories and transactions.

export const accounts = sqliteTable('accounts', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  name: text('name').notNull().unique(),
  /** The bank's own number of the account, where a file names it. */
  externalId: text('external_id').unique(),
  kind: text('kind', { enum: ['checking', 'savings', 'card', 'cash', 'other'] }).notNull(),
  currency: text('currency').notNull(),
  createdAt: text('created_at').notNull(),
});

export const payees = sqliteTable('payees', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  name: text('name').notNull(),
  /** The name reduced to what decides equality. */
  key: text('key').notNull().unique(),
  createdAt: text('created_at').notNull(),
});

export const categories = sqliteTable('categories', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  name: text('name').notNull(),
  parentId: integer('parent_id').references((): AnySQLiteColumn => categories.id),
  /** Name with its parents: `Food > Groceries`. */
  path: text('path').notNull().unique(),
  kind: text('kind', { enum: ['expense', 'income', 'transfer'] }).notNull(),
  createdAt: text('created_at').notNull(),
});

export const transactions = sqliteTable(
  'transactions',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    accountId: integer('account_id')
      .notNull()
      .references(() => accounts.id),
    date: text('date').notNull(),
    /** Minor units of `currency`; out is negative. */
    amount: integer('amount').notNull(),
    currency: text('currency').notNull(),
    /** The bank's own text and id, never changed. */
    bankText: text('bank_text').notNull(),
    bankId: text('bank_id'),
    payeeId: integer('payee_id').references(() => payees.id),
    categoryId: integer('category_id').references(() => categories.id),
    categorySource: text('category_source', { enum: ['user', 'import', 'rule'] }),
    /** The rule that set the category; kept when the rule is deleted. */
    ruleId: text('rule_id'),
    importId: integer('import_id').references(() => imports.id),
    /** Duplicate memory: what makes two rows of an account the same, and which of several equal rows this is. */
    fingerprint: text('fingerprint').notNull(),
    occurrence: integer('occurrence').notNull(),
    /** The person put the decision off. */
    isSkipped: integer('is_skipped', { mode: 'boolean' }).notNull().default(false),
    /** Bank text and payee in lower case, for searching. */
    searchText: text('search_text').notNull(),
    createdAt: text('created_at').notNull(),
    /** The newest prediction, repeated here so that lists can sort and filter by it. Not money data: no change set. */
    predictionId: integer('prediction_id'),
    suggestedCategoryId: integer('suggested_category_id'),
    confidence: real('confidence'),
  },
  (table) => [
    uniqueIndex('idx_transactions_identity').on(table.accountId, table.fingerprint, table.occurrence),
    // The columns after the id let searching and adding up read the index alone, and not every row.
    index('idx_transactions_date').on(table.date, table.id, table.searchText, table.currency, table.amount),
    index('idx_transactions_amount').on(table.amount, table.id),
    index('idx_transactions_account').on(table.accountId, table.date, table.id, table.currency, table.amount),
    index('idx_transactions_category').on(table.categoryId, table.date, table.id),
    index('idx_transactions_payee').on(table.payeeId, table.date, table.id),
    index('idx_transactions_import').on(table.importId),
    index('idx_transactions_confidence').on(
      table.confidence,
      table.id,
      table.categoryId,
      table.categorySource,
      table.suggestedCategoryId,
    ),
    // Payee first: also the order by payee.
    index('idx_transactions_search').on(table.searchText, table.id),
    index('idx_transactions_currency').on(table.currency, table.amount),
    // In the order of the review: by payee, the newest of each. Only with the column of its own condition does SQLite
    // read such an index alone.
    index('idx_transactions_waiting')
      .on(table.payeeId, table.date, table.id, table.isSkipped, table.categoryId)
      .where(sql`category_id IS NULL`),
    index('idx_transactions_confirmed')
      .on(table.date, table.id, table.categoryId, table.payeeId, table.currency, table.amount, table.categorySource)
      .where(sql`category_source IN ('user', 'import')`),
    index('idx_transactions_automatic').on(table.date, table.id, table.ruleId).where(sql`category_source = 'rule'`),
  ],
);

// How the books came to be.

export const imports = sqliteTable('imports', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  source: text('source', { enum: ['file', 'sample'] }).notNull(),
  fileName: text('file_name').notNull(),
  fileSha256: text('file_sha256').notNull(),
  format: text('format').notNull(),
  optionsJson: text('options_json').notNull(),
  imported: integer('imported').notNull(),
  alreadyThere: integer('already_there').notNull(),
  heldBack: integer('held_back').notNull(),
  changeSetId: text('change_set_id').notNull(),
  createdAt: text('created_at').notNull(),
});

export const importHeldRows = sqliteTable(
  'import_held_rows',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    importId: integer('import_id')
      .notNull()
      .references(() => imports.id),
    line: integer('line').notNull(),
    reason: text('reason').notNull(),
    raw: text('raw').notNull(),
  },
  (table) => [index('idx_import_held_rows_import').on(table.importId)],
);

export const changeSets = sqliteTable(
  'change_sets',
  {
    id: text('id').primaryKey(),
    /** Order of application; instants may be equal. */
    sequence: integer('sequence').notNull().unique(),
    at: text('at').notNull(),
    actor: text('actor').notNull(),
    actorName: text('actor_name').notNull(),
    kind: text('kind', { enum: ['setup', 'import', 'edit', 'review', 'automation', 'sample', 'undo'] }).notNull(),
    reason: text('reason').notNull(),
    status: text('status', { enum: ['applied', 'partly_undone', 'undone'] }).notNull(),
    changeCount: integer('change_count').notNull(),
    transactionCount: integer('transaction_count').notNull(),
    undoes: text('undoes'),
  },
  (table) => [index('idx_change_sets_undoes').on(table.undoes)],
);

export const changes = sqliteTable(
  'changes',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    changeSetId: text('change_set_id')
      .notNull()
      .references(() => changeSets.id),
    entity: text('entity', { enum: ['accounts', 'payees', 'categories', 'transactions'] }).notNull(),
    entityId: integer('entity_id').notNull(),
    operation: text('operation', { enum: ['insert', 'update', 'delete'] }).notNull(),
    /** Old values of the changed fields, or the whole row of a delete. */
    beforeJson: text('before_json'),
    /** New values of the changed fields. Null for an insert: the row itself has them. */
    afterJson: text('after_json'),
  },
  (table) => [
    index('idx_changes_set').on(table.changeSetId, table.id),
    index('idx_changes_entity').on(table.entity, table.entityId, table.id),
  ],
);

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

export const jobs = sqliteTable(
  'jobs',
  {
    id: text('id').primaryKey(),
    kind: text('kind', { enum: ['import', 'prediction', 'training', 'automation'] }).notNull(),
    title: text('title').notNull(),
    status: text('status', {
      enum: ['queued', 'running', 'completed', 'failed', 'cancelled', 'interrupted'],
    }).notNull(),
    progress: real('progress').notNull(),
    step: text('step').notNull(),
    createdAt: text('created_at').notNull(),
    startedAt: text('started_at'),
    endedAt: text('ended_at'),
    errorJson: text('error_json'),
    resultJson: text('result_json'),
  },
  (table) => [index('idx_jobs_created').on(table.createdAt)],
);

export const settings = sqliteTable('settings', {
  key: text('key').primaryKey(),
  valueJson: text('value_json').notNull(),
});
