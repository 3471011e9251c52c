import { createHash } from 'node:crypto';
import { closeSync, copyFileSync, existsSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { ArchiveFormat } from '../../../shared/contract/archive.ts';
import type { Connection, SqlValue } from '../../database/connection.ts';
import {
  type ArchivedTable,
  archivedRows,
  archivedTables,
  countArchivedRows,
} from '../../database/stores/archiveStore.ts';
import { type ArchivedFile, hashOfFile } from './manifest.ts';
import { csvCell } from './rowText.ts';

export interface ArchiveContents {
  readonly tables: Record<string, number>;
  readonly files: ArchivedFile[];
}

/** What is asked and told while an export is written. */
export interface ArchiveWatch {
  stopWhenCancelled(): void;
  report(done: number, total: number): void;
}

const rowsPerLook = 1000;
const pagesPerStep = 2000;
const writtenAtOnce = 1 << 18;

/** Writes the tables of a database, and the models that it names, into a folder. The connection is in one transaction. */
export class ArchiveWriter {
  readonly #connection: Connection;
  readonly #folder: string;
  readonly #watch: ArchiveWatch;
  readonly #tables: readonly ArchivedTable[];
  readonly #counts: Record<string, number>;
  readonly #files: ArchivedFile[] = [];
  readonly #total: number;
  #done = 0;

  constructor(connection: Connection, folder: string, watch: ArchiveWatch) {
    this.#connection = connection;
    this.#folder = folder;
    this.#watch = watch;
    this.#tables = archivedTables(connection);
    this.#counts = Object.fromEntries(this.#tables.map((table) => [table.name, countArchivedRows(connection, table)]));
    this.#total = Object.values(this.#counts).reduce((sum, count) => sum + count, 0);
  }

  async write(format: ArchiveFormat, modelsFolder: string): Promise<ArchiveContents> {
    if (format === 'csv') this.#writeCsv();
    else if (format === 'json') this.#writeJson();
    else await this.#copyDatabase();
    this.#copyModels(modelsFolder);
    return { tables: this.#counts, files: this.#files };
  }

  #writeCsv(): void {
    mkdirSync(join(this.#folder, 'tables'));
    for (const table of this.#tables) {
      this.#writeFile(`tables/${table.name}.csv`, (add) => {
        add(`${table.columns.map(({ name }) => name).join(',')}\r\n`);
        for (const row of this.#rows(table)) {
          add(`${table.columns.map(({ type }, at) => csvCell(row[at] ?? null, type)).join(',')}\r\n`);
        }
      });
    }
  }

  /** One row a line, so that it can be read back without holding all of it. */
  #writeJson(): void {
    this.#writeFile('books.json', (add) => {
      add('{"tables":{\n');
      for (const [at, table] of this.#tables.entries()) {
        const columns = JSON.stringify(table.columns.map(({ name }) => name));
        add(`${JSON.stringify(table.name)}:{"columns":${columns},"rows":[\n`);
        let separator = '';
        for (const row of this.#rows(table)) {
          add(`${separator}${JSON.stringify(row)}`);
          separator = ',\n';
        }
        add(`${separator === '' ? '' : '\n'}]}${at === this.#tables.length - 1 ? '' : ','}\n`);
      }
      add('}}\n');
    });
  }

  async #copyDatabase(): Promise<void> {
    const path = 'books.sqlite';
    await this.#connection.sqlite.backup(join(this.#folder, path), {
      progress: ({ totalPages, remainingPages }) => {
        this.#watch.stopWhenCancelled();
        this.#watch.report(totalPages - remainingPages, totalPages);
        return pagesPerStep;
      },
    });
    this.#files.push({ path, ...hashOfFile(join(this.#folder, path), this.#watch.stopWhenCancelled) });
  }

  /** The files of the models that are there; one that was lost is missing in the export as it is in the profile. */
  #copyModels(modelsFolder: string): void {
    const hashes = this.#connection.column<string>('SELECT DISTINCT artifact_sha256 FROM ml_models ORDER BY 1');
    const found = hashes.filter((sha256) => existsSync(join(modelsFolder, `${sha256}.model`)));
    if (found.length > 0) mkdirSync(join(this.#folder, 'models'));
    for (const sha256 of found) {
      const path = `models/${sha256}.model`;
      copyFileSync(join(modelsFolder, `${sha256}.model`), join(this.#folder, path));
      this.#files.push({ path, ...hashOfFile(join(this.#folder, path), this.#watch.stopWhenCancelled) });
    }
  }

  *#rows(table: ArchivedTable): Generator<SqlValue[]> {
    for (const row of archivedRows(this.#connection, table)) {
      yield row;
      this.#done += 1;
      if (this.#done % rowsPerLook !== 0) continue;
      this.#watch.stopWhenCancelled();
      this.#watch.report(this.#done, this.#total);
    }
  }

  #writeFile(path: string, fill: (add: (text: string) => void) => void): void {
    const hash = createHash('sha256');
    const file = openSync(join(this.#folder, path), 'wx');
    let waiting = '';
    let bytes = 0;
    const flush = () => {
      const buffer = Buffer.from(waiting, 'utf8');
      for (let written = 0; written < buffer.length; ) written += writeSync(file, buffer, written);
      hash.update(buffer);
      bytes += buffer.length;
      waiting = '';
    };
    try {
      fill((text) => {
        waiting += text;
        if (waiting.length >= writtenAtOnce) flush();
      });
      flush();
    } finally {
      closeSync(file);
    }
    this.#files.push({ path, bytes, sha256: hash.digest('hex') });
  }
}
