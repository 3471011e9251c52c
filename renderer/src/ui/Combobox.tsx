import { Command } from 'cmdk';
import { Check, ChevronDown } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useState } from 'react';
import { boxClasses, Field, type FieldProps } from './Field.tsx';

export interface ComboboxOption {
  readonly value: string;
  /** A path such as `Food > Groceries` is found by any of its words. */
  readonly label: string;
  /** At the right, such as a count. */
  readonly hint?: string;
}

export interface ComboboxProps extends FieldProps {
  readonly value: string | null;
  onChange(value: string): void;
  readonly options: readonly ComboboxOption[];
  readonly placeholder?: string;
  /** What the closed box says when the chosen option is not among `options` (a search that moved on). */
  readonly valueLabel?: string;
  /** Options come from a search on the host: called as the person types, and nothing is filtered here. */
  onSearch?(text: string): void;
  /** Offers to make a new one from what was typed. */
  onCreate?(text: string): void;
  /** Offers to choose nothing, under this name. */
  readonly clearLabel?: string;
  onClear?(): void;
  /** Controls the list from outside, for an action that opens it. */
  readonly isOpen?: boolean;
  onOpenChange?(isOpen: boolean): void;
}

/** Type a few letters, arrows to choose, Enter to take. */
export function Combobox(props: ComboboxProps) {
  const { label, isLabelHidden = false, hint, error, value, options, placeholder = 'Choose', valueLabel } = props;
  const [isOpenHere, setIsOpenHere] = useState(false);
  const isOpen = props.isOpen ?? isOpenHere;
  const chosen = options.find((option) => option.value === value)?.label ?? (value === null ? undefined : valueLabel);

  function setOpen(open: boolean) {
    setIsOpenHere(open);
    props.onOpenChange?.(open);
    if (open) props.onSearch?.('');
  }

  return (
    <Field label={label} isLabelHidden={isLabelHidden} hint={hint} error={error}>
      {(control) => (
        <Popover.Root open={isOpen} onOpenChange={setOpen}>
          <Popover.Trigger
            {...control}
            type="button"
            aria-label={`${label}: ${chosen ?? placeholder}`}
            className={`${boxClasses} inline-flex items-center justify-between gap-2 text-left`}
          >
            <span className={`truncate ${chosen ? '' : 'text-faint'}`}>{chosen ?? placeholder}</span>
            <ChevronDown size={14} className="shrink-0 text-soft" aria-hidden="true" />
          </Popover.Trigger>
          <Popover.Portal>
            <Popover.Content
              align="start"
              sideOffset={4}
              collisionPadding={12}
              aria-label={label}
              className="z-50 w-(--radix-popover-trigger-width) max-w-[calc(100vw-24px)] min-w-64 animate-enter rounded-[10px] border border-line bg-surface shadow-floating"
            >
              <OptionList {...props} close={() => setOpen(false)} />
            </Popover.Content>
          </Popover.Portal>
        </Popover.Root>
      )}
    </Field>
  );
}

const itemClasses =
  'flex cursor-pointer items-center gap-2 rounded-chip px-2 py-1.5 text-control data-[selected=true]:bg-hover';

/** The search box and the list alone, for dialogs that are nothing but a choice. */
export function OptionList({
  label,
  value,
  options,
  onChange,
  onSearch,
  onCreate,
  clearLabel,
  onClear,
  close,
}: Omit<ComboboxProps, 'isOpen' | 'onOpenChange'> & { close(): void }) {
  const [text, setText] = useState('');
  const typed = text.trim();
  const isNew = typed !== '' && !options.some((option) => option.label.toLowerCase() === typed.toLowerCase());

  function choose(act: () => void) {
    act();
    close();
  }

  return (
    <Command label={label} shouldFilter={!onSearch} loop filter={matchByWords}>
      <Command.Input
        autoFocus
        value={text}
        onValueChange={(next) => {
          setText(next);
          onSearch?.(next);
        }}
        placeholder="Type to find"
        className="w-full border-b border-line bg-transparent px-3 py-2 text-control outline-none"
      />
      <Command.List label={label} className="max-h-72 overflow-y-auto p-1">
        {!(onCreate && isNew) && (
          <Command.Empty className="px-2 py-3 text-control text-soft">Nothing matches “{typed}”.</Command.Empty>
        )}
        {clearLabel && onClear && (
          <Command.Item
            value={clearLabel}
            keywords={[clearLabel]}
            onSelect={() => choose(onClear)}
            className={itemClasses}
          >
            <span className="w-4" />
            <span className="text-soft">{clearLabel}</span>
          </Command.Item>
        )}
        {options.map((option) => (
          <Command.Item
            key={option.value}
            value={option.value}
            keywords={[option.label]}
            onSelect={() => choose(() => onChange(option.value))}
            className={itemClasses}
          >
            <span className="w-4 shrink-0">{option.value === value && <Check size={14} aria-label="chosen" />}</span>
            <span className="min-w-0 flex-1 truncate">
              <PathText path={option.label} />
            </span>
            {option.hint && <span className="shrink-0 text-small text-soft">{option.hint}</span>}
          </Command.Item>
        ))}
        {onCreate && isNew && (
          <Command.Item
            forceMount
            value={`create ${typed}`}
            onSelect={() => choose(() => onCreate(typed))}
            className={itemClasses}
          >
            <span className="w-4" />
            <span>Create “{typed}”</span>
          </Command.Item>
        )}
      </Command.List>
    </Command>
  );
}

/** `Food > Groceries` with the parents set back, so that the eye finds the name. */
export function PathText({ path }: { path: string }) {
  const names = path.split(' > ');
  const name = names.pop();
  return (
    <>
      {names.length > 0 && <span className="text-soft">{names.join(' › ')} › </span>}
      {name}
    </>
  );
}

/** Every typed word must begin a word of the label; the earlier they stand, the better the match. */
function matchByWords(_value: string, typed: string, keywords: string[] = []): number {
  const words = keywords
    .join(' ')
    .toLowerCase()
    .split(/[\s>]+/);
  let score = 1;
  for (const part of typed.toLowerCase().split(/\s+/).filter(Boolean)) {
    const at = words.findIndex((word) => word.startsWith(part));
    if (at < 0) return 0;
    score *= words[at] === part ? 1 : 0.9;
  }
  return score;
}
