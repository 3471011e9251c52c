import { z } from 'zod';
import { fileOutcomeSchema, pathSchema, stageFile } from './imports.ts';
import { idSchema, instantSchema, noInput } from './primitives.ts';

const fileNameSchema = z.string().min(1).max(255);

/** A folder whose new bank files are imported by themselves, where they leave nothing open. Each is imported once. */
const watchedFolderSchema = z.object({
  folder: z.string().nullable(),
  /** The account of files that name none; null: such files ask. */
  accountId: idSchema.nullable(),
  /** In words: why it cannot be watched now. */
  problem: z.string().nullable(),
  isImporting: z.boolean(),
  /** What became of the bank files that came since the app was started, newest first. */
  files: z.array(fileOutcomeSchema.extend({ seenAt: instantSchema })),
});
export type WatchedFolder = z.infer<typeof watchedFolderSchema>;

export const getWatchedFolder = { input: noInput, output: watchedFolderSchema };
/** Watches a folder, in the place of the one that was watched before. What is in it already is imported as well. */
export const watchFolder = {
  input: z.strictObject({ path: pathSchema, accountId: idSchema.nullable().default(null) }),
  output: watchedFolderSchema,
};
export const unwatchFolder = { input: noInput, output: watchedFolderSchema };
/** Hands a file of the watched folder over, as `stageFile` does, to look at it and to answer what it leaves open. */
export const stageWatchedFile = { input: z.strictObject({ fileName: fileNameSchema }), output: stageFile.output };
