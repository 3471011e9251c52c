import { ListFilter, X } from 'lucide-react';
import { type Ref, useEffect, useRef, useState } from 'react';
import type { TransactionFilter } from '../../../../shared/contract/transactions.ts';
import { Button } from '../../ui/Button.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { type FilterChange, FilterForm, type FilterFormProps } from './FilterForm.tsx';
import { SavedFilters } from './SavedFilters.tsx';
import type { FilterChip } from './transactionFilter.ts';

/** Milliseconds after the last key press before the list follows what was typed. */
const typingPause = 180;

/** The search box, what narrows the list as chips, and where to narrow it further. */
export function TransactionFilters({
  filter,
  chips,
  onChange,
  onClear,
  onApply,
  searchRef,
  form,
}: {
  filter: TransactionFilter;
  chips: readonly FilterChip[];
  onChange(fields: FilterChange): void;
  onClear(): void;
  onApply(filter: TransactionFilter): void;
  searchRef: Ref<HTMLInputElement>;
  form: Pick<FilterFormProps, 'accounts' | 'categories' | 'currencies' | 'homeCurrency' | 'order'>;
}) {
  const [typed, setTyped] = useTypedText(filter.text ?? '', (text) => onChange({ text: text || undefined }));
  const hasFilter = chips.length > 0 || typed !== '';
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2">
      <div className="w-full sm:w-64">
        <TextField
          label="Search transactions"
          isLabelHidden
          type="search"
          placeholder="Search payee or bank text"
          maxLength={200}
          value={typed}
          onChange={setTyped}
          ref={searchRef}
        />
      </div>
      <Popover label="Filters" trigger={<Button icon={<ListFilter size={14} />}>Filter</Button>}>
        <FilterForm {...form} filter={filter} onChange={onChange} />
      </Popover>
      <SavedFilters filter={filter} hasFilter={hasFilter} onApply={onApply} />
      {chips.map((chip) => (
        <button
          key={chip.fields.join()}
          type="button"
          aria-label={`Remove filter: ${chip.label}`}
          onClick={() => onChange(Object.fromEntries(chip.fields.map((field) => [field, undefined])))}
          className="inline-flex h-7 max-w-full items-center gap-1 rounded-full border border-line bg-accent-soft pr-1.5 pl-3 text-control hover:border-edge"
        >
          <span className="truncate">{chip.label}</span>
          <X size={13} className="shrink-0" aria-hidden="true" />
        </button>
      ))}
      {hasFilter && (
        <Button
          variant="quiet"
          size="small"
          onClick={() => {
            setTyped('');
            onClear();
          }}
        >
          Clear
        </Button>
      )}
    </div>
  );
}

/** What stands in the box at once, told on after a pause; follows the address where that changes by itself. */
function useTypedText(told: string, tell: (text: string) => void): [string, (text: string) => void] {
  const [typed, setTyped] = useState(told);
  const lastTold = useRef(told);
  const latestTell = useRef(tell);
  useEffect(() => {
    latestTell.current = tell;
  });
  useEffect(() => {
    if (told === lastTold.current) return;
    lastTold.current = told;
    setTyped(told);
  }, [told]);
  useEffect(() => {
    if (typed.trim() === lastTold.current) return;
    const timer = setTimeout(() => {
      lastTold.current = typed.trim();
      latestTell.current(typed.trim());
    }, typingPause);
    return () => clearTimeout(timer);
  }, [typed]);
  return [typed, setTyped];
}
