import type { Ref } from 'react';
import { boxClasses, Field, type FieldProps } from './Field.tsx';

export interface TextFieldProps extends FieldProps {
  readonly value: string;
  onChange(value: string): void;
  readonly placeholder?: string;
  readonly type?: 'text' | 'search';
  readonly maxLength?: number;
  readonly autoFocus?: boolean;
  readonly ref?: Ref<HTMLInputElement>;
  /** More than one line. */
  readonly rows?: number;
}

export function TextField({
  label,
  isLabelHidden,
  hint,
  error,
  value,
  onChange,
  type = 'text',
  rows,
  ref,
  ...rest
}: TextFieldProps) {
  return (
    <Field label={label} isLabelHidden={isLabelHidden ?? false} hint={hint} error={error}>
      {(control) =>
        rows ? (
          <textarea
            {...control}
            rows={rows}
            maxLength={rest.maxLength}
            placeholder={rest.placeholder}
            className={`${boxClasses} h-auto py-1.5`}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        ) : (
          <input
            {...control}
            {...rest}
            ref={ref}
            type={type}
            spellCheck={false}
            autoComplete="off"
            className={boxClasses}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        )
      }
    </Field>
  );
}
