import { sql } from 'drizzle-orm';
import {
  type AnySQLiteColumn,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import { imports } from './importSchema.ts';

// The books. Only the Ledger writes accounts, payees, categories and transactions.

export const accounts = sqliteTable('accounts', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  name: text('name').notNull().unique(),
  /** The bank's own number of the account, where a file names it. */
  externalId: text('external_id').unique(),
  kind: text('kind', { enum: ['checking', 'savings', 'card', 'cash', 'loan', 'investment', 'other'] }).notNull(),
  currency: text('currency').notNull(),
  /** Minor units of `currency`: what was in the account before its first transaction. */
  openingBalance: integer('opening_balance').notNull().default(0),
  /** Kept with its history, but out of the way: offered nowhere for something new. */
  isArchived: integer('is_archived', { mode: 'boolean' }).notNull().default(false),
  createdAt: text('created_at').notNull(),
});

export const payees = sqliteTable('payees', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  name: text('name').notNull(),
  /** The name reduced to what decides equality. */
  key: text('key').notNull().unique(),
  createdAt: text('created_at').notNull(),
});

/** Other names under which a payee comes in: of payees merged into it, and those it had before it was renamed. */
export const payeeAliases = sqliteTable(
  'payee_aliases',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    payeeId: integer('payee_id')
      .notNull()
      .references(() => payees.id),
    name: text('name').notNull(),
    /** As `payees.key`; no key is both a payee's and an alias. */
    key: text('key').notNull().unique(),
    createdAt: text('created_at').notNull(),
  },
  (table) => [index('idx_payee_aliases_payee').on(table.payeeId)],
);

export const categories = sqliteTable('categories', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  name: text('name').notNull(),
  parentId: integer('parent_id').references((): AnySQLiteColumn => categories.id),
  /** Name with its parents: `Food > Groceries`. */
  path: text('path').notNull().unique(),
  kind: text('kind', { enum: ['expense', 'income', 'transfer'] }).notNull(),
  /** Kept with its history, but offered nowhere for something new, and never suggested. */
  isArchived: integer('is_archived', { mode: 'boolean' }).notNull().default(false),
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
    /**
     * Of a divided transaction, its parts as a JSON array of `{amount, categoryId, note}`; null of any other. Their amounts
     * add up to its own, by trigger. Its own category is then that of the largest part.
     */
    partsJson: text('parts_json'),
    /** The other side of a transfer between own accounts; each of the two names the other. */
    transferPeerId: integer('transfer_peer_id'),
    note: text('note'),
    /** A JSON array of names in alphabetical order, or null where there is none. */
    tagsJson: text('tags_json'),
    /** Bank text, payee and note in lower case, for searching. */
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
      .on(
        table.payeeId,
        table.date,
        table.id,
        table.isSkipped,
        table.categoryId,
        table.confidence,
        table.suggestedCategoryId,
      )
      .where(sql`category_id IS NULL`),
    index('idx_transactions_confirmed')
      .on(table.date, table.id, table.categoryId, table.payeeId, table.currency, table.amount, table.categorySource)
      .where(sql`category_source IN ('user', 'import')`),
    index('idx_transactions_automatic').on(table.date, table.id, table.ruleId).where(sql`category_source = 'rule'`),
    index('idx_transactions_tagged').on(table.date, table.id, table.tagsJson).where(sql`tags_json IS NOT NULL`),
    index('idx_transactions_transfer').on(table.transferPeerId).where(sql`transfer_peer_id IS NOT NULL`),
  ],
);

/** The parts of divided transactions, for finding them by category: a projection of `parts_json`, kept by triggers. */
export const transactionParts = sqliteTable(
  'transaction_parts',
  {
    transactionId: integer('transaction_id').notNull(),
    position: integer('position').notNull(),
    /** Minor units of the transaction's currency, signed as it. */
    amount: integer('amount').notNull(),
    categoryId: integer('category_id').references(() => categories.id),
    note: text('note'),
  },
  (table) => [
    primaryKey({ columns: [table.transactionId, table.position] }),
    index('idx_transaction_parts_category').on(table.categoryId, table.transactionId),
  ],
);

/**
 * Rows that a person took out of the books on purpose, or that were merged into another one: importing them again adds
 * nothing. What an undo takes out leaves no such row.
 */
export const deletedRows = sqliteTable(
  'deleted_rows',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    accountId: integer('account_id')
      .notNull()
      .references(() => accounts.id),
    fingerprint: text('fingerprint').notNull(),
    occurrence: integer('occurrence').notNull(),
    date: text('date').notNull(),
    amount: integer('amount').notNull(),
    currency: text('currency').notNull(),
    bankText: text('bank_text').notNull(),
    /** The transaction that it turned out to be the same as, or null where it was deleted. */
    mergedIntoId: integer('merged_into_id'),
    createdAt: text('created_at').notNull(),
  },
  (table) => [
    uniqueIndex('idx_deleted_rows_identity').on(table.accountId, table.fingerprint, table.occurrence),
    index('idx_deleted_rows_merged').on(table.mergedIntoId),
  ],
);

/** What a unit of `currency` was worth in `quote` on a day, as the person set it. */
export const exchangeRates = sqliteTable(
  'exchange_rates',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    currency: text('currency').notNull(),
    quote: text('quote').notNull(),
    date: text('date').notNull(),
    /** A decimal number, as written. */
    rate: text('rate').notNull(),
    createdAt: text('created_at').notNull(),
  },
  (table) => [uniqueIndex('idx_exchange_rates_day').on(table.currency, table.quote, table.date)],
);

// How the books came to be.

/** Filters of the list of transactions that a person named. */
export const savedFilters = sqliteTable('saved_filters', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  name: text('name').notNull().unique(),
  filterJson: text('filter_json').notNull(),
  createdAt: text('created_at').notNull(),
});

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
    entity: text('entity', {
      enum: ['accounts', 'payees', 'payee_aliases', 'categories', 'transactions', 'deleted_rows', 'exchange_rates'],
    }).notNull(),
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

export const jobs = sqliteTable(
  'jobs',
  {
    id: text('id').primaryKey(),
    kind: text('kind', { enum: ['import', 'prediction', 'training', 'automation', 'edit', 'export'] }).notNull(),
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
