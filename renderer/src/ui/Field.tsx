import { type ReactNode, useId } from 'react';

/** Classes of every box that takes text. */
export const boxClasses =
  'h-8 w-full min-w-0 rounded-control border border-edge bg-surface px-2.5 text-control text-ink outline-offset-1 aria-invalid:border-bad disabled:cursor-not-allowed disabled:opacity-60';

export interface FieldProps {
  readonly label: string;
  /** Keeps the label for screen readers only, where the place says what the field is. */
  readonly isLabelHidden?: boolean;
  readonly hint?: ReactNode;
  readonly error?: string | null | undefined;
}

interface ControlProps {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

/** Label above, hint or error below, and the ids that tie them to the control. */
export function Field({
  label,
  isLabelHidden = false,
  hint,
  error,
  children,
}: FieldProps & { children(control: ControlProps): ReactNode }) {
  const id = useId();
  const noteId = `${id}-note`;
  const hasNote = Boolean(error || hint);
  return (
    <div className="min-w-0">
      <label htmlFor={id} className={isLabelHidden ? 'sr-only' : 'mb-1 block text-control font-medium'}>
        {label}
      </label>
      {children({
        id,
        'aria-describedby': hasNote ? noteId : undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {hasNote && (
        <div id={noteId} className={error ? 'mt-1 text-small text-bad' : 'mt-1 text-small text-soft'}>
          {error ?? hint}
        </div>
      )}
    </div>
  );
}
