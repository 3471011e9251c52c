import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { useId } from 'react';
import { classNames } from './classNames.ts';
import { Kbd } from './Kbd.tsx';
import { Tooltip } from './Tooltip.tsx';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';

const variantClasses: Readonly<Record<ButtonVariant, string>> = {
  primary: 'border-accent bg-accent text-paper font-medium hover:brightness-110',
  secondary: 'border-line bg-surface text-ink hover:bg-hover',
  quiet: 'border-transparent bg-transparent text-soft hover:bg-hover hover:text-ink',
  danger: 'border-bad bg-surface text-bad font-medium hover:bg-bad-soft',
};

export function buttonClasses(variant: ButtonVariant, size: 'regular' | 'small'): string {
  return classNames(
    'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-control border text-control whitespace-nowrap transition-colors duration-150',
    size === 'small' ? 'h-7 px-2.5' : 'h-8 px-3',
    variantClasses[variant],
  );
}

type NativeProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled' | 'className' | 'children'>;

interface PressableProps extends NativeProps {
  /** Switches the button off and says why, as tooltip and to screen readers. */
  readonly disabledReason?: string | null | undefined;
  readonly ref?: Ref<HTMLButtonElement>;
}

/**
 * A button that is off stays focusable, because otherwise nobody who uses the keyboard could learn why it is off.
 */
function Pressable({
  disabledReason,
  className,
  children,
  onClick,
  type = 'button',
  'aria-describedby': describedBy,
  ...rest
}: PressableProps & { className: string; children: ReactNode }) {
  const reasonId = useId();
  if (!disabledReason) {
    return (
      <button type={type} className={className} onClick={onClick} aria-describedby={describedBy} {...rest}>
        {children}
      </button>
    );
  }
  return (
    <>
      <Tooltip content={disabledReason}>
        <button
          {...rest}
          type="button"
          className={classNames(className, 'cursor-not-allowed opacity-60 hover:brightness-100')}
          aria-disabled="true"
          aria-describedby={classNames(describedBy, reasonId)}
        >
          {children}
        </button>
      </Tooltip>
      <span id={reasonId} className="sr-only">
        {disabledReason}
      </span>
    </>
  );
}

export interface ButtonProps extends PressableProps {
  readonly children: ReactNode;
  readonly variant?: ButtonVariant;
  readonly size?: 'regular' | 'small';
  readonly icon?: ReactNode;
  /** Shown at the end of the button; the action registry does the listening. */
  readonly shortcut?: string;
  /** While its work is under way: off, and says so. */
  readonly isBusy?: boolean;
}

export function Button({
  children,
  variant = 'secondary',
  size = 'regular',
  icon,
  shortcut,
  isBusy = false,
  disabledReason,
  ...rest
}: ButtonProps) {
  return (
    <Pressable
      {...rest}
      aria-busy={isBusy || undefined}
      disabledReason={disabledReason ?? (isBusy ? 'It is being done at this moment.' : null)}
      className={buttonClasses(variant, size)}
    >
      {icon}
      {children}
      {shortcut && <Kbd shortcut={shortcut} />}
    </Pressable>
  );
}

export interface IconButtonProps extends PressableProps {
  /** What it does, for screen readers and as tooltip. */
  readonly label: string;
  readonly icon: ReactNode;
  /** False where the place says what it does, such as the cross of a dialog. */
  readonly hasTooltip?: boolean;
}

export function IconButton({ label, icon, disabledReason, hasTooltip = true, ...rest }: IconButtonProps) {
  const button = (
    <Pressable
      {...rest}
      aria-label={label}
      disabledReason={disabledReason}
      className="inline-flex size-8 shrink-0 items-center justify-center rounded-control text-soft transition-colors duration-150 hover:bg-hover hover:text-ink"
    >
      {icon}
    </Pressable>
  );
  return disabledReason || !hasTooltip ? button : <Tooltip content={label}>{button}</Tooltip>;
}
