import { AppError } from '../../../shared/errors.ts';
import type { Connection } from '../../database/connection.ts';
import { findPayeeByKey } from '../../database/stores/bookStore.ts';
import {
  type ChangeRow,
  type ChangeSetRow,
  listChanges,
  readChangeSet,
  updateChangeSet,
} from '../../database/stores/changeStore.ts';
import {
  type EntityName,
  entityLabel,
  parseStoredRow,
  readEntity,
  type StoredRow,
  whyReferenced,
} from '../../database/stores/entityStore.ts';
import { categoryPath, followPath, isWithin } from '../categories/categoryTree.ts';
import type { ChangeRecorder } from './ChangeRecorder.ts';
import { isDerived, payeeNameOf, searchTextOfRow } from './derivedFields.ts';
import type { ChangeRequest } from './Ledger.ts';
import { isHeldByAnother, isNamed, type NamedEntity, namesake, partsWithStandIns, standIn } from './standIns.ts';

export interface UndoConflict {
  readonly label: string;
  readonly reason: string;
}

interface UndoPlan {
  readonly request: ChangeRequest;
  readonly changeSet: ChangeSetRow;
  readonly changes: readonly ChangeRow[];
  /** Whether it takes only some of the transactions back. */
  readonly isPart: boolean;
}

/** done: taken back now · already: it is as it was before · gone: what it changed is not there · else why it stays, or is back in part only. */
type Outcome = 'done' | 'already' | 'gone' | (UndoConflict & { readonly isBack?: true });

function plan(connection: Connection, changeSetId: string, transactionIds?: readonly number[]): UndoPlan {
  const changeSet = readChangeSet(connection, changeSetId);
  if (!changeSet) throw new AppError('NOT_FOUND', 'There is no change with this id.');
  if (changeSet.status === 'undone') throw new AppError('NOTHING_TO_UNDO', 'This change has been undone already.');
  const changes = listChanges(connection, changeSetId, { order: 'newest' });
  const chosen = transactionIds === undefined ? changes : changesOf(changes, new Set(transactionIds));
  if (chosen.length === 0 && changes.length > 0) {
    throw new AppError('NOTHING_TO_UNDO', 'This did not change any of these transactions.');
  }
  const isPart = chosen.length < changes.length;
  const reason = isPart ? `Undo for some transactions: ${changeSet.reason}` : `Undo: ${changeSet.reason}`;
  return {
    request: { actor: 'user', actorName: 'You', kind: 'undo', reason },
    changeSet,
    changes: chosen,
    isPart,
  };
}

/** What a set did to some transactions; of a transfer, also to its other side. */
function changesOf(changes: readonly ChangeRow[], transactionIds: ReadonlySet<number>): ChangeRow[] {
  const ids = new Set(transactionIds);
  const own = changes.filter(({ entity }) => entity === 'transactions');
  for (const { entityId, afterJson } of own) {
    const peer = parseStoredRow(afterJson).transferPeerId;
    if (transactionIds.has(entityId) && typeof peer === 'number') ids.add(peer);
  }
  return own.filter(({ entityId }) => ids.has(entityId));
}

/** Takes every change of the plan back, newest first, and marks the set by how far that went. */
async function run(
  { changeSet, changes, isPart }: UndoPlan,
  recorder: ChangeRecorder,
): Promise<{ undone: number; conflicts: readonly UndoConflict[] }> {
  const conflicts: UndoConflict[] = [];
  let undone = 0;
  let gone = 0;
  for (const change of changes) {
    const outcome = takeBackOne(change, recorder);
    if (outcome === 'done') undone += 1;
    else if (outcome === 'gone') gone += 1;
    else if (outcome !== 'already') {
      conflicts.push({ label: outcome.label, reason: outcome.reason });
      if (outcome.isBack) undone += 1;
    }
    await recorder.breathe();
  }
  separateHalfTransfers(changes, recorder);
  await followSearchText(changes, recorder);
  if (undone === 0 && conflicts[0]) {
    throw new AppError('NOTHING_TO_UNDO', `Nothing could be undone. ${conflicts[0].label}: ${conflicts[0].reason}`);
  }
  // Otherwise bringing those rows back would bring back a change that is called undone and is in force.
  if (gone > 0 && gone === changes.length) {
    throw new AppError(
      'NOTHING_TO_UNDO',
      'What this changed is not in the books at present, so there is nothing to undo.',
    );
  }
  markChain(recorder.connection, changeSet, isPart || conflicts.length > 0);
  return { undone, conflicts };
}

/**
 * Undoing an undo brings what that had taken back into force again, and so on down the chain. An undo that is in force
 * again has taken its set back as far as it did the first time.
 */
function markChain(connection: Connection, changeSet: ChangeSetRow, isPartly: boolean): void {
  updateChangeSet(connection, changeSet.id, { status: isPartly ? 'partly_undone' : 'undone' });
  let above = changeSet;
  let isInForce = true;
  while (above.undoes !== null) {
    const below = readChangeSet(connection, above.undoes);
    if (!below) return;
    const isWhole = !isPartly && (isInForce || above.changeCount >= below.changeCount);
    const status = isInForce ? 'applied' : 'undone';
    updateChangeSet(connection, below.id, { status: isWhole ? status : 'partly_undone' });
    above = below;
    isInForce = !isInForce;
  }
}

/** Each side of a transfer names the other: where only one came back as a side, it is none. */
function separateHalfTransfers(changes: readonly ChangeRow[], recorder: ChangeRecorder): void {
  const { connection } = recorder;
  for (const { entity, entityId } of changes) {
    if (entity !== 'transactions') continue;
    const half = connection.get<{ id: number }>(
      `SELECT t.id FROM transactions t LEFT JOIN transactions p ON p.id = t.transfer_peer_id
       WHERE t.id = ? AND t.transfer_peer_id IS NOT NULL AND p.transfer_peer_id IS NOT t.id`,
      entityId,
    );
    if (half) recorder.update('transactions', half.id, { transferPeerId: null });
  }
}

/** What transactions are found by follows from the payees and notes that they have once all is taken back. */
async function followSearchText(changes: readonly ChangeRow[], recorder: ChangeRecorder): Promise<void> {
  const { connection } = recorder;
  for (const { entity, entityId, operation, afterJson } of changes) {
    if (entity !== 'transactions' || operation !== 'update' || !('searchText' in parseStoredRow(afterJson))) continue;
    const row = readEntity(connection, 'transactions', entityId);
    if (!row) continue;
    recorder.update('transactions', entityId, { searchText: searchTextOfRow(row, payeeNameOf(connection, row)) });
    await recorder.breathe();
  }
}

function takeBackOne(change: ChangeRow, recorder: ChangeRecorder): Outcome {
  const { connection } = recorder;
  const current = readEntity(connection, change.entity, change.entityId);
  if (change.operation === 'insert') {
    if (!current) return 'already';
    const reason = whyReferenced(connection, change.entity, change.entityId);
    if (reason !== null) return { label: entityLabel(change.entity, current), reason };
    recorder.delete(change.entity, change.entityId);
    return 'done';
  }
  if (change.operation === 'delete') {
    return current ? 'already' : restore(change, recorder);
  }
  if (!current) return 'gone';
  return revert(change, current, recorder);
}

function restore(change: ChangeRow, recorder: ChangeRecorder): Outcome {
  const before = parseStoredRow(change.beforeJson);
  if (change.entity === 'transactions') return restoreTransaction(change.entityId, before, recorder);
  if (!isNamed(change.entity)) return restoreNote(change.entity, change.entityId, before, recorder);
  const { connection } = recorder;
  const parentId = standIn(connection, 'categories', before.parentId);
  // What is above it may have another name by now.
  const row =
    change.entity === 'categories'
      ? { ...before, parentId, path: categoryPath(connection, parentId, String(before.name)) }
      : before;
  const label = entityLabel(change.entity, row);
  // What has its name now is what a person means by it.
  if (namesake(connection, change.entity, row) !== null) return 'already';
  if (isHeldByAnother(connection, change.entity, change.entityId, row)) {
    return { label, reason: 'Another one has this name or number now.' };
  }
  if (parentId === null && typeof before.parentId === 'number') {
    return { label, reason: 'The category above it does not exist any more.' };
  }
  recorder.restore(change.entity, row, change.entityId);
  return 'done';
}

/** What is kept about accounts, payees and currencies comes back where nothing has taken its place. */
function restoreNote(
  entity: Exclude<EntityName, NamedEntity | 'transactions'>,
  id: number,
  row: StoredRow,
  recorder: ChangeRecorder,
): Outcome {
  const { connection } = recorder;
  const isThere = (sql: string, ...values: (StoredRow[string] | undefined)[]) =>
    connection.get(sql, ...values.map((value) => (typeof value === 'boolean' ? Number(value) : (value ?? null))));
  if (entity === 'exchange_rates') {
    const sql = 'SELECT 1 FROM exchange_rates WHERE currency = ? AND quote = ? AND date = ?';
    if (isThere(sql, row.currency, row.quote, row.date)) return 'already';
    recorder.restore(entity, row, id);
    return 'done';
  }
  const label = entityLabel(entity, row);
  if (entity === 'payee_aliases') {
    const payeeId = standIn(connection, 'payees', row.payeeId);
    if (payeeId === null) return { label, reason: 'Its payee does not exist any more.' };
    if (findPayeeByKey(connection, String(row.key))) return { label, reason: 'Another payee has this name now.' };
    recorder.restore(entity, { ...row, payeeId }, id);
    return 'done';
  }
  const accountId = standIn(connection, 'accounts', row.accountId);
  if (accountId === null) return { label, reason: 'Its account does not exist any more.' };
  const sql = 'SELECT 1 FROM deleted_rows WHERE account_id = ? AND fingerprint = ? AND occurrence = ?';
  if (isThere(sql, accountId, row.fingerprint, row.occurrence)) return 'already';
  recorder.restore(entity, { ...row, accountId }, id);
  return 'done';
}

function restoreTransaction(id: number, row: StoredRow, recorder: ChangeRecorder): Outcome {
  const { connection } = recorder;
  const label = entityLabel('transactions', row);
  const accountId = standIn(connection, 'accounts', row.accountId);
  if (accountId === null) return { label, reason: 'Its account does not exist any more.' };
  const taken = connection.get(
    'SELECT 1 FROM transactions WHERE account_id = ? AND fingerprint = ? AND occurrence = ?',
    accountId,
    String(row.fingerprint),
    Number(row.occurrence),
  );
  if (taken) return { label, reason: 'The same transaction has been imported again since.' };
  const payeeId = standIn(connection, 'payees', row.payeeId);
  const categoryId = standIn(connection, 'categories', row.categoryId);
  const withoutCategory = categoryId === null ? { categorySource: null, ruleId: null } : {};
  const suggestion = row.suggestedCategoryId;
  const isOutdated = typeof suggestion === 'number' && readEntity(connection, 'categories', suggestion) === null;
  const withoutPrediction = isOutdated ? { predictionId: null, suggestedCategoryId: null, confidence: null } : {};
  const partsJson = partsWithStandIns(connection, row.partsJson);
  const restored = { ...row, accountId, payeeId, categoryId, partsJson, ...withoutCategory, ...withoutPrediction };
  recorder.restore('transactions', restored, id);
  const lacks = [
    ...(payeeId === null && row.payeeId !== null ? ['payee'] : []),
    ...(categoryId === null && row.categoryId !== null ? ['category'] : []),
  ];
  if (lacks.length === 0) return 'done';
  return { label, reason: `It is back, but its ${lacks.join(' and its ')} does not exist any more.`, isBack: true };
}

function revert(change: ChangeRow, current: StoredRow, recorder: ChangeRecorder): Outcome {
  const before = parseStoredRow(change.beforeJson);
  const after = parseStoredRow(change.afterJson);
  const { connection } = recorder;
  const label = entityLabel(change.entity, current);
  const fields = Object.keys(after).filter((field) => !isDerived(change.entity, field));
  if (fields.every((field) => (current[field] ?? null) === (before[field] ?? null))) return 'already';
  if (fields.some((field) => (current[field] ?? null) !== (after[field] ?? null))) {
    return { label, reason: 'It was changed again since, and keeps the newer value.' };
  }
  if (change.entity === 'categories') return revertCategory(change.entityId, current, before, recorder);
  const restored = Object.fromEntries(fields.map((field) => [field, before[field] ?? null]));
  if (isNamed(change.entity)) {
    if (isHeldByAnother(connection, change.entity, change.entityId, before)) {
      return { label, reason: 'Another one has its former name now.' };
    }
  } else if (change.entity === 'transactions') {
    if (typeof before.categoryId === 'number') {
      restored.categoryId = standIn(connection, 'categories', before.categoryId);
      if (restored.categoryId === null) return { label, reason: 'Its former category does not exist any more.' };
    }
    if (typeof before.payeeId === 'number') {
      restored.payeeId = standIn(connection, 'payees', before.payeeId);
      if (restored.payeeId === null) return { label, reason: 'Its former payee does not exist any more.' };
    }
    if ('partsJson' in before) restored.partsJson = partsWithStandIns(connection, before.partsJson);
  }
  recorder.update(change.entity, change.entityId, restored);
  return 'done';
}

/** Takes name, place and state of a category back; its path, and the paths below it, follow. */
function revertCategory(id: number, current: StoredRow, before: StoredRow, recorder: ChangeRecorder): Outcome {
  const { connection } = recorder;
  const label = entityLabel('categories', current);
  const { path: _, ...restored } = before;
  const former = 'parentId' in before ? before.parentId : current.parentId;
  const parentId = standIn(connection, 'categories', former);
  if (typeof former === 'number' && parentId === null) {
    return { label, reason: 'The category above it does not exist any more.' };
  }
  if (isWithin(connection, parentId, id)) return { label, reason: 'The category above it is below it now.' };
  const path = categoryPath(connection, parentId, String(before.name ?? current.name));
  if (isHeldByAnother(connection, 'categories', id, { path })) {
    return { label, reason: 'Another one has its former name now.' };
  }
  recorder.update('categories', id, { ...restored, parentId, path });
  followPath(recorder, id);
  return 'done';
}

export const takeBack = { plan, run };
