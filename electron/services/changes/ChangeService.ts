import type { z } from 'zod';
import type * as contract from '../../../shared/contract/changes.ts';
import type { ChangeSet } from '../../../shared/contract/changes.ts';
import { AppError } from '../../../shared/errors.ts';
import type { BookDatabase } from '../../database/BookDatabase.ts';
import { type ChangeSetRow, listChangeSetRows, listChanges, readChangeSet } from '../../database/stores/changeStore.ts';
import type { Ledger } from '../ledger/Ledger.ts';
import type { Learner } from '../review/Learner.ts';
import { changeLabel, fieldChanges } from './changeWords.ts';

const changesShown = 200;
const conflictsShown = 100;

function toChangeSet({ sequence: _, ...row }: ChangeSetRow): ChangeSet {
  return row;
}

/** Reads the history of the books, and takes parts of it back. */
export class ChangeService {
  readonly #database: BookDatabase;
  readonly #ledger: Ledger;
  readonly #learner: Learner;

  constructor(dependencies: { database: BookDatabase; ledger: Ledger; learner: Learner }) {
    this.#database = dependencies.database;
    this.#ledger = dependencies.ledger;
    this.#learner = dependencies.learner;
  }

  listChangeSets(input: z.infer<typeof contract.listChangeSets.input>): z.infer<typeof contract.listChangeSets.output> {
    const limit = input?.limit ?? 50;
    const before = input?.cursor ? Number(input.cursor) : null;
    if (before !== null && !Number.isInteger(before))
      throw new AppError('BAD_INPUT', 'This is not a place in the list.');
    const rows = listChangeSetRows(this.#database.reader, { before, limit: limit + 1, kind: input?.kind ?? null });
    const page = rows.slice(0, limit);
    return {
      changeSets: page.map(toChangeSet),
      nextCursor: rows.length > limit ? String(page.at(-1)?.sequence) : null,
    };
  }

  getChangeSet(input: z.infer<typeof contract.getChangeSet.input>): z.infer<typeof contract.getChangeSet.output> {
    const { reader } = this.#database;
    const row = readChangeSet(reader, input.changeSetId);
    if (!row) throw new AppError('NOT_FOUND', 'There is no change with this id.');
    const changes = listChanges(reader, row.id, { order: 'oldest', limit: changesShown });
    return {
      ...toChangeSet(row),
      changes: changes.map((change) => ({
        entity: change.entity,
        entityId: change.entityId,
        label: changeLabel(reader, change),
        operation: change.operation,
        fields: fieldChanges(reader, change),
      })),
    };
  }

  async undoChangeSet(
    input: z.infer<typeof contract.undoChangeSet.input>,
  ): Promise<z.infer<typeof contract.undoChangeSet.output>> {
    const { changeSetId, undone, conflicts } = await this.#ledger.undo(input.changeSetId, input.transactionIds);
    const { reader } = this.#database;
    const touched = listChanges(reader, changeSetId, { order: 'oldest' });
    const transactionIds = touched.filter(({ entity }) => entity === 'transactions').map(({ entityId }) => entityId);
    await this.#learner.learnFrom(transactionIds);
    await this.#learner.predictMissing();
    return {
      changeSetId,
      undone,
      conflicts: conflicts.slice(0, conflictsShown).map((conflict) => ({ ...conflict })),
      conflictCount: conflicts.length,
    };
  }
}
