import { X } from 'lucide-react';
import { Dialog as RadixDialog } from 'radix-ui';
import { type ReactNode, useRef } from 'react';
import { Button, IconButton } from './Button.tsx';
import { classNames } from './classNames.ts';

export interface DialogProps {
  readonly isOpen: boolean;
  onClose(): void;
  readonly title: string;
  readonly description?: ReactNode;
  readonly size?: 'small' | 'medium' | 'large';
  /** Buttons, the main one last. */
  readonly footer?: ReactNode;
  readonly children?: ReactNode;
}

const widths = { small: 'max-w-md', medium: 'max-w-xl', large: 'max-w-4xl' } as const;

export function Dialog({ isOpen, onClose, title, description, size = 'medium', footer, children }: DialogProps) {
  const content = useRef<HTMLDivElement>(null);
  return (
    <RadixDialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className="fixed inset-0 z-40 grid place-items-center overflow-y-auto bg-scrim p-4">
          <RadixDialog.Content
            {...(description ? {} : { 'aria-describedby': undefined })}
            ref={content}
            tabIndex={-1}
            onOpenAutoFocus={(event) => {
              event.preventDefault();
              firstOfBody(content.current)?.focus();
            }}
            className={classNames(
              'outline-none flex max-h-[calc(100dvh-2rem)] w-full animate-enter flex-col overflow-y-auto rounded-card border border-line bg-surface shadow-floating',
              widths[size],
            )}
          >
            <div className="sticky top-0 z-10 flex items-start justify-between gap-4 bg-surface px-5 pt-4 pb-1">
              <RadixDialog.Title className="font-serif text-[19px] leading-snug font-semibold">
                {title}
              </RadixDialog.Title>
              <RadixDialog.Close asChild>
                <IconButton label="Close" hasTooltip={false} icon={<X size={16} />} />
              </RadixDialog.Close>
            </div>
            {description && (
              <RadixDialog.Description asChild>
                <div className="px-5 pb-4 text-soft">{description}</div>
              </RadixDialog.Description>
            )}
            {children && (
              <div data-dialog-body="" className="px-5 pt-1 pb-5">
                {children}
              </div>
            )}
            {footer && (
              <div
                data-dialog-body=""
                className="sticky bottom-0 flex flex-wrap justify-end gap-2 border-t border-line bg-surface px-5 py-3"
              >
                {footer}
              </div>
            )}
          </RadixDialog.Content>
        </RadixDialog.Overlay>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}

/** The first field or button of what the dialog is about, rather than the cross that comes first in the document. */
function firstOfBody(content: HTMLElement | null): HTMLElement | null {
  return (
    content?.querySelector<HTMLElement>(
      '[data-dialog-body] :is(input, textarea, select, button, a[href], [tabindex="0"])',
    ) ?? content
  );
}

/** Asks before something that a person would not like to have done by mistake. The button is verb and noun. */
export function ConfirmDialog({
  isOpen,
  onClose,
  onConfirm,
  title,
  description,
  confirmLabel,
  isBusy = false,
  variant = 'danger',
}: {
  isOpen: boolean;
  onClose(): void;
  onConfirm(): void;
  title: string;
  description: ReactNode;
  confirmLabel: string;
  isBusy?: boolean;
  variant?: 'danger' | 'primary';
}) {
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={title}
      description={description}
      size="small"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant={variant} isBusy={isBusy} onClick={onConfirm}>
            {confirmLabel}
          </Button>
        </>
      }
    />
  );
}
