import type { BulkChange } from '../../../shared/contract/bulkEdit.ts';
import type { BulkEditRow } from '../../database/stores/bulkEditStore.ts';
import { changeTags } from './tags.ts';

/** What a change does to one transaction: only fields that get another value. */
export interface PlannedChange {
  /** The new category, null to take it away; undefined where it stays. */
  readonly categoryId: number | null | undefined;
  readonly fields: {
    readonly payeeId?: number | null;
    readonly tagsJson?: string | null;
    readonly note?: string | null;
  };
  /** Whether a category or note that a person set is, or would be, overwritten. */
  readonly touchesOwn: boolean;
  /** Whether it is divided, and so keeps its category. */
  readonly keepsParts: boolean;
}

export interface BulkChangeOptions {
  readonly overwriteOwn: boolean;
  /** Tags as they are spelt already, by their lower case. */
  readonly knownTags: ReadonlyMap<string, string>;
}

type CategoryOutcome = 'set' | 'same' | 'own' | 'divided';

/** The same category from a rule is taken as confirmed; from a person or a file it is so already. */
function categoryOutcome(row: BulkEditRow, categoryId: number | null): CategoryOutcome {
  if (row.categoryId === categoryId && row.categorySource !== 'rule') return 'same';
  if (row.isDivided !== 0) return 'divided';
  return row.categorySource === 'user' ? 'own' : 'set';
}

/** Plans the change of one transaction. The preview shows the very same plan that is then carried out. */
export function planBulkChange(row: BulkEditRow, change: BulkChange, options: BulkChangeOptions): PlannedChange {
  const { overwriteOwn, knownTags } = options;
  const { categoryId, payeeId, addTags = [], removeTags = [], note } = change;
  const category = categoryId === undefined ? 'same' : categoryOutcome(row, categoryId);
  const isOwnNote = note !== undefined && row.note !== null && row.note !== note;
  const setsCategory = category === 'set' || (category === 'own' && overwriteOwn);
  const setsNote = note !== undefined && row.note !== note && (!isOwnNote || overwriteOwn);
  const tagsJson = changeTags(row.tagsJson, { add: addTags, remove: removeTags }, knownTags);
  return {
    categoryId: setsCategory ? categoryId : undefined,
    fields: {
      ...(payeeId !== undefined && payeeId !== row.payeeId ? { payeeId } : {}),
      ...(tagsJson === row.tagsJson ? {} : { tagsJson }),
      ...(setsNote ? { note } : {}),
    },
    touchesOwn: category === 'own' || isOwnNote,
    keepsParts: category === 'divided',
  };
}

export function changesAnything({ categoryId, fields }: PlannedChange): boolean {
  return categoryId !== undefined || Object.keys(fields).length > 0;
}

/** Counts what a change does. */
export class BulkEditTally {
  count = 0;
  changed = 0;
  alreadySo = 0;
  setByHand = 0;
  divided = 0;

  add(plan: PlannedChange): void {
    this.count += 1;
    if (plan.touchesOwn) this.setByHand += 1;
    if (plan.keepsParts) this.divided += 1;
    if (changesAnything(plan)) this.changed += 1;
    else if (!plan.touchesOwn && !plan.keepsParts) this.alreadySo += 1;
  }

  counts() {
    const { count, changed, alreadySo, setByHand, divided } = this;
    return { count, changed, alreadySo, setByHand, divided };
  }
}
