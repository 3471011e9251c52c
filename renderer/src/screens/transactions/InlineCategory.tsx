import type { Transaction } from '../../../../shared/contract/transactions.ts';
import { CategoryChip } from '../../categories/CategoryChip.tsx';
import { kindOfRows } from '../../categories/CategoryPicker.tsx';
import { useCategories } from '../../categories/useCategories.ts';
import { CellChoice } from '../../ui/CellChoice.tsx';
import { OptionList } from '../../ui/Combobox.tsx';

export interface InlineCategoryProps {
  readonly transaction: Transaction;
  readonly isEditing: boolean;
  onEdit(): void;
  onClose(): void;
  onChoose(category: { id: number; path: string } | null): void;
}

/** The category in its cell. A click, or C on the row, opens the list over it: a few letters and Enter set another. */
export function InlineCategory({ transaction, isEditing, onEdit, onClose, onChoose }: InlineCategoryProps) {
  const chip = (
    <button
      type="button"
      // Rows are walked by arrows; a stop in every row would be in the way of Tab. C does the same from the row.
      tabIndex={-1}
      onClick={onEdit}
      className="max-w-full truncate text-left"
    >
      <CategoryChip transaction={transaction} />
      <span className="sr-only">, change the category</span>
    </button>
  );
  if (!isEditing) return chip;
  const label = `Category of ${transaction.payeeName}`;
  return (
    <CellChoice label={label} cell={chip} onClose={onClose}>
      <Choices label={label} transaction={transaction} onClose={onClose} onChoose={onChoose} />
    </CellChoice>
  );
}

function Choices({
  label,
  transaction,
  onClose,
  onChoose,
}: Pick<InlineCategoryProps, 'transaction' | 'onClose' | 'onChoose'> & { label: string }) {
  const { options, create } = useCategories();
  const { categoryId } = transaction;
  return (
    <OptionList
      label={label}
      value={categoryId === null ? null : String(categoryId)}
      options={options}
      onChange={(chosen) => {
        const option = options.find(({ value }) => value === chosen);
        if (option) onChoose({ id: Number(option.value), path: option.label });
      }}
      onCreate={(typed) => create(typed, kindOfRows([transaction]), onChoose)}
      {...(categoryId === null ? {} : { clearLabel: 'No category', onClear: () => onChoose(null) })}
      close={onClose}
    />
  );
}
