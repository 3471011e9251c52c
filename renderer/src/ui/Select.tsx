import { Check, ChevronDown } from 'lucide-react';
import { Select as RadixSelect } from 'radix-ui';
import { boxClasses, Field, type FieldProps } from './Field.tsx';

export interface SelectOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly hint?: string;
}

export interface SelectProps<Value extends string> extends FieldProps {
  readonly value: Value;
  onChange(value: Value): void;
  /** A short, known list. For long ones there is Combobox. Values must not be empty. */
  readonly options: readonly SelectOption<Value>[];
}

export function Select<Value extends string>({
  label,
  isLabelHidden = false,
  hint,
  error,
  value,
  onChange,
  options,
}: SelectProps<Value>) {
  return (
    <Field label={label} isLabelHidden={isLabelHidden} hint={hint} error={error}>
      {(control) => (
        <RadixSelect.Root
          value={value}
          onValueChange={(chosen) => {
            const option = options.find((candidate) => candidate.value === chosen);
            if (option) onChange(option.value);
          }}
        >
          <RadixSelect.Trigger {...control} className={`${boxClasses} inline-flex items-center justify-between gap-2`}>
            <span className="truncate">
              <RadixSelect.Value />
            </span>
            <ChevronDown size={14} className="shrink-0 text-soft" aria-hidden="true" />
          </RadixSelect.Trigger>
          <RadixSelect.Portal>
            <RadixSelect.Content
              position="popper"
              sideOffset={4}
              collisionPadding={12}
              className="z-50 max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width) animate-enter overflow-y-auto rounded-[10px] border border-line bg-surface p-1 shadow-floating"
            >
              {/* Without Radix's Viewport: it writes a <style> through innerHTML, which trusted types refuse. */}
              {options.map((option) => (
                <RadixSelect.Item
                  key={option.value}
                  value={option.value}
                  className="flex cursor-pointer items-center gap-2 rounded-chip py-1.5 pr-3 pl-2 text-control outline-none data-highlighted:bg-sunk"
                >
                  <span className="w-4 shrink-0">
                    <RadixSelect.ItemIndicator>
                      <Check size={14} aria-hidden="true" />
                    </RadixSelect.ItemIndicator>
                  </span>
                  <span>
                    <RadixSelect.ItemText>{option.label}</RadixSelect.ItemText>
                    {option.hint && <span className="block text-small text-soft">{option.hint}</span>}
                  </span>
                </RadixSelect.Item>
              ))}
            </RadixSelect.Content>
          </RadixSelect.Portal>
        </RadixSelect.Root>
      )}
    </Field>
  );
}
