import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type FSWatcher, watch } from 'chokidar';
import type { z } from 'zod';
import type { FileOutcome, ImportOptions } from '../../../shared/contract/imports.ts';
import type * as contract from '../../../shared/contract/watchedFolder.ts';
import type { WatchedFolder as WatchedFolderState } from '../../../shared/contract/watchedFolder.ts';
import { AppError } from '../../../shared/errors.ts';
import type { BookDatabase } from '../../database/BookDatabase.ts';
import { readAccount } from '../../database/stores/bookStore.ts';
import { isImportedBefore } from '../../database/stores/importStore.ts';
import type { JobRunner } from '../../jobs/JobRunner.ts';
import { type Clock, instant } from '../../platform/clock.ts';
import { reportError, systemCode, toAppError } from '../../platform/errors.ts';
import type { Log } from '../../platform/log.ts';
import type { EventService } from '../events/EventService.ts';
import type { SettingsService } from '../settings/SettingsService.ts';
import type { BankFiles } from './bankFiles.ts';
import type { FileImporter } from './FileImporter.ts';
import { filesOfFolder, outcomeOf } from './folderImport.ts';
import { askedOfWatchedFiles } from './openQuestions.ts';

interface SeenFile {
  readonly sha256: string;
  readonly file: FileOutcome & { readonly seenAt: string };
}

/** What a folder holds besides bank files is nobody's concern. */
const silentlyLeft: ReadonlySet<string> = new Set([
  'NOT_A_BANK_FILE',
  'EMPTY_FILE',
  'FILE_TOO_LARGE',
  'FILE_NOT_FOUND',
]);

/** A file that still grows is read when it has been left alone for so long. */
const settledAfterMs = 1500;
const mostRemembered = 200;

interface WatchedFolderDependencies {
  readonly database: BookDatabase;
  readonly settings: SettingsService;
  readonly files: BankFiles;
  readonly importer: FileImporter;
  readonly jobs: JobRunner;
  readonly events: EventService;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Imports the bank files that come into a folder. A file is imported by itself only where it leaves nothing open, and only
 * once, also where that import was undone; what it asks is told, and answered on the import screen.
 */
export class WatchedFolder {
  readonly #with: WatchedFolderDependencies;
  #watcher: FSWatcher | null = null;
  #stopping = new AbortController();
  #problem: string | null = null;
  #waiting = new Set<string>();
  #working: Promise<void> | null = null;
  /** What became of the files, by their paths, in the order in which they were seen. */
  readonly #seen = new Map<string, SeenFile>();

  constructor(dependencies: WatchedFolderDependencies) {
    this.#with = dependencies;
  }

  /** Takes the watch up again that an earlier run of the app kept. */
  start(): void {
    const { watchedFolder } = this.#with.settings.getSettings();
    if (watchedFolder !== null) this.#open(watchedFolder.path);
  }

  async close(): Promise<void> {
    const watcher = this.#watcher;
    this.#watcher = null;
    this.#stopping.abort();
    this.#waiting.clear();
    await watcher?.close();
    await this.#working;
    this.#seen.clear();
    this.#problem = null;
  }

  getWatchedFolder(_input?: unknown): WatchedFolderState {
    const watched = this.#with.settings.getSettings().watchedFolder;
    return {
      folder: watched?.path ?? null,
      accountId: watched?.accountId ?? null,
      problem: this.#problem,
      isImporting: this.#working !== null,
      // What was left open is answered when the file was imported by hand.
      files: [...this.#seen.values()]
        .filter(({ sha256, file }) => file.importId !== null || !isImportedBefore(this.#with.database.reader, sha256))
        .map(({ file }) => file)
        .reverse(),
    };
  }

  async watchFolder({
    path,
    accountId,
  }: z.infer<typeof contract.watchFolder.input>): Promise<z.infer<typeof contract.watchFolder.output>> {
    const { database, settings } = this.#with;
    if (!isAbsolute(path))
      throw new AppError('BAD_INPUT', `Give the whole path of the folder; ${path} is only the end of one.`);
    if (accountId !== null && !readAccount(database.reader, accountId)) {
      throw new AppError('NOT_FOUND', 'There is no account with this id.');
    }
    await filesOfFolder(path);
    await this.close();
    await settings.updateSettings({ watchedFolder: { path, accountId } });
    this.#open(path);
    this.#with.events.changed('imports');
    return this.getWatchedFolder();
  }

  async unwatchFolder(_input?: unknown): Promise<z.infer<typeof contract.unwatchFolder.output>> {
    await this.close();
    await this.#with.settings.updateSettings({ watchedFolder: null });
    this.#with.events.changed('imports');
    return this.getWatchedFolder();
  }

  /** Hands a file of the folder over for its preview, so that what it leaves open can be answered. */
  async stageWatchedFile({
    fileName,
  }: z.infer<typeof contract.stageWatchedFile.input>): Promise<z.infer<typeof contract.stageWatchedFile.output>> {
    const { settings, files } = this.#with;
    const folder = settings.getSettings().watchedFolder?.path;
    if (folder === undefined) throw new AppError('FILE_NOT_FOUND', 'No folder is watched now.');
    const path = join(folder, fileName);
    if (relative(folder, path) !== basename(path))
      throw new AppError('BAD_INPUT', 'A file of the watched folder itself is asked for.');
    const found = await files.find({ path });
    return files.stageCopy(found);
  }

  #open(folder: string): void {
    const watcher = watch(folder, {
      depth: 0,
      followSymlinks: false,
      ignored: (path, stats) => path !== folder && (basename(path).startsWith('.') || stats?.isFile() === false),
      awaitWriteFinish: { stabilityThreshold: settledAfterMs, pollInterval: 100 },
    });
    this.#watcher = watcher;
    this.#stopping = new AbortController();
    const takeIn = (path: string) => {
      if (this.#watcher !== watcher || dirname(path) !== folder) return;
      this.#problem = null;
      this.#waiting.add(path);
      this.#working ??= this.#work(folder).finally(() => {
        this.#working = null;
        this.#with.events.changed('imports');
      });
    };
    watcher
      .on('add', takeIn)
      .on('change', takeIn)
      .on('unlink', (path) => {
        this.#waiting.delete(path);
        const isOpen = this.#seen.get(path)?.file.outcome === 'needs_answer';
        if (isOpen && this.#seen.delete(path)) this.#with.events.changed('imports');
      })
      .on(
        'unlinkDir',
        (path) =>
          path === folder && this.#tell(`${folder} is no longer there. It is watched again as soon as it is back.`),
      )
      .on('ready', () => void this.#look(folder))
      .on('error', (error) =>
        this.#tell(
          `${folder} cannot be watched${systemCode(error) === 'ENOSPC' ? ': the system watches too many files already' : ''}. Choose it again, or another one.`,
        ),
      );
  }

  async #look(folder: string): Promise<void> {
    try {
      await filesOfFolder(folder);
    } catch (error) {
      this.#tell(toAppError(error).message);
    }
  }

  #tell(problem: string): void {
    this.#problem = problem;
    this.#with.events.changed('imports');
  }

  /** Deals with what waits, and with what comes meanwhile. */
  async #work(folder: string): Promise<void> {
    const { log } = this.#with;
    while (this.#waiting.size > 0) {
      const paths = [...this.#waiting].sort();
      this.#waiting.clear();
      try {
        await this.#importNew(folder, paths);
      } catch (error) {
        // Cancelled by the person or by closing; or nothing to do with a single file, such as a full disk.
        if (!this.#stopping.signal.aborted && toAppError(error).code !== 'CANCELLED') {
          reportError(error, log, 'watchedFolder');
          this.#tell(toAppError(error).message);
        }
      }
    }
  }

  async #importNew(folder: string, paths: readonly string[]): Promise<void> {
    const { database, jobs } = this.#with;
    const fresh: { path: string; sha256: string }[] = [];
    for (const path of paths) {
      const sha256 = await hashOfFile(path);
      if (sha256 !== null && !isImportedBefore(database.reader, sha256)) fresh.push({ path, sha256 });
    }
    if (fresh.length === 0) return;
    const title =
      fresh.length === 1
        ? `Import ${basename(fresh[0]?.path ?? '')}`
        : `Import ${fresh.length} files of ${basename(folder)}`;
    const { result } = await jobs.start({ kind: 'import', title, signal: this.#stopping.signal }, async (job) => {
      for (const { path, sha256 } of fresh) {
        job.signal.throwIfAborted();
        await this.#import(path, sha256, job);
      }
      return { files: fresh.length };
    });
    await result;
  }

  async #import(path: string, sha256: string, job: Parameters<FileImporter['import']>[2]): Promise<void> {
    const { files, importer, events, clock } = this.#with;
    const request = { files, importer, options: this.#options(), asks: askedOfWatchedFiles };
    const outcome = await outcomeOf(path, basename(path), request, job);
    if (outcome.code !== null && silentlyLeft.has(outcome.code)) return;
    this.#seen.delete(path);
    this.#seen.set(path, { sha256, file: { ...outcome, seenAt: instant(clock) } });
    const [oldest] = this.#seen.keys();
    if (this.#seen.size > mostRemembered && oldest !== undefined) this.#seen.delete(oldest);
    events.changed('imports');
  }

  #options(): ImportOptions {
    const { settings, database } = this.#with;
    const accountId = settings.getSettings().watchedFolder?.accountId ?? null;
    const account = accountId === null ? undefined : readAccount(database.reader, accountId);
    return { categories: 'ignore', ...(account && { account: account.name }) };
  }
}

const largestHashed = 512_000_000;

/** Null for what is no file that can be read, or no longer there. */
async function hashOfFile(path: string): Promise<string | null> {
  try {
    const found = await stat(path);
    if (!found.isFile() || found.size === 0 || found.size > largestHashed) return null;
    const hash = createHash('sha256');
    await pipeline(createReadStream(path), hash);
    return hash.digest('hex');
  } catch {
    return null;
  }
}
