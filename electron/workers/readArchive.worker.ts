import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Connection, type SqlValue } from '../database/connection.ts';
import { archivedTables, schemaTags } from '../database/stores/archiveStore.ts';
import { silentLog } from '../platform/log.ts';
import { readManifest, verifyFiles } from '../services/archive/manifest.ts';
import { type ReadRow, readCsvTables, readDatabaseTables, readJsonTables } from '../services/archive/readTables.ts';
import { serve, WorkerCancelled, waitForAsking } from './serve.ts';

export interface ReadArchiveInput {
  /** The books that the export comes into: their tables are those of the export. */
  readonly databasePath: string;
  readonly modelsFolder: string;
  readonly folder: string;
}

export interface ArchiveBatch {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly SqlValue[])[];
  readonly done: number;
  readonly total: number;
  readonly writtenAt: string;
}

const rowsPerBatch = 500;

await serve<ReadArchiveInput & { asked: SharedArrayBuffer }, ArchiveBatch, null>(async (input, control) => {
  const { folder, modelsFolder } = input;
  const stopWhenCancelled = () => {
    if (control.isCancelled()) throw new WorkerCancelled();
  };
  const books = new Connection(input.databasePath, { readonly: true, log: silentLog });
  try {
    const tables = archivedTables(books);
    const manifest = readManifest(folder, schemaTags(books));
    verifyFiles(folder, manifest, stopWhenCancelled);
    // They are named by what they hold, so one that was there before is the same.
    mkdirSync(modelsFolder, { recursive: true });
    for (const { path } of manifest.files) {
      if (path.startsWith('models/'))
        copyFileSync(join(folder, path), join(modelsFolder, path.slice('models/'.length)));
    }
    const total = Object.values(manifest.tables).reduce((sum, count) => sum + count, 0);
    const asked = new Int32Array(input.asked);
    const { writtenAt } = manifest;
    let [done, sent] = [0, 0];
    let waiting: ReadRow[] = [];
    const flush = () => {
      const [first] = waiting;
      if (!first) return;
      waitForAsking(asked, sent, control);
      done += waiting.length;
      sent += 1;
      const columns = first.table.columns.map(({ name }) => name);
      control.report({
        table: first.table.name,
        columns,
        rows: waiting.map(({ values }) => values),
        done,
        total,
        writtenAt,
      });
      waiting = [];
    };
    const copy =
      manifest.format === 'sqlite'
        ? new Connection(join(folder, 'books.sqlite'), { readonly: true, log: silentLog })
        : null;
    try {
      const rows = copy
        ? readDatabaseTables(copy, tables)
        : manifest.format === 'csv'
          ? readCsvTables(folder, tables)
          : readJsonTables(folder, tables);
      for await (const row of rows) {
        if (waiting.length >= rowsPerBatch || (waiting[0] && waiting[0].table !== row.table)) flush();
        waiting.push(row);
      }
      flush();
    } finally {
      copy?.close();
    }
    return null;
  } finally {
    books.close();
  }
});
