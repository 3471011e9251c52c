import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { ArtifactError } from '../../ml/binary.ts';
import type { NamedCategory } from '../../ml/categoryNames.ts';
import { loadClassifier, type TrainedCategoryClassifier } from '../../ml/classifierArtifact.ts';

export function artifactHash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

const artifactPath = (folder: string, sha256: string) => join(folder, `${sha256}.model`);

/** Stores an artifact under its own hash, whole or not at all. */
export function writeArtifact(folder: string, bytes: Uint8Array): string {
  const sha256 = artifactHash(bytes);
  mkdirSync(folder, { recursive: true });
  const path = artifactPath(folder, sha256);
  writeFileSync(`${path}.part`, bytes);
  renameSync(`${path}.part`, path);
  return sha256;
}

/** Reads an artifact and checks it against its hash. Throws MODEL_DAMAGED where it is gone or differs. */
function readArtifact(folder: string, sha256: string): Uint8Array {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(artifactPath(folder, sha256));
  } catch (cause) {
    throw new AppError('MODEL_DAMAGED', 'The file of this model is missing from the profile folder.', { cause });
  }
  if (artifactHash(bytes) !== sha256) {
    throw new AppError(
      'MODEL_DAMAGED',
      'The file of this model is not the one that was trained: its checksum differs.',
    );
  }
  return bytes;
}

/** Loads a classifier whole. Throws MODEL_DAMAGED where its file is gone, differs, or is of another version. */
export function readClassifier(
  folder: string,
  sha256: string,
  categories: readonly NamedCategory[],
): TrainedCategoryClassifier {
  try {
    return loadClassifier(readArtifact(folder, sha256), categories);
  } catch (cause) {
    if (cause instanceof ArtifactError) throw new AppError('MODEL_DAMAGED', cause.message, { cause });
    throw cause;
  }
}
