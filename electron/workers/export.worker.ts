import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ArchiveFormat } from '../../shared/contract/archive.ts';
import { Connection } from '../database/connection.ts';
import { schemaTags } from '../database/stores/archiveStore.ts';
import { silentLog } from '../platform/log.ts';
import { ArchiveWriter } from '../services/archive/ArchiveWriter.ts';
import { manifestName, newManifest } from '../services/archive/manifest.ts';
import { serve, WorkerCancelled } from './serve.ts';

export interface ExportInput {
  readonly databasePath: string;
  readonly modelsFolder: string;
  /** Empty. */
  readonly folder: string;
  readonly format: ArchiveFormat;
  readonly writtenAt: string;
  readonly appVersion: string;
}

export interface ExportProgress {
  readonly done: number;
  readonly total: number;
}

export interface ExportResult {
  readonly bytes: number;
  readonly tables: Record<string, number>;
}

await serve<ExportInput, ExportProgress, ExportResult>(async (input, control) => {
  const { format, folder, writtenAt, appVersion } = input;
  const connection = new Connection(input.databasePath, { readonly: true, log: silentLog });
  try {
    const stopWhenCancelled = () => {
      if (control.isCancelled()) throw new WorkerCancelled();
    };
    const report = (done: number, total: number) => control.report({ done, total });
    // One view of the books, whatever is written meanwhile. A copy of the whole file takes its own.
    if (format !== 'sqlite') connection.sqlite.exec('BEGIN');
    const writer = new ArchiveWriter(connection, folder, { stopWhenCancelled, report });
    const { tables, files } = await writer.write(format, input.modelsFolder);
    const manifest = newManifest({ format, writtenAt, appVersion, schema: schemaTags(connection), tables, files });
    writeFileSync(join(folder, manifestName), `${JSON.stringify(manifest, null, 2)}\n`);
    return { tables, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
  } finally {
    connection.close();
  }
});
