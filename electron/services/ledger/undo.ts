import { AppError } from '../../../shared/errors.ts';
import type { Connection } from '../../database/connection.ts';
import {
  type ChangeRow,
  type ChangeSetRow,
  lastDeletionOf,
  listChanges,
  readChangeSet,
  updateChangeSet,
} from '../../database/stores/changeStore.ts';
import {
  type EntityName,
  entityLabel,
  isReferenced,
  readEntity,
  type StoredRow,
  storedRowSchema,
} from '../../database/stores/entityStore.ts';
import { parseParts, serialiseParts } from '../transactions/parts.ts';
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

/** done: taken back now · already: it is as it was before · gone: what it changed is not there · else why it stays, or is back in part only. */
type Outcome = 'done' | 'already' | 'gone' | (UndoConflict & { readonly isBack?: true });

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
  markChain(recorder.connection, changeSet, conflicts.length > 0);
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
  if (!current) return 'gone';
  return revert(change, current, recorder);
}

function restore(change: ChangeRow, recorder: ChangeRecorder): Outcome {
  const row = parseRow(change.beforeJson);
  if (change.entity === 'transactions') return restoreTransaction(change.entityId, row, recorder);
  if (!isNamed(change.entity)) return restoreNote(change.entity, change.entityId, row, recorder);
  const { connection } = recorder;
  const label = entityLabel(change.entity, row);
  // What has its name now is what a person means by it.
  if (namesake(connection, change.entity, row) !== null) return 'already';
  if (isHeldByAnother(connection, change.entity, change.entityId, row)) {
    return { label, reason: 'Another one has this name or number now.' };
  }
  const parentId = standIn(connection, 'categories', row.parentId);
  if (parentId === null && typeof row.parentId === 'number') {
    return { label, reason: 'The category above it does not exist any more.' };
  }
  recorder.restore(change.entity, { ...row, parentId }, change.entityId);
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
    const sql = 'SELECT 1 FROM payees WHERE key = ?1 UNION ALL SELECT 1 FROM payee_aliases WHERE key = ?1';
    if (isThere(sql, row.key)) return { label, reason: 'Another payee has this name now.' };
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

/** The parts of a divided transaction, each with the category that its category means now. */
function partsWithStandIns(connection: Connection, partsJson: StoredRow[string] | undefined): string | null {
  if (typeof partsJson !== 'string') return null;
  const parts = parseParts(partsJson);
  return serialiseParts(
    parts.map((part) => ({ ...part, categoryId: standIn(connection, 'categories', part.categoryId) })),
  );
}

const nameFields = { accounts: 'name', payees: 'key', categories: 'path' } as const satisfies Partial<
  Record<EntityName, string>
>;
type NamedEntity = keyof typeof nameFields;

const isNamed = (entity: EntityName): entity is NamedEntity => entity in nameFields;

/** The row that a person knows by the same name as `row`; accounts with different bank numbers are never the same. */
function namesake(connection: Connection, entity: NamedEntity, row: StoredRow): number | null {
  const field = nameFields[entity];
  const found = connection.get<{ id: number }>(`SELECT id FROM ${entity} WHERE ${field} = ?`, String(row[field]));
  if (!found || entity !== 'accounts') return found?.id ?? null;
  const number = readEntity(connection, 'accounts', found.id)?.externalId ?? null;
  return number === null || row.externalId === null || number === row.externalId ? found.id : null;
}

/** Whether another row has what must be unique: its name or, of an account, the bank's number. */
function isHeldByAnother(connection: Connection, entity: NamedEntity, id: number, row: StoredRow): boolean {
  const holds = (column: string, value: StoredRow[string] | undefined) =>
    typeof value === 'string' &&
    connection.get(`SELECT 1 FROM ${entity} WHERE ${column} = ? AND id <> ?`, value, id) !== undefined;
  return (
    holds(nameFields[entity], row[nameFields[entity]]) ||
    (entity === 'accounts' && holds('external_id', row.externalId))
  );
}

/**
 * The row that a reference means: itself while it exists, else the one that has had its name since, because an import
 * that is undone and made again makes its account, payees and categories anew. Null where there is none.
 */
function standIn(connection: Connection, entity: NamedEntity, id: StoredRow[string] | undefined): number | null {
  if (typeof id !== 'number') return null;
  if (readEntity(connection, entity, id)) return id;
  const deleted = lastDeletionOf(connection, entity, id);
  return deleted ? namesake(connection, entity, parseRow(deleted.beforeJson)) : null;
}

function revert(change: ChangeRow, current: StoredRow, recorder: ChangeRecorder): Outcome {
  const before = parseRow(change.beforeJson);
  const after = parseRow(change.afterJson);
  const { connection } = recorder;
  const label = entityLabel(change.entity, current);
  const fields = Object.keys(after);
  if (fields.every((field) => (current[field] ?? null) === (before[field] ?? null))) return 'already';
  if (fields.some((field) => (current[field] ?? null) !== (after[field] ?? null))) {
    return { label, reason: 'It was changed again since, and keeps the newer value.' };
  }
  const restored = { ...before };
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

export const takeBack = { plan, run };
