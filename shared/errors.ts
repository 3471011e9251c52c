import { z } from 'zod';
import { fileFormatsInWords } from './fileFormats.ts';

interface ErrorText {
  /** What to do about it: one sentence for the person. */
  readonly nextStep: string;
  /** The tRPC code, which decides the HTTP status on loopback. */
  readonly transport: 'BAD_REQUEST' | 'NOT_FOUND' | 'CONFLICT' | 'PRECONDITION_FAILED' | 'INTERNAL_SERVER_ERROR';
}

/**
 * The closed list of everything that can go wrong in a way a person sees. The sentence that says what happened is
 * written where it happens, because only there the file, line or rule is known.
 */
export const errorTexts = {
  BAD_INPUT: { nextStep: 'Correct the value and try again.', transport: 'BAD_REQUEST' },
  UNKNOWN_PROCEDURE: { nextStep: 'List the procedures to see what there is.', transport: 'NOT_FOUND' },
  NOT_FOUND: { nextStep: 'Reload the screen: it may have been removed or undone.', transport: 'NOT_FOUND' },
  CANCELLED: { nextStep: 'Start it again when you like.', transport: 'CONFLICT' },
  FILE_NOT_FOUND: { nextStep: 'Check the path, or choose the file again.', transport: 'NOT_FOUND' },
  FILE_UNREADABLE: { nextStep: 'Check that you may read the file, or copy it elsewhere.', transport: 'BAD_REQUEST' },
  FILE_TOO_LARGE: {
    nextStep: 'Export a shorter period from your bank, and import it in parts.',
    transport: 'BAD_REQUEST',
  },
  EMPTY_FILE: { nextStep: 'Download the file from your bank again.', transport: 'BAD_REQUEST' },
  NOT_A_BANK_FILE: {
    nextStep: `Choose a ${fileFormatsInWords} file, as your bank offers it for download.`,
    transport: 'BAD_REQUEST',
  },
  UNREADABLE_TABLE: {
    nextStep: 'Export it again as a table with a column of dates and a column of amounts.',
    transport: 'BAD_REQUEST',
  },
  NO_TRANSACTIONS: {
    nextStep: 'Choose a period with transactions when you export from your bank.',
    transport: 'BAD_REQUEST',
  },
  DATE_ORDER_UNDECIDED: {
    nextStep: 'Say which comes first; in a script, options.layout.dateOrder says it.',
    transport: 'BAD_REQUEST',
  },
  NEEDS_ANSWER: {
    nextStep: 'Import this file by itself and answer what is asked; in a script, its options say it.',
    transport: 'BAD_REQUEST',
  },
  INVESTMENT_STATEMENT: {
    nextStep: 'Export the statement of a bank account or card instead.',
    transport: 'BAD_REQUEST',
  },
  BANK_REFUSED: { nextStep: 'Download the file from your bank again.', transport: 'BAD_REQUEST' },
  DAMAGED_FILE: { nextStep: 'Download the file from your bank again.', transport: 'BAD_REQUEST' },
  PROFILE_IN_USE: {
    nextStep: 'Close the other window of Countinghouse, or choose another profile folder.',
    transport: 'CONFLICT',
  },
  PROFILE_READ_ONLY: {
    nextStep: 'Choose a profile folder that you may write to, or change the permissions of this one.',
    transport: 'PRECONDITION_FAILED',
  },
  DATABASE_FROM_FUTURE: {
    nextStep: 'Install the newer version of Countinghouse, or restore a backup made by this one.',
    transport: 'PRECONDITION_FAILED',
  },
  MIGRATION_EDITED: {
    nextStep: 'Install an unchanged copy of Countinghouse, or restore a backup.',
    transport: 'PRECONDITION_FAILED',
  },
  DATABASE_DAMAGED: {
    nextStep: 'Restore a backup from the backups folder of the profile.',
    transport: 'PRECONDITION_FAILED',
  },
  NOT_AN_EXPORT: {
    nextStep: 'Choose the folder that an export wrote: the one with manifest.json in it.',
    transport: 'BAD_REQUEST',
  },
  EXPORT_DAMAGED: { nextStep: 'Use another copy of the export, or export once more.', transport: 'BAD_REQUEST' },
  BOOKS_NOT_EMPTY: {
    nextStep: 'Start Countinghouse with --profile and a new folder, and bring the export in there.',
    transport: 'CONFLICT',
  },
  PATH_TAKEN: { nextStep: 'Choose another name, or move away what is there.', transport: 'CONFLICT' },
  FOLDER_READ_ONLY: { nextStep: 'Choose a folder that you may write to.', transport: 'PRECONDITION_FAILED' },
  DISK_FULL: { nextStep: 'Free some space on the disk, then try again.', transport: 'PRECONDITION_FAILED' },
  HELD_ROW_DECIDED: { nextStep: 'Undo that decision first, to decide again.', transport: 'CONFLICT' },
  HELD_ROW_INCOMPLETE: { nextStep: 'Correct the row, and it can be booked.', transport: 'CONFLICT' },
  HELD_ROW_REMARK: { nextStep: 'Discard it when you have read it.', transport: 'CONFLICT' },
  NOTHING_TO_UNDO: { nextStep: 'Look at its history to see what changed since.', transport: 'CONFLICT' },
  NOT_ENOUGH_LABELS: {
    nextStep: 'Confirm more categories under Review, then train again.',
    transport: 'PRECONDITION_FAILED',
  },
  MODEL_DAMAGED: { nextStep: 'Activate another version, or train a new one.', transport: 'PRECONDITION_FAILED' },
  SAMPLE_DATA_NOT_WANTED: {
    nextStep: 'Start with an empty profile folder to try the sample data.',
    transport: 'CONFLICT',
  },
  JOB_ENDED: { nextStep: 'Start it again if you still want it.', transport: 'CONFLICT' },
  INTERNAL: {
    nextStep: 'Try again. If it happens again, the log in the profile folder names the correlation id.',
    transport: 'INTERNAL_SERVER_ERROR',
  },
} as const satisfies Record<string, ErrorText>;

export type ErrorCode = keyof typeof errorTexts;

export const errorCodes = Object.keys(errorTexts).filter((code): code is ErrorCode => code in errorTexts);

/** What crosses the process boundary when something fails. The stack stays in the log, under the correlation id. */
export const appErrorSchema = z.object({
  code: z.enum(errorCodes),
  message: z.string(),
  nextStep: z.string(),
  correlationId: z.string(),
});
export type AppErrorShape = z.infer<typeof appErrorSchema>;

/** An error that a person is meant to see: what happened, in one sentence. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
