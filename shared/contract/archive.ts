import { z } from 'zod';
import { textIdSchema } from './primitives.ts';

/**
 * - `csv`: a table for each table of the books, for spreadsheets and scripts.
 * - `json`: one file with all of them.
 * - `sqlite`: a plain copy of the database.
 */
export const archiveFormatSchema = z.enum(['csv', 'json', 'sqlite']);
export type ArchiveFormat = z.infer<typeof archiveFormatSchema>;

const folderSchema = z.string().trim().min(1).max(4096);

/**
 * Writes all books into a new folder: accounts, transactions, categories, payees, imports, changes, predictions, the audit
 * log, rules, models, settings. Runs as a job of kind `export`; after a cancel there is no folder.
 */
export const exportBooks = {
  input: z.strictObject({ folder: folderSchema, format: archiveFormatSchema }),
  output: z.object({
    jobId: textIdSchema,
    folder: z.string(),
    bytes: z.int().nonnegative(),
    transactions: z.int().nonnegative(),
    rows: z.int().nonnegative(),
  }),
};
export type ExportedBooks = z.infer<typeof exportBooks.output>;

/** Brings an export into books that are empty, with nothing changed. A job of kind `import`; after a cancel they are empty. */
export const importBooks = {
  input: z.strictObject({ folder: folderSchema }),
  output: z.object({
    jobId: textIdSchema,
    transactions: z.int().nonnegative(),
    rows: z.int().nonnegative(),
    /** When it was exported. */
    writtenAt: z.string(),
  }),
};
export type ImportedBooks = z.infer<typeof importBooks.output>;
