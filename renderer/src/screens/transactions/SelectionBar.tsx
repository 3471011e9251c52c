import { actions } from '../../../../shared/actions.ts';
import type { Transaction } from '../../../../shared/contract/transactions.ts';
import { CategoryPicker } from '../../categories/CategoryPicker.tsx';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { CopyButton } from '../../ui/ErrorPanel.tsx';
import { countOf } from '../../ui/format.ts';
import { Kbd } from '../../ui/Kbd.tsx';
import { matchByHand } from './matchByHand.ts';
import { SelectionSums } from './SelectionSums.tsx';
import { selectionTotals } from './selectionTotals.ts';
import { transactionsForClipboard } from './spreadsheetText.ts';
import { canBeConfirmed, type useCategorizing } from './useCategorizing.ts';
import { useMatching } from './useMatching.ts';

/** What can be done with the rows that are selected. */
export function SelectionBar({
  selected,
  categorizing,
  onEdit,
  onDelete,
  onClear,
  isPickerOpen,
  onPickerOpenChange,
}: {
  selected: readonly Transaction[];
  categorizing: ReturnType<typeof useCategorizing>;
  onEdit(): void;
  onDelete(transactionIds: readonly number[]): void;
  onClear(): void;
  isPickerOpen: boolean;
  onPickerOpenChange(isOpen: boolean): void;
}) {
  const { locale } = usePreferences();
  const ids = selected.map(({ id }) => id);
  const kind = matchByHand(selected);
  const matching = useMatching(onClear);
  const confirmable = selected.filter(canBeConfirmed);
  return (
    <section
      aria-label="Selected rows"
      className="mb-3 flex flex-wrap items-center gap-2 rounded-control bg-accent-soft px-3 py-1.5"
    >
      <strong className="mr-1 font-semibold">{countOf(selected.length, 'row', 'rows', locale)} selected</strong>
      <SelectionSums totals={selectionTotals(selected)} />
      <div className="w-52">
        <CategoryPicker
          label="Set category"
          placeholder="Set category"
          value={null}
          rows={selected}
          onChoose={(category) => categorizing.set(ids, category)}
          onClear={() => categorizing.set(ids, null)}
          isOpen={isPickerOpen}
          onOpenChange={onPickerOpenChange}
        />
      </div>
      <Kbd shortcut={actions.setCategoryOfSelection.shortcut} />
      <Button
        disabledReason={
          confirmable.length > 0
            ? null
            : 'None of these rows has a suggestion, or a category set by a rule, to confirm.'
        }
        isBusy={categorizing.isBusy}
        onClick={() => categorizing.confirm(confirmable)}
      >
        Confirm {confirmable.length > 0 && confirmable.length < selected.length ? `${confirmable.length} ` : ''}as
        suggested
      </Button>
      {kind !== null && (
        <Button isBusy={matching.isBusy} onClick={() => matching.match(selected)}>
          {kind === 'transfer' ? 'Pair as a transfer' : 'Merge into one'}
        </Button>
      )}
      <Button onClick={onEdit}>Change…</Button>
      <Kbd shortcut={actions.bulkEdit.shortcut} />
      <CopyButton text={transactionsForClipboard(selected)} label="Copy" />
      <Button variant="quiet" onClick={() => onDelete(ids)}>
        Delete
      </Button>
      <Kbd shortcut={actions.deleteSelection.shortcut} />
      <Button variant="quiet" onClick={onClear}>
        Clear selection
      </Button>
    </section>
  );
}
