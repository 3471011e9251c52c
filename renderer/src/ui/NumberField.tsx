import { useState } from 'react';
import { boxClasses, Field, type FieldProps } from './Field.tsx';

export interface NumberFieldProps extends FieldProps {
  readonly value: number | null;
  onChange(value: number | null): void;
  readonly min?: number;
  readonly max?: number;
  /** Integers only by default; 0.01 for two decimals. */
  readonly step?: number;
  /** Behind the number, such as `%` or `rows`. */
  readonly unit?: string;
  readonly placeholder?: string;
}

/** A number or nothing. Takes a point or a comma as the decimal sign. Tells `onChange` only of numbers in range. */
export function NumberField({
  label,
  isLabelHidden = false,
  hint,
  error,
  value,
  onChange,
  min = Number.MIN_SAFE_INTEGER,
  max = Number.MAX_SAFE_INTEGER,
  step = 1,
  unit,
  placeholder,
}: NumberFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? (value === null ? '' : String(value));
  const problem = typed === null ? null : problemOf(typed, min, max, step);

  function change(text: string) {
    setTyped(text);
    if (problemOf(text, min, max, step) === null) onChange(readNumber(text));
  }

  return (
    <Field label={label} isLabelHidden={isLabelHidden} hint={hint} error={error ?? problem}>
      {(control) => (
        <div className="relative">
          <input
            {...control}
            type="text"
            inputMode={step < 1 ? 'decimal' : 'numeric'}
            autoComplete="off"
            placeholder={placeholder}
            className={`${boxClasses} text-right ${unit ? 'pr-12' : ''}`}
            value={shown}
            onChange={(event) => change(event.target.value)}
            onBlur={() => problem === null && setTyped(null)}
          />
          {unit && (
            <span className="pointer-events-none absolute inset-y-0 right-2.5 flex items-center text-small text-soft">
              {unit}
            </span>
          )}
        </div>
      )}
    </Field>
  );
}

function readNumber(text: string): number | null {
  const trimmed = text.trim().replace(',', '.').replace('−', '-');
  return trimmed === '' ? null : Number(trimmed);
}

function problemOf(text: string, min: number, max: number, step: number): string | null {
  const number = readNumber(text);
  if (number === null) return null;
  if (!Number.isFinite(number)) return 'Write a number.';
  if (number < min) return `Write ${min} or more.`;
  if (number > max) return `Write ${max} or less.`;
  if (Number.isInteger(step) && !Number.isInteger(number)) return 'Write a whole number.';
  return null;
}
