import { Check, Minus } from 'lucide-react';
import { Checkbox as RadixCheckbox, Slider as RadixSlider, Switch as RadixSwitch, ToggleGroup } from 'radix-ui';
import { type ReactNode, useId } from 'react';

interface ToggleProps {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly hint?: ReactNode;
  readonly isDisabled?: boolean;
}

function Labelled({
  id,
  label,
  isLabelHidden,
  hint,
  control,
}: {
  id: string;
  label: string;
  isLabelHidden: boolean;
  hint: ReactNode;
  control: ReactNode;
}) {
  return (
    <div className="flex items-start gap-2.5">
      {control}
      <div className={isLabelHidden ? 'sr-only' : 'min-w-0 text-control'}>
        <label htmlFor={id} className="cursor-pointer">
          {label}
        </label>
        {hint && (
          <div id={`${id}-hint`} className="text-small text-soft">
            {hint}
          </div>
        )}
      </div>
    </div>
  );
}

export interface CheckboxProps extends ToggleProps {
  readonly isChecked: boolean | 'indeterminate';
  onChange(isChecked: boolean): void;
}

export function Checkbox({
  label,
  isLabelHidden = false,
  hint,
  isDisabled = false,
  isChecked,
  onChange,
}: CheckboxProps) {
  const id = useId();
  return (
    <Labelled
      id={id}
      label={label}
      isLabelHidden={isLabelHidden}
      hint={hint}
      control={
        <RadixCheckbox.Root
          id={id}
          checked={isChecked}
          disabled={isDisabled}
          aria-describedby={hint ? `${id}-hint` : undefined}
          onCheckedChange={(checked) => onChange(checked === true)}
          className="mt-px grid size-4.5 shrink-0 place-items-center rounded-[5px] border border-edge bg-surface data-[state=checked]:border-accent data-[state=checked]:bg-accent data-[state=checked]:text-paper data-[state=indeterminate]:text-accent disabled:opacity-60"
        >
          <RadixCheckbox.Indicator>
            {isChecked === 'indeterminate' ? <Minus size={13} strokeWidth={3} /> : <Check size={13} strokeWidth={3} />}
          </RadixCheckbox.Indicator>
        </RadixCheckbox.Root>
      }
    />
  );
}

export interface SwitchProps extends ToggleProps {
  readonly isOn: boolean;
  onChange(isOn: boolean): void;
}

/** Takes effect at once; for something that is saved with a form, use Checkbox. */
export function Switch({ label, isLabelHidden = false, hint, isDisabled = false, isOn, onChange }: SwitchProps) {
  const id = useId();
  return (
    <Labelled
      id={id}
      label={label}
      isLabelHidden={isLabelHidden}
      hint={hint}
      control={
        <RadixSwitch.Root
          id={id}
          checked={isOn}
          disabled={isDisabled}
          aria-describedby={hint ? `${id}-hint` : undefined}
          onCheckedChange={onChange}
          className="h-5 w-9 shrink-0 rounded-full border border-edge bg-sunk transition-colors duration-150 data-[state=checked]:border-accent data-[state=checked]:bg-accent disabled:opacity-60"
        >
          <RadixSwitch.Thumb className="block size-3.5 translate-x-0.5 rounded-full bg-edge transition-transform duration-150 data-[state=checked]:translate-x-4.5 data-[state=checked]:bg-paper" />
        </RadixSwitch.Root>
      }
    />
  );
}

export interface SegmentedControlProps<Value extends string> {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly value: Value;
  onChange(value: Value): void;
  /** Two to five short words. */
  readonly options: readonly { readonly value: Value; readonly label: string }[];
}

export function SegmentedControl<Value extends string>({
  label,
  isLabelHidden = false,
  value,
  onChange,
  options,
}: SegmentedControlProps<Value>) {
  const id = useId();
  return (
    <div>
      <div id={id} className={isLabelHidden ? 'sr-only' : 'mb-1 text-control font-medium'}>
        {label}
      </div>
      <ToggleGroup.Root
        type="single"
        aria-labelledby={id}
        value={value}
        onValueChange={(chosen) => {
          const option = options.find((candidate) => candidate.value === chosen);
          if (option) onChange(option.value);
        }}
        className="inline-flex max-w-full flex-wrap gap-0.5 rounded-control border border-line bg-sunk p-0.5"
      >
        {options.map((option) => (
          <ToggleGroup.Item
            key={option.value}
            value={option.value}
            className="h-7 rounded-chip px-3 text-control text-soft transition-colors duration-150 hover:text-ink data-[state=on]:bg-accent-soft data-[state=on]:font-medium data-[state=on]:text-ink"
          >
            {option.label}
          </ToggleGroup.Item>
        ))}
      </ToggleGroup.Root>
    </div>
  );
}

export interface SliderProps {
  readonly label: string;
  readonly value: number;
  onChange(value: number): void;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** The value in words, shown beside the label and read out. */
  readonly valueText: string;
  readonly hint?: ReactNode;
}

export function Slider({ label, value, onChange, min, max, step, valueText, hint }: SliderProps) {
  const id = useId();
  return (
    <div>
      <div className="mb-1.5 flex justify-between gap-3 text-control">
        <span id={id} className="font-medium">
          {label}
        </span>
        <span className="text-soft">{valueText}</span>
      </div>
      <RadixSlider.Root
        value={[value]}
        min={min}
        max={max}
        step={step}
        onValueChange={([chosen]) => chosen !== undefined && onChange(chosen)}
        className="relative flex h-5 w-full touch-none items-center"
      >
        <RadixSlider.Track className="h-1.5 grow rounded-full bg-line">
          <RadixSlider.Range className="absolute h-1.5 rounded-full bg-accent" data-figure="" />
        </RadixSlider.Track>
        <RadixSlider.Thumb
          aria-labelledby={id}
          aria-valuetext={valueText}
          className="block size-4.5 rounded-full border-2 border-accent bg-surface shadow-raised"
        />
      </RadixSlider.Root>
      {hint && <div className="mt-1 text-small text-soft">{hint}</div>}
    </div>
  );
}
