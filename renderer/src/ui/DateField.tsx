import { boxClasses, Field, type FieldProps } from './Field.tsx';

export interface DateFieldProps extends FieldProps {
  /** `YYYY-MM-DD`, or null for none. */
  readonly value: string | null;
  onChange(value: string | null): void;
  readonly min?: string;
  readonly max?: string;
}

export function DateField({ label, isLabelHidden = false, hint, error, value, onChange, min, max }: DateFieldProps) {
  return (
    <Field label={label} isLabelHidden={isLabelHidden} hint={hint} error={error}>
      {(control) => (
        <input
          {...control}
          type="date"
          min={min}
          max={max}
          className={boxClasses}
          value={value ?? ''}
          onChange={(event) => onChange(event.target.value || null)}
        />
      )}
    </Field>
  );
}
