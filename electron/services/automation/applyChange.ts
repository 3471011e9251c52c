import { findPayeeByKey, transferCategoryId } from '../../database/stores/bookStore.ts';
import { readEntity } from '../../database/stores/entityStore.ts';
import type { SubjectRow } from '../../database/stores/subjectStore.ts';
import { searchTextOf } from '../../database/stores/transactionStore.ts';
import type { ChangeRecorder } from '../ledger/ChangeRecorder.ts';
import { equalityKey } from '../payees/equalityKey.ts';
import { largestPartOf, serialiseParts } from '../transactions/parts.ts';
import { changeTags } from '../transactions/tags.ts';
import type { Change } from './outcomes.ts';

/** Who decided: a rule by itself, or a person who approved what a rule proposes. */
export type Decider =
  | { readonly categorySource: 'rule'; readonly ruleId: string }
  | { readonly categorySource: 'user'; readonly ruleId: null };

/** Does to a transaction what was decided. Returns whether anything changed. */
export function applyChange(recorder: ChangeRecorder, row: SubjectRow, change: Change, decider: Decider): boolean {
  switch (change.kind) {
    case 'category':
      return recorder.update('transactions', row.id, { categoryId: change.categoryId, ...decider }) === 'changed';
    case 'split': {
      const categoryId = change.parts[largestPartOf(change.parts)]?.categoryId ?? null;
      const set = categoryId === null ? { categorySource: null, ruleId: null } : decider;
      const fields = { partsJson: serialiseParts(change.parts), categoryId, ...set };
      return recorder.update('transactions', row.id, fields) === 'changed';
    }
    case 'payee': {
      const payee = payeeNamed(recorder, change.name);
      const searchText = searchTextOf(payee.name, row.bankText, row.note);
      return recorder.update('transactions', row.id, { payeeId: payee.id, searchText }) === 'changed';
    }
    case 'tag': {
      const tagsJson = changeTags(row.tagsJson, { add: change.tags, remove: [] }, new Map());
      return recorder.update('transactions', row.id, { tagsJson }) === 'changed';
    }
    case 'transfer':
      return pair(recorder, row.id, change.peerId, decider);
  }
}

function payeeNamed(recorder: ChangeRecorder, name: string): { id: number; name: string } {
  const key = equalityKey(name);
  const known = findPayeeByKey(recorder.connection, key);
  if (known) return known;
  return { id: recorder.insert('payees', { name, key, createdAt: recorder.at }), name };
}

function pair(recorder: ChangeRecorder, id: number, peerId: number, decider: Decider): boolean {
  const { connection } = recorder;
  const sides = [id, peerId].map((each) => readEntity(connection, 'transactions', each));
  if (sides.some((side) => side === null || side.transferPeerId !== null)) return false;
  const categoryId = transferCategoryId(connection);
  for (const [place, side] of sides.entries()) {
    const lacksCategory = side?.categoryId === null && side.isSkipped !== true && categoryId !== null;
    recorder.update('transactions', place === 0 ? id : peerId, {
      transferPeerId: place === 0 ? peerId : id,
      ...(lacksCategory ? { categoryId, ...decider } : {}),
    });
  }
  return true;
}
