import { randomUUID } from 'node:crypto';
import { access, constants, copyFile, mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { FileSource } from '../../../shared/contract/imports.ts';
import { AppError } from '../../../shared/errors.ts';
import { systemCode } from '../../platform/errors.ts';

export interface BankFile {
  readonly name: string;
  readonly path: string;
}

/** A table of some eight million rows; other formats are read whole and may be less large. */
const largestFileBytes = 512_000_000;

/** Files by path, and files that a screen handed over because a page cannot give a path. */
export class BankFiles {
  readonly #stagingFolder: string;
  readonly #stagedNames = new Map<string, string>();

  constructor(stagingFolder: string) {
    this.#stagingFolder = stagingFolder;
  }

  /** Throws away what was handed over and never imported. */
  async clear(): Promise<void> {
    this.#stagedNames.clear();
    await rm(this.#stagingFolder, { recursive: true, force: true });
  }

  async stage(name: string, contentBase64: string): Promise<{ stagedFileId: string; name: string; bytes: number }> {
    const content = Buffer.from(contentBase64, 'base64');
    const stagedFileId = randomUUID();
    await mkdir(this.#stagingFolder, { recursive: true });
    await writeFile(join(this.#stagingFolder, stagedFileId), content);
    const plainName = basename(name.replaceAll('\\', '/'));
    this.#stagedNames.set(stagedFileId, plainName);
    return { stagedFileId, name: plainName, bytes: content.length };
  }

  /** Hands over a copy of a file that is on this machine. */
  async stageCopy({ path, name }: BankFile): Promise<{ stagedFileId: string; name: string; bytes: number }> {
    const stagedFileId = randomUUID();
    const copy = join(this.#stagingFolder, stagedFileId);
    await mkdir(this.#stagingFolder, { recursive: true });
    await copyFile(path, copy);
    this.#stagedNames.set(stagedFileId, name);
    return { stagedFileId, name, bytes: (await stat(copy)).size };
  }

  /** Finds a file and makes sure that it can be read. */
  async find(source: FileSource): Promise<BankFile> {
    if (source.path !== undefined) return readable({ path: source.path, name: basename(source.path) });
    const { stagedFileId = '' } = source;
    const name = this.#stagedNames.get(stagedFileId);
    if (name === undefined) throw new AppError('FILE_NOT_FOUND', 'The file is no longer at hand. Choose it again.');
    return readable({ path: join(this.#stagingFolder, stagedFileId), name });
  }

  async discard(source: FileSource): Promise<void> {
    const { stagedFileId } = source;
    if (stagedFileId === undefined || !this.#stagedNames.delete(stagedFileId)) return;
    await rm(join(this.#stagingFolder, stagedFileId), { force: true });
  }
}

async function readable(file: BankFile): Promise<BankFile> {
  const { path, name } = file;
  try {
    const found = await stat(path);
    if (found.isDirectory()) throw new AppError('FILE_UNREADABLE', `${path} is a folder, not a file.`);
    // A pipe or a device may never end.
    if (!found.isFile()) throw new AppError('FILE_UNREADABLE', `${path} is no ordinary file.`);
    if (found.size > largestFileBytes) {
      throw new AppError(
        'FILE_TOO_LARGE',
        `${name} is larger than ${largestFileBytes / 1_000_000} MB, which no bank export is.`,
      );
    }
    await access(path, constants.R_OK);
    return file;
  } catch (error) {
    if (error instanceof AppError) throw error;
    const code = systemCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      throw new AppError('FILE_NOT_FOUND', `There is no file at ${path}.`, { cause: error });
    }
    throw new AppError('FILE_UNREADABLE', `${path} cannot be read.`, { cause: error });
  }
}
