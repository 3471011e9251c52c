import { useState } from 'react';
import { actions } from '../../../../shared/actions.ts';
import type { ReviewGroup } from '../../../../shared/contract/review.ts';
import type { Transaction } from '../../../../shared/contract/transactions.ts';
import { useAction } from '../../actions/useAction.ts';
import { CategoryPicker } from '../../categories/CategoryPicker.tsx';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { countOf } from '../../ui/format.ts';
import { Kbd } from '../../ui/Kbd.tsx';
import { CategoryChoices } from './CategoryChoices.tsx';
import { ReviewRows } from './ReviewRows.tsx';
import type { Decision, Verdict } from './useReviewDecisions.ts';

/** The group that is decided on now: its rows, its likely categories, and what can be done. */
export function OpenGroup({
  group,
  currentRow,
  onMove,
  onDecide,
  isPickerOpen,
  onPickerOpenChange,
  onShowWhy,
}: {
  group: ReviewGroup;
  currentRow: Transaction;
  onMove(transactionId: number): void;
  onDecide(decision: Decision): void;
  isPickerOpen: boolean;
  onPickerOpenChange(isOpen: boolean): void;
  /** Where the reasons are not beside the list anyway. */
  onShowWhy?: () => void;
}) {
  const { locale } = usePreferences();
  const [marked, setMarked] = useState<ReadonlySet<number>>(new Set());
  const ticked = group.transactions.filter(({ id }) => marked.has(id));
  const isPartial = ticked.length > 0;
  const rows = isPartial ? ticked : group.transactions;
  const suggested = rows.filter(({ suggestedCategoryId }) => suggestedCategoryId !== null);
  const unloaded = isPartial || group.payeeId === null ? 0 : group.count - group.transactions.length;

  function decide(verdict: Verdict) {
    setMarked(new Set());
    onDecide({
      verdict,
      name: group.payeeName,
      groupKey: group.key,
      rows,
      alsoAllOf: unloaded > 0 ? group.payeeIds : null,
    });
  }
  const take = (categoryId: number, categoryPath: string) => decide({ decision: 'correct', categoryId, categoryPath });
  function tick(transactionId: number) {
    const next = new Set(marked);
    if (!next.delete(transactionId)) next.add(transactionId);
    setMarked(next);
  }

  const nothingSuggested =
    suggested.length > 0 ? null : 'There is no suggestion here to confirm. Choose a category, or skip.';
  const nothingToSkip = rows.every(({ isSkipped }) => isSkipped) ? 'These rows are skipped already.' : null;
  useAction('confirmGroup', () => decide({ decision: 'accept' }), nothingSuggested);
  useAction('skipGroup', () => decide({ decision: 'skip' }), nothingToSkip);
  useAction('chooseOtherCategory', () => onPickerOpenChange(true));
  useAction('tickRow', () => tick(currentRow.id));

  return (
    <section aria-label={group.payeeName} className="bg-surface">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2.5 px-4.5 py-3.5">
        <div className="min-w-0 flex-1 basis-44">
          <h2 className="font-semibold wrap-anywhere">
            {group.payeeName} · {countOf(group.count, 'row', 'rows', locale)}
          </h2>
          <p className="text-control text-soft">
            {periodOf(group, locale)}
            {group.transactions.length < group.count && `, the newest ${group.transactions.length} shown`}
          </p>
          {group.isFirstGuess && (
            <p className="text-control text-soft">
              A first guess from the words alone: nothing like it was confirmed yet
            </p>
          )}
          {group.spellings.length > 0 && (
            <p className="text-control text-soft wrap-anywhere">Also written {group.spellings.join(', ')}</p>
          )}
        </div>
        <div className="flex flex-wrap items-center gap-1.5">
          <CategoryChoices choices={group.choices} onTake={take} />
          <div className="w-40">
            <CategoryPicker
              label="Other category"
              placeholder="Other category"
              value={null}
              rows={rows}
              onChoose={({ id, path }) => take(id, path)}
              isOpen={isPickerOpen}
              onOpenChange={onPickerOpenChange}
            />
          </div>
          <span className="hidden text-soft sm:inline">
            <Kbd shortcut={actions.chooseOtherCategory.shortcut} />
          </span>
        </div>
      </div>
      <ReviewRows
        label={`Rows of ${group.payeeName}`}
        rows={group.transactions}
        currentId={currentRow.id}
        ticked={marked}
        onMove={onMove}
        onTick={tick}
      />
      <div className="flex flex-wrap items-center gap-2 border-t border-line px-4.5 py-3">
        <Button
          variant="primary"
          shortcut={actions.confirmGroup.shortcut}
          disabledReason={nothingSuggested}
          onClick={() => decide({ decision: 'accept' })}
        >
          {confirmLabel({ isPartial, rows: rows.length, suggested: suggested.length, unloaded })}
        </Button>
        <Button
          shortcut={actions.skipGroup.shortcut}
          disabledReason={nothingToSkip}
          onClick={() => decide({ decision: 'skip' })}
        >
          {isPartial ? `Skip ${ticked.length} ticked` : 'Skip'}
        </Button>
        {onShowWhy && (
          <Button shortcut={actions.explainRow.shortcut} onClick={onShowWhy}>
            Why?
          </Button>
        )}
        {isPartial && (
          <Button variant="quiet" onClick={() => setMarked(new Set())}>
            Untick all
          </Button>
        )}
      </div>
    </section>
  );
}

function confirmLabel(count: { isPartial: boolean; rows: number; suggested: number; unloaded: number }): string {
  if (count.isPartial) return `Confirm ${count.suggested} ticked as suggested`;
  if (count.suggested < count.rows && count.suggested > 0)
    return `Confirm the ${count.suggested} that have a suggestion`;
  return count.rows + count.unloaded === 1 ? 'Confirm as suggested' : 'Confirm all as suggested';
}

function periodOf({ transactions }: ReviewGroup, locale: string): string {
  const dates = transactions.map(({ date }) => date).sort();
  const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  const [first, last] = [dates[0], dates.at(-1)];
  if (first === undefined || last === undefined) return '';
  return format.formatRange(new Date(`${first}T00:00:00Z`), new Date(`${last}T00:00:00Z`));
}
