import { z } from 'zod';
import { accountKindSchema } from './accounts.ts';
import {
  amountSchema,
  calendarDateSchema,
  currencySchema,
  idSchema,
  instantSchema,
  noInput,
  textIdSchema,
} from './primitives.ts';

export const fileFormatSchema = z.enum(['csv', 'ofx']);

/** A file on this machine by its path, or one that the screen handed over (`stageFile`). */
export const fileSourceSchema = z.union([
  z.strictObject({ path: z.string().min(1).max(4096) }),
  z.strictObject({ stagedFileId: textIdSchema }),
]);

export const dateOrderSchema = z.enum(['day-month-year', 'month-day-year', 'year-month-day']);
export const decimalSignSchema = z.enum(['.', ',']);
export const delimiterSchema = z.enum([',', ';', '\t', '|']);
export const encodingSchema = z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'windows-1251']);
/** What a column holds. `text` may be given to several columns: they are joined. */
export const columnRoleSchema = z.enum([
  'date',
  'text',
  'payee',
  'amount',
  'debit',
  'credit',
  'direction',
  'currency',
  'account',
  'category',
  'bankId',
  'balance',
  'ignore',
]);
export type ColumnRole = z.infer<typeof columnRoleSchema>;

/** Everything about a table's layout; what is given overrules what was detected. */
export const csvLayoutChoiceSchema = z.strictObject({
  delimiter: delimiterSchema.optional(),
  encoding: encodingSchema.optional(),
  /** 1-based line of the header, or null where there is none. */
  headerLine: z.int().positive().nullable().optional(),
  dateOrder: dateOrderSchema.optional(),
  decimalSign: decimalSignSchema.optional(),
  /** One role per column, from the left. */
  columns: z.array(columnRoleSchema).max(200).optional(),
  /** True where the file counts money out as positive. */
  invertAmounts: z.boolean().optional(),
});
export type CsvLayoutChoice = z.infer<typeof csvLayoutChoiceSchema>;

const detected = <T extends z.ZodType>(value: T) => z.object({ value, isCertain: z.boolean() });

export const csvReadingSchema = z.object({
  delimiter: detected(delimiterSchema),
  encoding: detected(encodingSchema),
  headerLine: detected(z.int().positive().nullable()),
  dateOrder: detected(dateOrderSchema),
  decimalSign: detected(decimalSignSchema),
  columns: z.array(z.object({ name: z.string(), role: columnRoleSchema })),
  invertAmounts: z.boolean(),
  /** The first rows as they stand in the file, for the person to compare. */
  sample: z.array(z.array(z.string())),
});

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

export const stageFile = {
  input: z.strictObject({ name: z.string().min(1).max(255), contentBase64: z.base64().max(44_000_000) }),
  output: z.object({ stagedFileId: textIdSchema, name: z.string(), bytes: z.int().nonnegative() }),
};

export const heldRowSchema = z.object({ line: z.int().nonnegative(), reason: z.string(), raw: z.string() });

export const previewFile = {
  input: z.intersection(fileSourceSchema, z.object({ options: importOptionsSchema.prefault({}) })),
  output: z.object({
    fileName: z.string(),
    format: fileFormatSchema,
    /** How the table was read; null for OFX. */
    csv: csvReadingSchema.nullable(),
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
export type ImportPreview = z.infer<typeof previewFile.output>;

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

/** Runs as a job of kind `import`; answers when it has ended. Cancelling the call cancels the job. */
export const importFile = {
  input: z.intersection(fileSourceSchema, z.object({ options: importOptionsSchema.prefault({}) })),
  output: importSummarySchema,
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
