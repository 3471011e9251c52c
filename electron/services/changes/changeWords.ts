import { minorUnitsToDecimal } from '../../../shared/money.ts';
import type { Connection } from '../../database/connection.ts';
import { type ChangeRow, lastDeletionOf, listChangesOf } from '../../database/stores/changeStore.ts';
import {
  type EntityName,
  entityLabel,
  parseStoredRow,
  readEntity,
  type StoredRow,
} from '../../database/stores/entityStore.ts';
import { parseParts } from '../transactions/parts.ts';
import { parseTags } from '../transactions/tags.ts';

const fieldNames: Readonly<Record<string, string>> = {
  categoryId: 'Category',
  categorySource: 'Set by',
  payeeId: 'Payee',
  accountId: 'Account',
  isSkipped: 'Put off',
  name: 'Name',
  ruleId: 'Rule',
  partsJson: 'Parts',
  tagsJson: 'Tags',
  note: 'Note',
  kind: 'Kind',
  currency: 'Currency',
  openingBalance: 'Opening balance',
  isArchived: 'Archived',
  parentId: 'Below',
  rate: 'Rate',
};
/** Fields that follow from another one which is shown. */
const silentFields: ReadonlySet<string> = new Set(['ruleId', 'searchText', 'path', 'key']);
const sources: Readonly<Record<string, string>> = { user: 'you', import: 'the file', rule: 'a rule' };
const referenced: Readonly<Record<string, EntityName>> = {
  categoryId: 'categories',
  payeeId: 'payees',
  accountId: 'accounts',
  parentId: 'categories',
};

export interface FieldChange {
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** A row by its name, also when it is gone: merged or deleted since. */
function nameOf(connection: Connection, entity: EntityName, id: number): string {
  const row = readEntity(connection, entity, id);
  if (row) return entityLabel(entity, row);
  const deletion = lastDeletionOf(connection, entity, id);
  return deletion ? entityLabel(entity, parseStoredRow(deletion.beforeJson)) : 'no longer there';
}

/** `-20.00 EUR for Food > Groceries (weekly shop); -5.00 EUR without a category`. */
function partsInWords(connection: Connection, json: string, currency: string): string {
  return parseParts(json)
    .map(({ amount, categoryId, note }) => {
      const category =
        categoryId === null ? 'without a category' : `for ${nameOf(connection, 'categories', categoryId)}`;
      return `${minorUnitsToDecimal(amount, currency)} ${currency} ${category}${note === null ? '' : ` (${note})`}`;
    })
    .join('; ');
}

/** A stored value as a person reads it: names instead of ids. */
function valueInWords(
  connection: Connection,
  field: string,
  value: StoredRow[string] | undefined,
  currency: string,
): string | null {
  if (value === null || value === undefined) return null;
  const entity = referenced[field];
  if (entity && typeof value === 'number') return nameOf(connection, entity, value);
  if (field === 'partsJson') return partsInWords(connection, String(value), currency);
  if (field === 'tagsJson') return parseTags(String(value)).join(', ');
  if (field === 'openingBalance') return `${minorUnitsToDecimal(Number(value), currency)} ${currency}`;
  if (field === 'categorySource') return sources[String(value)] ?? String(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return String(value);
}

export function fieldChanges(connection: Connection, change: ChangeRow): FieldChange[] {
  if (change.operation !== 'update') return [];
  const before = parseStoredRow(change.beforeJson);
  const after = parseStoredRow(change.afterJson);
  const row = readEntity(connection, change.entity, change.entityId);
  const currencyOf = (fields: StoredRow) => String(fields.currency ?? row?.currency ?? '');
  return Object.keys(after)
    .filter((field) => !silentFields.has(field))
    .map((field) => ({
      field: fieldNames[field] ?? field,
      from: valueInWords(connection, field, before[field], currencyOf(before)),
      to: valueInWords(connection, field, after[field], currencyOf(after)),
    }));
}

/** What a change is about: the row's label, also when the row is gone. */
export function changeLabel(connection: Connection, change: ChangeRow): string {
  const row = readEntity(connection, change.entity, change.entityId) ?? parseStoredRow(change.beforeJson);
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
