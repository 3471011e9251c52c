import type { z } from 'zod';
import type * as contract from '../../../shared/contract/savedFilters.ts';
import type { SavedFilter } from '../../../shared/contract/savedFilters.ts';
import { AppError } from '../../../shared/errors.ts';
import type { BookDatabase } from '../../database/BookDatabase.ts';
import type { Connection } from '../../database/connection.ts';
import {
  findSavedFilter,
  insertSavedFilter,
  listSavedFilterRows,
  readSavedFilter,
  removeSavedFilter,
  updateSavedFilterName,
} from '../../database/stores/savedFilterStore.ts';
import { type Clock, instant } from '../../platform/clock.ts';
import type { EventService } from '../events/EventService.ts';

/** Filters of the list of transactions that a person named. They are no money data, and so no change sets. */
export class SavedFilterService {
  readonly #database: BookDatabase;
  readonly #clock: Clock;
  readonly #events: EventService;

  constructor(dependencies: { database: BookDatabase; clock: Clock; events: EventService }) {
    this.#database = dependencies.database;
    this.#clock = dependencies.clock;
    this.#events = dependencies.events;
  }

  listSavedFilters(_input: unknown): SavedFilter[] {
    return listSavedFilterRows(this.#database.reader);
  }

  saveFilter({ name, filter }: z.infer<typeof contract.saveFilter.input>): Promise<SavedFilter> {
    return this.#write((connection) => {
      refuseTakenName(connection, name, null);
      return insertSavedFilter(connection, { name, filter, createdAt: instant(this.#clock) });
    });
  }

  renameSavedFilter({ savedFilterId, name }: z.infer<typeof contract.renameSavedFilter.input>): Promise<SavedFilter> {
    return this.#write((connection) => {
      refuseTakenName(connection, name, savedFilterId);
      updateSavedFilterName(connection, savedFilterId, name);
      return savedFilterId;
    });
  }

  async deleteSavedFilter(
    input: z.infer<typeof contract.deleteSavedFilter.input>,
  ): Promise<z.infer<typeof contract.deleteSavedFilter.output>> {
    await this.#database.write(({ connection }) => {
      if (!removeSavedFilter(connection, input.savedFilterId)) throw filterGone();
    });
    this.#events.changed('savedFilters');
    return input;
  }

  /** Runs `work` and answers with the filter whose id it gives. */
  async #write(work: (connection: Connection) => number): Promise<SavedFilter> {
    const saved = await this.#database.write(({ connection }) => readSavedFilter(connection, work(connection)));
    if (!saved) throw filterGone();
    this.#events.changed('savedFilters');
    return saved;
  }
}

function filterGone(): AppError {
  return new AppError('NOT_FOUND', 'This saved filter does not exist any more.');
}

/** Two names that differ by case alone are the same to a person. */
function refuseTakenName(connection: Connection, name: string, exceptId: number | null): void {
  const takenBy = findSavedFilter(connection, name);
  if (takenBy !== null && takenBy !== exceptId) {
    throw new AppError('BAD_INPUT', `There is a saved filter named ${name} already.`);
  }
}
