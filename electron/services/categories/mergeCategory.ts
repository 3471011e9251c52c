import { readCategoryByPath, transactionIdsOfCategory } from '../../database/stores/bookStore.ts';
import { readEntity } from '../../database/stores/entityStore.ts';
import type { ChangeRecorder } from '../ledger/ChangeRecorder.ts';
import { withCategoryReplaced } from '../transactions/parts.ts';
import { categoryPath, childrenOf, followPath } from './categoryTree.ts';

/** Gives transactions, and parts of them, from one category to another. Returns their ids. */
async function moveTransactions(recorder: ChangeRecorder, fromId: number, toId: number): Promise<number[]> {
  const ids = transactionIdsOfCategory(recorder.connection, fromId);
  for (const id of ids) {
    const row = readEntity(recorder.connection, 'transactions', id);
    const partsJson = typeof row?.partsJson === 'string' ? row.partsJson : null;
    recorder.update('transactions', id, {
      ...(row?.categoryId === fromId ? { categoryId: toId } : {}),
      ...(partsJson === null ? {} : { partsJson: withCategoryReplaced(partsJson, fromId, toId) }),
    });
    await recorder.breathe();
  }
  return ids;
}

/**
 * Makes one category of two. What stands below `fromId` goes below `intoId`, and is merged with what has its name there.
 * Returns the transactions that have another category now.
 */
export async function mergeCategory(recorder: ChangeRecorder, fromId: number, intoId: number): Promise<number[]> {
  const { connection } = recorder;
  const moved: number[] = [];
  // First of all: one of them may have to be merged with `fromId` itself.
  for (const child of childrenOf(connection, fromId)) {
    if (child.id === intoId) continue;
    const path = categoryPath(connection, intoId, child.name);
    const namesake = readCategoryByPath(connection, path);
    if (namesake && namesake.id !== child.id) moved.push(...(await mergeCategory(recorder, child.id, namesake.id)));
    else {
      recorder.update('categories', child.id, { parentId: intoId, path });
      followPath(recorder, child.id);
    }
  }
  moved.push(...(await moveTransactions(recorder, fromId, intoId)));
  recorder.delete('categories', fromId);
  return [...new Set(moved)];
}
