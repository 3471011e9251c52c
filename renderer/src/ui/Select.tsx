import { boxClasses, Field, type FieldProps } from './Field.tsx';

export interface SelectOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** Said behind the label, in the list as well as in the closed box. */
  readonly hint?: string;
}

export interface SelectProps<Value extends string> extends FieldProps {
  readonly value: Value;
  onChange(value: Value): void;
  /** A short, known list. For long ones there is Combobox. */
  readonly options: readonly SelectOption<Value>[];
}

/**
 * The browser's own select, drawn in our style where it can be (theme/select.css). Radix's writes a style element
 * through innerHTML, which our trusted types refuse (its Viewport, without which its arrow keys find no items).
 */
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
        <select
          {...control}
          className={`${boxClasses} truncate`}
          value={value}
          onChange={(event) => {
            const option = options.find((candidate) => candidate.value === event.target.value);
            if (option) onChange(option.value);
          }}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.hint ? `${option.label} · ${option.hint}` : option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
