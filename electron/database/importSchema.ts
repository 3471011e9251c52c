import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

// What came in from files, and what was held back.

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

/** Rows held back from the books: unreadable, or readable and suspicious. Nothing that a file holds disappears. */
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
    kind: text('kind', {
      enum: [
        'unreadable',
        'unreadable_date',
        'zero_amount',
        'future_date',
        'currency_change',
        'sign_flip',
        // Of the file as a whole: no transaction, so never booked.
        'remark',
      ],
    })
      .notNull()
      .default('unreadable'),
    /** What could be read of the row, for correcting it or for taking it as it is; null where nothing could. */
    rowJson: text('row_json'),
    /** The account that it was for; null where the book had none yet. */
    accountId: integer('account_id'),
    /** `repeated`: an earlier import held it already. A decision counts while its change set is not undone. */
    status: text('status', { enum: ['held', 'accepted', 'discarded', 'repeated'] })
      .notNull()
      .default('held'),
    /** The change set of the decision: the one that put it into the books, or an empty one. */
    changeSetId: text('change_set_id'),
    decidedAt: text('decided_at'),
  },
  (table) => [
    index('idx_import_held_rows_import').on(table.importId),
    index('idx_import_held_rows_status').on(table.status, table.importId),
  ],
);

/** Suspicions that a person told the app to stop having about an account. */
export const heldRowExemptions = sqliteTable(
  'held_row_exemptions',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    // No foreign key: it outlives the undo of the import that made the account.
    accountId: integer('account_id').notNull(),
    kind: text('kind').notNull(),
    createdAt: text('created_at').notNull(),
  },
  (table) => [uniqueIndex('idx_held_row_exemptions_kind').on(table.accountId, table.kind)],
);

/** The statements of which a file was made: which days of an account are covered, and whether its balances add up. */
export const statements = sqliteTable(
  'statements',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    importId: integer('import_id')
      .notNull()
      .references(() => imports.id),
    // No foreign key: it outlives the undo of the import that made the account.
    accountId: integer('account_id').notNull(),
    currency: text('currency').notNull(),
    /** Days as the file states them, or else of its first and last row. */
    startDate: text('start_date').notNull(),
    endDate: text('end_date').notNull(),
    /** Minor units, null where the file does not state it. */
    openingBalance: integer('opening_balance'),
    closingBalance: integer('closing_balance'),
    /** Sum of all rows of the statement, also of those that the book had already or that were held back and could be read. */
    rowSum: integer('row_sum').notNull(),
    rowCount: integer('row_count').notNull(),
  },
  (table) => [
    index('idx_statements_account').on(table.accountId, table.startDate),
    index('idx_statements_import').on(table.importId),
  ],
);

/** How a person once corrected the reading of a table: used for every later file with the same header and shape. */
export const importProfiles = sqliteTable('import_profiles', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  name: text('name').notNull(),
  fingerprint: text('fingerprint').notNull().unique(),
  optionsJson: text('options_json').notNull(),
  createdAt: text('created_at').notNull(),
  usedAt: text('used_at').notNull(),
});

/** Pairs that a person said are not what they were proposed to be. */
export const rejectedMatches = sqliteTable(
  'rejected_matches',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    kind: text('kind', { enum: ['duplicate', 'transfer'] }).notNull(),
    /** The smaller id of the two. */
    firstId: integer('first_id').notNull(),
    secondId: integer('second_id').notNull(),
    createdAt: text('created_at').notNull(),
  },
  (table) => [uniqueIndex('idx_rejected_matches_pair').on(table.kind, table.firstId, table.secondId)],
);
