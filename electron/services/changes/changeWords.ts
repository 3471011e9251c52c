import type { Connection } from '../../database/connection.ts';
import { type ChangeRow, listChangesOf } from '../../database/stores/changeStore.ts';
import {
  type EntityName,
  entityLabel,
  readEntity,
  type StoredRow,
  storedRowSchema,
} from '../../database/stores/entityStore.ts';

const fieldNames: Readonly<Record<string, string>> = {
  categoryId: 'Category',
  categorySource: 'Set by',
  payeeId: 'Payee',
  accountId: 'Account',
  isSkipped: 'Put off',
  name: 'Name',
  ruleId: 'Rule',
  rate: 'Rate',
};
/** Fields that follow from another one which is shown. */
const silentFields: ReadonlySet<string> = new Set(['ruleId', 'searchText', 'path', 'key']);
const sources: Readonly<Record<string, string>> = { user: 'you', import: 'the file', rule: 'a rule' };
const referenced: Readonly<Record<string, EntityName>> = {
  categoryId: 'categories',
  payeeId: 'payees',
  accountId: 'accounts',
};

export interface FieldChange {
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
}

function parse(json: string | null): StoredRow {
  return json === null ? {} : storedRowSchema.parse(JSON.parse(json));
}

/** A stored value as a person reads it: names instead of ids. */
function valueInWords(connection: Connection, field: string, value: StoredRow[string] | undefined): string | null {
  if (value === null || value === undefined) return null;
  const entity = referenced[field];
  if (entity && typeof value === 'number') {
    const row = readEntity(connection, entity, value);
    return row ? entityLabel(entity, row) : 'no longer there';
  }
  if (field === 'categorySource') return sources[String(value)] ?? String(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return String(value);
}

export function fieldChanges(connection: Connection, change: ChangeRow): FieldChange[] {
  if (change.operation !== 'update') return [];
  const before = parse(change.beforeJson);
  const after = parse(change.afterJson);
  return Object.keys(after)
    .filter((field) => !silentFields.has(field))
    .map((field) => ({
      field: fieldNames[field] ?? field,
      from: valueInWords(connection, field, before[field]),
      to: valueInWords(connection, field, after[field]),
    }));
}

/** What a change is about: the row's label, also when the row is gone. */
export function changeLabel(connection: Connection, change: ChangeRow): string {
  const row = readEntity(connection, change.entity, change.entityId) ?? parse(change.beforeJson);
  return entityLabel(change.entity, row);
}

export function transactionHistory(connection: Connection, transactionId: number) {
  return listChangesOf(connection, 'transactions', transactionId).map((change) => ({
    at: change.at,
    actor: change.actor,
    actorName: change.actorName,
    reason: change.reason,
    changeSetId: change.changeSetId,
    isUndone: change.status === 'undone',
    changes: fieldChanges(connection, change),
  }));
}
