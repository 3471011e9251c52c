import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileOutcome, ImportOptions } from '../../../shared/contract/imports.ts';
import { AppError } from '../../../shared/errors.ts';
import type { JobContext } from '../../jobs/JobRunner.ts';
import { systemCode } from '../../platform/errors.ts';
import type { BankFiles } from './bankFiles.ts';
import type { FileImporter } from './FileImporter.ts';
import { askedOfManyFiles, type OpenQuestion } from './openQuestions.ts';

const byName = new Intl.Collator('en', { numeric: true });

/** The files of a folder that may be a bank's, in the order of their names: no hidden ones, no subfolders. */
export async function filesOfFolder(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => !entry.name.startsWith('.') && !entry.isDirectory())
      .map(({ name }) => name)
      .sort(byName.compare);
  } catch (error) {
    const code = systemCode(error);
    if (code === 'ENOENT') throw new AppError('FILE_NOT_FOUND', `There is no folder at ${folder}.`, { cause: error });
    if (code === 'ENOTDIR')
      throw new AppError('FILE_UNREADABLE', `${folder} is a file, not a folder.`, { cause: error });
    throw new AppError('FILE_UNREADABLE', `The folder ${folder} cannot be read.`, { cause: error });
  }
}

/** Imports one of several files. What is wrong with it is its outcome, and stops no other file. */
export async function outcomeOf(
  path: string,
  fileName: string,
  request: { files: BankFiles; importer: FileImporter; options: ImportOptions; asks?: readonly OpenQuestion[] },
  job: JobContext,
): Promise<FileOutcome> {
  const { files, importer, options, asks = askedOfManyFiles } = request;
  const nothing = { fileName, importId: null, imported: 0, alreadyThere: 0, heldBack: 0 };
  try {
    const { importId, imported, alreadyThere, heldBack } = await importer.import(
      await files.find({ path }),
      { options, asks },
      job,
    );
    const outcome = imported > 0 ? 'imported' : heldBack > 0 ? 'held_back' : 'already_there';
    return { fileName, outcome, code: null, message: null, importId, imported, alreadyThere, heldBack };
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'CANCELLED' || job.signal.aborted) throw error;
    const isOpen = error.code === 'NEEDS_ANSWER' || error.code === 'DATE_ORDER_UNDECIDED';
    return { ...nothing, outcome: isOpen ? 'needs_answer' : 'refused', code: error.code, message: error.message };
  }
}

/** Imports the files of a folder one after another. */
export async function importFolder(
  folder: string,
  request: { files: BankFiles; importer: FileImporter; options: ImportOptions },
  job: JobContext,
): Promise<FileOutcome[]> {
  const names = await filesOfFolder(folder);
  const outcomes: FileOutcome[] = [];
  for (const [at, name] of names.entries()) {
    job.signal.throwIfAborted();
    const part: JobContext = {
      ...job,
      report: (progress, step) =>
        job.report((at + progress) / names.length, `${name} (${at + 1} of ${names.length}): ${step}`),
    };
    outcomes.push(await outcomeOf(join(folder, name), name, request, part));
  }
  return outcomes;
}
