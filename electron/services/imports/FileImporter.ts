import type { FileInput, ImportOptions, ImportPreview, ImportSummary } from '../../../shared/contract/imports.ts';
import { AppError } from '../../../shared/errors.ts';
import type { BookDatabase } from '../../database/BookDatabase.ts';
import { type AccountRow, findAccountByName, readAccount } from '../../database/stores/bookStore.ts';
import { insertImport, updateImport } from '../../database/stores/importStore.ts';
import { withLateIndices } from '../../database/stores/lateIndices.ts';
import { idsWithoutPrediction } from '../../database/stores/predictionStore.ts';
import type { HeldRow } from '../../importers/statement.ts';
import type { JobContext } from '../../jobs/JobRunner.ts';
import { type Clock, instant } from '../../platform/clock.ts';
import type { SpawnWorker } from '../../workers/workerProtocol.ts';
import type { RuleRunService } from '../automation/RuleRunService.ts';
import type { CategoryService } from '../categories/CategoryService.ts';
import type { EventService } from '../events/EventService.ts';
import { HeldRowKeeper } from '../heldRows/HeldRowKeeper.ts';
import type { Ledger } from '../ledger/Ledger.ts';
import type { PredictionService } from '../predictions/PredictionService.ts';
import type { SettingsService } from '../settings/SettingsService.ts';
import { keepStatements } from '../statements/StatementService.ts';
import { StatementTally, statementSums } from '../statements/StatementTally.ts';
import { AccountFinder, defaultAccountName } from './accountFinder.ts';
import type { BankFile } from './bankFiles.ts';
import { bookRows } from './bookRows.ts';
import { FileReading } from './FileReading.ts';
import type { ImportProfiles } from './ImportProfiles.ts';
import { definedFields } from './layoutChoice.ts';
import { type OpenQuestion, openQuestions, undecided } from './openQuestions.ts';
import type { PreparedFile, RowBatch } from './preparedFile.ts';
import { previewOf } from './preview.ts';

/** Where the rows of a file go, and how it is read. */
export interface ImportRequest extends Pick<FileInput, 'accountId'> {
  readonly options: ImportOptions;
  /** What may not be left open by the file. Nothing of one that does is imported. */
  readonly asks: readonly OpenQuestion[];
}

export interface FileImporterDependencies {
  readonly database: BookDatabase;
  readonly clock: Clock;
  readonly spawn: SpawnWorker;
  readonly ledger: Ledger;
  readonly events: EventService;
  readonly categories: CategoryService;
  readonly predictions: PredictionService;
  readonly ruleRuns: RuleRunService;
  readonly settings: SettingsService;
  readonly profiles: ImportProfiles;
}

/** Brings one bank file into the books, with suggestions, and with what the rules make of them. */
export class FileImporter {
  readonly #with: FileImporterDependencies;

  constructor(dependencies: FileImporterDependencies) {
    this.#with = dependencies;
  }

  async preview(bankFile: BankFile, request: Omit<ImportRequest, 'asks'>, signal: AbortSignal): Promise<ImportPreview> {
    const { profiles, database } = this.#with;
    const reading = await this.#open(bankFile, request, signal);
    try {
      const { file } = reading;
      const accounts = this.#accountFinder(request, file);
      const heldRows = new HeldRowKeeper(database.reader, { today: this.#today(), importId: null, mostShown: 200 });
      const preview = await previewOf(bankFile.name, file, reading.batches(), { accounts, heldRows }, database.reader);
      const known = file.profileId === null ? undefined : profiles.find(file.profileId);
      return { ...preview, profile: known ? { id: known.id, name: known.name, createdAt: known.createdAt } : null };
    } finally {
      await reading.close();
    }
  }

  /** Cancelling before the rows are booked changes nothing. */
  async import(bankFile: BankFile, request: ImportRequest, job: JobContext): Promise<ImportSummary> {
    const start = performance.now();
    job.report(0.02, 'Reading the file');
    const reading = await this.#open(bankFile, request, job.signal);
    try {
      const { file } = reading;
      if (file.rowCount === 0) throw nothingToImport(bankFile.name, file);
      const [open] = openQuestions(file, request).filter((question) => request.asks.includes(question));
      if (open) throw undecided(open, bankFile.name, file);
      const read = performance.now();
      const booked = await this.#book(bankFile, reading, request, job);
      const written = performance.now();
      const after = await this.#predictAndAutomate(booked.uncategorisedIds.length, booked.importId, job);
      return {
        importId: booked.importId,
        jobId: job.jobId,
        changeSetId: booked.changeSetId,
        fileName: bankFile.name,
        format: file.format,
        imported: booked.imported,
        alreadyThere: booked.alreadyThere,
        heldBack: booked.heldBack,
        heldRows: booked.heldRows,
        statements: booked.statements,
        confirmed: booked.confirmed,
        ...after,
        accounts: [...booked.accountNames],
        readMs: Math.round(read - start),
        importMs: Math.round(written - read),
        predictMs: Math.round(performance.now() - written),
      };
    } finally {
      await reading.close();
    }
  }

  async #book(bankFile: BankFile, reading: FileReading, request: ImportRequest, job: JobContext) {
    const { ledger, events, profiles } = this.#with;
    const { file } = reading;
    const { options } = request;
    const accounts = this.#accountFinder(request, file);
    const { changeSetId, result } = await ledger.apply(
      {
        actor: `import:${file.sha256.slice(0, 12)}`,
        actorName: bankFile.name,
        kind: 'import',
        reason: `Import ${bankFile.name}`,
      },
      async (recorder) => {
        const { connection } = recorder;
        const importId = insertImport(connection, {
          source: 'file',
          fileName: bankFile.name,
          fileSha256: file.sha256,
          format: file.format,
          optionsJson: JSON.stringify(options),
          imported: 0,
          alreadyThere: 0,
          heldBack: file.heldRowCount,
          changeSetId: recorder.changeSetId,
          createdAt: recorder.at,
        });
        const heldRows = new HeldRowKeeper(connection, { today: recorder.at.slice(0, 10), importId });
        const tally = new StatementTally();
        const { statements, categories, rowCount } = file;
        const batches = keepingHeldRows(reading.batches(), (row) => heldRows.keepUnread(row));
        const rows = await withLateIndices(recorder, rowCount, () =>
          bookRows(recorder, {
            rows: { statements, rowCount, categories, batches },
            accounts,
            format: file.format,
            categories: options.categories,
            importId,
            heldRows,
            tally,
            onProgress: (done, total) => {
              job.signal.throwIfAborted();
              job.report(0.2 + 0.4 * (done / total), `Importing ${done} of ${total}`);
            },
          }),
        );
        const alreadyThere = rows.alreadyThere + file.repeatedRows;
        const heldBack = file.heldRowCount + rows.suspicious;
        updateImport(connection, importId, { imported: rows.imported, alreadyThere, heldBack });
        heldRows.place(rows.accountIds);
        const tallied = tally.statements(statements, accounts);
        keepStatements(connection, importId, tallied);
        const source = { fileName: bankFile.name, layout: options.layout, at: recorder.at };
        profiles.learnFrom(connection, file, source);
        const shown = { heldRows: heldRows.shown, statements: statementSums(tallied) };
        return { ...rows, importId, alreadyThere, heldBack, ...shown };
      },
    );
    events.changed('imports');
    return { ...result, changeSetId };
  }

  /** The rows are booked by now: whatever goes wrong here, or is cancelled, leaves them as they are. */
  async #predictAndAutomate(uncategorised: number, importId: number, job: JobContext) {
    const { ruleRuns } = this.#with;
    const none = { suggested: 0, unsure: uncategorised, automated: 0, automationChangeSetIds: [] };
    try {
      const predicted = await this.#predictMissing(job);
      if (predicted === null) return none;
      job.report(0.95, 'Applying the rules');
      const run = await ruleRuns.runOn({ importId }, job.signal);
      return { ...predicted, automated: run.applied, automationChangeSetIds: [...run.changeSetIds] };
    } catch (error) {
      if (job.signal.aborted) return none;
      throw error;
    }
  }

  /** Predicts what has no prediction, also what an earlier import left so because it was cancelled or the app ended. */
  async #predictMissing(job: JobContext) {
    const { database, predictions, categories } = this.#with;
    const ids = idsWithoutPrediction(database.reader);
    if (ids.length === 0) return null;
    await categories.addStarterCategories();
    const { suggested, unsure } = await predictions.predictInJob(ids, job, [0.6, 0.95]);
    return { suggested, unsure };
  }

  #open(bankFile: BankFile, request: Omit<ImportRequest, 'asks'>, signal: AbortSignal): Promise<FileReading> {
    const layout = { currency: this.#countedIn(request), ...definedFields(request.options.layout) };
    const input = { ...bankFile, layout, profiles: this.#with.profiles.forReading() };
    return FileReading.open(this.#with.spawn, input, signal);
  }

  /** The currency whose minor units are counted where a file names none: the one chosen, or that of the account it goes to. */
  #countedIn({ accountId, options }: Omit<ImportRequest, 'asks'>): string {
    if (options.currency !== undefined) return options.currency;
    const account =
      accountId === undefined
        ? findAccountByName(this.#with.database.reader, options.account ?? defaultAccountName)
        : this.#chosenAccount(accountId);
    return account?.currency ?? this.#with.settings.getSettings().homeCurrency;
  }

  #accountFinder(request: Omit<ImportRequest, 'asks'>, file: PreparedFile): AccountFinder {
    const { accountId, options } = request;
    if (accountId !== undefined && file.accountCount > 1) {
      throw new AppError('BAD_INPUT', 'This file holds rows of several accounts, so it cannot go into a single one.');
    }
    return new AccountFinder(this.#with.database.reader, {
      account: options.account,
      into: accountId === undefined ? null : this.#chosenAccount(accountId),
      currency: options.currency,
      countedIn: this.#countedIn(request),
    });
  }

  #today(): string {
    return instant(this.#with.clock).slice(0, 10);
  }

  #chosenAccount(id: number): AccountRow {
    const account = readAccount(this.#with.database.reader, id);
    if (!account) throw new AppError('NOT_FOUND', 'There is no account with this id.');
    return account;
  }
}

async function* keepingHeldRows(
  batches: AsyncIterable<RowBatch>,
  keep: (row: HeldRow) => void,
): AsyncGenerator<RowBatch> {
  for await (const batch of batches) {
    for (const row of batch.heldRows) keep(row);
    yield batch;
  }
}

function nothingToImport(name: string, { firstHeldRow, heldRowCount }: PreparedFile): AppError {
  if (!firstHeldRow) return new AppError('NO_TRANSACTIONS', `${name} holds no transactions.`);
  const unread = heldRowCount === 1 ? 'its only row could not' : `none of its ${heldRowCount} rows could`;
  return new AppError(
    'UNREADABLE_TABLE',
    `${name} could be opened, but ${unread} be read. Line ${firstHeldRow.line}: ${firstHeldRow.reason}`,
  );
}
