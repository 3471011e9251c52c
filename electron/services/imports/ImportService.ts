import type { z } from 'zod';
import type * as contract from '../../../shared/contract/imports.ts';
import type { ImportOptions, ImportSummary } from '../../../shared/contract/imports.ts';
import { AppError } from '../../../shared/errors.ts';
import type { BookDatabase } from '../../database/BookDatabase.ts';
import { findAccountByName } from '../../database/stores/bookStore.ts';
import {
  insertHeldRow,
  insertImport,
  listImportRows,
  readHeldRows,
  updateImport,
} from '../../database/stores/importStore.ts';
import { idsWithoutPrediction } from '../../database/stores/predictionStore.ts';
import type { HeldRow } from '../../importers/statement.ts';
import type { JobContext, JobRunner } from '../../jobs/JobRunner.ts';
import { runWorker } from '../../jobs/runWorker.ts';
import type { ImportInput } from '../../workers/import.worker.ts';
import type { SpawnWorker } from '../../workers/workerProtocol.ts';
import type { AutomationService } from '../automation/AutomationService.ts';
import type { CategoryService } from '../categories/CategoryService.ts';
import type { EventService } from '../events/EventService.ts';
import type { Ledger } from '../ledger/Ledger.ts';
import type { PredictionService } from '../predictions/PredictionService.ts';
import type { SettingsService } from '../settings/SettingsService.ts';
import { AccountFinder, defaultAccountName } from './accountFinder.ts';
import type { BankFile, BankFiles } from './bankFiles.ts';
import { bookRows } from './bookRows.ts';
import { definedFields } from './layoutChoice.ts';
import type { PreparedFile, PreparedStatement } from './preparedFile.ts';
import { previewOf } from './preview.ts';

const heldRowsInSummary = 100;
const neverAborted = new AbortController().signal;

type ReadFile = Extract<PreparedFile, { ok: true }>['file'];

/** From a bank file to transactions in the books, with suggestions, and with what the rules make of them. */
export class ImportService {
  readonly #database: BookDatabase;
  readonly #files: BankFiles;
  readonly #spawn: SpawnWorker;
  readonly #jobs: JobRunner;
  readonly #ledger: Ledger;
  readonly #events: EventService;
  readonly #categories: CategoryService;
  readonly #predictions: PredictionService;
  readonly #automation: AutomationService;
  readonly #settings: SettingsService;

  constructor(dependencies: {
    database: BookDatabase;
    files: BankFiles;
    spawn: SpawnWorker;
    jobs: JobRunner;
    ledger: Ledger;
    events: EventService;
    categories: CategoryService;
    predictions: PredictionService;
    automation: AutomationService;
    settings: SettingsService;
  }) {
    this.#database = dependencies.database;
    this.#files = dependencies.files;
    this.#spawn = dependencies.spawn;
    this.#jobs = dependencies.jobs;
    this.#ledger = dependencies.ledger;
    this.#events = dependencies.events;
    this.#categories = dependencies.categories;
    this.#predictions = dependencies.predictions;
    this.#automation = dependencies.automation;
    this.#settings = dependencies.settings;
  }

  stageFile(input: z.infer<typeof contract.stageFile.input>): Promise<z.infer<typeof contract.stageFile.output>> {
    return this.#files.stage(input.name, input.contentBase64);
  }

  async previewFile(
    input: z.infer<typeof contract.previewFile.input>,
    signal?: AbortSignal,
  ): Promise<z.infer<typeof contract.previewFile.output>> {
    const bankFile = await this.#files.read(input);
    const file = await this.#parse(bankFile, input.options, signal ?? neverAborted);
    return previewOf(bankFile.name, file, this.#accountFinder(input.options), this.#database.reader);
  }

  /** Runs as a job; resolves with its summary. Cancelling before the rows are booked changes nothing. */
  async importFile(input: z.infer<typeof contract.importFile.input>, signal?: AbortSignal): Promise<ImportSummary> {
    const bankFile = await this.#files.read(input);
    const { result } = await this.#jobs.start({ kind: 'import', title: `Import ${bankFile.name}`, signal }, (job) =>
      this.#import(bankFile, input.options, job),
    );
    const summary = await result;
    await this.#files.discard(input);
    return summary;
  }

  async #import(bankFile: BankFile, options: ImportOptions, job: JobContext): Promise<ImportSummary> {
    const start = performance.now();
    job.report(0.02, 'Reading the file');
    const file = await this.#parse(bankFile, options, job.signal);
    if (file.statements.every(({ rows }) => rows.length === 0)) throw nothingToImport(bankFile.name, file.heldRows);
    refuseUndecided(file);
    const read = performance.now();
    const booked = await this.#book(bankFile, file, options, job);
    const written = performance.now();
    const after = await this.#predictAndAutomate(booked.uncategorisedIds, booked.importId, job);
    return {
      importId: booked.importId,
      jobId: job.jobId,
      changeSetId: booked.changeSetId,
      fileName: bankFile.name,
      format: file.format,
      imported: booked.imported,
      alreadyThere: booked.alreadyThere,
      heldBack: file.heldRows.length,
      heldRows: file.heldRows.slice(0, heldRowsInSummary),
      confirmed: booked.confirmed,
      ...after,
      accounts: [...booked.accountNames],
      readMs: Math.round(read - start),
      importMs: Math.round(written - read),
      predictMs: Math.round(performance.now() - written),
    };
  }

  async #book(bankFile: BankFile, file: ReadFile, options: ImportOptions, job: JobContext) {
    const { changeSetId, result } = await this.#ledger.apply(
      {
        actor: `import:${bankFile.sha256.slice(0, 12)}`,
        actorName: bankFile.name,
        kind: 'import',
        reason: `Import ${bankFile.name}`,
      },
      async (recorder) => {
        const { connection } = recorder;
        const importId = insertImport(connection, {
          source: 'file',
          fileName: bankFile.name,
          fileSha256: bankFile.sha256,
          format: file.format,
          optionsJson: JSON.stringify(options),
          imported: 0,
          alreadyThere: 0,
          heldBack: file.heldRows.length,
          changeSetId: recorder.changeSetId,
          createdAt: recorder.at,
        });
        const rows = await bookRows(recorder, {
          statements: file.statements,
          accounts: this.#accountFinder(options),
          format: file.format,
          categories: options.categories,
          importId,
          onProgress: (done, total) => {
            job.signal.throwIfAborted();
            job.report(0.2 + 0.4 * (done / total), `Importing ${done} of ${total}`);
          },
        });
        const alreadyThere = rows.alreadyThere + file.repeatedRows;
        updateImport(connection, importId, { imported: rows.imported, alreadyThere });
        for (const row of file.heldRows) insertHeldRow(connection, importId, row);
        return { ...rows, importId, alreadyThere };
      },
    );
    this.#events.changed('imports');
    return { ...result, changeSetId };
  }

  /** The rows are booked by now: whatever goes wrong here, or is cancelled, leaves them as they are. */
  async #predictAndAutomate(transactionIds: readonly number[], importId: number, job: JobContext) {
    const none = { suggested: 0, unsure: transactionIds.length, automated: 0, automationChangeSetIds: [] };
    // Also what an earlier import left without a prediction, because it was cancelled or the app ended.
    const missing = idsWithoutPrediction(this.#database.reader);
    if (missing.length === 0) return none;
    try {
      await this.#categories.addStarterCategories();
      const { suggested, unsure } = await this.#predictions.predictInJob(missing, job, [0.6, 0.95]);
      job.report(0.95, 'Applying the rules');
      const automation = await this.#automation.runOn(transactionIds, { importId });
      return { suggested, unsure, automated: automation.applied, automationChangeSetIds: [...automation.changeSetIds] };
    } catch (error) {
      if (job.signal.aborted) return none;
      throw error;
    }
  }

  async #parse(bankFile: BankFile, options: ImportOptions, signal: AbortSignal): Promise<ReadFile> {
    const layout = { currency: this.#countedIn(options), ...definedFields(options.layout) };
    const input: ImportInput = { bytes: bankFile.bytes, layout };
    const prepared = await runWorker<ImportInput, never, PreparedFile>(this.#spawn, 'import', input, { signal });
    if (!prepared.ok) throw new AppError(prepared.code, prepared.message);
    return prepared.file;
  }

  /** The currency whose minor units are counted where a file names none: the one chosen, or that of the account it goes to. */
  #countedIn(options: ImportOptions): string {
    if (options.currency !== undefined) return options.currency;
    const account = findAccountByName(this.#database.reader, options.account ?? defaultAccountName);
    return account?.currency ?? this.#settings.getSettings().homeCurrency;
  }

  #accountFinder(options: ImportOptions): AccountFinder {
    return new AccountFinder(this.#database.reader, {
      account: options.account,
      currency: options.currency,
      countedIn: this.#countedIn(options),
    });
  }

  listImports(_input: unknown): z.infer<typeof contract.listImports.output> {
    return listImportRows(this.#database.reader, null);
  }

  getImport(input: z.infer<typeof contract.getImport.input>): z.infer<typeof contract.getImport.output> {
    const [row] = listImportRows(this.#database.reader, input.importId);
    if (!row) throw new AppError('NOT_FOUND', 'There is no import with this id.');
    return { ...row, heldRows: readHeldRows(this.#database.reader, input.importId).map((held) => ({ ...held })) };
  }
}

/** A date order that no row of the file decides is asked, never guessed. */
function refuseUndecided(file: Pick<ReadFile, 'csv' | 'dates'> & { statements: readonly PreparedStatement[] }): void {
  if (file.csv?.certain.dateOrder ?? file.dates?.certain ?? true) return;
  const example = file.statements[0]?.rows[0]?.date;
  throw new AppError(
    'DATE_ORDER_UNDECIDED',
    `The dates can be read with the day first or with the month first, and no row decides it${example ? `: the first would be ${example}` : ''}.`,
  );
}

function nothingToImport(name: string, heldRows: readonly HeldRow[]): AppError {
  const [first] = heldRows;
  if (!first) return new AppError('NO_TRANSACTIONS', `${name} holds no transactions.`);
  const unread = heldRows.length === 1 ? 'its only row could not' : `none of its ${heldRows.length} rows could`;
  return new AppError(
    'UNREADABLE_TABLE',
    `${name} could be opened, but ${unread} be read. Line ${first.line}: ${first.reason}`,
  );
}
