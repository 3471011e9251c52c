import { z } from 'zod';
import { errorCodes } from '../errors.ts';
import { fileFormatIds } from '../fileFormats.ts';
import { accountKindSchema } from './accounts.ts';
import { undoChangeSet } from './changes.ts';
import { heldRowKindSchema } from './heldRows.ts';
import {
  amountSchema,
  calendarDateSchema,
  currencySchema,
  idSchema,
  instantSchema,
  noInput,
  textIdSchema,
} from './primitives.ts';
import { statementSumSchema } from './statements.ts';

export const fileFormatSchema = z.enum(fileFormatIds);

export const csvLayoutSchema = z.strictObject({
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'windows-1251', 'windows-1250']),
  delimiter: z.enum([',', ';', '\t', '|']),
  /** 1-based line of the column names, or null where the table has none. */
  headerLine: z.int().positive().nullable(),
  dateOrder: z.enum(['day-month-year', 'month-day-year', 'year-month-day']),
  decimalSign: z.enum(['.', ',']),
  thousandsMark: z.enum([',', '.', "'", ' ']).nullable(),
  /**
   * signed: one column with signs · reversed: one column, money out without a sign · debit-and-credit: two columns ·
   * direction: one column without signs, and another that says which way.
   */
  amountForm: z.enum(['signed', 'reversed', 'debit-and-credit', 'direction']),
  /** 0-based column of each thing; null where the table has none. Several text columns are joined. */
  columns: z.strictObject({
    date: z.int().nonnegative().nullable(),
    text: z.array(z.int().nonnegative()),
    payee: z.int().nonnegative().nullable(),
    amount: z.int().nonnegative().nullable(),
    debit: z.int().nonnegative().nullable(),
    credit: z.int().nonnegative().nullable(),
    direction: z.int().nonnegative().nullable(),
    currency: z.int().nonnegative().nullable(),
    account: z.int().nonnegative().nullable(),
    category: z.int().nonnegative().nullable(),
    bankId: z.int().nonnegative().nullable(),
    balance: z.int().nonnegative().nullable(),
    /** Says of a row that it is pending, failed or reverted. */
    status: z.int().nonnegative().nullable(),
  }),
});
export type CsvLayout = z.infer<typeof csvLayoutSchema>;

/** What the person decided about a table's layout; it overrules what was detected. */
export const csvLayoutChoiceSchema = csvLayoutSchema
  .partial()
  .extend({ columns: csvLayoutSchema.shape.columns.partial().optional() });
export type CsvLayoutChoice = z.infer<typeof csvLayoutChoiceSchema>;

export const csvReadingSchema = z.object({
  layout: csvLayoutSchema,
  /** False where the table itself does not decide, so that the person should look. */
  certain: z.object({
    encoding: z.boolean(),
    delimiter: z.boolean(),
    headerLine: z.boolean(),
    dateOrder: z.boolean(),
    decimalSign: z.boolean(),
    thousandsMark: z.boolean(),
    amountForm: z.boolean(),
    columns: z.boolean(),
  }),
  /** Column names, `Column 1`, `Column 2`, … where the table has none. */
  columns: z.array(z.string()),
  /** The first rows as they stand in the file, for the person to compare. */
  sample: z.array(z.array(z.string())),
});
export type CsvReading = z.infer<typeof csvReadingSchema>;

export const dateReadingSchema = z.object({
  order: csvLayoutSchema.shape.dateOrder,
  /** False where no date of the file decides the order, so that the person has to. */
  certain: z.boolean(),
  /** A date of the file as numbers: `3/4/2024`. */
  example: z.string(),
});
export type DateReading = z.infer<typeof dateReadingSchema>;

export const importOptionsSchema = z.strictObject({
  layout: csvLayoutChoiceSchema.optional(),
  /** Name of the account for files that name none. Made when it does not exist. */
  account: z.string().trim().min(1).max(80).optional(),
  /** Currency for files that name none. */
  currency: currencySchema.optional(),
  /** confirm: categories in the file are taken as known · ignore: they are left out. */
  categories: z.enum(['confirm', 'ignore']).default('ignore'),
});
export type ImportOptions = z.infer<typeof importOptionsSchema>;

export const pathSchema = z.string().min(1).max(4096);

/** A file on this machine by its path, or one that the screen handed over (`stageFile`). */
const fileInputSchema = z
  .strictObject({
    path: pathSchema.optional(),
    stagedFileId: textIdSchema.optional(),
    /** An account of the book that all rows go to, whatever the file calls it. */
    accountId: idSchema.optional(),
    options: importOptionsSchema.prefault({}),
  })
  .refine(({ path, stagedFileId }) => (path === undefined) !== (stagedFileId === undefined), {
    error: 'Name one file: its path, or the stagedFileId that stageFile gave.',
  });
export type FileInput = z.infer<typeof fileInputSchema>;
export type FileSource = Pick<FileInput, 'path' | 'stagedFileId'>;

export const stageFile = {
  input: z.strictObject({ name: z.string().min(1).max(255), contentBase64: z.base64().max(44_000_000) }),
  output: z.object({ stagedFileId: textIdSchema, name: z.string(), bytes: z.int().nonnegative() }),
};

export const heldRowSchema = z.object({
  line: z.int().nonnegative(),
  kind: heldRowKindSchema,
  reason: z.string(),
  raw: z.string(),
});

export const importProfileSchema = z.object({
  id: idSchema,
  name: z.string(),
  /** What was corrected: put over what is detected in later files of the same layout. */
  layout: csvLayoutChoiceSchema,
  createdAt: instantSchema,
  /** When a file was last imported with it. */
  usedAt: instantSchema,
});
export type ImportProfile = z.infer<typeof importProfileSchema>;

/** What importing a file would do. Nothing of the book is changed. */
export const previewImport = {
  input: fileInputSchema,
  output: z.object({
    fileName: z.string(),
    format: fileFormatSchema,
    /** How a table is encoded; null for formats that say it themselves. */
    encoding: csvLayoutSchema.shape.encoding.nullable(),
    /** The profile by which the table was read, where somebody corrected one of the same layout before. */
    profile: importProfileSchema.pick({ id: true, name: true, createdAt: true }).nullable(),
    /** How the table was read; null for other formats. */
    csv: csvReadingSchema.nullable(),
    /** How a QIF file writes its dates; null for formats that fix it and for tables. `layout.dateOrder` overrules it. */
    dates: dateReadingSchema.nullable(),
    /** The statements of which the file is made, in its order. */
    statements: z.array(
      z.object({
        /** The account that its rows go to; null where each row names its own. */
        account: z.string().nullable(),
        currency: currencySchema.nullable(),
        startDate: calendarDateSchema.nullable(),
        endDate: calendarDateSchema.nullable(),
        /** Minor units of `currency`; null where the file does not state it. */
        openingBalance: amountSchema.nullable(),
        closingBalance: amountSchema.nullable(),
        rows: z.int().nonnegative(),
        /** Closing balance less opening balance less the sum of the rows: 0 where none is missing. Null where not stated. */
        balanceDifference: amountSchema.nullable(),
      }),
    ),
    accounts: z.array(
      z.object({
        name: z.string(),
        kind: accountKindSchema,
        currency: currencySchema,
        rows: z.int().nonnegative(),
        /** Whether the book has this account already. */
        isKnown: z.boolean(),
      }),
    ),
    /** False when the file named no account and `options.account` (or the default) is used. */
    namesAccount: z.boolean(),
    namesCurrency: z.boolean(),
    rowCount: z.int().nonnegative(),
    newRows: z.int().nonnegative(),
    alreadyThere: z.int().nonnegative(),
    heldRows: z.array(heldRowSchema),
    heldRowCount: z.int().nonnegative(),
    /** Distinct categories in the file; empty where it has none. */
    categories: z.array(z.string()),
    firstDate: calendarDateSchema.nullable(),
    lastDate: calendarDateSchema.nullable(),
    rows: z.array(
      z.object({
        line: z.int().nonnegative(),
        date: calendarDateSchema,
        payee: z.string(),
        bankText: z.string(),
        amount: amountSchema,
        currency: currencySchema,
        account: z.string(),
        category: z.string().nullable(),
        isAlreadyThere: z.boolean(),
      }),
    ),
  }),
};
export type ImportPreview = z.infer<typeof previewImport.output>;

export const importSummarySchema = z.object({
  importId: idSchema,
  jobId: textIdSchema,
  changeSetId: textIdSchema,
  fileName: z.string(),
  format: fileFormatSchema,
  imported: z.int().nonnegative(),
  alreadyThere: z.int().nonnegative(),
  heldBack: z.int().nonnegative(),
  /** At most 100 of the rows held back; `getImport` has all. */
  heldRows: z.array(heldRowSchema),
  /** The statements of the file, by account and currency; at most 200. */
  statements: z.array(statementSumSchema.extend({ account: z.string() })),
  /** Transactions whose category came with the file. */
  confirmed: z.int().nonnegative(),
  /** Transactions that got a suggestion. */
  suggested: z.int().nonnegative(),
  /** Transactions for which the models abstained. */
  unsure: z.int().nonnegative(),
  /** Transactions that a rule categorised, and the change sets that did it. */
  automated: z.int().nonnegative(),
  automationChangeSetIds: z.array(textIdSchema),
  accounts: z.array(z.string()),
  readMs: z.number(),
  importMs: z.number(),
  predictMs: z.number(),
});
export type ImportSummary = z.infer<typeof importSummarySchema>;

/** Runs as a job of kind `import`; answers when it has ended. Cancelling the call cancels the job and changes nothing. */
export const importFile = {
  input: fileInputSchema,
  output: importSummarySchema,
};

/**
 * - `imported`: rows of it are in the book now.
 * - `already_there`: it was read, and holds nothing new.
 * - `held_back`: it was read, and all that is new in it was held back.
 * - `refused`: it cannot be read.
 * - `needs_answer`: it leaves something open that decides on amounts or days, so nothing of it was imported.
 */
export const fileOutcomeSchema = z.object({
  fileName: z.string(),
  outcome: z.enum(['imported', 'already_there', 'held_back', 'refused', 'needs_answer']),
  /** What kind of error `message` tells of; null without one. */
  code: z.enum(errorCodes).nullable(),
  /** In words: why it was refused or what it leaves open; null otherwise. */
  message: z.string().nullable(),
  importId: idSchema.nullable(),
  imported: z.int().nonnegative(),
  alreadyThere: z.int().nonnegative(),
  heldBack: z.int().nonnegative(),
});
export type FileOutcome = z.infer<typeof fileOutcomeSchema>;

/**
 * Imports the bank files of a folder in the order of their names, without hidden files and subfolders. A job like
 * `importFile`; one bad file does not stop the others, and cancelling keeps the files that were imported before.
 */
export const importFolder = {
  input: z.strictObject({ path: pathSchema, options: importOptionsSchema.prefault({}) }),
  output: z.object({ jobId: textIdSchema, folder: z.string(), files: z.array(fileOutcomeSchema) }),
};

/**
 * Takes back what an import added, what was booked of its held rows since, and what the rules did in its course. Its held
 * rows wait no more. The same file can be imported again afterwards.
 */
export const undoImport = {
  input: z.strictObject({ importId: idSchema }),
  output: undoChangeSet.output,
};

export const importSchema = z.object({
  id: idSchema,
  source: z.enum(['file', 'sample']),
  fileName: z.string(),
  format: z.string(),
  imported: z.int().nonnegative(),
  alreadyThere: z.int().nonnegative(),
  heldBack: z.int().nonnegative(),
  createdAt: instantSchema,
  changeSetId: textIdSchema,
  isUndone: z.boolean(),
});
export type Import = z.infer<typeof importSchema>;

export const listImports = { input: noInput, output: z.array(importSchema) };
export const getImport = {
  input: z.strictObject({ importId: idSchema }),
  output: importSchema.extend({ heldRows: z.array(heldRowSchema) }),
};

/** How tables were corrected once, so that later files of the same layout need no correction. Used last first. */
export const listProfiles = { input: noInput, output: z.array(importProfileSchema) };
export const renameProfile = {
  input: z.strictObject({ profileId: idSchema, name: z.string().trim().min(1).max(80) }),
  output: importProfileSchema,
};
/** Later files of its layout are read as they are detected. What was imported with it stays as it is. */
export const deleteProfile = {
  input: z.strictObject({ profileId: idSchema }),
  output: z.object({ profileId: idSchema }),
};
