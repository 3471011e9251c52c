import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { archiveFormatSchema } from '../../../shared/contract/archive.ts';
import { AppError } from '../../../shared/errors.ts';
import { systemCode } from '../../platform/errors.ts';

export const manifestName = 'manifest.json';
/** Of the layout of the folder; the tables have the version of the database's migrations. */
const layoutVersion = 1;

const archivedFileSchema = z.object({
  /** In the folder; at most one folder deep, with forward slashes. */
  path: z.string().regex(/^(?:[A-Za-z0-9_]+\/)?[A-Za-z0-9_]+\.[a-z]+$/),
  bytes: z.int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type ArchivedFile = z.infer<typeof archivedFileSchema>;

const manifestSchema = z.object({
  application: z.literal('Countinghouse'),
  layoutVersion: z.int().positive(),
  format: archiveFormatSchema,
  writtenAt: z.string(),
  appVersion: z.string(),
  /** Tags of the migrations by which the tables were made. */
  schema: z.array(z.string()),
  /** How many rows each table has. */
  tables: z.record(z.string(), z.int().nonnegative()),
  files: z.array(archivedFileSchema),
});
export type Manifest = z.infer<typeof manifestSchema>;

export function newManifest(more: Omit<Manifest, 'application' | 'layoutVersion'>): Manifest {
  return { application: 'Countinghouse', layoutVersion, ...more };
}

const piece = 1 << 20;

/** SHA-256 of a file, read in pieces. `isCancelled` is asked between them. */
export function hashOfFile(path: string, stopWhenCancelled: () => void): { bytes: number; sha256: string } {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(piece);
  const file = openSync(path, 'r');
  try {
    let bytes = 0;
    for (;;) {
      stopWhenCancelled();
      const read = readSync(file, buffer, 0, piece, null);
      if (read === 0) return { bytes, sha256: hash.digest('hex') };
      hash.update(buffer.subarray(0, read));
      bytes += read;
    }
  } finally {
    closeSync(file);
  }
}

/** Reads the manifest of an export. Throws NOT_AN_EXPORT, EXPORT_DAMAGED, or what kind of export cannot be read here. */
export function readManifest(folder: string, schema: readonly string[]): Manifest {
  let text: string;
  try {
    text = readFileSync(join(folder, manifestName), 'utf8');
  } catch (cause) {
    const isThere = systemCode(cause) !== 'ENOENT' && systemCode(cause) !== 'ENOTDIR';
    if (isThere) throw new AppError('FILE_UNREADABLE', `${join(folder, manifestName)} cannot be read.`, { cause });
    throw new AppError('NOT_AN_EXPORT', `There is no ${manifestName} in ${folder}, so it is no export of books.`, {
      cause,
    });
  }
  const parsed = parse(text);
  if (parsed === null) throw new AppError('EXPORT_DAMAGED', `The ${manifestName} of this export is damaged.`);
  if (parsed.layoutVersion > layoutVersion || parsed.schema.length > schema.length) {
    throw new AppError(
      'DATABASE_FROM_FUTURE',
      `This export was written by a newer version, Countinghouse ${parsed.appVersion}.`,
    );
  }
  if (parsed.schema.join() !== schema.join()) {
    throw new AppError(
      'NOT_AN_EXPORT',
      `This export was written by Countinghouse ${parsed.appVersion}, whose books have another structure.`,
    );
  }
  return parsed;
}

function parse(text: string): Manifest | null {
  try {
    return manifestSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** Makes sure that every file of an export is there, whole and unchanged. Throws EXPORT_DAMAGED. */
export function verifyFiles(folder: string, { files }: Manifest, stopWhenCancelled: () => void): void {
  for (const { path, bytes, sha256 } of files) {
    let found: { bytes: number; sha256: string };
    try {
      found = hashOfFile(join(folder, path), stopWhenCancelled);
    } catch (cause) {
      if (systemCode(cause) === null) throw cause;
      throw new AppError('EXPORT_DAMAGED', `${path} is missing from this export, or cannot be read.`, { cause });
    }
    if (found.bytes !== bytes || found.sha256 !== sha256) {
      throw new AppError('EXPORT_DAMAGED', `${path} is not as it was exported: its checksum differs.`);
    }
  }
}
