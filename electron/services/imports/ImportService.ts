import { basename } from 'node:path';
import type { z } from 'zod';
import type * as contract from '../../../shared/contract/imports.ts';
import type { Import, ImportPreview, ImportSummary } from '../../../shared/contract/imports.ts';
import { AppError } from '../../../shared/errors.ts';
import type { BookDatabase } from '../../database/BookDatabase.ts';
import { listBookingsOfImport } from '../../database/stores/heldRowStore.ts';
import { listImportRows, listRuleRunsOfImport, readHeldRows } from '../../database/stores/importStore.ts';
import type { JobRunner } from '../../jobs/JobRunner.ts';
import type { ChangeService } from '../changes/ChangeService.ts';
import type { Ledger } from '../ledger/Ledger.ts';
import type { BankFiles } from './bankFiles.ts';
import type { FileImporter } from './FileImporter.ts';
import { filesOfFolder, importFolder } from './folderImport.ts';
import type { ImportProfiles } from './ImportProfiles.ts';
import { askedOfOneFile } from './openQuestions.ts';
import type { WatchedFolder } from './WatchedFolder.ts';

const neverAborted = new AbortController().signal;

/** From bank files to transactions in the books, and back. */
export class ImportService {
  readonly profiles: ImportProfiles;
  readonly watched: WatchedFolder;
  readonly #database: BookDatabase;
  readonly #files: BankFiles;
  readonly #jobs: JobRunner;
  readonly #importer: FileImporter;
  readonly #ledger: Ledger;
  readonly #changes: ChangeService;

  constructor(dependencies: {
    database: BookDatabase;
    files: BankFiles;
    jobs: JobRunner;
    importer: FileImporter;
    profiles: ImportProfiles;
    watched: WatchedFolder;
    ledger: Ledger;
    changes: ChangeService;
  }) {
    this.#database = dependencies.database;
    this.#files = dependencies.files;
    this.#jobs = dependencies.jobs;
    this.#importer = dependencies.importer;
    this.profiles = dependencies.profiles;
    this.watched = dependencies.watched;
    this.#ledger = dependencies.ledger;
    this.#changes = dependencies.changes;
  }

  stageFile(input: z.infer<typeof contract.stageFile.input>): Promise<z.infer<typeof contract.stageFile.output>> {
    return this.#files.stage(input.name, input.contentBase64);
  }

  async previewImport(
    input: z.infer<typeof contract.previewImport.input>,
    signal?: AbortSignal,
  ): Promise<ImportPreview> {
    return this.#importer.preview(await this.#files.find(input), input, signal ?? neverAborted);
  }

  /** Runs as a job; resolves with its summary. Cancelling before the rows are booked changes nothing. */
  async importFile(input: z.infer<typeof contract.importFile.input>, signal?: AbortSignal): Promise<ImportSummary> {
    const bankFile = await this.#files.find(input);
    const { result } = await this.#jobs.start({ kind: 'import', title: `Import ${bankFile.name}`, signal }, (job) =>
      this.#importer.import(bankFile, { ...input, asks: askedOfOneFile }, job),
    );
    const summary = await result;
    await this.#files.discard(input);
    return summary;
  }

  /** Runs as a job; resolves with what became of each file. */
  async importFolder(
    { path, options }: z.infer<typeof contract.importFolder.input>,
    signal?: AbortSignal,
  ): Promise<z.infer<typeof contract.importFolder.output>> {
    await filesOfFolder(path);
    const title = `Import the files of ${basename(path)}`;
    const { result } = await this.#jobs.start({ kind: 'import', title, signal }, async (job) => ({
      jobId: job.jobId,
      folder: path,
      files: await importFolder(path, { files: this.#files, importer: this.#importer, options }, job),
    }));
    return result;
  }

  async undoImport({
    importId,
  }: z.infer<typeof contract.undoImport.input>): Promise<z.infer<typeof contract.undoImport.output>> {
    const { changeSetId, isUndone } = this.#existing(importId);
    if (isUndone) throw new AppError('NOTHING_TO_UNDO', 'This import was undone already.');
    const { reader } = this.#database;
    // What was booked of its held rows goes with it, before the account that it may have made.
    for (const changeSet of [...listBookingsOfImport(reader, importId), ...listRuleRunsOfImport(reader, importId)]) {
      try {
        await this.#ledger.undo(changeSet);
      } catch (error) {
        // What a rule did may be overruled by now; its rows go with the import all the same.
        if (!(error instanceof AppError) || error.code !== 'NOTHING_TO_UNDO') throw error;
      }
    }
    return this.#changes.undoChangeSet({ changeSetId });
  }

  listImports(_input: unknown): z.infer<typeof contract.listImports.output> {
    return listImportRows(this.#database.reader, null);
  }

  getImport(input: z.infer<typeof contract.getImport.input>): z.infer<typeof contract.getImport.output> {
    const row = this.#existing(input.importId);
    return { ...row, heldRows: readHeldRows(this.#database.reader, input.importId).map((held) => ({ ...held })) };
  }

  #existing(importId: number): Import {
    const [row] = listImportRows(this.#database.reader, importId);
    if (!row) throw new AppError('NOT_FOUND', 'There is no import with this id.');
    return row;
  }
}
