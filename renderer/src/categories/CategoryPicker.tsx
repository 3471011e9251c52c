import type { Transaction } from '../../../shared/contract/transactions.ts';
import { Combobox } from '../ui/Combobox.tsx';
import { useCategories } from './useCategories.ts';

/** Chooses a category, by typing, for some transactions; makes a new one where none fits. */
export function CategoryPicker({
  label,
  isLabelHidden = true,
  placeholder,
  value,
  rows,
  onChoose,
  onClear,
  isOpen,
  onOpenChange,
}: {
  label: string;
  isLabelHidden?: boolean;
  placeholder: string;
  /** The category they have now; null where none, or not all the same. */
  value: number | null;
  rows: readonly Pick<Transaction, 'amount'>[];
  onChoose(category: { id: number; path: string }): void;
  /** Offers to take the category off. */
  onClear?: () => void;
  isOpen: boolean;
  onOpenChange(isOpen: boolean): void;
}) {
  const { options, offered, create } = useCategories();
  const valueLabel = options.find((option) => option.value === String(value))?.label;
  return (
    <Combobox
      label={label}
      isLabelHidden={isLabelHidden}
      placeholder={placeholder}
      value={value === null ? null : String(value)}
      options={offered}
      {...(valueLabel === undefined ? {} : { valueLabel })}
      onChange={(chosen) => {
        const option = options.find((candidate) => candidate.value === chosen);
        if (option) onChoose({ id: Number(option.value), path: option.label });
      }}
      onCreate={(typed) => create(typed, kindOfRows(rows), onChoose)}
      {...(onClear ? { clearLabel: 'No category', onClear } : {})}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
    />
  );
}

/** A new category takes money in where its first rows do. */
export function kindOfRows(rows: readonly Pick<Transaction, 'amount'>[]): 'income' | 'expense' {
  return rows.every(({ amount }) => amount > 0) ? 'income' : 'expense';
}
