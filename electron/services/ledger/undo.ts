import { AppError } from '../../../shared/errors.ts';
import type { Connection } from '../../database/connection.ts';
import {
  type ChangeRow,
  type ChangeSetRow,
  listChanges,
  readChangeSet,
  updateChangeSet,
} from '../../database/stores/changeStore.ts';
import {
  entityLabel,
  isReferenced,
  readEntity,
  type StoredRow,
  storedRowSchema,
} from '../../database/stores/entityStore.ts';
import type { ChangeRecorder } from './ChangeRecorder.ts';
import type { ChangeRequest } from './Ledger.ts';

export interface UndoConflict {
  readonly label: string;
  readonly reason: string;
}

interface UndoPlan {
  readonly request: ChangeRequest;
  readonly changeSet: ChangeSetRow;
  readonly changes: readonly ChangeRow[];
}

/** done: taken back now · already: nothing was left to take back · else why it stays. */
type Outcome = 'done' | 'already' | UndoConflict;

function parseRow(json: string | null): StoredRow {
  return json === null ? {} : storedRowSchema.parse(JSON.parse(json));
}

function plan(connection: Connection, changeSetId: string): UndoPlan {
  const changeSet = readChangeSet(connection, changeSetId);
  if (!changeSet) throw new AppError('NOT_FOUND', 'There is no change with this id.');
  if (changeSet.status === 'undone') throw new AppError('NOTHING_TO_UNDO', 'This change has been undone already.');
  return {
    request: { actor: 'user', actorName: 'You', kind: 'undo', reason: `Undo: ${changeSet.reason}` },
    changeSet,
    changes: listChanges(connection, changeSetId, { order: 'newest' }),
  };
}

/** Takes every change of the set back, newest first, and marks the set by how far that went. */
async function run(
  { changeSet, changes }: UndoPlan,
  recorder: ChangeRecorder,
): Promise<{ undone: number; conflicts: readonly UndoConflict[] }> {
  const conflicts: UndoConflict[] = [];
  let undone = 0;
  for (const change of changes) {
    const outcome = takeBackOne(change, recorder);
    if (outcome === 'done') undone += 1;
    else if (outcome !== 'already') conflicts.push(outcome);
    await recorder.breathe();
  }
  if (undone === 0 && conflicts[0]) {
    throw new AppError('NOTHING_TO_UNDO', `Nothing could be undone. ${conflicts[0].label}: ${conflicts[0].reason}`);
  }
  const { connection } = recorder;
  updateChangeSet(connection, changeSet.id, { status: conflicts.length > 0 ? 'partly_undone' : 'undone' });
  // Undoing an undo brings the original back into force.
  if (changeSet.undoes !== null) updateChangeSet(connection, changeSet.undoes, { status: 'applied' });
  return { undone, conflicts };
}

function takeBackOne(change: ChangeRow, recorder: ChangeRecorder): Outcome {
  const { connection } = recorder;
  const current = readEntity(connection, change.entity, change.entityId);
  if (change.operation === 'insert') {
    if (!current) return 'already';
    if (isReferenced(connection, change.entity, change.entityId)) {
      return { label: entityLabel(change.entity, current), reason: 'Other transactions use it now, so it stays.' };
    }
    recorder.delete(change.entity, change.entityId);
    return 'done';
  }
  if (change.operation === 'delete') {
    return current ? 'already' : restore(change, recorder);
  }
  if (!current) return 'already';
  return revert(change, current, recorder);
}

function restore(change: ChangeRow, recorder: ChangeRecorder): Outcome {
  const row = { ...parseRow(change.beforeJson) };
  const { connection } = recorder;
  const label = entityLabel(change.entity, row);
  const isGone = (entity: 'accounts' | 'payees' | 'categories', id: unknown) =>
    typeof id === 'number' && readEntity(connection, entity, id) === null;
  if (change.entity === 'transactions') {
    if (isGone('accounts', row.accountId)) return { label, reason: 'Its account does not exist any more.' };
    const taken = connection.get(
      'SELECT 1 FROM transactions WHERE account_id = ? AND fingerprint = ? AND occurrence = ?',
      Number(row.accountId),
      String(row.fingerprint),
      Number(row.occurrence),
    );
    if (taken) return { label, reason: 'The same transaction has been imported again since.' };
    if (isGone('payees', row.payeeId)) row.payeeId = null;
    if (isGone('categories', row.categoryId)) {
      row.categoryId = null;
      row.categorySource = null;
      row.ruleId = null;
    }
  } else if (isNameTaken(change.entity, row, connection)) {
    return { label, reason: 'Another one has this name now.' };
  }
  if (change.entity === 'categories' && isGone('categories', row.parentId)) {
    return { label, reason: 'The category above it does not exist any more.' };
  }
  recorder.restore(change.entity, row, change.entityId);
  return 'done';
}

function isNameTaken(entity: 'accounts' | 'payees' | 'categories', row: StoredRow, connection: Connection): boolean {
  const column = { accounts: 'name', payees: 'key', categories: 'path' }[entity];
  return connection.get(`SELECT 1 FROM ${entity} WHERE ${column} = ?`, String(row[column])) !== undefined;
}

function revert(change: ChangeRow, current: StoredRow, recorder: ChangeRecorder): Outcome {
  const before = parseRow(change.beforeJson);
  const after = parseRow(change.afterJson);
  const label = entityLabel(change.entity, current);
  const fields = Object.keys(after);
  if (fields.every((field) => (current[field] ?? null) === (before[field] ?? null))) return 'already';
  if (fields.some((field) => (current[field] ?? null) !== (after[field] ?? null))) {
    return { label, reason: 'It was changed again since, and keeps the newer value.' };
  }
  const restored = { ...before };
  if (
    typeof restored.categoryId === 'number' &&
    readEntity(recorder.connection, 'categories', restored.categoryId) === null
  ) {
    return { label, reason: 'Its former category does not exist any more.' };
  }
  if (typeof restored.payeeId === 'number' && readEntity(recorder.connection, 'payees', restored.payeeId) === null) {
    return { label, reason: 'Its former payee does not exist any more.' };
  }
  recorder.update(change.entity, change.entityId, restored);
  return 'done';
}

export const takeBack = { plan, run };
