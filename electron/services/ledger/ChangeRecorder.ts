import type { WriteTransaction } from '../../database/BookDatabase.ts';
import type { Connection } from '../../database/connection.ts';
import { insertChange, insertChangesOfNew } from '../../database/stores/changeStore.ts';
import {
  deleteEntity,
  type EntityFields,
  type EntityName,
  insertEntities,
  insertEntity,
  type NewEntityRow,
  readEntity,
  type StoredRow,
  updateEntity,
} from '../../database/stores/entityStore.ts';
import { dropSuggestionsOf } from '../../database/stores/predictionStore.ts';
import { withDecidedCategory } from '../transactions/parts.ts';
import type { Actor } from './Ledger.ts';

/** protected: a machine wanted to change what a person had set by hand. */
export type UpdateOutcome = 'changed' | 'unchanged' | 'missing' | 'protected';

/** Makes the changes of one change set and writes down old and new values beside each. */
export class ChangeRecorder {
  readonly connection: Connection;
  readonly changeSetId: string;
  /** The instant of the whole change set. */
  readonly at: string;
  readonly #transaction: WriteTransaction;
  readonly #mayOverrulePerson: boolean;
  readonly #mayOverruleFile: boolean;
  readonly #transactionIds = new Set<number>();
  /** Of a long import only the number is kept: from this id on, all transactions are of this change set. */
  #firstNewTransaction = Number.POSITIVE_INFINITY;
  #newTransactions = 0;
  #changeCount = 0;
  #protectedCount = 0;

  constructor(
    transaction: WriteTransaction,
    changeSet: { changeSetId: string; actor: Actor; at: string; isUndo: boolean; mayOverruleFile: boolean },
  ) {
    this.#transaction = transaction;
    this.connection = transaction.connection;
    this.changeSetId = changeSet.changeSetId;
    this.at = changeSet.at;
    this.#mayOverrulePerson = changeSet.actor === 'user' || changeSet.isUndo;
    this.#mayOverruleFile = changeSet.mayOverruleFile;
  }

  get changeCount(): number {
    return this.#changeCount;
  }

  get transactionCount(): number {
    return this.#transactionIds.size + this.#newTransactions;
  }

  get protectedCount(): number {
    return this.#protectedCount;
  }

  breathe(): Promise<void> {
    return this.#transaction.breathe();
  }

  insert<Name extends EntityName>(entity: Name, row: NewEntityRow<Name>): number {
    const id = insertEntity(this.connection, entity, row);
    this.#record(entity, id, 'insert', null, null);
    return id;
  }

  /** Inserts rows as `insert` does, many at a time. Returns their ids in the same order. */
  insertMany<Name extends EntityName>(entity: Name, rows: readonly NewEntityRow<Name>[]): number[] {
    const ids = insertEntities(this.connection, entity, rows);
    insertChangesOfNew(this.connection, this.changeSetId, entity, ids);
    this.#changeCount += ids.length;
    if (entity === 'transactions') {
      this.#firstNewTransaction = Math.min(this.#firstNewTransaction, ids[0] ?? Number.POSITIVE_INFINITY);
      this.#newTransactions += ids.length;
    }
    return ids;
  }

  /** Puts back a row exactly as a delete kept it, with its id. */
  restore(entity: EntityName, row: StoredRow, id: number): void {
    insertEntity(this.connection, entity, { ...row, id });
    this.#record(entity, id, 'insert', null, null);
  }

  update<Name extends EntityName>(entity: Name, id: number, fields: EntityFields<Name>): UpdateOutcome {
    const current = readEntity(this.connection, entity, id);
    if (!current) return 'missing';
    const complete = entity === 'transactions' ? withPartsInStep(current, fields) : fields;
    const changed = Object.entries(complete).filter(([field, value]) => (current[field] ?? null) !== (value ?? null));
    if (changed.length === 0) return 'unchanged';
    if (
      !this.#mayOverrulePerson &&
      this.#isProtected(entity, current) &&
      changed.some(([field]) => field === 'categoryId')
    ) {
      this.#protectedCount += 1;
      return 'protected';
    }
    const before = Object.fromEntries(changed.map(([field]) => [field, current[field] ?? null]));
    const after = Object.fromEntries(changed.map(([field, value]) => [field, value ?? null]));
    updateEntity(this.connection, entity, id, after);
    this.#record(entity, id, 'update', before, after);
    return 'changed';
  }

  /** Takes a row out. The other side of a transfer is one no longer. */
  delete(entity: EntityName, id: number): boolean {
    const current = readEntity(this.connection, entity, id);
    if (!current) return false;
    if (entity === 'transactions' && typeof current.transferPeerId === 'number') {
      this.update('transactions', current.transferPeerId, { transferPeerId: null });
    }
    if (entity === 'categories') dropSuggestionsOf(this.connection, id);
    deleteEntity(this.connection, entity, id);
    this.#record(entity, id, 'delete', current, null);
    return true;
  }

  #isProtected(entity: EntityName, row: StoredRow): boolean {
    if (entity !== 'transactions') return false;
    return row.categorySource === 'user' || (row.categorySource === 'import' && !this.#mayOverruleFile);
  }

  #record(
    entity: EntityName,
    entityId: number,
    operation: 'insert' | 'update' | 'delete',
    before: StoredRow | null,
    after: StoredRow | null,
  ): void {
    insertChange(this.connection, {
      changeSetId: this.changeSetId,
      entity,
      entityId,
      operation,
      beforeJson: before === null ? null : JSON.stringify(before),
      afterJson: after === null ? null : JSON.stringify(after),
    });
    this.#changeCount += 1;
    if (entity === 'transactions' && entityId < this.#firstNewTransaction) this.#transactionIds.add(entityId);
  }
}

/** The category of a divided transaction is that of its largest part: whoever decides the one decides the other. */
function withPartsInStep(current: StoredRow, fields: object): object {
  if (typeof current.partsJson !== 'string' || 'partsJson' in fields || !('categoryId' in fields)) return fields;
  const { categoryId } = fields;
  if (categoryId === current.categoryId || (typeof categoryId !== 'number' && categoryId !== null)) return fields;
  return { ...fields, partsJson: withDecidedCategory(current.partsJson, categoryId) };
}
