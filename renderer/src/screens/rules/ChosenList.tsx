import { X } from 'lucide-react';
import { Combobox, type ComboboxOption } from '../../ui/Combobox.tsx';

/** Several values of one kind: each can be taken off, and more are added by typing. */
export function ChosenList({
  label,
  chosen,
  options,
  placeholder,
  onAdd,
  onRemove,
  onSearch,
  onCreate,
}: {
  label: string;
  chosen: readonly ComboboxOption[];
  options: readonly ComboboxOption[];
  placeholder: string;
  onAdd(value: string): void;
  onRemove(value: string): void;
  onSearch?: (text: string) => void;
  /** Takes what was typed as it is. */
  onCreate?: (text: string) => void;
}) {
  const taken = new Set(chosen.map(({ value }) => value));
  return (
    <div className="flex min-w-0 flex-1 flex-wrap items-center gap-1.5">
      {chosen.map(({ value, label: name }) => (
        <span
          key={value}
          className="inline-flex max-w-full items-center gap-1 rounded-chip border border-line bg-sunk py-px pr-0.5 pl-2 text-control"
        >
          <span className="truncate">{name}</span>
          <button
            type="button"
            aria-label={`Take ${name} off`}
            className="rounded-chip p-1 text-soft hover:bg-hover hover:text-ink"
            onClick={() => onRemove(value)}
          >
            <X size={12} aria-hidden="true" />
          </button>
        </span>
      ))}
      <div className="min-w-40 flex-1">
        <Combobox
          label={label}
          isLabelHidden
          placeholder={placeholder}
          value={null}
          options={options.filter(({ value }) => !taken.has(value))}
          onChange={onAdd}
          {...(onSearch ? { onSearch } : {})}
          {...(onCreate ? { onCreate } : {})}
        />
      </div>
    </div>
  );
}
