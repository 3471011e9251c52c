import type { z } from 'zod';
import type * as contract from '../../../shared/contract/imports.ts';
import { csvLayoutChoiceSchema, type ImportProfile } from '../../../shared/contract/imports.ts';
import { AppError } from '../../../shared/errors.ts';
import type { BookDatabase } from '../../database/BookDatabase.ts';
import type { Connection } from '../../database/connection.ts';
import {
  deleteImportProfile,
  type ImportProfileRow,
  listImportProfileRows,
  readImportProfile,
  saveImportProfile,
  updateImportProfile,
} from '../../database/stores/importProfileStore.ts';
import type { ImportInput } from '../../workers/import.worker.ts';
import type { EventService } from '../events/EventService.ts';
import { definedFields, layoutOver } from './layoutChoice.ts';
import type { PreparedFile } from './preparedFile.ts';

function toProfile({ id, name, optionsJson, createdAt, usedAt }: ImportProfileRow): ImportProfile {
  return { id, name, layout: csvLayoutChoiceSchema.parse(JSON.parse(optionsJson)), createdAt, usedAt };
}

/** Keeps how a person corrected the reading of a table, for every later file with the same header and shape. */
export class ImportProfiles {
  readonly #database: BookDatabase;
  readonly #events: EventService;

  constructor(dependencies: { database: BookDatabase; events: EventService }) {
    this.#database = dependencies.database;
    this.#events = dependencies.events;
  }

  listProfiles(_input?: unknown): ImportProfile[] {
    return listImportProfileRows(this.#database.reader).map(toProfile);
  }

  find(id: number): ImportProfile | undefined {
    const row = readImportProfile(this.#database.reader, id);
    return row && toProfile(row);
  }

  async renameProfile({ profileId, name }: z.infer<typeof contract.renameProfile.input>): Promise<ImportProfile> {
    const profile = await this.#database.write(({ connection }) => {
      existing(connection, profileId);
      updateImportProfile(connection, profileId, { name });
      return toProfile(existing(connection, profileId));
    });
    this.#events.changed('imports');
    return profile;
  }

  async deleteProfile({
    profileId,
  }: z.infer<typeof contract.deleteProfile.input>): Promise<z.infer<typeof contract.deleteProfile.output>> {
    await this.#database.write(({ connection }) => {
      existing(connection, profileId);
      deleteImportProfile(connection, profileId);
    });
    this.#events.changed('imports');
    return { profileId };
  }

  /** The profiles as the worker takes them. */
  forReading(): ImportInput['profiles'] {
    return listImportProfileRows(this.#database.reader).map((row) => ({
      id: row.id,
      fingerprint: row.fingerprint,
      layout: definedFields(toProfile(row).layout),
    }));
  }

  /** Learns from an import, in its own transaction: what was corrected is kept, and what was used is marked so. */
  learnFrom(
    connection: Connection,
    file: PreparedFile,
    source: { fileName: string; layout: contract.CsvLayoutChoice | undefined; at: string },
  ): void {
    const { fileName, layout, at } = source;
    // It may have been forgotten while the file was read.
    if (file.profileId !== null) updateImportProfile(connection, file.profileId, { usedAt: at });
    if (file.fingerprint === null || file.csv === null || layout === undefined) return;
    const corrected = definedFields(layout);
    if (Object.keys(corrected).length === 0) return;
    const known = file.profileId === null ? undefined : readImportProfile(connection, file.profileId);
    const before = known ? definedFields(toProfile(known).layout) : {};
    saveImportProfile(connection, {
      name: nameOf(fileName),
      fingerprint: file.fingerprint,
      optionsJson: JSON.stringify(layoutOver(before, corrected)),
      createdAt: at,
      usedAt: at,
    });
  }
}

/** The name of the first file without what changes from month to month. */
function nameOf(fileName: string): string {
  const bare = fileName.replace(/\.[^.]{1,5}$/, '');
  const lasting = bare.replace(/[\d._\-\s()]+/g, ' ').trim();
  return (lasting === '' ? bare : lasting).slice(0, 80);
}

function existing(connection: Connection, id: number): ImportProfileRow {
  const row = readImportProfile(connection, id);
  if (!row) throw new AppError('NOT_FOUND', 'There is no import profile with this id.');
  return row;
}
